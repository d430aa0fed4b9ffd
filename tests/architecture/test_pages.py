"""Pages: nothing inline, so that the strictest security policy holds; one set of colours."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import files, name_of, text

COMMENTS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
CSS_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)


def offences_of(pattern: str, suffix: str, comments: re.Pattern[str]) -> Iterator[str]:
    rule = re.compile(pattern, re.IGNORECASE)
    for path in files(suffix):
        if not is_mail(path):
            for found in rule.finditer(comments.sub("", text(path))):
                yield f"{name_of(path)}: {found[0]}"


def is_mail(path: Path) -> bool:
    """Programs that show mails know no style sheets: there, styles stand inline."""
    return path.name == "body.html"


def test_no_template_has_styles_of_its_own() -> None:
    assert list(offences_of(r"<style\b|\sstyle\s*=", ".html", COMMENTS)) == []


def test_no_template_has_a_script_of_its_own() -> None:
    inline = r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*type=\"(application/json|importmap)\")[^>]*>"
    assert list(offences_of(inline, ".html", COMMENTS)) == []


def test_no_template_reacts_to_events_inline() -> None:
    assert list(offences_of(r"\son[a-z]+\s*=|javascript:|\shx-on", ".html", COMMENTS)) == []


def test_pages_load_nothing_from_elsewhere() -> None:
    loads = r"(src|href|action)\s*=\s*[\"']?(https?:)?//"
    assert list(offences_of(loads, ".html", COMMENTS)) == []
    assert (
        list(offences_of(r"url\(\s*[\"']?(https?:)?//|@import\s+[\"']", ".css", CSS_COMMENTS)) == []
    )


def test_colours_are_named_in_tokens_alone() -> None:
    colours = r"#[0-9a-f]{3,8}\b(?![^{};]*{)|\b(rgb|hsl)a?\("
    found = offences_of(colours, ".css", CSS_COMMENTS)

    assert [offence for offence in found if "tokens.css" not in offence] == []


def test_scripts_make_no_page_from_text() -> None:
    evil = r"\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\("
    assert list(offences_of(evil, ".js", CSS_COMMENTS)) == []


def test_every_posting_form_carries_its_keys() -> None:
    form = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL | re.IGNORECASE)
    offences = [
        f"{name_of(path)}: {found[0][:80]}"
        for path in files(".html")
        for found in form.finditer(COMMENTS.sub("", text(path)))
        if "form_keys" not in found[0] and "csrf_token" not in found[0]
    ]

    assert offences == []


def test_every_component_says_what_it_takes() -> None:
    offences = [
        name_of(path)
        for path in files(".html")
        if path.parent.name == "components"
        if not re.match(r"\s*({% comment %}|{#)", text(path))
    ]

    assert offences == []
