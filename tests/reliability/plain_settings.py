"""Development without collected static files: what the real server of these tests runs on."""

from eoffice.settings.development import *  # noqa: F403 - a settings module is made this way
from eoffice.settings.development import STORAGES

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
