"""State-secret marks in a letter: stamps are told from words that only speak of secrets."""

import re
from collections.abc import Sequence

from documents.recognition.bodies import opens_a_name
from documents.recognition.header import Header, cut_columns
from documents.recognition.lines import (
    LONGEST_LINE,
    Line,
    clean,
    is_capitals,
    is_near,
    skeleton,
    words_of,
)
from documents.recognition.values import Finding, Secrecy
from documents.recognition.vocabulary import SPEAKING_AFTER, SPEAKING_AT_THE_END, SPEAKING_BEFORE
from eoffice.lib.text import fold

LONGEST_HEAD_LINE = 240
_LEVELS = {
    "mat": Secrecy.MAT,
    "bimat": Secrecy.MAT,
    "bimatnhanuoc": Secrecy.MAT,
    "tailieumat": Secrecy.MAT,
    "vanbanmat": Secrecy.MAT,
    "toimat": Secrecy.TOI_MAT,
    "tailieutoimat": Secrecy.TOI_MAT,
    "tuyetmat": Secrecy.TUYET_MAT,
    "tailieutuyetmat": Secrecy.TUYET_MAT,
}
_LETTERS = {"a": Secrecy.TUYET_MAT, "b": Secrecy.TOI_MAT, "c": Secrecy.MAT}
_SHORT = {"m": Secrecy.MAT, "tm": Secrecy.TOI_MAT, "tum": Secrecy.TUYET_MAT}
_LEVEL = r"(?P<level>t[uo0]y[eo]t\s?mat|t[o0][i1l]\s?mat|mat|[abc])"
_LABELLED = re.compile(
    rf"\W{{0,4}}(?:muc\s|dau\s|ky hieu\s|loai\s)?(?:do|d0)\s(?:bao\s)?mat\s?[:;.]\s?"
    rf"\W{{0,3}}(?:{_LEVEL}|(?P<short>tum|tm|m))"
    r"(?!\s?\w)\W{0,3}(?:\d\W{0,2})?"
)
_TICKED = re.compile(rf"(?:[☒☑✓✔■]|\[[xX✓]\]|\([xX]\))\s?{_LEVEL}\b")
_STAMP = re.compile(r"\b(?P<level>t[uo0]y[eo]t\s?mat|t[o0][i1l]\s?mat|mat)\b")
_BRACKETED = re.compile(rf"[\[(|│【]\s?(?:(?:tai lieu|van ban|do|dau)\s)?{_LEVEL}\s?[\])|│】]")
_BOXED_LETTER = re.compile(r"[\[(|│\"“']?\s?(?P<level>[abc])\s?[\])|│\"”']?")
# What a scan gives for a letter of TỐI MẬT; TÚI MẬT and SỎI MẬT are something else.
_SLIPS = frozenset(("il", "it", "ij", "tf", "ti", "tl", "oc", "oe", "mn"))
_NUMBER_LINE = re.compile(r"\W{0,3}s[o06]\s?[:;.]?\s?[\w.]{0,8}\s?[/-]")
_ADDRESSED = re.compile(r"\W{0,3}kinh (?:gui|goi|moi|chuyen)")
# Words beside which MẬT is speech and no stamp: "bảo MẬT", "dấu MẬT", "MẬT độ", "MẬT mã".
_MAIL_SUBJECT = re.compile(r"\W{0,2}(?:subject|tieu de|chu de)\s?:\s?(?P<words>.{0,300})")


def find_mark(
    lines: Sequence[Line], header: Header, *, is_scan: bool = False, file_name: str = ""
) -> Finding[Secrecy] | None:
    """Return the highest state-secret mark of a letter, with what shows it."""
    found = [_named(file_name)]
    for index, line in enumerate(lines):
        before = lines[index - 1].text if index and lines[index - 1].page == line.page else ""
        in_header = line.page == 0 and index < header.end
        found.append(_in_line(line, before, in_header=in_header, is_scan=is_scan))
    marks = [mark for mark in found if mark]
    ranks = list(Secrecy)
    return max(marks, key=lambda mark: (ranks.index(mark.value), mark.confidence), default=None)


def find_mark_in_words(text: str) -> Finding[Secrecy] | None:
    """Return the mark in a few typed words, such as a subject: `(MẬT) Báo cáo …`, `Độ mật: A`."""
    line = Line(clean(text[:LONGEST_LINE]))
    return (
        _standing_alone(line, "", in_header=True, is_scan=False)
        or _labelled(line)
        or _bracketed(line)
        or _leading(line)
    )


def _in_line(line: Line, before: str, *, in_header: bool, is_scan: bool) -> Finding[Secrecy] | None:
    kept = cut_columns(line)[0] if in_header else line
    if kept is None or not (in_header or "mat" in kept.folded):
        return None
    line = kept
    found = _standing_alone(line, before, in_header=in_header, is_scan=is_scan) or _labelled(line)
    if found or not in_header:
        return found
    mail = _MAIL_SUBJECT.match(line.folded)
    if mail:
        return find_mark_in_words(line.text[mail.start("words") :])
    if len(line.text) > LONGEST_HEAD_LINE:
        return None
    return _bracketed(line) or _beside(line, before) or _letter(line, is_scan=is_scan)


def _standing_alone(
    line: Line, before: str, *, in_header: bool, is_scan: bool
) -> Finding[Secrecy] | None:
    words = line.text.split()
    if len(line.text) > 40 or not is_capitals(line.text, 0.6):
        return _titled(line, before) if in_header and len(line.text) < 24 else None
    trimmed = _without_specks(words) if is_scan or in_header else words
    level = _level(skeleton(" ".join(trimmed)), lenient=is_scan or in_header)
    if level is None or _goes_on(before):
        return None
    letters = skeleton(line.text)
    if len(letters) > len("tuyetmat") + 2 and not in_header:
        return None
    if not in_header and not _is_spelled_so(line.text):
        return None
    return _finding(level, line, 0.97 if in_header else 0.85)


def _titled(line: Line, before: str) -> Finding[Secrecy] | None:
    """Read `Mật`, `Tối mật` alone on a line of the header, where no sentence goes on."""
    level = _LEVELS.get(skeleton(line.text))
    if level is None or not line.text.strip('([|│"“ ')[:1].isupper() or _goes_on(before):
        return None
    return _finding(level, line, 0.8) if _is_spelled_so(line.text) else None


def _level(letters: str, *, lenient: bool) -> Secrecy | None:
    exact = _LEVELS.get(letters)
    if exact or not lenient:
        return exact
    if is_near(letters, "tuyetmat"):
        return Secrecy.TUYET_MAT
    slips = [pair for pair in zip("toimat", letters, strict=False) if pair[0] != pair[1]]
    slipped = len(letters) == len("toimat") and len(slips) == 1 and "".join(slips[0]) in _SLIPS
    return Secrecy.TOI_MAT if slipped else None


def _is_spelled_so(text: str) -> bool:
    """Say whether the vowel of the last syllable can be ậ: not MẮT, MẶT, MẤT."""
    accented = [character for character in text.casefold() if fold(character) == "a"]
    return bool(accented) and accented[-1] in {"ậ", "a", "â", "ạ"}


def _labelled(line: Line) -> Finding[Secrecy] | None:
    text = line.folded
    match = _LABELLED.fullmatch(text)
    if match:
        level = _SHORT[match["short"]] if match["short"] else _level_of(match["level"])
        return _finding(level, line, 0.97)
    if "mat" in text[:30] and (ticked := _TICKED.search(text)):
        return _finding(_level_of(ticked["level"]), line, 0.97)
    return None


def _bracketed(line: Line) -> Finding[Secrecy] | None:
    """Read `(MẬT)`, `[Tối mật]` beside other words; single letters only after the number."""
    for match in _BRACKETED.finditer(line.folded):
        level = match["level"]
        raw = line.text[match.start("level") : match.end("level")]
        before = words_of(line.text[: match.start()])
        if len(level) == 1 or not raw[:1].isupper() or (before and before[-1] in SPEAKING_BEFORE):
            continue
        return _finding(_level_of(level), line, 0.9)
    return None


def _leading(line: Line) -> Finding[Secrecy] | None:
    match = _STAMP.match(line.folded)
    if not match or not is_capitals(match[0] and line.text[: match.end()], 1):
        return None
    rest = line.text[match.end() :]
    speaks = (words_of(rest) or [""])[0] in SPEAKING_AFTER
    return None if speaks or is_capitals(rest) else _finding(_level_of(match["level"]), line, 0.9)


def _beside(line: Line, before: str) -> Finding[Secrecy] | None:
    """Read a stamp that the order of the text has put on a line with a piece of the header."""
    for match in _STAMP.finditer(line.folded):
        stamp = line.text[match.start() : match.end()]
        head, tail = line.text[: match.start()], line.text[match.end() :]
        if not (is_capitals(stamp, 1) and _is_spelled_so(stamp)) or _speaks(head, tail):
            continue
        if not words_of(head) and _goes_on(before):
            continue
        if _is_header_piece(head, tail):
            return _finding(_level_of(match["level"]), line, 0.85)
    return None


def _speaks(head: str, tail: str) -> bool:
    last, following = (words_of(head) or [""])[-1], (words_of(tail) or [""])[0]
    quoted = head.rstrip().endswith(('"', "“", "'", "‘")) or tail.lstrip().startswith((",", ";"))
    urgent = words_of(tail)[:2] == ["hoa", "toc"]
    return quoted or last in SPEAKING_BEFORE or (following in SPEAKING_AFTER and not urgent)


def _is_header_piece(head: str, tail: str) -> bool:
    """Say whether number, addressee or a name in capitals stands beside the stamp."""
    if bool(words_of(head)) == bool(words_of(tail)):
        return bool(_NUMBER_LINE.match(fold(head))) and bool(words_of(head))
    rest = fold((head + tail).strip(" /-–|.,;:"))
    if _NUMBER_LINE.match(rest) or _ADDRESSED.match(rest):
        return True
    if skeleton(rest) in {"khan", "thuongkhan", "hoatoc"}:
        return True
    if rest.startswith(("ban so", "v/v", "ve viec", "doc lap", "cong hoa")):
        return True
    return is_capitals(head + tail) and opens_a_name(rest) and "mat" not in rest


def _letter(line: Line, *, is_scan: bool) -> Finding[Secrecy] | None:
    """Read the letter stamps A, B, C; alone in a scan they may be specks unless boxed."""
    match = _BOXED_LETTER.fullmatch(line.folded)
    if match is None or not any(character.isupper() for character in line.text):
        return None
    boxed = len(line.text.replace(" ", "")) >= 3
    if not boxed and (is_scan or len(line.text) > 1):
        return None
    return _finding(_LETTERS[match["level"]], line, 0.8 if boxed else 0.6)


def _named(file_name: str) -> Finding[Secrecy] | None:
    """Read a mark that the file's own name carries: `15-BC-UBND (MẬT).pdf`, `TUYET MAT_02.docx`."""
    stem = clean(file_name[-LONGEST_HEAD_LINE:]).rsplit(".", 1)[0]
    text = re.sub(r"[_\-]+", " ", stem).strip()
    line = Line(text)
    found = _bracketed(line)
    if found:
        return found
    for match in _STAMP.finditer(line.folded):
        stamp, edge = match[0], match.start() == 0 or match.end() == len(text)
        before = (words_of(text[: match.start()]) or [""])[-1]
        certain = stamp != "mat" or text[match.start() : match.end()] == "MẬT"
        following = (words_of(text[match.end() :]) or [""])[0]
        if edge and certain and before not in SPEAKING_BEFORE and following not in SPEAKING_AFTER:
            return _finding(_level_of(stamp), line, 0.8)
    return None


def _without_specks(words: list[str]) -> list[str]:
    """Leave out single characters around the stamp: the scan of its frame."""
    long = [index for index, word in enumerate(words) if len(word.strip(".,:;'|[]()_-")) > 1]
    return words[long[0] : long[-1] + 1] if long else words


def _goes_on(before: str) -> bool:
    """Say whether the line before ends in words that a following `MẬT` would complete."""
    words = words_of(before)
    ended = before.rstrip().endswith((".", ";", ":"))
    return bool(words) and not ended and words[-1] in SPEAKING_AT_THE_END


def _level_of(level: str) -> Secrecy:
    letters = skeleton(level)
    if len(letters) == 1:
        return _LETTERS[letters]
    if letters.endswith("mat") and len(letters) > 6:
        return Secrecy.TUYET_MAT
    return Secrecy.TOI_MAT if len(letters) > 3 else Secrecy.MAT


def _finding(level: Secrecy, line: Line, confidence: float) -> Finding[Secrecy]:
    return Finding(level, confidence, line.place, line.text[:200])
