"""Production. Strict: no secret has a default, and what is not said stops the start."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from eoffice.settings import env, places, programs
from eoffice.settings.stores import *  # noqa: F403 - settings stand on settings
from eoffice.settings.ways_in import *  # noqa: F403 - as above
from eoffice.settings.webhooks import *  # noqa: F403 - as above

ROOT, VAR = places.ROOT, places.VAR

# The installation
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", "")
DEBUG = False
SECRET_KEY = env.secret("SECRET_KEY")
SITE_ADDRESS = env.text("SITE_ADDRESS", "https://localhost")
TRUSTED_PROXIES = env.words("TRUSTED_PROXIES", "127.0.0.1,::1")  # believed about who asks
ROOT_URLCONF = "eoffice.urls"
WSGI_APPLICATION = "eoffice.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEMO_SIGN_INS = False

INSTALLED_APPS = [
    "eoffice.accounts",
    "eoffice.organization",
    "eoffice.queue",
    "eoffice.things",
    "eoffice.journal",
    "eoffice.access",
    "eoffice.assignments",
    "eoffice.notifications",
    "eoffice.web",
    "eoffice.desk",
    "eoffice.administration",
    "eoffice.demo",
    "eoffice.api",
    "eoffice.webhooks",
    "search",
    "storage",
    "documents",
    "meetings",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "guardian",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "eoffice.accounts.middleware.SessionEndMiddleware",
    "eoffice.accounts.middleware.LanguageMiddleware",
    "eoffice.accounts.middleware.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "eoffice.organization.middleware.ActorMiddleware",
    "eoffice.accounts.middleware.SecondStepMiddleware",
    "eoffice.web.middleware.PrivatePagesMiddleware",
    "eoffice.web.middleware.WordsMiddleware",
    "storage.middleware.VaultAwayMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "eoffice.web.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "eoffice.web.forms.OfficeRenderer"

# The door for programs (docs/api.md)
API_REQUESTS_A_MINUTE = env.number("API_REQUESTS_A_MINUTE", "600")  # of one token; 0 for no limit
REST_FRAMEWORK, SPECTACULAR_SETTINGS = programs.REST_FRAMEWORK, programs.SPECTACULAR_SETTINGS

# Language and time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "eoffice" / "locale"]
FORMAT_MODULE_PATH = ["eoffice.web.formats"]
TIME_ZONE = env.text("TIME_ZONE", "Asia/Ho_Chi_Minh")  # the office's own clock
USE_TZ = True

# Mail
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "eoffice@localhost")
EMAIL_BACKEND = env.text("MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_FILE_PATH = str(VAR / "mail")
EMAIL_HOST = env.text("MAIL_HOST", "localhost")
EMAIL_HOST_PASSWORD = env.secret("MAIL_PASSWORD", "")
EMAIL_HOST_USER = env.text("MAIL_USER", "")
EMAIL_PORT = env.number("MAIL_PORT", "25")
EMAIL_TIMEOUT = 10
EMAIL_USE_TLS = env.flag("MAIL_TLS", "false")

# Static files: ours, and those of the npm packages that eoffice.web names
NODE_MODULES = Path(env.text("NODE_MODULES", str(ROOT / "node_modules")))
STATIC_ROOT = env.text("STATIC_ROOT", str(VAR / "static"))
STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "eoffice.web.finders.PackageFinder",
]

# Reading strangers' files, in a child process (docs/decisions/0006)
READING_MEMORY_BYTES = env.number("READING_MEMORY_MB", "1024") * 1024 * 1024
READING_PAGES = env.number("READING_PAGES", "1000")
READING_RECOGNISED_PAGES = env.number("READING_RECOGNISED_PAGES", "30")  # by OCR, which is slow
READING_SECONDS = env.number("READING_SECONDS", "60")
WITHOUT = env.words("EOFFICE_WITHOUT", "")  # programs taken as absent: libreoffice, tesseract

# Work in the background
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "index", "mail", "reading", "webhooks"],
    }
}

# Signing: where keys of people and agencies, and the roots that are believed, lie
KEYS_DIR = Path(env.text("KEYS_DIR", str(VAR / "keys")))
SEAL_NOTE = env.text("SEAL_NOTE", "")  # what a drawn seal is not, as "CON DẤU THỬ"
SEAL_PASSPHRASE = env.secret("SEAL_PASSPHRASE", "")  # opens the agencies' keys
TRUST_DIR = Path(env.text("TRUST_DIR", str(VAR / "trust")))

# Fonts of the statutory form, made ready by `eoffice prepare-fonts`
FONTS_DIR = Path(env.text("FONTS_DIR", str(VAR / "fonts")))

# Figures for Prometheus at /metrics, shown to who has this token; empty shuts that door
METRICS_TOKEN = env.secret("METRICS_TOKEN", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # These tell of every step of their own.
    "loggers": {
        name: {"level": "WARNING"}
        for name in ("elastic_transport", "fontTools", "pikepdf", "pyhanko")
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
}
