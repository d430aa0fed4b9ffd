"""Which app answers which address. Apps are named as strings: nothing is imported."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("eoffice.desk.urls")),
    path("", include("eoffice.organization.urls")),
    path("", include("eoffice.web.urls")),
    path("", include("eoffice.administration.deploying.urls")),
    path("accounts/", include("eoffice.accounts.urls")),
    path("api/", include("eoffice.api.urls")),
    path("documents/", include("documents.urls")),
    path("meetings/", include("meetings.urls")),
    path("search/", include("search.urls")),
    path("notices/", include("eoffice.notifications.urls")),
    path("administration/", include("eoffice.administration.urls")),
    path("delegations/", include("eoffice.administration.own_urls")),
    path("programs/", include("eoffice.api.own_urls")),
    path("programs/webhooks/", include("eoffice.webhooks.own_urls")),
    path("administration/webhooks/", include("eoffice.webhooks.urls")),
]

handler400 = "eoffice.web.views.errors.bad_request"
handler403 = "eoffice.web.views.errors.forbidden"
handler404 = "eoffice.web.views.errors.not_found"
handler500 = "eoffice.web.views.errors.server_error"
