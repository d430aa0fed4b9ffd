"""Pictures of pages are made when first asked for, and kept."""

import io

import pytest
from django.test import RequestFactory
from PIL import Image

from eoffice.organization.models import Agency
from storage import renditions, serving
from storage.models import Rendition
from storage.reading import engine
from storage.renditions import PICTURE_WIDTH, NoPictureError
from tests.storage import papers
from tests.storage.conftest import bring

pytestmark = pytest.mark.both_vaults


def test_a_page_is_shown_as_a_picture(agency: Agency) -> None:
    version = bring(papers.make_pdf("Một", "Hai"), "a.pdf", agency)

    picture = renditions.picture_of(version, 2)

    with picture.open() as stream, Image.open(io.BytesIO(stream.read())) as image:
        assert (image.format, image.width) == ("WEBP", PICTURE_WIDTH)
    assert picture.page == 2


def test_a_picture_is_made_once(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)
    first = renditions.picture_of(version, 1)
    monkeypatch.setattr(engine, "picture", None)  # whoever calls it fails

    assert renditions.picture_of(version, 1) == first


@pytest.mark.parametrize("page", [0, 3, 99_999])
def test_a_page_that_is_not_there_has_no_picture(page: int, agency: Agency) -> None:
    version = bring(papers.make_pdf("Một", "Hai"), "a.pdf", agency)

    with pytest.raises(NoPictureError):
        renditions.picture_of(version, page)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_a_picture_is_its_own_page(kind: str, agency: Agency) -> None:
    content = papers.make_picture(kind, (2000, 1000))

    picture = renditions.picture_of(bring(content, f"a.{kind}", agency), 1)

    with picture.open() as stream, Image.open(io.BytesIO(stream.read())) as image:
        assert image.size == (PICTURE_WIDTH, PICTURE_WIDTH // 2)


def test_a_locked_file_has_no_picture(agency: Agency) -> None:
    version = bring(papers.make_encrypted_pdf(), "a.pdf", agency)

    with pytest.raises(NoPictureError):
        renditions.picture_of(version, 1)

    assert not Rendition.objects.exists()


def test_the_readers_browser_may_keep_a_picture_for_a_while(agency: Agency) -> None:
    picture = renditions.picture_of(bring(papers.make_pdf(), "a.pdf", agency), 1)

    first = serving.serve_picture(RequestFactory().get("/"), picture)
    again = serving.serve_picture(
        RequestFactory().get("/", headers={"If-None-Match": first["ETag"]}), picture
    )

    assert first["Cache-Control"] == "private, max-age=3600"
    assert (first.status_code, again.status_code) == (200, 304)
    first.close()
