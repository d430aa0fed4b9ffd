"""Addresses of the notices."""

from django.urls import path

from eoffice.notifications.views import notices

app_name = "notifications"

urlpatterns = [
    path("", notices.notices, name="list"),
    path("<uuid:uid>/open/", notices.open_notice, name="open"),
    path("read-all/", notices.read_all, name="read-all"),
    path("choices/", notices.choices, name="choices"),
]
