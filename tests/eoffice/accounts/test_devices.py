"""Devices: a browser says what it is, in words that people know."""

import pytest
from django.utils import translation

from eoffice.accounts.devices import described

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (f"{WINDOWS} Chrome/140.0 Safari/537.36", "Chrome trên Windows"),
        (f"{WINDOWS} Chrome/140.0 Safari/537.36 Edg/140.0", "Edge trên Windows"),
        (f"{WINDOWS} coc_coc_browser/130.0 Chrome/124.0 Safari/537.36", "Cốc Cốc trên Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", "Firefox trên Linux"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537", "Chrome trên Android"),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Safari", "Safari trên iPad"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Safari/605", "Safari trên macOS"),
        ("Android", "Android"),
        ("curl/8.0", "Trình duyệt không rõ tên"),
        ("", "Trình duyệt không rõ tên"),
    ],
)
def test_a_browser_is_called_by_its_name(user_agent: str, words: str) -> None:
    with translation.override("vi"):
        assert described(user_agent) == words
