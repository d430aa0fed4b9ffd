"""Addresses of the pages on which people have programs told what happened."""

from django.urls import path

from eoffice.webhooks.views import own

app_name = "webhooks"

urlpatterns = [
    path("", own.list_mine, name="mine"),
    path("add/", own.add, name="add"),
    path("<uuid:uid>/", own.detail, name="detail"),
    path("<uuid:uid>/test/", own.test, name="test"),
    path("<uuid:uid>/renew-secret/", own.renew_secret, name="renew-secret"),
    path("<uuid:uid>/switch-off/", own.switch_off, name="switch-off"),
    path("<uuid:uid>/switch-on/", own.switch_on, name="switch-on"),
    path("<uuid:uid>/end/", own.end, name="end"),
    path("messages/<uuid:uid>/send-again/", own.send_again, name="send-again"),
]
