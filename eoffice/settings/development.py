"""Production, loosened for one person on one machine. Each line says why."""

import os

os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")  # only this machine asks
os.environ.setdefault("SECRET_KEY", "for development only: no office runs on this")
os.environ.setdefault("VAULT_KEY", "for development only: no vault is keyed with this")
os.environ.setdefault("SEAL_NOTE", "CON DẤU THỬ")
os.environ.setdefault("SEAL_PASSPHRASE", "for development only: no seal is kept with this")
os.environ.setdefault("SITE_ADDRESS", "http://127.0.0.1:8000")
os.environ.setdefault("MAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
os.environ.setdefault("SECOND_STEP_FOR", "")  # a demonstration is looked at without a telephone

from eoffice.settings import env
from eoffice.settings.base import *  # noqa: F403 - settings stand on settings

DEBUG = env.flag("DEBUG", "false")
DEMO_SIGN_INS = env.flag("DEMO_SIGN_INS", "false")  # one press signs a made-up person in

# Plain HTTP on the loopback address: cookies with __Host- and redirects to TLS would not work.
CSRF_COOKIE_NAME = "csrf"
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_SECURE = False
