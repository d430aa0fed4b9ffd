#!/usr/bin/env python
"""Run a command of the office from a checkout, with the settings for development."""

import os

from eoffice.command import main

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings.development")
    main()
