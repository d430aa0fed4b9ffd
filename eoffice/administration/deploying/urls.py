"""Addresses for whoever watches over the servers, as such programs name them."""

from django.urls import path

from eoffice.administration.deploying import health
from eoffice.administration.views import metrics

app_name = "deploying"
urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("metrics", metrics.metrics, name="metrics"),
]
