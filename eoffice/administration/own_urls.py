"""Addresses of the pages on which people name a deputy for their own post."""

from django.urls import path

from eoffice.administration.views import own_delegations

app_name = "delegations"

urlpatterns = [
    path("", own_delegations.list_mine, name="mine"),
    path("add/", own_delegations.add, name="add"),
    path("<uuid:uid>/revoke/", own_delegations.revoke, name="revoke"),
]
