"""Addresses of the pages on which people make tokens for programs, and revoke them."""

from django.urls import path

from eoffice.api.views import own_tokens

app_name = "programs"

urlpatterns = [
    path("", own_tokens.list_mine, name="mine"),
    path("add/", own_tokens.add, name="add"),
    path("<uuid:uid>/revoke/", own_tokens.revoke, name="revoke"),
]
