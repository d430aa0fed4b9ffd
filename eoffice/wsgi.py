"""The door through which a web server calls the office."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings.base")

application = get_wsgi_application()
