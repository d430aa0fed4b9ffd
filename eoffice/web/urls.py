"""The addresses of the look: a choice of theme, and the guide."""

from django.urls import path

from eoffice.web.views import guide, theme

app_name = "web"
urlpatterns = [
    path("theme/", theme.choose, name="theme"),
    path("guide/", guide.guide, name="guide"),
]
