"""Reads the XML inside office files: nothing is fetched, nothing expands, no DTD is believed."""

import zipfile
from typing import Any

from lxml import etree

from storage.reading.formats.report import StoppedError
from storage.reading.limits import Outcome

_MOST = 256 * 1024 * 1024


def tree_of(archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a member; raise StoppedError(DAMAGED) where it is no honest XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    if archive.getinfo(name).file_size > _MOST:
        raise StoppedError(Outcome.TOO_MUCH_MEMORY)
    with archive.open(name) as member:
        tree: Any = etree.parse(member, parser)
    if tree.docinfo.doctype:  # no office program writes one
        raise StoppedError(Outcome.DAMAGED)
    return tree.getroot()


def names_like(archive: zipfile.ZipFile, start: str) -> list[str]:
    """List the XML members whose names start so, in the order of their numbers."""
    found = [
        name for name in archive.namelist() if name.startswith(start) and name.endswith(".xml")
    ]
    return sorted(found, key=lambda name: (len(name), name))
