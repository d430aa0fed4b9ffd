"""Signing in and out, and the language of the pages."""

from allauth.account import views as allauth_views
from django.urls import path
from django.views.decorators.http import require_http_methods

from eoffice.accounts.views import language, new_password, password, signing_in

only_forms = require_http_methods(["GET", "HEAD", "POST"])
"""allauth answers every other method, too, once somebody has signed in."""

urlpatterns = [
    path("login/", only_forms(signing_in.SignInView.as_view()), name="account_login"),
    path("logout/", only_forms(allauth_views.logout), name="account_logout"),
    path("new-password/", new_password.choose, name="account_new_password"),
    path("password/", password.change, name="account_change_password"),
    path("demo/", signing_in.demo_sign_in, name="demo-sign-in"),
    path("language/", language.choose, name="choose-language"),
]
