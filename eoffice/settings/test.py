"""Development, loosened so that tests are quick and keep nothing."""

import os
import tempfile
from pathlib import Path

_folder = tempfile.mkdtemp(prefix="eoffice-test-")  # var of this run: nothing touches the real one
os.environ["VAR_DIR"] = _folder

from eoffice.settings.development import *  # noqa: E402, F403 - after VAR_DIR is set
from eoffice.settings.development import DATABASES, STORAGES  # noqa: E402 - the same
from eoffice.settings.places import ROOT  # noqa: E402 - the same
from eoffice.settings.stores import POSTGRESQL_SETTINGS  # noqa: E402 - the same

DEBUG = False
ACCOUNT_RATE_LIMITS = False  # many people sign in from one address within a minute
API_REQUESTS_A_MINUTE = 0  # a limit only where a test is about it
ALLOWED_HOSTS = ["*"]  # the test client calls itself testserver
AXES_ENABLED = False  # on where a test is about lock-out
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # mail is read from a list
FONTS_DIR = Path(os.environ.get("FONTS_DIR", str(ROOT / "var" / "fonts")))  # made once, by make
LOGGING_CONFIG = None  # pytest captures
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 is slow on purpose
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no collected files are needed
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, not memory: tests of locks open it from several processes.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder) / "test.sqlite3")}
else:
    # A pool keeps connections that pytest wants closed.
    DATABASES["default"]["OPTIONS"] = {"options": POSTGRESQL_SETTINGS}
