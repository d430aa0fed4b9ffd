"""Pictures by Pillow: each frame is a page, none is larger than the limits allow."""

from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageOps, ImageSequence

from storage.reading.formats.report import StoppedError, Tell
from storage.reading.limits import Limits, Outcome
from storage.reading.values import PageText

ENGINE = f"Pillow {PIL.__version__}"
_POINTS = 72
_USUAL_DPI = 150  # of a picture that does not say how large it is on paper
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")


def read(path: Path, folder: Path, limits: Limits, tell: Tell) -> None:
    """Tell the pages, all of them to be recognised, and write them as a PDF."""
    with _opened(path, limits) as image:
        count = getattr(image, "n_frames", 1)
        tell({"count": count})
        frames: list[Path] = []
        for frame in ImageSequence.Iterator(image):
            if len(frames) == limits.pages:
                break
            _require_modest(frame.size, limits)
            width, height = _points_of(frame)
            tell({"page": PageText("", width, height).as_json(), "scanned": True})
            frames.append(_saved(frame, folder, len(frames)))
        _write_pdf(frames, folder / "flat.pdf")
    tell({"pdf": "flat.pdf"})
    many = count > limits.pages
    tell({"done": Outcome.TOO_MANY_PAGES if many else Outcome.FINE, "engine": ENGINE})


class PicturePages:
    """The frames of a picture as pictures of a width."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._image = _opened(path, limits)
        self._limits = limits

    def __len__(self) -> int:
        return int(getattr(self._image, "n_frames", 1))

    def picture(self, page: int, width: int) -> Any:
        """Return a frame (from 1), upright, at a width in pixels but never larger than it is."""
        self._image.seek(page - 1)
        _require_modest(self._image.size, self._limits)
        upright = ImageOps.exif_transpose(self._image).convert("RGB")
        height = max(1, round(upright.height * width / upright.width))
        if upright.width <= width:
            return upright
        return upright.resize((width, height), Image.Resampling.LANCZOS)


def _opened(path: Path, limits: Limits) -> Any:
    Image.MAX_IMAGE_PIXELS = None  # the next lines are stricter than Pillow's warning
    image = Image.open(path, formats=_FORMATS)
    _require_modest(image.size, limits)
    return image


def _require_modest(size: tuple[int, int], limits: Limits) -> None:
    if size[0] * size[1] > limits.pixels:
        raise StoppedError(Outcome.TOO_MUCH_MEMORY)


def _dpi_of(image: Any) -> float:
    dpi = image.info.get("dpi", (_USUAL_DPI, _USUAL_DPI))[0]
    return float(dpi) if 30 <= float(dpi) <= 2400 else _USUAL_DPI


def _points_of(image: Any) -> tuple[float, float]:
    width, height = ImageOps.exif_transpose(image).size
    return width * _POINTS / _dpi_of(image), height * _POINTS / _dpi_of(image)


def _saved(frame: Any, folder: Path, index: int) -> Path:
    """Put a frame aside on the disk, so that only one is in memory at a time."""
    path = folder / f"frame-{index}.jpg"
    upright = ImageOps.exif_transpose(frame)
    if "A" in upright.getbands() or "transparency" in upright.info:
        paper = Image.new("RGB", upright.size, "white")
        paper.paste(upright.convert("RGBA"), mask=upright.convert("RGBA").getchannel("A"))
        upright = paper
    upright.convert("RGB").save(path, "JPEG", quality=88, dpi=(_dpi_of(frame), _dpi_of(frame)))
    return path


def _write_pdf(frames: list[Path], target: Path) -> None:
    """Write the frames as pages, each at the size that its picture has on paper."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for frame in frames:
        with Image.open(frame) as image:
            width, height = _points_of(image)
        page = document.new_page(width, height)
        picture = pypdfium2.PdfImage.new(document)
        picture.load_jpeg(frame)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page.insert_obj(picture)
        page.gen_content()
    document.save(target)
    document.close()
