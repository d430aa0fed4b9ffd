"""The console script `eoffice`: the operator's commands, on the path."""

import os
import sys


def main() -> None:
    """Run the command that was typed, in production unless the environment names other settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings.base")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
