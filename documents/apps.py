"""Tells Django of the app, and the floors below of what documents bring along."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentsConfig(AppConfig):
    name = "documents"
    label = "documents"
    verbose_name = _("documents")

    def ready(self) -> None:
        """Fill the registries: search, desk, notices, work, reading, and the words of the frame."""
        from documents import desk, followers, search
        from documents.actions import progress
        from documents.actions.correspondents_brought import CorrespondentsPart
        from documents.api import webhooks
        from documents.demo import loading
        from documents.kinds import KINDS
        from documents.pages import sheets_brought
        from eoffice.administration import kinds as delegable
        from eoffice.administration.batches import parts
        from eoffice.administration.importing import opening
        from eoffice.demo.parts import part_of_the_demo
        from eoffice.web import navigation
        from storage import listeners

        search.register()
        delegable.register(lambda: [(kind.code, kind.name) for kind in KINDS])
        parts.register(CorrespondentsPart())
        opening.register(sheets_brought.look_at)
        desk.register()
        followers.register()
        webhooks.register()
        progress.register()
        listeners.on_read(followers.consider_what_was_read)
        part_of_the_demo(order=10)(loading.load)
        for entry in (
            navigation.Entry(
                word=_("Incoming documents"),
                icon="mail-opened",
                url_name="documents:incoming-list",
                order=20,
                letter="d",
            ),
            navigation.Entry(
                word=_("Outgoing documents"),
                icon="send",
                url_name="documents:outgoing-list",
                order=30,
                letter="i",
            ),
            navigation.Entry(
                word=pgettext_lazy("word of the frame", "Files"),
                icon="folder",
                url_name="documents:work-file-list",
                order=40,
                letter="h",
            ),
        ):
            navigation.register(entry)
