"""Reads a file: pages with their text, and a PDF to show where there is none yet.

Everything that opens the file happens in child processes; this only listens and decides. The file
must lie in a folder of its own, which the children write into.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from storage.reading import running
from storage.reading.limits import STOPPED, Limits, Outcome, Tools
from storage.reading.running import Message
from storage.reading.values import PageText, Reading

Progress = Callable[[int], None]

_PDF = "application/pdf"
_OFFICE_STARTS = ("application/vnd.openxmlformats", "application/vnd.oasis")
_READ_SHARE = 40  # of 100: recognising takes most of the time where it is needed


@dataclass(frozen=True)
class _Case:
    """A file to be read, with all that goes along with it."""

    path: Path
    media_type: str
    limits: Limits
    tools: Tools
    progress: Progress

    def job(self, do: str) -> dict[str, Any]:
        return _job(do, self.path, self.media_type)


def read(
    path: Path,
    media_type: str,
    *,
    limits: Limits,
    tools: Tools,
    progress: Progress = lambda _percent: None,
) -> Reading:
    """Read a file of a checked type. Never raises for what is in the file: the outcome says it."""
    case = _Case(path, media_type, limits, tools, progress)
    if media_type.startswith(_OFFICE_STARTS):
        return _read_office(case)
    heard = _Heard(progress)
    outcome = running.run(case.job("read"), heard, limits=limits)
    reading = heard.reading(outcome, path.parent)
    if reading.is_read and heard.scanned:
        reading = _recognise(case, reading, heard.scanned)
    if media_type == _PDF and not any(page.text for page in reading.pages):
        reading = _unless_fine(reading, Outcome.NO_TEXT)
    if heard.carries_script:
        reading = _unless_fine(reading, Outcome.CARRIES_SCRIPT)
    return reading


def picture(path: Path, media_type: str, *, page: int, width: int, limits: Limits) -> Path | None:
    """Write the picture of a page (from 1) beside the file; None where it cannot be made."""
    made: list[Message] = []

    def listen(message: Message) -> None:
        if "picture" in message:
            made.append(message)

    job = {**_job("picture", path, media_type), "page": page, "width": width}
    outcome = running.run(job, listen, limits=limits)
    target = path.parent / "page.webp"
    if outcome != Outcome.FINE or not made or not _begins(target, b"RIFF"):
        return None
    return target


def convert(path: Path, media_type: str, *, limits: Limits, tools: Tools) -> Path | None:
    """Have LibreOffice make a PDF of an office file; None where no valid PDF came out."""
    job = {**_job("convert", path, media_type), "program": tools.libreoffice, "fonts": tools.fonts}
    running.run(job, lambda _message: None, limits=limits)
    target = path.parent / "converted" / f"{path.stem}.pdf"
    return target if _begins(target, b"%PDF-") else None


def call(path: Path, function: str, *arguments: str, limits: Limits) -> Any:
    """Have a function ("package.module:name") look at a file in a child; None where it failed.

    It takes the path and the arguments and returns plain values. The name comes from our own code,
    never from outside.
    """
    answers: list[Any] = []

    def listen(message: Message) -> None:
        if "answer" in message:
            answers.append(message["answer"])

    job = {**_job("call", path, ""), "function": function, "arguments": arguments}
    outcome = running.run(job, listen, limits=limits)
    return answers[0] if answers and outcome == Outcome.FINE else None


def _read_office(case: _Case) -> Reading:
    """Read the text out of the file itself, then the pages of its PDF where one can be made."""
    heard = _Heard(case.progress)
    outcome = running.run(case.job("read"), heard, limits=case.limits)
    own = heard.reading(outcome, case.path.parent)
    if own.outcome in STOPPED:
        return own
    if not case.tools.libreoffice:
        return _unless_fine(own, Outcome.NO_PDF_WITHOUT_OFFICE)
    return _read_converted(case, own)


def _read_converted(case: _Case, own: Reading) -> Reading:
    """Read the pages of the PDF that LibreOffice makes; what the file itself said is at hand."""
    case.progress(_READ_SHARE)
    pdf = convert(case.path, case.media_type, limits=case.limits, tools=case.tools)
    if pdf is None:
        return _unless_fine(own, Outcome.NOT_CONVERTED)
    shown = _Heard(case.progress)
    outcome = running.run(_job("read", pdf, _PDF), shown, limits=case.limits)
    paged = shown.reading(outcome, pdf.parent)
    if paged.outcome in STOPPED or not paged.pages:
        return _unless_fine(own, Outcome.NOT_CONVERTED)
    paged = replace(paged, pdf=paged.pdf or pdf, engine=f"LibreOffice, {paged.engine}")
    if any(page.text for page in paged.pages):
        return paged
    if any(page.text for page in own.pages):
        return replace(paged, pages=own.pages)
    # Nothing but pictures: a scan that somebody put into an office file.
    return _recognise(replace(case, path=pdf, media_type=_PDF), paged, shown.scanned)


def _recognise(case: _Case, reading: Reading, scanned: list[int]) -> Reading:
    """Put what tesseract recognises in the place of pages that have no text of their own."""
    if not scanned:
        return _unless_fine(reading, Outcome.NO_TEXT)
    if not case.tools.tesseract:
        return _unless_fine(reading, Outcome.NO_TEXT_WITHOUT_OCR)
    until = time.monotonic() + case.limits.recognising_seconds
    pages, done = list(reading.pages), 0
    for index in scanned[: case.limits.recognised_pages]:
        left = until - time.monotonic()
        page = _recognised(case, index, pages[index], left) if left > 0 else None
        if page is not None:
            done += 1
            # A page with a few letters of its own keeps them where nothing better was seen.
            pages[index] = max(pages[index], page, key=lambda one: len(one.text))
        case.progress(_READ_SHARE + done * (95 - _READ_SHARE) // len(scanned))
    made_by = f"{reading.engine}, tesseract" if done else reading.engine
    recognised = replace(reading, pages=tuple(pages), was_recognised=done > 0, engine=made_by)
    if done < len(scanned):
        return _unless_fine(recognised, Outcome.RECOGNISED_IN_PART)
    if not any(page.text for page in pages):
        return _unless_fine(recognised, Outcome.NO_TEXT)
    return recognised


def _recognised(case: _Case, index: int, page: PageText, left: float) -> PageText | None:
    heard: list[PageText] = []

    def listen(message: Message) -> None:
        if "page" in message:
            heard.append(PageText.from_json(message["page"]))

    job = {
        **case.job("recognise"),
        "pages": [[index + 1, page.width, page.height]],
        "program": case.tools.tesseract,
    }
    seconds = min(left, case.limits.seconds)
    outcome = running.run(job, listen, limits=case.limits, seconds=seconds)
    return heard[0] if outcome == Outcome.FINE and heard else None


class _Heard:
    """What a reading child has told so far: when it is stopped, this is what is kept."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._pages: list[PageText] = []
        self._count = 0
        self._done: Outcome | None = None
        self._pdf = ""
        self._engine = ""
        self._network_shut = False
        self.scanned: list[int] = []
        self.carries_script = False

    def __call__(self, message: Message) -> None:
        self._network_shut = bool(message.get("network_shut", self._network_shut))
        self._count = int(message.get("count", self._count))
        self._engine = str(message.get("engine", self._engine))[:60]
        self.carries_script = bool(message.get("script", self.carries_script))
        if "pdf" in message:
            self._pdf = "flat.pdf"  # the one name that it may have
        if "done" in message:
            self._done = Outcome(message["done"])
        if "page" in message:
            if message.get("scanned"):
                self.scanned.append(len(self._pages))
            self._pages.append(PageText.from_json(message["page"]))
            self._progress(len(self._pages) * _READ_SHARE // max(self._count, len(self._pages)))

    def reading(self, ended: Outcome, folder: Path) -> Reading:
        """Return what was told; when all of it was, it does not matter how the child ended."""
        outcome = self._done if self._done is not None else ended
        if self._done is None and ended == Outcome.FINE:
            outcome = Outcome.DAMAGED  # it went without a word
        pdf = folder / self._pdf if self._pdf else None
        return Reading(
            pages=tuple(self._pages),
            outcome=outcome,
            page_count=max(self._count, len(self._pages)),
            pdf=pdf if pdf is not None and _begins(pdf, b"%PDF-") else None,
            network_shut=self._network_shut,
            engine=self._engine,
        )


def _job(do: str, path: Path, media_type: str) -> dict[str, Any]:
    return {"do": do, "path": str(path), "folder": str(path.parent), "media_type": media_type}


def _unless_fine(reading: Reading, outcome: Outcome) -> Reading:
    """Say what is to be said, unless something else is already."""
    return replace(reading, outcome=outcome) if reading.outcome == Outcome.FINE else reading


def _begins(path: Path, start: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(start)) == start
    except OSError:
        return False
