"""Development with databases that give up waiting for a lock at once, for tests of that moment."""

from eoffice.settings.development import *  # noqa: F403 - a settings module is made this way
from eoffice.settings.development import DATABASES

_options = DATABASES["default"]["OPTIONS"]
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    _options["timeout"] = 1
else:
    _options["options"] = "-c lock_timeout=1000"
