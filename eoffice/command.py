"""The console script `eoffice`: the operator's commands, on the path."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command that was typed, in production unless the environment names other settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings.base")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except OperationalError:
        folder = _missing_folder()
        if folder is None:
            raise
        # It is not made: a slip of the finger in VAR_DIR would begin a second, empty office.
        sys.exit(
            f"The folder {folder}, in which the office is to be kept, does not exist. Make it if "
            "the office is new; otherwise set VAR_DIR to where the office is."
        )


def _missing_folder() -> Path | None:
    """Return the folder of the database where it is a file and its folder is not there."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    folder = Path(database["NAME"]).parent
    is_file = database["ENGINE"] == "django.db.backends.sqlite3"
    return folder if is_file and not folder.is_dir() else None
