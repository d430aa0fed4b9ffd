"""The child process: shuts itself in, does one job on one file, and tells what it finds.

It is started with an empty environment. It reads its job from its input and tells its parent by
lines of JSON; whatever a library prints goes nowhere.
"""

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from storage.reading import confinement
from storage.reading.formats.report import Shows, StoppedError, Tell
from storage.reading.limits import Limits, Outcome

_OFFICE_MEMORY = 4  # times the memory: LibreOffice reserves far more addresses than it uses
_FORMATS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheets",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "slides",
    "application/vnd.oasis.opendocument.text": "opendocument",
    "image/png": "pictures",
    "image/jpeg": "pictures",
    "image/tiff": "pictures",
    "image/webp": "pictures",
    "text/plain": "plain",
    "message/rfc822": "mail",
}


def main() -> None:
    """Do the job that stands on the input."""
    confinement.forget_environment()
    job = json.loads(sys.stdin.buffer.readline())
    limits = Limits.from_json(job["limits"])
    told = _own_output()

    def tell(message: dict[str, Any]) -> None:
        told.write(json.dumps(message).encode() + b"\n")
        told.flush()

    memory = limits.memory_bytes * (_OFFICE_MEMORY if job["do"] == "convert" else 1)
    isolation = confinement.confine(limits, memory_bytes=memory)
    tell({"network_shut": isolation.network_shut, "how": isolation.how})
    try:
        _JOBS[job["do"]](job, limits, tell)
    except StoppedError as stopped:
        tell({"stopped": stopped.outcome})
    except MemoryError:
        tell({"stopped": Outcome.TOO_MUCH_MEMORY})
    except Exception as error:  # 104 of 366 failures on real broken files are foreign types
        tell({"stopped": Outcome.DAMAGED, "why": type(error).__name__})


def _own_output() -> IO[bytes]:
    """Keep the way to the parent for ourselves, and send what libraries print to nowhere."""
    told = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return told


def _read(job: dict[str, Any], limits: Limits, tell: Tell) -> None:
    module = import_module(f"storage.reading.formats.{_FORMATS[job['media_type']]}")
    module.read(Path(job["path"]), Path(job["folder"]), limits, tell)


def _picture(job: dict[str, Any], limits: Limits, tell: Tell) -> None:
    """Write the picture of one page into the folder."""
    pages = _pages(job, limits)
    _require_page(pages, job["page"])
    picture = pages.picture(job["page"], job["width"])
    picture.save(Path(job["folder"]) / "page.webp", "WEBP", quality=82, method=3)
    tell({"picture": "page.webp"})


def _recognise(job: dict[str, Any], limits: Limits, tell: Tell) -> None:
    """Tell what is written on the pictures of some pages."""
    from storage.reading.recognising import WIDTH, recognise

    pages = _pages(job, limits)
    for number, width, height in job["pages"]:
        picture = pages.picture(number, WIDTH)
        page = recognise(
            picture,
            program=job["program"],
            folder=Path(job["folder"]),
            width=width,
            height=height,
        )
        tell({"number": number, "page": page.as_json()})
    tell({"done": Outcome.FINE})


def _convert(job: dict[str, Any], _limits: Limits, _tell: Tell) -> None:
    from storage.reading.converting import become_libreoffice

    become_libreoffice(
        job["program"], Path(job["path"]), Path(job["folder"]), fonts=job.get("fonts", "")
    )


def _pages(job: dict[str, Any], limits: Limits) -> Shows:
    if job["media_type"] == "application/pdf":
        from storage.reading.formats.pdf import PdfPages

        return PdfPages(Path(job["path"]), Path(job["folder"]), limits)
    from storage.reading.formats.pictures import PicturePages

    return PicturePages(Path(job["path"]), limits)


def _require_page(pages: Shows, page: int) -> None:
    if not 1 <= page <= len(pages):
        raise StoppedError(Outcome.DAMAGED)


def _call(job: dict[str, Any], _limits: Limits, tell: Tell) -> None:
    """Have a function of an app above look at the file, and tell what it answers."""
    module, _, function = job["function"].partition(":")
    tell({"answer": getattr(import_module(module), function)(job["path"], *job["arguments"])})


_JOBS: dict[str, Callable[[dict[str, Any], Limits, Tell], None]] = {
    "read": _read,
    "picture": _picture,
    "recognise": _recognise,
    "convert": _convert,
    "call": _call,
}
