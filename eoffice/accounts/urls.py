"""Signing in and out, and the language of the pages."""

from allauth.account import views as allauth_views
from django.urls import path

from eoffice.accounts.views import language, signing_in

urlpatterns = [
    path("login/", signing_in.SignInView.as_view(), name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("demo/", signing_in.demo_sign_in, name="demo-sign-in"),
    path("language/", language.choose, name="choose-language"),
]
