"""Addresses of the pages of administration."""

from datetime import date

from django.urls import path, register_converter

from eoffice.administration.views import (
    acts,
    agencies,
    calendar,
    delegations,
    importing,
    operations,
    people,
    posts,
    proposals,
    units,
)


class DayConverter:
    """A day in an address: 2026-08-31."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "administration_day")

app_name = "administration"

urlpatterns = [
    path("", people.list_people, name="people"),
    path("people/add/", people.add, name="person-add"),
    path("people/<uuid:uid>/", people.detail, name="person"),
    path("people/<uuid:uid>/change/", people.change, name="person-change"),
    path("people/<uuid:uid>/disable/", people.disable, name="person-disable"),
    path("people/<uuid:uid>/enable/", people.enable, name="person-enable"),
    path("people/<uuid:uid>/password/", people.propose_access, name="person-password"),
    path("people/<uuid:uid>/second-step/", people.propose_reset, name="person-second-step"),
    path("people/<uuid:uid>/appoint/", posts.appoint, name="person-appoint"),
    path(
        "people/<uuid:uid>/posts/<uuid:post_uid>/end/",
        posts.end_appointment,
        name="appointment-end",
    ),
    path("units/", units.list_units, name="units"),
    path("units/add/", units.add, name="unit-add"),
    path("units/<uuid:uid>/rename/", units.rename, name="unit-rename"),
    path("units/<uuid:uid>/end/", units.end, name="unit-end"),
    path("units/<uuid:uid>/posts/add/", posts.add, name="post-add"),
    path("posts/<uuid:uid>/rename/", posts.rename, name="post-rename"),
    path("posts/<uuid:uid>/end/", posts.end, name="post-end"),
    path("import/", importing.bring, name="import"),
    path("import/template/", importing.template, name="import-template"),
    path("import/now/", importing.now, name="import-now"),
    path("import/preview/", importing.preview, name="import-preview"),
    path("import/remarks/", importing.remarks, name="import-remarks"),
    path("import/save/", importing.save, name="import-save"),
    path("import/drop/", importing.drop, name="import-drop"),
    path("delegations/", delegations.list_delegations, name="delegations"),
    path("delegations/add/", delegations.add, name="delegation-add"),
    path("delegations/<uuid:uid>/revoke/", delegations.revoke, name="delegation-revoke"),
    path("proposals/", proposals.list_proposals, name="proposals"),
    path("proposals/<uuid:uid>/confirm/", proposals.confirm, name="proposal-confirm"),
    path("proposals/<uuid:uid>/decline/", proposals.decline, name="proposal-decline"),
    path("proposals/<uuid:uid>/withdraw/", proposals.withdraw, name="proposal-withdraw"),
    path("proposals/<uuid:uid>/lines/", proposals.lines, name="proposal-lines"),
    path("calendar/", calendar.show_year, name="calendar"),
    path("calendar/swap/", calendar.swap, name="calendar-swap"),
    path(
        "calendar/<administration_day:day>/put-back/", calendar.put_back, name="calendar-put-back"
    ),
    path("agencies/", agencies.list_agencies, name="agencies"),
    path("agencies/add/", agencies.add, name="agency-add"),
    path("agencies/<uuid:uid>/", agencies.change, name="agency"),
    path("operations/", operations.overview, name="operations"),
    path("operations/<uuid:uid>/run-again/", operations.run_again, name="operations-run-again"),
    path("acts/", acts.list_acts, name="acts"),
]
