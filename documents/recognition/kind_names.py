"""The kinds of document as papers name them, and the abbreviations their symbols carry."""

from documents.kinds import KINDS, LETTER
from documents.recognition.lines import is_capitals, is_near, skeleton

_SKELETONS = sorted(
    ((skeleton(kind.name), kind) for kind in KINDS if kind is not LETTER),
    key=lambda pair: -len(pair[0]),
)
_LONGEST_TITLE = 200
_WRITTEN = {kind.abbreviation or LETTER.code: kind.code for kind in (*KINDS, LETTER)}
_EXACT = {written.casefold(): code for written, code in _WRITTEN.items()}
_BY_SKELETON = {skeleton(written): code for written, code in _WRITTEN.items()}


def kind_of_line(text: str) -> tuple[str, str] | None:
    """Return the code and the words after the name, where a line opens with a kind's name."""
    if not is_capitals(text[:10], 0.6):
        return None
    text = text[:_LONGEST_TITLE]
    words = text.split()
    for letters, kind in _SKELETONS:
        count = len(kind.name.split())
        if skeleton(" ".join(words[:count])) == letters:
            return (kind.code, " ".join(words[count:]).strip(" :.*-_"))
    whole = skeleton(text)
    for letters, kind in _SKELETONS:
        if whole == letters or (len(letters) >= 8 and is_near(whole, letters)):
            return (kind.code, "")
    return None


def kind_of_abbreviation(group: str) -> str | None:
    """Return the kind whose abbreviation a symbol opens with: exact, or as a scan gives it."""
    return _EXACT.get(group.casefold()) or _BY_SKELETON.get(skeleton(group))
