"""Production. Strict: no secret has a default, and what is not said stops the start."""

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from eoffice.settings import env

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env.text("VAR_DIR", str(ROOT / "var")))

# The installation
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", "")
DEBUG = False
SECRET_KEY = env.secret("SECRET_KEY")
SITE_ADDRESS = env.text("SITE_ADDRESS", "https://localhost")
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
    "search",
    "storage",
    "documents",
    "meetings",
    "allauth",
    "allauth.account",
    "allauth.mfa",
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
    "eoffice.accounts.middleware.LanguageMiddleware",
    "eoffice.accounts.middleware.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "eoffice.organization.middleware.ActorMiddleware",
    "eoffice.web.middleware.PrivatePagesMiddleware",
    "eoffice.web.middleware.WordsMiddleware",
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

# The database: SQLite, unless DB_NAME names a PostgreSQL database
SQLITE_OPTIONS = {
    # IMMEDIATE is the lock: SQLite ignores select_for_update (docs/decisions/0003).
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
DATABASES: dict[str, dict[str, Any]]
if env.text("DB_NAME", ""):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": env.text("DB_HOST", ""),
            "NAME": env.text("DB_NAME"),
            "OPTIONS": {"pool": {"min_size": 1, "max_size": env.number("DB_POOL_SIZE", "8")}},
            "PASSWORD": env.secret("DB_PASSWORD", ""),
            "PORT": env.text("DB_PORT", ""),
            "USER": env.text("DB_USER", ""),
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": env.text("SQLITE_FILE", str(VAR / "eoffice.sqlite3")),
            "OPTIONS": SQLITE_OPTIONS,
        }
    }

# Who comes in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "eoffice.accounts.backends.PasswordBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "eoffice.accounts.adapter.OfficeAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {"login": "60/m/ip"}
# Five wrong passwords for one name from one address: a quarter of an hour (S25).
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
ANONYMOUS_USER_NAME = None  # guardian: nobody is somebody
GUARDIAN_MONKEY_PATCH_USER = False
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # rights are asked of eoffice.access alone

# Sessions, cookies, headers
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "eoffice.web.views.errors.csrf_failure"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

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
STORAGES = {
    "default": {"BACKEND": "storage.backends.filesystem.FileSystemVault"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The vault: where bytes are kept, under digests keyed with VAULT_KEY
MAX_UPLOAD_BYTES = env.number("MAX_UPLOAD_MB", "200") * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = env.text("UPLOAD_DIR", "") or None  # None is the system's own
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 50
VAULT_DIR = Path(env.text("VAULT_DIR", str(VAR / "vault")))
VAULT_KEY = env.secret("VAULT_KEY")
MEDIA_ROOT = str(VAULT_DIR)
MEDIA_URL = ""  # bytes have no address of their own

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
        "QUEUES": ["default", "index", "mail", "reading"],
    }
}

# Search
SEARCH_DIR = Path(env.text("SEARCH_DIR", str(VAR / "search")))

# Signing: where keys of people and agencies, and the roots that are believed, lie
KEYS_DIR = Path(env.text("KEYS_DIR", str(VAR / "keys")))
SEAL_NOTE = env.text("SEAL_NOTE", "")  # what a drawn seal is not, as "CON DẤU THỬ"
SEAL_PASSPHRASE = env.secret("SEAL_PASSPHRASE", "")  # opens the agencies' keys
TRUST_DIR = Path(env.text("TRUST_DIR", str(VAR / "trust")))

# Fonts of the statutory form, made ready by `eoffice prepare-fonts`
FONTS_DIR = Path(env.text("FONTS_DIR", str(VAR / "fonts")))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # These tell of every step of their own.
    "loggers": {name: {"level": "WARNING"} for name in ("fontTools", "pikepdf", "pyhanko")},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
}
