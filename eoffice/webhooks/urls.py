"""Addresses of the pages on which administrators allow hosts."""

from django.urls import path

from eoffice.webhooks.views import hosts

app_name = "webhook-hosts"

urlpatterns = [
    path("", hosts.list_hosts, name="list"),
    path("allow/", hosts.allow, name="allow"),
    path("<uuid:uid>/withdraw/", hosts.withdraw, name="withdraw"),
]
