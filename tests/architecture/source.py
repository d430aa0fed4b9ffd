"""The code as these tests read it: files, trees and places."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("eoffice", "documents", "meetings", "search", "storage")


@cache
def files(suffix: str, *, with_tests: bool = False) -> list[Path]:
    """List our files of a kind; migrations are written by a machine."""
    folders = [ROOT / package for package in (*PACKAGES, *(["tests"] if with_tests else []))]
    found = (path for folder in folders for path in sorted(folder.rglob(f"*{suffix}")))
    return [path for path in found if not {"migrations", "__pycache__"} & set(path.parts)]


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def place(path: Path, node: ast.AST) -> str:
    return f"{name_of(path)}:{getattr(node, 'lineno', 1)}"


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file; walked once, since every rule looks at them all."""
    return tuple(ast.walk(tree(path)))


@cache
def calls(path: Path) -> tuple[ast.Call, ...]:
    return tuple(node for node in nodes(path) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """Return the last name of what is called: `create` of `Grant.objects.create(…)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def imports(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Name every module that a file imports, and every name it imports from one."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def lines_with(path: Path, needle: str) -> Iterator[tuple[str, str]]:
    """Find lines that hold some text, with their places."""
    for number, line in enumerate(text(path).splitlines(), start=1):
        if needle in line:
            yield f"{name_of(path)}:{number}", line
