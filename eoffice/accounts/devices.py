"""What a browser calls itself, in words that its person knows."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

# In this order: most browsers name others as well.
_BROWSERS = (
    ("coc_coc", "Cốc Cốc"),
    ("edg", "Edge"),
    ("opr/", "Opera"),
    ("samsungbrowser", "Samsung Internet"),
    ("firefox", "Firefox"),
    ("fxios", "Firefox"),
    ("crios", "Chrome"),
    ("chrome", "Chrome"),
    ("safari", "Safari"),
)
_SYSTEMS = (
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("android", "Android"),
    ("windows", "Windows"),
    ("mac os", "macOS"),
    ("cros", "ChromeOS"),
    ("linux", "Linux"),
)


def described(user_agent: str) -> str:
    """Say which browser on which machine it is, or that neither is known."""
    browser = _first(_BROWSERS, user_agent)
    system = _first(_SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser that does not say what it is")


def _first(known: Sequence[tuple[str, str]], user_agent: str) -> str:
    lowered = user_agent.lower()
    return next((name for mark, name in known if mark in lowered), "")
