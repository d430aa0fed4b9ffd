"""What a server does not do is told to operators: by command, on their page, before the start."""

import io

import pytest
from django.core.checks import CheckMessage
from django.core.management import CommandError, call_command
from django.utils import translation
from pytest_django.fixtures import Settings

from eoffice.administration.checks import Check
from storage import checks, health
from storage.backends.s3.client import Bucket
from storage.backends.s3.place import Place
from storage.backends.s3.vault import S3Vault
from tests.factories import MORNING
from tests.storage.backends.s3.servers import drop
from tests.storage.stores import empty, place_of, use, use_second, with_wrong_key


def run(settings: Settings, place: Place) -> str:
    use(place, settings, ready=False)
    out = io.StringIO()
    call_command("check-storage", stdout=out)
    return out.getvalue()


def check(kind: str = "vault") -> Check:
    with translation.override("en"):
        look = health.check_vault if kind == "vault" else health.check_copies
        found = look(MORNING)
        return Check(str(found.sentence), found.tone, str(found.advice))


def test_the_operator_is_told_what_the_server_does(place: Place, settings: Settings) -> None:
    said = run(settings, place)

    assert "The bucket was made." in said
    assert "It locks what it is asked to lock: a deletion was tried and refused." in said
    assert "It does what settings ask of it." in said
    assert "The second store is on no S3 server." in said


def test_the_operator_is_told_of_a_lock_that_is_none(
    place: Place, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.S3_RETENTION_DAYS = 3650
    drop(monkeypatch, "x-amz-object-lock")

    said = run(settings, place)

    assert "does NOT lock: a deletion went through." in said
    assert "whoever has its keys can delete them." in said


@pytest.mark.minio
def test_encryption_that_stops_everything_ends_the_command(settings: Settings) -> None:
    settings.S3_SSE = "AES256"
    place = place_of("minio")

    with pytest.raises(CommandError, match="cannot be kept"):
        run(settings, place)

    empty(S3Vault(place))


def test_a_wrong_key_is_told_to_the_operator(place: Place, settings: Settings) -> None:
    with pytest.raises(CommandError, match=r"AccessDenied|SignatureDoesNotMatch"):
        run(settings, with_wrong_key(place))


@pytest.mark.django_db
def test_the_page_of_operations_says_that_all_is_well(place: Place, settings: Settings) -> None:
    use(place, settings)

    assert check() == Check("The store of the files answers and does what settings ask of it.")


@pytest.mark.django_db
def test_the_page_of_operations_tells_of_a_lock_that_is_none(
    place: Place, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(place, settings)
    settings.S3_RETENTION_DAYS = 3650
    drop(monkeypatch, "x-amz-object-lock")
    settings.STORAGES = dict(settings.STORAGES)  # a vault that reads the settings anew

    assert check().tone == "amber"
    assert "says nothing, and does not" in str(check().sentence)


@pytest.mark.django_db
def test_the_page_of_operations_tells_of_a_bucket_that_is_missing(
    place: Place, settings: Settings
) -> None:
    use(place, settings, ready=False)

    assert check().tone == "red"
    assert "no bucket" in str(check().sentence)


@pytest.mark.django_db
def test_the_page_of_operations_tells_of_a_server_that_refuses_us(
    place: Place, settings: Settings
) -> None:
    use(with_wrong_key(place), settings, ready=False)

    assert check().tone == "red"
    assert "refuses us" in str(check().sentence)


@pytest.mark.django_db
def test_the_page_of_operations_tries_the_lock_now_and_then_only(
    place: Place, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(place, settings)
    check()
    monkeypatch.setattr(Bucket, "put", lambda *_arguments: pytest.fail("It was tried again."))

    assert check().tone == "green"


@pytest.mark.django_db
def test_without_a_second_store_that_is_said() -> None:
    assert check("copies") == Check("There is no second store; the backup has the only copy.")


@pytest.mark.django_db
def test_a_second_store_that_has_everything_is_in_order(place: Place, settings: Settings) -> None:
    use_second(place, settings)

    assert check("copies") == Check("The second store has every copy.")


# What `check --deploy` says


def deploy() -> list[CheckMessage]:
    return checks.check_stores(None)


def test_a_folder_needs_no_check() -> None:
    assert deploy() == []


def test_a_server_in_order_gives_no_message(place: Place, settings: Settings) -> None:
    use(place, settings)
    use_second(place, settings)

    assert deploy() == []


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("S3_ENDPOINT", "s3.example.gov.vn", "storage.E001"),
        ("S3_ENDPOINT", "ftp://s3.example.gov.vn", "storage.E001"),
        ("S3_ENDPOINT", "https://s3.example.gov.vn/vault", "storage.E001"),
        ("S3_SECRET_KEY", "", "storage.E002"),
        ("S3_SSE", "aes", "storage.E003"),
    ],
)
def test_wrong_settings_are_told_without_asking_a_server(
    settings: Settings, name: str, value: str, message: str
) -> None:
    settings.S3_ENDPOINT = "http://127.0.0.1:9"
    settings.S3_ACCESS_KEY = settings.S3_SECRET_KEY = "key"
    setattr(settings, name, value)

    assert [one.id for one in deploy()] == [message]


def test_a_server_that_does_not_answer_is_told(settings: Settings) -> None:
    settings.S3_ENDPOINT = "http://127.0.0.1:9"
    settings.S3_ACCESS_KEY = settings.S3_SECRET_KEY = "key"

    assert [one.id for one in deploy()] == ["storage.E004"]


def test_a_bucket_that_is_missing_is_told(place: Place, settings: Settings) -> None:
    use(place, settings, ready=False)

    assert [one.id for one in deploy()] == ["storage.E005"]


def test_a_lock_that_is_none_is_told(
    place: Place, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(place, settings)
    settings.S3_RETENTION_DAYS = 3650
    drop(monkeypatch, "x-amz-object-lock")

    assert [one.id for one in deploy()] == ["storage.W002"]


def test_files_that_pass_in_the_clear_are_told(
    place: Place, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(place, settings)
    monkeypatch.setattr(checks, "_OUR_OWN", set())

    assert [one.id for one in deploy()] == ["storage.W001"]
