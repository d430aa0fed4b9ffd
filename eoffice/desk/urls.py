"""Addresses of the desk."""

from django.urls import path

from eoffice.desk.views import desk

app_name = "desk"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("desk/run/<slug:key>/", desk.run, name="run"),
]
