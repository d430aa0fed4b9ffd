"""Static files of npm packages: the named ones are served from where npm put them, not copied."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage, Storage
from django.utils._os import safe_join

_WEIGHTS = (400, 500, 600)
_FONT = "be-vietnam-pro"


@dataclass(frozen=True)
class Package:
    """What is used of one npm package: its folder, and the files named from there."""

    folder: str
    patterns: tuple[str, ...]


# The first part of the address below STATIC_URL, and what is found under it.
PACKAGES: Mapping[str, Package] = {
    "tabler": Package(
        # The map is named at the end of the style sheet: the manifest wants it to exist.
        "@tabler/core/dist/css",
        ("tabler.min.css", "tabler.min.css.map"),
    ),
    _FONT: Package(
        f"@fontsource/{_FONT}/files",
        tuple(
            f"{_FONT}-{script}-{weight}-normal.woff2"
            for script in ("vietnamese", "latin", "latin-ext")
            for weight in _WEIGHTS
        ),
    ),
    "pdfjs": Package(
        "pdfjs-dist",
        (
            "build/pdf.min.mjs",
            "build/pdf.worker.min.mjs",
            "cmaps/*.bcmap",
            "iccs/*.icc",
            "standard_fonts/*.pfb",
            "standard_fonts/*.ttf",
            "wasm/*.js",
            "wasm/*.wasm",
        ),
    ),
}


class PackageFinder(BaseFinder):
    """Finds the files that `PACKAGES` names below `settings.NODE_MODULES`, and no others."""

    def check(self, **_kwargs: Any) -> list[CheckMessage]:
        """Name each package that is not installed."""
        return [
            Error(f"{package.folder} is not in {settings.NODE_MODULES}.", id="web.E001")
            for package in PACKAGES.values()
            if not self._root(package).is_dir()
        ]

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Return the file at an address below STATIC_URL, or an empty list."""
        found = self._locate(path)
        if found is None:
            return []
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Yield each named file with the storage that reads it and knows its prefix."""
        for prefix, package in PACKAGES.items():
            root = self._root(package)
            storage = FileSystemStorage(location=root)
            storage.prefix = prefix  # type: ignore[attr-defined]  # collectstatic reads it
            for pattern in package.patterns:
                for file in sorted(root.glob(pattern)):
                    name = file.relative_to(root).as_posix()
                    if not matches_patterns(name, [*(ignore_patterns or [])]):
                        yield name, storage

    def _locate(self, path: str) -> str | None:
        prefix, _, name = path.replace("\\", "/").partition("/")
        package = PACKAGES.get(prefix)
        if package is None or not any(Path(name).match(pattern) for pattern in package.patterns):
            return None
        root = self._root(package)
        file = Path(safe_join(str(root), name))
        inside = file.relative_to(root).as_posix() == Path(name).as_posix()
        return str(file) if inside and file.is_file() else None

    @staticmethod
    def _root(package: Package) -> Path:
        return Path(settings.NODE_MODULES) / package.folder
