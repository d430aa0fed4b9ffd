"""Tells Django of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "eoffice.demo"
    label = "demo"
    verbose_name = _("demo office")
