"""What in a PDF acts by itself, hides or may look otherwise elsewhere: such a paper is not signed.

A signature says "this is what I saw". Shadow attacks (Mainka et al., NDSS 2021) sign a paper
with something prepared inside it; these are the ways in which it could be.
"""

from collections.abc import Iterator
from enum import StrEnum

import pikepdf

MOST_PAGES = 2000


class Objection(StrEnum):
    """Why a PDF may not be prepared for signing."""

    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    SIGNED = "signed"
    TOO_LONG = "too_long"
    FORM = "form"
    XFA = "xfa"
    ACTION = "action"
    EMBEDDED_FILE = "embedded_file"
    LAYERS = "layers"
    ANNOTATION = "annotation"
    OUTSIDE_CONTENT = "outside_content"
    FONT_NOT_EMBEDDED = "font_not_embedded"


_KEYS = {
    "/JS": Objection.ACTION,
    "/JavaScript": Objection.ACTION,
    "/AA": Objection.ACTION,
    "/EmbeddedFiles": Objection.EMBEDDED_FILE,
    "/EF": Objection.EMBEDDED_FILE,
    "/AF": Objection.EMBEDDED_FILE,
    "/Collection": Objection.EMBEDDED_FILE,
    "/OCProperties": Objection.LAYERS,
    "/OC": Objection.LAYERS,
    "/XFA": Objection.XFA,
    "/NeedsRendering": Objection.XFA,
    "/ByteRange": Objection.SIGNED,
    "/Perms": Objection.SIGNED,
    "/Alternates": Objection.OUTSIDE_CONTENT,  # another picture for the printer than for the eye
    "/OPI": Objection.OUTSIDE_CONTENT,
}
_HARMLESS_ACTIONS = {"/URI", "/GoTo", "/Named"}
_HARMLESS_ANNOTATIONS = {"/Link"}
_FONT_PROGRAMS = {"/FontFile", "/FontFile2", "/FontFile3"}


def objections(pdf: pikepdf.Pdf) -> set[Objection]:
    """Say what speaks against signing an opened PDF; nothing, if it is plain ink on paper."""
    found = set()
    if len(pdf.pages) > MOST_PAGES:
        found.add(Objection.TOO_LONG)
    if pdf.is_encrypted:
        found.add(Objection.ENCRYPTED)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and len(form.get("/Fields", [])):
        found.add(Objection.FORM)
    for dictionary in _dictionaries(pdf):
        found |= _objections_to(dictionary)
    return found


def _objections_to(dictionary: pikepdf.Object) -> set[Objection]:
    keys = set(dictionary.keys())
    found = {_KEYS[key] for key in keys & _KEYS.keys()}
    kind = str(dictionary.get("/Type", ""))
    actions = [dictionary] if kind == "/Action" else []
    actions += [dictionary[key] for key in keys & {"/A", "/OpenAction", "/Next"}]
    if any(_acts(action) for action in actions):
        found.add(Objection.ACTION)
    is_annotation = kind == "/Annot" or {"/Rect", "/Subtype"} <= keys
    if is_annotation and str(dictionary.get("/Subtype", "")) not in _HARMLESS_ANNOTATIONS:
        found.add(Objection.ANNOTATION)
    if isinstance(dictionary, pikepdf.Stream) and (
        "/F" in keys or str(dictionary.get("/Subtype", "")) == "/PS" or "/Ref" in keys
    ):
        found.add(Objection.OUTSIDE_CONTENT)
    if (kind == "/Font" or "/BaseFont" in keys) and not _is_embedded(dictionary):
        found.add(Objection.FONT_NOT_EMBEDDED)
    return found


def _acts(action: pikepdf.Object) -> bool:
    """Tell whether an action does more than go somewhere; /A also holds attributes of structure."""
    if not isinstance(action, pikepdf.Dictionary):
        return isinstance(action, pikepdf.Array) and any(_acts(part) for part in action)
    kind = str(action.get("/S", ""))
    return bool(kind) and kind not in _HARMLESS_ACTIONS


def _is_embedded(font: pikepdf.Object) -> bool:
    subtype = str(font.get("/Subtype", ""))
    if subtype in {"/Type0", "/Type3"}:
        return True  # the first has descendants with programs of their own, the other is drawn
    return bool(set(font.get("/FontDescriptor", pikepdf.Dictionary()).keys()) & _FONT_PROGRAMS)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Walk all dictionaries of all objects, also those that stand inside others."""
    waiting: list[pikepdf.Object] = list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
            values = [thing[key] for key in thing.keys()]  # noqa: SIM118 - no mapping of Python's
        elif isinstance(thing, pikepdf.Array):
            values = list(thing)
        else:
            continue
        waiting += [
            value for value in values if isinstance(value, pikepdf.Object) and not value.is_indirect
        ]
