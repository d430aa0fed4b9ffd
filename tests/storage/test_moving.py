"""`eoffice move-vault` takes an office to an S3 server and back, and goes on where it stopped."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage import actions, renditions
from storage.backends.base import VaultUnavailableError
from storage.backends.filesystem import FileSystemVault
from storage.backends.s3.client import Bucket
from storage.backends.s3.place import Place
from storage.backends.s3.vault import S3Vault
from storage.models import AttachmentRole, FileVersion
from storage.tasks import take_away
from storage.vault import vault
from tests.factories import MORNING, create_thing
from tests.storage import papers
from tests.storage.backends.test_filesystem import files_in
from tests.storage.conftest import bring, overwrite
from tests.storage.stores import SERVERS, empty, place_of, use

LINES = ("Một", "Hai", "Ba")


@pytest.fixture(params=SERVERS)
def place(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Place]:
    """A bucket that the command is told of, and the office is not."""
    found = place_of(request.param)
    settings.S3_ENDPOINT = found.endpoint
    settings.S3_BUCKET = found.bucket
    settings.S3_ACCESS_KEY = found.access_key
    settings.S3_SECRET_KEY = found.secret_key
    yield found
    empty(S3Vault(found))


@pytest.fixture
def letters(agency: Agency) -> list[FileVersion]:
    """Three letters of one office, in the folder."""
    return [bring(papers.make_pdf(line), "a.pdf", agency) for line in LINES]


def move(*options: str) -> str:
    out = io.StringIO()
    call_command("move-vault", *options, stdout=out, stderr=out)
    return out.getvalue()


def test_an_office_moves_to_a_server_and_reads_everything_there(
    letters: list[FileVersion], place: Place, settings: Settings
) -> None:
    contents = [letter.content() for letter in letters]
    picture = renditions.picture_of(letters[0], 1)

    assert "4 files were copied and verified; 0 were there already." in move()

    use(place, settings, ready=False)
    assert isinstance(vault(), S3Vault)
    assert [letter.content() for letter in letters] == contents
    with picture.open_verified() as stream:
        assert len(stream.read()) == picture.size
    call_command("verify-storage", stdout=io.StringIO())


def test_nothing_is_taken_from_where_it_was(
    letters: list[FileVersion], place: Place, vault_folder: Path
) -> None:
    move()

    assert isinstance(vault(), FileSystemVault)
    assert len(files_in(vault_folder)) == 3
    assert all(vault().is_whole(letter.blob) for letter in letters)


def test_a_second_run_takes_what_came_meanwhile(
    letters: list[FileVersion], place: Place, agency: Agency
) -> None:
    move()
    late = bring(papers.make_pdf("Bốn"), "b.pdf", agency)

    assert "1 files were copied and verified; 3 were there already." in move()
    assert S3Vault(place).is_whole(late.blob)


def test_a_move_that_broke_off_goes_on_where_it_stopped(
    letters: list[FileVersion], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Bucket.put
    sent: list[str] = []

    def put_twice(bucket: Bucket, key: str, body: bytes, headers: dict[str, str]) -> str | None:
        if len(sent) == 2:
            raise VaultUnavailableError("The cable was pulled.")
        sent.append(key)
        return put(bucket, key, body, headers)

    monkeypatch.setattr(Bucket, "put", put_twice)
    with pytest.raises(CommandError, match="run it again and it goes on"):
        move()
    monkeypatch.undo()

    assert "1 files were copied and verified; 2 were there already." in move()
    assert all(S3Vault(place).is_whole(letter.blob) for letter in letters)


def test_what_is_damaged_is_named_and_left_and_the_rest_is_taken(
    letters: list[FileVersion], place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    overwrite(letters[1].blob, b"others")

    with pytest.raises(CommandError, match="1 files are damaged"):
        call_command("move-vault")

    assert f"{letters[1].blob} is damaged where it lies." in capsys.readouterr().out
    server = S3Vault(place)
    assert set(server.names()) == {letters[0].blob, letters[2].blob}


def test_what_was_disposed_of_between_two_runs_goes_on_the_server_too(
    letters: list[FileVersion], place: Place, agency: Agency
) -> None:
    move()
    thing = create_thing(agency)
    actions.attach(letters[0], thing=thing, role=AttachmentRole.MAIN)
    actions.dispose(thing, at=MORNING)
    take_away.func(blob=letters[0].blob)

    assert "1 files that were disposed of went there too." in move()
    assert set(S3Vault(place).names()) == {letters[1].blob, letters[2].blob}


def test_an_office_moves_back_to_a_folder(
    place: Place, settings: Settings, agency: Agency, vault_folder: Path
) -> None:
    use(place, settings)
    letter = bring(papers.make_pdf(), "a.pdf", agency)
    assert files_in(vault_folder) == []

    assert "1 files were copied and verified" in move("--to-folder")

    settings.S3_ENDPOINT = ""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "storage.backends.filesystem.FileSystemVault"},
    }
    assert isinstance(vault(), FileSystemVault)
    assert letter.content().startswith(b"%PDF")


def test_a_move_to_nowhere_is_told() -> None:
    with pytest.raises(CommandError, match="S3_ENDPOINT names no server"):
        move()


def test_a_server_that_does_not_answer_is_told(settings: Settings) -> None:
    settings.S3_ENDPOINT = "http://127.0.0.1:9"
    settings.S3_ACCESS_KEY = settings.S3_SECRET_KEY = "key"

    with pytest.raises(CommandError, match="does not answer"):
        move()
