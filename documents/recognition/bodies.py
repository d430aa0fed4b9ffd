"""Who issued a letter: the names at the top left, parent first, wrapped lines joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from documents.recognition.header import Header
from documents.recognition.kind_names import kind_of_line
from documents.recognition.lines import Line, is_capitals, words_of
from documents.recognition.naming import in_sentence_case
from documents.recognition.numbers import NUMBER
from documents.recognition.symbols import body_key
from documents.recognition.values import Finding
from documents.recognition.vocabulary import BODY_HEADS, OPEN_NAMES

# Names that ask for more: what follows belongs to them even where it opens like a name.
_ENDS_OPEN = ("va", "cua", "ve", "cho")
_NOISE = re.compile(
    r"\W*|[\W_]*(?:den|cong van den|van ban den|du thao|hoa toc|thuong khan|khan|mat|toi mat|"
    r"tuyet mat|han che|luu hanh noi bo|(?:(?:so|ngay|chuyen)\s?:|so va ky hieu).{0,40})\W*"
)
_CONTACT = re.compile(
    r"\W*(?:dia chi|d/c|dien thoai|dt|tel|fax|email|e-mail|website|web|mst|ma so thue|hotline)\b"
)
_STOPS = re.compile(r"\W*(?:v/v|ve viec|v\.v|kinh\s?(?:gui|goi|moi)|gui:|noi nhan)")


@dataclass(frozen=True)
class _Name:
    text: str
    line: Line


def find_bodies(
    header: Header, known_bodies: Sequence[str]
) -> tuple[Finding[str] | None, Finding[str] | None]:
    """Return the issuing body and its parent, as the paper names them."""
    names = _group(_candidates(header.left))
    if not names:
        return _known_at_the_top(header, known_bodies), None
    body = names[-1]
    parent = names[-2] if len(names) > 1 else None
    return (
        _finding(body, parent, known_bodies),
        _finding(parent, None, known_bodies) if parent else None,
    )


def _candidates(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    after_number: list[Line] = []
    numbered = False
    for line in lines:
        match = NUMBER.match(line.folded) or _number_at_the_end(line)
        numbered = numbered or bool(match)
        if not match and (kind_of_line(line.text) or _STOPS.match(line.folded)):
            break
        name = line.cut(0, match.start()) if match else line
        if _is_name(name):
            (after_number if numbered and not match else found).append(name)
    return found or after_number


def _number_at_the_end(line: Line) -> re.Match[str] | None:
    match = re.search(r"\bs[o06]\s?[:;.]", line.folded)
    return match if match and is_capitals(line.text[: match.start()]) else None


def _is_name(line: Line) -> bool:
    text = line.text
    if line.is_blank or len(text) > 160 or _NOISE.fullmatch(line.folded):
        return False
    if _CONTACT.match(line.folded) or sum(map(str.isalpha, text)) < 3:
        return False
    return is_capitals(text, 0.7)


def _group(lines: Sequence[Line]) -> list[_Name]:
    names: list[_Name] = []
    for line in lines:
        text = re.sub(r"^[\W_]+|[^\w)]+$", "", line.text.replace("_", " "))
        if names and _belongs(names[-1].text, text):
            names[-1] = _Name(f"{names[-1].text} {text}", names[-1].line)
        elif text:
            names.append(_Name(text, line))
    return [name for name in names if len(name.text) > 2]


def _belongs(before: str, text: str) -> bool:
    folded, words = " ".join(words_of(before)), words_of(text)
    if folded in OPEN_NAMES or (folded.split()[-1:] and folded.split()[-1] in _ENDS_OPEN):
        return True
    if before.rstrip().endswith((",", "-", "–", "&")) or folded.endswith("bao hiem xa"):
        return True
    return not opens_a_name(" ".join(words))


def opens_a_name(folded: str) -> bool:
    """Say whether folded words open like the name of a body: `so`, `uy ban`, `cong ty`."""
    return any(folded == head or folded.startswith(f"{head} ") for head in BODY_HEADS)


def _finding(name: _Name, parent: _Name | None, known_bodies: Sequence[str]) -> Finding[str]:
    wholes = [name.text]
    if parent:
        wholes.insert(0, f"{name.text} {_region(parent.text)}")
    known = _known(wholes, known_bodies)
    opens = opens_a_name(" ".join(words_of(name.text)))
    value, confidence = known or (in_sentence_case(name.text), 0.9 if opens else 0.65)
    return Finding(value, confidence, name.line.place, name.text)


def _region(parent: str) -> str:
    """Return what a parent's name says of the region: `TỈNH SÔNG LAM` of `UBND TỈNH SÔNG LAM`."""
    match = re.search(r"(?i)\b(tỉnh|thành phố|tp\.?|huyện|quận|xã|phường)\s.+", parent)
    return match[0] if match else ""


def _known(names: Sequence[str], known_bodies: Sequence[str]) -> tuple[str, float] | None:
    """Return the known body that is named, exactly or but for the slips of a scan."""
    keys = {body_key(body): body for body in reversed(known_bodies) if body.strip()}
    wanted = [key for name in names if (key := body_key(name))]
    for key in wanted:
        if key in keys:
            return keys[key], 0.98
    best, value = 0.88, None
    for key in wanted:
        matcher = SequenceMatcher(b=key[:120], autojunk=False)
        for other, body in keys.items():
            if abs(len(other) - len(key)) > 6:
                continue
            matcher.set_seq1(other[:120])
            if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
                best, value = ratio, body
    return (value, best * 0.95) if value else None


def _known_at_the_top(header: Header, known_bodies: Sequence[str]) -> Finding[str] | None:
    for line in header.left[:6]:
        known = _known([line.text], known_bodies) if len(line.text) < 160 else None
        if known:
            return Finding(known[0], known[1] * 0.9, line.place, line.text)
    return None
