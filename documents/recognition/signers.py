"""Who signed: the capacity and title in capitals, and the name below or beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.recognition.header import is_on_the_right, starts_body
from documents.recognition.lines import Line, is_capitals, words_of
from documents.recognition.naming import title_in_sentence_case
from documents.recognition.values import Capacity, Finding
from documents.recognition.vocabulary import NOT_IN_NAMES, STAMPS, SURNAMES
from eoffice.lib.text import fold

_CAPACITIES = {
    "tm": Capacity.FOR_THE_COLLECTIVE,
    "kt": Capacity.FOR_THE_HEAD,
    "tl": Capacity.BY_ORDER,
    "tuq": Capacity.BY_DELEGATION,
    "q": Capacity.ACTING,
}
_CAPACITY = re.compile(
    r"\b(?P<mark>(?:t\.?m|k\.?t|t\.?l|tuq|t\.u\.q|q)(?=\s?[.,:])|[tk]\s?/\s?[mtl](?=\W))\s?[.,:]?\s?(?=\w)"
)
_TITLE = (
    r"(?:(?:pho|quyen)\s)?(?:tong giam doc|giam doc|chu tich(?: hoi dong \w+ \w+)?|bo truong"
    r"|thu truong"
    r"|chanh van phong|cuc truong|tong cuc truong|vu truong|chi cuc truong|truong phong|truong ban"
    r"|vien truong|chanh an|hieu truong|bi thu(?: thuong truc)?|chanh thanh tra|thu tuong"
    r"|tong thanh tra|vien truong|truong doan|cong chung vien|luat su|truong dai dien|tong bien tap"
    r"|tong kiem toan|truong chi nhanh|doi truong|chi huy truong|truong thue|dai dien|thong doc"
    r"|nguoi (?:lam|viet) don|nguoi de nghi|nguoi khieu nai|nguoi to cao|nguoi kien nghi"
    r"|nguoi viet)"
)
_TITLED = re.compile(rf"\b{_TITLE}(?![\w])(?P<rest>.{{0,60}})")
_DEGREES = re.compile(
    r"^(?:(?:pgs|gs|ts|ths|bs|ls|cn|ks|ckii|cki|dai ta|thuong ta|trung ta|thieu ta|thieu tuong|"
    r"ong|ba)[.\s]{1,2}){1,3}"
)
_SIGNED_BY = re.compile(
    r"\W{0,3}(?:nguoi ky|ky boi|duoc ky boi|signed by|ky so boi)\s?:\s?(?P<name>.{2,80})"
)
_BESIDE = re.compile(r"(?<=[.;:,)/])\s+(?P<name>[^\W\d_][^.;:,()]{3,40})$")
_FOOT = re.compile(r"\W{0,3}noi nhan")
MOST_LINES_BETWEEN = 14


@dataclass(frozen=True)
class Signer:
    name: Finding[str] | None = None
    title: Finding[str] | None = None
    capacity: Finding[Capacity] | None = None


@dataclass(frozen=True)
class _Block:
    """A title in capitals: the capacity's mark before it, and where it ends."""

    title: str
    capacity: Capacity | None
    line: Line
    end: int


def find_signer(lines: Sequence[Line], body_start: int) -> Signer:
    """Return the signer from the letter's foot, else from a digital signature's words."""
    if body_start >= len(lines) or not starts_body(lines[body_start]):
        body_start = 0
    foot = next((n for n in range(body_start, len(lines)) if _FOOT.match(lines[n].folded)), None)
    best: tuple[float, Signer] = (0.0, Signer())
    for block in _blocks(lines, body_start):
        name = _name_after(lines, block.end)
        score = _score(block, name, foot)
        if score > best[0]:
            best = (score, _signer(block, name))
    signer = best[1]
    if signer.name is None:
        return Signer(_signed_by(lines), signer.title, signer.capacity)
    return signer


def _blocks(lines: Sequence[Line], start: int) -> list[_Block]:
    blocks: list[_Block] = []
    index = start
    while index < len(lines):
        block = _block_at(lines, index)
        if block is None:
            index += 1
            continue
        blocks.append(block)
        index = block.end
    return blocks


def _block_at(lines: Sequence[Line], index: int) -> _Block | None:
    """Read the title that begins on a line, over up to four lines: TM., KT., then the title."""
    title, capacity, end, shown = "", None, index, lines[index]
    for number in range(index, min(index + 6, len(lines))):
        line = lines[number]
        if number > index and (line.is_blank or _is_small(line)):
            continue
        read = _title_of(line)
        if read is None:
            break
        mark, words = read
        if mark and (not title or mark is not Capacity.FOR_THE_COLLECTIVE):
            capacity = mark
        title, end, shown = words, number + 1, line
    return _Block(title, capacity, shown, end) if title else None


def _title_of(line: Line) -> tuple[Capacity | None, str] | None:
    text, folded = line.text, line.folded
    if len(text) > 220 or not any(character.isupper() for character in text):
        return None
    mark = _CAPACITY.search(folded)
    if mark and is_capitals(text[mark.start() :], 0.8):
        letters = re.sub(r"\W", "", mark["mark"])
        return _CAPACITIES[letters], text[mark.end() :].strip(" .,;")
    match = _TITLED.search(folded)
    if match is None:
        return None
    words = text[match.start() :].strip(" .,;:")
    head = text[: match.start()].rstrip()
    alone = not head or head.endswith((":", ";", ".", ",", ")"))
    citizen = fold(words).startswith("nguoi")
    if alone and (is_capitals(words, 0.85) or (citizen and not head and len(words) < 24)):
        return None, words
    return None


def _is_small(line: Line) -> bool:
    """Say whether a line is of the list of recipients, which may stand between title and name."""
    return bool(_FOOT.match(line.folded)) or line.text.startswith(("-", "+", "–", "•"))


def _name_after(lines: Sequence[Line], start: int) -> Finding[str] | None:
    for line in lines[start : start + MOST_LINES_BETWEEN]:
        if not is_on_the_right(line.place) and line.place and line.place.right < 0.5:
            continue
        name = as_name(line.text)
        if name:
            return Finding(name[0], name[1], line.place, line.text)
        beside = _BESIDE.search(line.text[-80:])
        name = as_name(beside["name"]) if beside else None
        if name and name[1] > 0.8:
            return Finding(name[0], name[1] - 0.05, line.place, line.text[:200])
    return None


def as_name(text: str) -> tuple[str, float] | None:
    """Return a person's full name without degrees, and how sure it is one."""
    if len(text) > 80:
        return None
    bare = text.strip(" .,;:-_|'\"*")
    degree = _DEGREES.match(fold(bare))
    bare = bare[degree.end() :] if degree else bare
    words, folded = bare.split(), words_of(bare)
    if not _may_be_a_name(words, folded) or _TITLED.search(fold(bare)):
        return None
    family = folded[0] in SURNAMES
    if is_capitals(bare):
        return (" ".join(word.capitalize() for word in words), 0.85) if family else None
    shaped = all(word[1:].islower() or "'" in word for word in words)
    sure = 0.93 if family and shaped else 0.6
    return (bare, sure) if shaped or family else None


def _may_be_a_name(words: Sequence[str], folded: Sequence[str]) -> bool:
    if not 2 <= len(words) <= 6 or sum(map(len, words)) > 40:
        return False
    if not all(word[:1].isupper() and word.replace("'", "").isalpha() for word in words):
        return False
    return not NOT_IN_NAMES.intersection(folded) and "".join(folded) not in STAMPS


def _score(block: _Block, name: Finding[str] | None, foot: int | None) -> float:
    score = 0.2 + (0.5 * name.confidence if name else 0.0) + (0.1 if block.capacity else 0.0)
    if foot is not None:
        distance = abs(block.end - foot)
        score += 0.6 if distance < 20 else 0.0
    if is_on_the_right(block.line.place) and block.line.place:
        score += 0.1
    return score


def _signer(block: _Block, name: Finding[str] | None) -> Signer:
    sure = name.confidence if name else 0.4
    evidence = block.line.text[:200]
    place = block.line.place
    title = Finding(title_in_sentence_case(block.title), sure, place, evidence)
    capacity = Finding(block.capacity, sure, place, evidence) if block.capacity else None
    return Signer(name, title, capacity)


def _signed_by(lines: Sequence[Line]) -> Finding[str] | None:
    for line in lines:
        match = _SIGNED_BY.match(line.folded) if len(line.text) < 200 else None
        name = as_name(line.text[match.start("name") :].split(",")[0]) if match else None
        if name:
            return Finding(name[0], min(name[1], 0.8), line.place, line.text)
    return None
