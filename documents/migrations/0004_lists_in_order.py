"""A document keeps the sort key of its thing: what narrows a list and its order are in one index."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, OuterRef, Q, Subquery

from documents.models.documents import YearOf

_NEWEST_FIRST = (F("sort_key").desc(), F("thing").desc())


def take_sort_keys(apps: Any, _schema: Any) -> None:
    thing = apps.get_model("things", "Thing").objects.filter(pk=OuterRef("pk"))
    documents = apps.get_model("documents", "Document").objects
    documents.update(sort_key=Subquery(thing.values("sort_key")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_last_letter_of_body"),
        ("things", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="document", name="documents_document_state"),
        migrations.AddField(
            model_name="document",
            name="sort_key",
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(take_sort_keys, migrations.RunPython.noop, elidable=True),
        *(
            migrations.AddIndex(
                model_name="document",
                index=models.Index(F("direction"), *shared, *_NEWEST_FIRST, name=name),
            )
            for *shared, name in (
                ("documents_document_newest",),
                (F("state"), "documents_document_state"),
                (F("body_name"), "documents_document_body"),
                (F("kind_code"), "documents_document_kind"),
                (YearOf("dated_on"), "documents_document_year"),
            )
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                F("direction"),
                *_NEWEST_FIRST,
                condition=Q(urgency__gt=0),
                name="documents_document_urgent",
            ),
        ),
    ]
