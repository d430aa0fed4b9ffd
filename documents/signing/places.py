"""Where the signature and the seal belong: between the signer's title and name."""

import pypdfium2

from documents.signing.boxes import Box
from documents.signing.glyphs import Line, lines
from eoffice.lib.text import fold, normalise

_LOWEST, _HIGHEST = 28.0, 110.0  # points that a signature needs, and may use
_FARTHEST = 260.0  # points between title and name
_WIDTH = 142.0  # points: 50 mm
_CLEARANCE = 2.0  # points between the signature and what is printed above and below


def place_of_signer(document: pypdfium2.PdfDocument, *, title: str, name: str) -> Box | None:
    """Find the room between title and name, on the last page that has both.

    Appendices may follow the signature, so pages are read from the end.
    """
    wanted_name, wanted_title = _squeeze(name), _squeeze(title.strip().splitlines()[-1])
    for index in reversed(range(len(document))):
        page = document[index]
        runs = [run for line in lines(page) for run in line.runs()]
        for run in reversed(runs):
            if run.folded.endswith(wanted_name):
                above = _title_above(run, runs, wanted_title)
                if above is not None:
                    return _between(above, run, index, page.get_width())
    return None


def place_of_seal(document: pypdfium2.PdfDocument, signer: Box, *, diameter: float) -> Box:
    """Put a seal of real size (points) over the left third of the signature, within the page."""
    page = document[signer.page]
    left = signer.left + signer.width / 3 - diameter
    bottom = (signer.bottom + signer.top - diameter) / 2
    left = min(max(left, 0.0), page.get_width() - diameter)
    bottom = min(max(bottom, 0.0), page.get_height() - diameter)
    return Box(signer.page, left, bottom, left + diameter, bottom + diameter)


def _title_above(name: Line, runs: list[Line], title: str) -> Line | None:
    """Return the nearest run above a name if it is the title, or the last line of a broken one."""
    above = [
        run
        for run in runs
        if run.bottom - name.top >= _LOWEST + 2 * _CLEARANCE
        and run.bottom - name.top <= _FARTHEST
        and run.left < name.right
        and name.left < run.right
    ]
    if not above:
        return None
    nearest = min(above, key=lambda run: run.bottom)
    if any(
        name.top < run.bottom < nearest.bottom and run.left < name.right and name.left < run.right
        for run in runs
    ):
        return None  # something is printed where the signature would be
    is_title = nearest.folded.endswith(title) or title.endswith(nearest.folded)
    return nearest if is_title else None


def _between(title: Line, name: Line, page: int, page_width: float) -> Box:
    bottom, top = name.top + _CLEARANCE, title.bottom - _CLEARANCE
    excess = max(0.0, (top - bottom) - _HIGHEST) / 2
    left = min(max(name.centre - _WIDTH / 2, 0.0), page_width - _WIDTH)
    return Box(page, left, bottom + excess, left + _WIDTH, top - excess)


def _squeeze(text: str) -> str:
    return "".join(fold(normalise(text)).split())
