"""A real browser for tests: Chromium, started once a run, and what tests ask of it.

A conftest imports the fixtures that it wants from here; a test says `@pytest.mark.browser`.

    def test_the_desk(visitor: Visitor, director: Actor) -> None:
        visitor.sign_in(director.user.username)
        visitor.page.goto("/")

        assert visitor.faults() == []

A click returns before the next page is there: what a test waits for it says with Playwright's
`expect`, which asks until it is so. A visitor fails its test when a script of the page failed, or
the policy of the page was broken.

With EOFFICE_PICTURES naming a folder, `picture` keeps what the page looks like there.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from tests.factories import PASSWORD

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 45_000  # milliseconds: a busy machine is no failure
WIDTHS = {375: 812, 820: 1180, 1440: 900}
"""A phone, a tablet, a laptop; each with its height."""
expect.set_options(timeout=PATIENCE)
_ANSWER_CODE = re.compile(r"the server responded with a status of [45]\d\d")

Scheme = Literal["light", "dark"]


@dataclass
class Visitor:
    """Somebody at a browser of their own."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    is_looked_at: bool = False

    def sign_in(self, username: str, password: str = PASSWORD) -> None:
        """Sign in through the door that people use."""
        self.page.goto("/accounts/login/")
        self.page.locator("#id_login").fill(username)
        self.page.locator("#id_password").fill(password)
        self.page.locator("form.sign-in button").first.click()
        self.page.wait_for_url(lambda url: "/accounts/login/" not in url)

    def sign_out(self) -> None:
        self.page.goto("/accounts/logout/")
        self.page.locator("form.sign-in button").click()
        self.page.wait_for_url("**/accounts/login/")

    def resize(self, width: int) -> None:
        """Take a screen of one of the usual widths."""
        self.page.set_viewport_size({"width": width, "height": WIDTHS.get(width, 900)})

    def faults(self) -> list[str]:
        """Name the serious faults that axe-core finds on the page as it stands, and where."""
        self.is_looked_at = True
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("() => axe.run(document)")
        self.is_looked_at = False
        return [
            f"{one['id']}: {one['help']} — {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]

    def overflow(self) -> int:
        """Count the pixels by which the page is wider than the window: it should be none."""
        width: int = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width

    def picture(self, name: str) -> None:
        """Keep a picture of the whole page, for people to look at, where a folder is named."""
        folder = os.environ.get("EOFFICE_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True, caret="initial")

    def inspect(self, name: str, *, schemes: tuple[Scheme, ...] = ("light", "dark")) -> list[str]:
        """Look at the page in every width and in light and dark; name what is wrong with it."""
        wrong = []
        for scheme in schemes:
            self.page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                self.resize(width)
                self.picture(f"{name}-{width}-{scheme}")
                where = f"{name}, {width} px, {scheme}"
                wrong += [f"{where}: {fault}" for fault in self.faults()]
                if self.overflow() > 0:
                    wrong.append(f"{where}: {self.overflow()} px too wide")
        return wrong

    def hear(self, message: ConsoleMessage) -> None:
        """Take note of what the browser complains of; an answer 4xx or 5xx is for the test."""
        if self.is_looked_at:  # axe-core tries out styles, which the policy rightly refuses it
            return
        if message.type == "error" and not _ANSWER_CODE.search(message.text):
            self.complaints.append(message.text)


_LAUNCHED = pytest.StashKey[Browser]()


@pytest.fixture(scope="session")
def chromium(pytestconfig: pytest.Config) -> Browser:
    """The browser, started once a run, in however many folders this fixture is imported."""
    if _LAUNCHED not in pytestconfig.stash:
        # Playwright keeps an event loop in this thread; Django takes that for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        playwright = sync_playwright().start()
        pytestconfig.add_cleanup(playwright.stop)
        pytestconfig.stash[_LAUNCHED] = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--font-render-hinting=none"],
        )
        pytestconfig.add_cleanup(pytestconfig.stash[_LAUNCHED].close)
    return pytestconfig.stash[_LAUNCHED]


@pytest.fixture
def visit(chromium: Browser, live_server: LiveServer) -> Iterator[Callable[[], Visitor]]:
    """Open a browser for one more person: each has their own cookies."""
    opened: list[tuple[BrowserContext, Visitor]] = []

    def open_one() -> Visitor:
        context = chromium.new_context(
            base_url=live_server.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": 1440, "height": WIDTHS[1440]},
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        visitor = Visitor(context.new_page())
        visitor.page.on("console", visitor.hear)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        opened.append((context, visitor))
        return visitor

    yield open_one
    for context, _visitor in opened:
        context.close()
    assert [complaint for _context, one in opened for complaint in one.complaints] == []


@pytest.fixture
def visitor(visit: Callable[[], Visitor]) -> Visitor:
    """One person at a browser."""
    return visit()
