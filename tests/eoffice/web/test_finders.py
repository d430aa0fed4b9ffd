"""Static files of npm packages: the named ones, and no others."""

from pathlib import Path

import pytest
from pytest_django import Settings

from eoffice.web.finders import PACKAGES, PackageFinder


@pytest.mark.parametrize(
    "path",
    [
        "tabler/tabler.min.css",
        "be-vietnam-pro/be-vietnam-pro-vietnamese-400-normal.woff2",
        "pdfjs/build/pdf.min.mjs",
    ],
)
def test_a_named_file_is_served_from_where_npm_put_it(path: str) -> None:
    found = PackageFinder().find(path)

    assert Path(found).is_file()
    assert PackageFinder().find(path, find_all=True) == [found]


@pytest.mark.parametrize(
    "path",
    [
        "tabler/tabler.css",
        "tabler/../../package.json",
        "pdfjs/package.json",
        "pdfjs/build/../package.json",
        "unknown/tabler.min.css",
        "axe-core/axe.min.js",
    ],
)
def test_nothing_else_of_a_package_is_served(path: str) -> None:
    assert PackageFinder().find(path) == []


def test_every_pattern_finds_something_to_collect() -> None:
    listed = [
        (storage.prefix, name)  # type: ignore[attr-defined]  # the finder sets it
        for name, storage in PackageFinder().list([])
    ]

    for prefix, package in PACKAGES.items():
        names = [Path(name) for where, name in listed if where == prefix]
        for pattern in package.patterns:
            assert any(name.match(pattern) for name in names), f"{prefix}: {pattern}"


def test_what_is_to_be_ignored_is_not_collected() -> None:
    assert not [name for name, _storage in PackageFinder().list(["*.css"]) if "css" in name[-4:]]


def test_a_package_that_is_not_installed_stops_the_start(
    tmp_path: Path, settings: Settings
) -> None:
    settings.NODE_MODULES = tmp_path

    complaints = PackageFinder().check()

    assert len(complaints) == len(PACKAGES)
    assert complaints[0].id == "web.E001"


def test_all_packages_are_installed_here() -> None:
    assert PackageFinder().check() == []
