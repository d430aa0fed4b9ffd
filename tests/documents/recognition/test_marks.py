"""State secrets: every stamp is seen, and no speech about secrets is taken for one."""

import sys

import pytest

from documents.recognition.engine import recognise
from documents.recognition.marks import find_mark_in_words
from documents.recognition.values import Secrecy
from storage.reading.values import LinePlace, PageText
from tests.documents.recognition import speech


def secrecy_of(text: str, *, is_scan: bool = False, file_name: str = "") -> Secrecy | None:
    return recognise([PageText(text)], is_scan=is_scan, file_name=file_name).secrecy


@pytest.mark.parametrize("is_scan", [False, True])
@pytest.mark.parametrize(("stamp", "level"), speech.STAMPS)
def test_a_stamp_above_the_addressee_is_seen(stamp: str, level: str, *, is_scan: bool) -> None:
    if is_scan and stamp in {"A", "B", "C"}:
        pytest.skip("a single letter without a frame may be a speck of a scan")

    assert secrecy_of(speech.paper(stamp=stamp), is_scan=is_scan) == level


@pytest.mark.parametrize(("stamp", "level"), speech.SCANNED_STAMPS)
def test_a_stamp_is_seen_through_the_noise_of_a_scan(stamp: str, level: str) -> None:
    assert secrecy_of(speech.paper(stamp=stamp), is_scan=True) == level


@pytest.mark.parametrize(("stamp", "level"), speech.STAMPS[:3])
def test_a_stamp_at_the_very_top_or_on_a_later_page_is_seen(stamp: str, level: str) -> None:
    assert secrecy_of(f"{stamp}\n{speech.paper()}") == level
    assert recognise([PageText(speech.paper()), PageText(f"PHỤ LỤC\n{stamp}")]).secrecy == level


@pytest.mark.parametrize(("number", "level"), speech.NUMBER_LINES)
def test_a_stamp_beside_the_number_is_seen(number: str, level: str) -> None:
    assert secrecy_of(speech.paper(number=number)) == level


@pytest.mark.parametrize(("name", "level"), speech.FILE_NAMES)
def test_a_mark_in_the_file_name_is_seen(name: str, level: str) -> None:
    assert secrecy_of(speech.paper(), file_name=name) == level


@pytest.mark.parametrize("level", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_mark_in_the_subject_of_a_mail_is_seen(level: str) -> None:
    text = f"From: a@b.example\nTo: c@d.example\nSubject: [{level}] Báo cáo\n\nKính gửi Sở."

    assert secrecy_of(text) == level


@pytest.mark.parametrize("is_scan", [False, True])
@pytest.mark.parametrize("sentence", speech.SPEECH)
def test_speech_in_the_body_is_no_stamp(sentence: str, *, is_scan: bool) -> None:
    text = speech.paper(body=sentence)

    assert secrecy_of(text, is_scan=is_scan) is None


@pytest.mark.parametrize("sentence", [s for s in speech.SPEECH if s not in {"KHOA MẮT", "MẤT"}])
def test_speech_in_the_head_is_no_stamp(sentence: str) -> None:
    assert secrecy_of(speech.paper(stamp=sentence)) is None


@pytest.mark.parametrize("about", speech.SUBJECTS)
def test_a_subject_about_secrets_is_no_stamp(about: str) -> None:
    assert secrecy_of(speech.paper(about=about)) is None
    assert find_mark_in_words(about) is None


@pytest.mark.parametrize("title", speech.TITLES)
def test_a_title_about_secrets_is_no_stamp(title: str) -> None:
    text = speech.paper(number="Số: 15/QĐ-STP", about=f"QUYẾT ĐỊNH\n{title}")

    assert secrecy_of(text) is None


@pytest.mark.parametrize("name", speech.INNOCENT_FILE_NAMES)
def test_an_innocent_file_name_is_no_mark(name: str) -> None:
    assert secrecy_of(speech.paper(), file_name=name) is None


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("MẬT", "MẬT"),
        ("(TỐI MẬT) Báo cáo tình hình", "TỐI MẬT"),
        ("[Mật] Báo cáo tình hình", "MẬT"),
        ("TUYỆT MẬT - Kế hoạch diễn tập", "TUYỆT MẬT"),
        ("Độ mật: A", "TUYỆT MẬT"),
    ],
)
def test_a_mark_typed_into_a_subject_is_seen(words: str, level: str) -> None:
    found = find_mark_in_words(words)

    assert found is not None
    assert found.value == level


def test_the_highest_of_several_marks_counts() -> None:
    assert secrecy_of(speech.paper(stamp="MẬT\nTUYỆT MẬT")) is Secrecy.TUYET_MAT


def test_the_mark_says_where_it_stands() -> None:
    text = "TỐI MẬT"
    page = PageText(text, 595, 842, (LinePlace(0, len(text), 0.1, 0.2, 0.3, 0.25),))

    mark = recognise([page]).secret_mark

    assert mark is not None
    assert mark.place is not None
    assert (mark.place.page, mark.place.left, mark.place.bottom) == (0, 0.1, 0.25)
    assert mark.evidence == text


def test_nothing_is_missed_and_nothing_is_seen_in_vain(capsys: pytest.CaptureFixture[str]) -> None:
    stamps = [*speech.STAMPS, *speech.SCANNED_STAMPS]
    framed = [(s, level) for s, level in stamps if s not in {"A", "B", "C"}]
    missed = [s for s, level in framed if secrecy_of(speech.paper(stamp=s), is_scan=True) != level]
    false = [s for s in speech.SPEECH if secrecy_of(speech.paper(body=s))]

    with capsys.disabled():
        sys.stdout.write(
            f"\nsecrecy: {len(framed)} stamps, missed {missed}; "
            f"{len(speech.SPEECH)} phrases, taken for stamps {false}\n"
        )
    assert (missed, false) == ([], [])
    assert len(speech.SPEECH) >= 60
