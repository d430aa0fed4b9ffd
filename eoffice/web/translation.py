"""Catalogues of translations, kept with Python alone: found in code, merged, checked, compiled.

The machine of an office has no gettext programs. What these would do is done with Django's
`templatize`, which makes a template readable, and with babel's extractor and its .po and .mo files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGES = ("eoffice", "documents", "meetings", "search", "storage")
LOCALE = "vi"

# Which arguments of each function are the message, its plural, and ("c") its context.
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_HEADER = (
    f'msgid ""\nmsgstr ""\n"Language: {LOCALE}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
)
# A "#" outside quotes: what stands after it was a comment of the template.
_COMMENT = re.compile(r"""^((?:[^'"#]|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")*)#.*$""")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")

Text = str | tuple[str, str]  # a message, or one with its plural
Key = tuple[str, Text]  # the context, empty for none, and the text


@dataclass(frozen=True, order=True)
class Problem:
    """Something that keeps a catalogue from being whole, and the message it is about."""

    package: str
    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.package}: {self.kind}: {self.message!r}"


def catalogue_of(root: Path, package: str) -> Path:
    """Return where the catalogue of a package lies below the root of the checkout."""
    return root / package / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def messages_in(folder: Path) -> set[Key]:
    """Find every message for people in the modules and templates below a folder."""
    found: set[Key] = set()
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            found.update(_messages(path.read_bytes()))
    for suffix in ("*.html", "*.txt"):
        for path in sorted(folder.glob(f"**/templates/**/{suffix}")):
            found.update(_messages(_as_code(path)))
    return found


def update(root: Path, package: str) -> bool:
    """Bring a catalogue up to date: what is new is added empty, what is gone is removed.

    Returns whether the file changed. Sorted, and without places or dates: a diff shows words only.
    """
    path = catalogue_of(root, package)
    old = _read(path)
    catalogue = Catalog(locale=LOCALE)
    for key in sorted(messages_in(root / package), key=_order):
        known = _find(old, key)
        catalogue.add(
            key[1],
            string=known.string if known else None,
            flags=known.flags if known else (),
            user_comments=known.user_comments if known else (),
            context=key[0] or None,
        )
    return _write(path, _as_po(catalogue))


def compile_catalogue(path: Path) -> None:
    """Write the .mo beside a .po; who reads meanwhile gets the old one or the new one, whole."""
    buffer = BytesIO()
    write_mo(buffer, _read(path))
    _write(path.with_suffix(".mo"), buffer.getvalue())


def problems(root: Path, package: str) -> list[Problem]:
    """List what is untranslated, unsure, missing, no longer used, or has other placeholders."""
    catalogue = _read(catalogue_of(root, package))
    used = messages_in(root / package)
    listed = {_key_of(message): message for message in catalogue if message.id}
    found = [Problem(package, "missing", _singular(key[1])) for key in used - set(listed)]
    found += [Problem(package, "obsolete", _singular(key[1])) for key in set(listed) - used]
    found += [Problem(package, "obsolete", _singular(text)) for text in _obsolete(catalogue)]
    for message in listed.values():
        kind = _fault(message)
        if kind:
            found.append(Problem(package, kind, _singular(message.id)))
    return sorted(found)


def _fault(message: Message) -> str:
    given_texts = _texts(message.string)
    if not given_texts or not all(given_texts):
        return "untranslated"
    if message.fuzzy:
        return "fuzzy"
    wanted, given = _placeholders(_texts(message.id)), _placeholders(given_texts)
    return "" if given == wanted else "other placeholders"


def _texts(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _placeholders(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for name in _PLACEHOLDER.findall(text)}


def _messages(code: bytes) -> Iterator[Key]:
    found = extract("python", BytesIO(code), keywords=_KEYWORDS)
    for _line, text, _comments, context in found:
        if text:
            yield context or "", (text[0], text[1]) if isinstance(text, (tuple, list)) else text


def _as_code(path: Path) -> bytes:
    """Turn a template into one line of calls: its own indentation would mean nothing in Python."""
    lines = templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines()
    return " ".join(_COMMENT.sub(r"\1", line).strip() for line in lines).encode()


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=LOCALE)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE, charset="utf-8")


def _as_po(catalogue: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True, omit_header=True, ignore_obsolete=True)
    return _HEADER.encode() + buffer.getvalue()


def _write(path: Path, content: bytes) -> bool:
    """Replace a file as a whole, unless it says the same already."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    finished = Path(file.name)
    finished.chmod(0o644)
    finished.replace(path)
    return True


def _find(catalogue: Catalog, key: Key) -> Message | None:
    message: Message | None = catalogue.get(_singular(key[1]), key[0] or None)
    # One that had no plural and now has one must be translated anew.
    return message if message is not None and _key_of(message) == key else None


def _key_of(message: Message) -> Key:
    text = message.id
    return message.context or "", (text[0], text[1]) if isinstance(text, (tuple, list)) else text


def _obsolete(catalogue: Catalog) -> list[Text]:
    return [_key_of(message)[1] for message in catalogue.obsolete.values()]


def _singular(text: Text | list[str] | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def _order(key: Key) -> tuple[str, str]:
    return _singular(key[1]), key[0]
