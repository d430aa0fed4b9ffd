"""Addresses of the door for programs. Other apps' are named as strings: nothing is imported."""

from django.urls import include, path, re_path

from eoffice.api.views import describing, me, missing

app_name = "api"

urlpatterns = [
    path("", describing.read, name="guide"),
    path("schema/", describing.Description.as_view(), name="schema"),
    path("v1/me/", me.Me.as_view(), name="me"),
    path("v1/", include("documents.api.urls")),
    path("v1/", include("meetings.api.urls")),
    path("v1/", include("search.api")),
    # Whatever else is asked here, with a line end in it, too, which `path` does not take.
    re_path(r"^(?P<rest>[\s\S]+)\Z", missing.Missing.as_view(), name="missing"),
]
