"""Addresses of the pages about posts."""

from django.urls import path

from eoffice.organization.views import posts

app_name = "organization"

urlpatterns = [
    path("post/", posts.choose_post, name="choose-post"),
    path("post/act-in/", posts.act_in, name="act-in"),
]
