"""Where things are kept and found: database, vault, index. A larger office names servers here."""

from pathlib import Path
from typing import Any

from eoffice.settings import env
from eoffice.settings.places import VAR

# The database: SQLite, unless DB_NAME names a PostgreSQL database
SQLITE_OPTIONS = {
    # IMMEDIATE is the lock: SQLite ignores select_for_update (docs/decisions/0003).
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
# PostgreSQL compiles what it takes for a long question, which costs 10 to 40 ms. In a large office
# it takes those of every page for long, and they are not.
POSTGRESQL_SETTINGS = "-c jit=off"
DATABASES: dict[str, dict[str, Any]]
if env.text("DB_NAME", ""):
    DATABASES = {
        "default": {
            "CONN_HEALTH_CHECKS": True,  # after the server was started anew
            "ENGINE": "django.db.backends.postgresql",
            "HOST": env.text("DB_HOST", ""),
            "NAME": env.text("DB_NAME"),
            "OPTIONS": {
                # Where the server is away, people are told so within seconds.
                "connect_timeout": 3,
                "options": POSTGRESQL_SETTINGS,
                "pool": {"min_size": 1, "max_size": env.number("DB_POOL_SIZE", "8"), "timeout": 5},
            },
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

# The vault on a server that speaks S3, where S3_ENDPOINT names one; otherwise a folder
S3_ENDPOINT = env.text("S3_ENDPOINT", "")
S3_ACCESS_KEY = env.secret("S3_ACCESS_KEY", "")
S3_BUCKET = env.text("S3_BUCKET", "eoffice")
S3_CA_FILE = env.text("S3_CA_FILE", "")
S3_REGION = env.text("S3_REGION", "us-east-1")
S3_RETENTION_DAYS = env.number("S3_RETENTION_DAYS", "0")
S3_SECRET_KEY = env.secret("S3_SECRET_KEY", "")
S3_SSE = env.text("S3_SSE", "")
# The second store, which has a copy of every file that is kept
S3_COPY_ENDPOINT = env.text("S3_COPY_ENDPOINT", "")
S3_COPY_ACCESS_KEY = env.secret("S3_COPY_ACCESS_KEY", "")
S3_COPY_BUCKET = env.text("S3_COPY_BUCKET", "eoffice-copies")
S3_COPY_CA_FILE = env.text("S3_COPY_CA_FILE", "")
S3_COPY_REGION = env.text("S3_COPY_REGION", "us-east-1")
S3_COPY_SECRET_KEY = env.secret("S3_COPY_SECRET_KEY", "")
S3_COPY_SSE = env.text("S3_COPY_SSE", "")
_VAULT = "s3.vault.S3Vault" if S3_ENDPOINT else "filesystem.FileSystemVault"
STORAGES = {
    "default": {"BACKEND": f"storage.backends.{_VAULT}"},
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

# The virus scanner: every file passes clamd before it is kept, where CLAMD_ADDRESS names one
CLAMD_ADDRESS = env.text("CLAMD_ADDRESS", "")
CLAMD_REQUIRED = env.flag("CLAMD_REQUIRED", "true")
CLAMD_SECONDS = env.number("CLAMD_SECONDS", "20")  # below the patience of SQLite's lock

# Search: an index in a folder, unless SEARCH_URL names an Elasticsearch server
SEARCH_CA_FILE = env.text("SEARCH_CA_FILE", "")
SEARCH_DIR = Path(env.text("SEARCH_DIR", str(VAR / "search")))
SEARCH_NAME = env.text("SEARCH_NAME", "eoffice")
SEARCH_PASSWORD = env.secret("SEARCH_PASSWORD", "")
SEARCH_SHARDS = env.number("SEARCH_SHARDS", "1")
SEARCH_URL = env.text("SEARCH_URL", "")
SEARCH_USER = env.text("SEARCH_USER", "")
