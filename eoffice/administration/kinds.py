"""Kinds of document by which a post is delegated: named by the app that has documents."""

from collections.abc import Callable, Sequence

Choices = Sequence[tuple[str, str]]

_sources: list[Callable[[], Choices]] = []


def register(source: Callable[[], Choices]) -> None:
    """Say which kinds there are, as codes and names. Called once, from `AppConfig.ready`."""
    _sources.append(source)


def choices() -> list[tuple[str, str]]:
    """List every kind, by code and name, as the apps name them."""
    return [choice for source in _sources for choice in source()]


def named(codes: Sequence[str]) -> list[str]:
    """Name kinds by their codes; a code that nobody knows stands for itself."""
    names = dict(choices())
    return [str(names.get(code, code)) for code in codes]
