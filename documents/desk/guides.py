"""The written help for the pages of documents."""

from django.utils.translation import gettext_lazy as _

from eoffice.web.guides import Guide, register

_GUIDES = [
    Guide(
        below="documents:incoming-list",
        title=_("Incoming documents"),
        answers=_("Here you find the letters that came in and that you may see."),
        steps=[
            _(
                "The tabs are what people ask for: to deal with, in progress, due soon, "
                "overdue, done. The first one is what waits for you."
            ),
            _(
                "Filters stand above the list; the address holds them, so that a list can be "
                "kept as a bookmark."
            ),
            _("j and k go down and up, Enter opens, Esc comes back to the same place."),
        ],
    ),
    Guide(
        below="documents:incoming-list",
        title=_("An incoming document"),
        answers=_(
            "The letter stands at the left, and at the right who gave what to whom, until when."
        ),
        steps=[
            _(
                "The button at the foot is the next thing that you can do; other acts stand "
                "beside it."
            ),
            _(
                "Whoever instructs names who leads, who supports and who is told, and the day; "
                "the letter stays in sight."
            ),
            _(
                "A head may split work inside the unit. The letter is done when whoever leads "
                "has completed it."
            ),
            _("“Why may I see this?” says through whom the right came."),
        ],
        pages=[
            "documents:incoming-detail",
            "documents:incoming-instruct",
            "documents:incoming-submit",
            "documents:incoming-return",
            "documents:assignment-accept",
            "documents:assignment-report",
            "documents:assignment-return",
            "documents:assignment-complete",
            "documents:assignment-split",
            "documents:assignment-withdraw",
            "documents:assignment-reopen",
            "documents:why",
        ],
    ),
    Guide(
        below="documents:intake",
        title=_("Letters that come in"),
        answers=_(
            "Here the registry enters letters into the book, beside the picture of the page."
        ),
        steps=[
            _("Drop files anywhere on the page, or choose them. Each is read in the background."),
            _(
                "Fields are filled from the page. Press a field to see where it was read; an "
                "amber one wants a look."
            ),
            _(
                "Where the same letter seems to be here already, both are shown side by side. "
                "You decide."
            ),
            _("Ctrl and Enter registers the letter, and the next one opens."),
        ],
    ),
    Guide(
        below="documents:outgoing-list",
        title=_("Outgoing documents"),
        answers=_("Here you find documents from the first draft until they are issued."),
        steps=[
            _("The tabs follow the road: drafts, with the signer, to be issued, issued."),
            _(
                "“Draft a document” begins a new one; a reply is begun from the letter that it "
                "answers."
            ),
        ],
    ),
    Guide(
        below="documents:outgoing-list",
        title=_("An outgoing document"),
        answers=_("The page shows the document as it will be, and how far it has come."),
        steps=[
            _("At the left you write, at the right the form by law is made anew while you do."),
            _(
                "You may take the .docx with you, work on it in Word, and bring it back as a "
                "new version."
            ),
            _(
                "Approval locks the file. What is signed, numbered and sealed afterwards is "
                "exactly that file."
            ),
        ],
        pages=[
            "documents:outgoing-detail",
            "documents:outgoing-edit",
            "documents:outgoing-files",
            "documents:outgoing-paper",
            "documents:signatures",
        ],
    ),
    Guide(
        below="documents:outgoing-draft",
        title=_("A new draft"),
        answers=_("Here a document is written from its fields, in the form by law."),
        steps=[
            _(
                "Choose the kind, the signer and the recipients, then write. The page at the "
                "right follows."
            ),
            _("What you typed is kept in this window until it is saved."),
        ],
    ),
    Guide(
        below="documents:signature-book",
        title=_("Signature book"),
        answers=_("Here lies what waits for your approval or signature, the urgent first."),
        steps=[
            _(
                "Read the page in the middle, then sign, send it back with a reason, or leave "
                "it for later."
            ),
            _(
                "Tick several to sign them with one passphrase; each tells you by itself "
                "whether it went well."
            ),
        ],
    ),
    Guide(
        below="documents:to-be-issued",
        title=_("Number and seal"),
        answers=_(
            "Here signed documents get their number, date and seal, and go to their recipients."
        ),
        steps=[
            _("Look at the verdict on the signature, then issue one, or tick several."),
            _(
                "A number that was given is never given again; where something fails, the act "
                "goes on with the same number."
            ),
        ],
    ),
    Guide(
        below="documents:work-file-list",
        title=_("Work files"),
        answers=_("Here the documents of one matter lie together."),
        steps=[
            _(
                "Open a file with its title and code, and put documents into it from their "
                "pages. One document may lie in several files."
            ),
            _("A closed file keeps what is in it; its keeper may open it again."),
        ],
    ),
    Guide(
        below="documents:work-file-list",
        title=_("A work file"),
        answers=_("The documents of one matter, and who works with them."),
        steps=[
            _("A document is put into a file from its own page."),
            _("Members of the file see what is in it; its keeper says who they are."),
        ],
        pages=["documents:work-file-detail", "documents:file-into"],
    ),
    Guide(
        below="documents:correspondent-list",
        title=_("Correspondents"),
        answers=_(
            "Here the registry and administrators keep whom the agency exchanges letters with."
        ),
        steps=[
            _("Each stands here once, whether its name is written with accents or without."),
            _("An administrator can bring many at once from a spreadsheet."),
            _(
                "The registry also sees names that stand in letters only, and takes those into the "
                "list that come again."
            ),
        ],
    ),
    Guide(
        below="documents:register-list",
        title=_("Registers"),
        answers=_("The books look as they do by law: one a year, numbers in order."),
        steps=[
            _("A number is never changed. A void one stays, struck out, with its reason."),
            _("Print the book, or take it as a spreadsheet."),
        ],
    ),
]


def register_all() -> None:
    """Hand the help of these pages to the guide."""
    for guide in _GUIDES:
        register(guide)
