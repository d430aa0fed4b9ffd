"""The sheet of people and posts: a line for each person in each post, and for each free post."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from eoffice.administration.importing.columns import Column, Kind, Sheet, Words
from eoffice.organization.models import Duty


def duties() -> Mapping[str, Words]:
    """Name the duties that a post can have here; external delegates come by an invitation."""
    return {duty.value: duty.label for duty in Duty if duty != Duty.GUEST}


PEOPLE = Sheet(
    key="people",
    title=_("People and posts"),
    about=_(
        "One line for each person. Who holds two posts has two lines with the same sign-in name; a "
        "line without a person is a post that is free. Passwords do not stand here: people choose "
        "theirs with a code."
    ),
    columns=(
        Column(
            "username",
            _("Sign-in name"),
            _("It says which person a line is about, stays for ever and is not used again."),
            "hang.bt",
            most=150,
            width=18,
        ),
        Column(
            "full_name",
            _("Full name"),
            _("As in the person's papers, family name first. New people need one."),
            "Bùi Thanh Hằng",
            width=28,
        ),
        Column(
            "email",
            _("E-mail address"),
            _("May be empty."),
            "hang.bt@songlam.example",
            most=254,
            width=28,
        ),
        Column(
            "phone",
            _("Telephone"),
            _("May be empty."),
            "0912 345 678",
            kind=Kind.PHONE,
            most=30,
            width=16,
        ),
        Column(
            "unit",
            _("Symbol of the unit"),
            _("A symbol from the sheet of units, or of a unit that there is already."),
            "HCTP",
            most=20,
            width=18,
        ),
        Column(
            "title",
            _("Title of the post"),
            _("What the post is called. Together with unit and duty it says which post is meant."),
            "Chuyên viên",
            width=26,
        ),
        Column(
            "duty",
            _("Duty"),
            _("Choose from the list: rights follow the duty."),
            Duty.STAFF.label,
            kind=Kind.CHOICE,
            choices=duties,
            width=24,
        ),
        Column(
            "first_day",
            _("First day in the post"),
            _("Day/month/year, today or later. Empty: as soon as it is confirmed."),
            "",
            kind=Kind.DAY,
            width=20,
        ),
        Column(
            "last_day",
            _("Last day in the post"),
            _("Day/month/year; empty where it is not known."),
            "",
            kind=Kind.DAY,
            width=20,
        ),
    ),
)
