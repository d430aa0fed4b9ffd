"""Files that are broken at random are refused with a sentence, or read to a named end."""

import io
import random
from pathlib import Path

import pytest

from storage import kinds
from storage.checking import UploadRefusedError, check
from storage.reading import engine
from storage.reading.limits import Limits, Outcome, Tools
from tests.storage import papers

WHOLE = {
    "a.pdf": papers.make_form("15"),
    "a.docx": papers.make_docx(cells=["Số: 15", "Hai"], head="SỞ TƯ PHÁP"),
    "a.xlsx": papers.make_xlsx([["Số", 15]]),
    "a.pptx": papers.make_pptx("Một", "Hai"),
    "a.odt": papers.make_odt("<text:p>Một</text:p>"),
    "a.png": papers.make_picture("PNG"),
    "a.tif": papers.make_picture("TIFF"),
    "a.webp": papers.make_picture("WEBP"),
    "a.eml": papers.make_eml("Kính gửi"),
    "a.txt": papers.LETTER.encode(),
}


def broken(content: bytes, chance: random.Random) -> bytes:
    """Change some bytes, drop a piece, or say a piece twice."""
    changed = bytearray(content)
    for _change in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    start = chance.randrange(len(changed))
    piece = changed[start : start + chance.randint(1, 400)]
    return bytes(changed[:start] + piece * chance.choice([0, 1, 2]) + changed[start + len(piece) :])


@pytest.mark.parametrize("name", WHOLE)
def test_at_the_door_a_broken_file_is_kept_or_refused_in_words(name: str) -> None:
    chance = random.Random(name)
    for _try in range(400):
        answer = answer_to(broken(WHOLE[name], chance), name)

        assert kinds.find_by_type(answer) or answer.endswith(".")


def answer_to(content: bytes, name: str) -> str:
    try:
        return check(io.BytesIO(content), name=name)
    except UploadRefusedError as refused:
        return refused.reason


@pytest.mark.parametrize("name", WHOLE)
def test_reading_a_broken_file_ends(name: str, tmp_path: Path) -> None:
    kind = kinds.find_by_ending(name.rpartition(".")[2])
    assert kind is not None
    chance = random.Random(name)
    for _try in range(12):
        path = papers.put(tmp_path, name, broken(WHOLE[name], chance))

        reading = engine.read(path, kind.media_type, limits=Limits(seconds=20), tools=Tools())

        assert reading.outcome in set(Outcome)
        assert reading.outcome not in {Outcome.TOOK_TOO_LONG, Outcome.TOO_MUCH_OUTPUT}
        assert reading.network_shut
