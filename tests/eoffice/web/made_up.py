"""Made-up pages on the real frame: a list, a letter with a form, and one of each component."""

from collections.abc import Callable
from pathlib import Path
from time import sleep
from types import SimpleNamespace as Row

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    FileField,
    Form,
    MultipleChoiceField,
    RadioSelect,
    Textarea,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.template.backends.django import Template
from django.urls import include, path
from django.utils import timezone

from eoffice.lib.verdicts import ALLOWED, denied


class LetterForm(Form):
    """What is typed on the made-up letter."""

    text = CharField(label="Nội dung", widget=Textarea)
    kind = ChoiceField(label="Loại", choices=[("a", "Công văn"), ("b", "Quyết định")])
    role = ChoiceField(
        label="Vai trò", choices=[("x", "Chủ trì"), ("y", "Phối hợp")], widget=RadioSelect
    )
    urgent = BooleanField(label="Khẩn", required=False)
    units = MultipleChoiceField(
        label="Đơn vị",
        choices=[("p", "Phòng A"), ("q", "Phòng B"), ("r", "Phòng C")],
        required=False,
    )
    paper = FileField(label="Tệp", required=False, help_text="PDF hoặc DOCX.")


PAGES = Path(__file__).parent / "pages"
LINE = Row(name="Ký hiệu", value="12/UBND-NC", url="/made-up/list/", end="đã đọc")
SHOWN = {
    "allowed": ALLOWED,
    "refused": denied("Chỉ văn bản đã ký mới được cấp số."),
    "tabs": [Row(label="Cần xử lý", url="/made-up/list/", is_current=True, count=5)],
    "facts": [LINE, Row(name="Hạn", value="")],
    "road": [
        Row(
            name="Trần Quang Minh",
            role="chỉ đạo",
            text="Giao Phòng Hành chính tư pháp chủ trì.",
            at="hôm nay",
            children=[
                Row(
                    name="Phòng HCTP",
                    state="đang xử lý",
                    tone="blue",
                    folds="Mở 5 người",
                    children=[Row(name="Bùi Thanh Hằng", is_mine=True, state="chờ", tone="grey")],
                )
            ],
        )
    ],
}


def _shown(page: str, request: HttpRequest, **words: object) -> HttpResponse:
    template = engines["django"].from_string((PAGES / f"{page}.html").read_text(encoding="utf-8"))
    assert isinstance(template, Template)
    return HttpResponse(template.render(words, request))


def list_page(request: HttpRequest) -> HttpResponse:
    return _shown("list", request, numbers=[f"Văn bản {n}" for n in range(1, 60)])


sent: list[str] = []


def letter(request: HttpRequest, answer: str = "") -> HttpResponse:
    """Show the letter; take what was typed, or refuse it as the address says."""
    if request.method == "GET":
        return _shown(
            "letter",
            request,
            form=LetterForm(),
            answer=request.GET.get("answer", ""),
            count=len(sent),
        )
    refusals: dict[str, Callable[[], Exception]] = {
        "forbidden/": lambda: PermissionDenied("Chỉ lãnh đạo được chỉ đạo."),
        "broken/": lambda: RuntimeError("made up"),
        "away/": lambda: OperationalError("made up"),
        "bad/": lambda: BadRequest("made up"),
    }
    if answer in refusals:
        raise refusals[answer]()
    form = LetterForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown("letter", request, form=form, answer=answer, count=len(sent))
    if answer == "slow/":
        sleep(0.5)
    sent.append(form.cleaned_data["text"])
    return redirect("/made-up/list/" if answer != "stay/" else "/made-up/letter/")


def table(request: HttpRequest) -> HttpResponse:
    """Show a table that knows nothing of keys, as a page of administration may have."""
    return _shown("table", request, numbers=[1, 2, 3])


def showcase(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    entries = [Row(at=now, who="Lê Thị Hoa", post="Văn thư", what="vào sổ", note="số đến 1 245")]
    return _shown("showcase", request, **SHOWN, entries=entries, now=now, form=LetterForm())


urlpatterns = [
    path("made-up/list/", list_page),
    path("made-up/letter/", letter),
    path("made-up/letter/<path:answer>", letter),
    path("made-up/showcase/", showcase),
    path("made-up/table/", table),
    path("", include("eoffice.desk.urls")),
    path("", include("eoffice.organization.urls")),
    path("", include("eoffice.web.urls")),
    path("accounts/", include("eoffice.accounts.urls")),
    path("notices/", include("eoffice.notifications.urls")),
]
handler400 = "eoffice.web.views.errors.bad_request"
handler403 = "eoffice.web.views.errors.forbidden"
handler404 = "eoffice.web.views.errors.not_found"
handler500 = "eoffice.web.views.errors.server_error"
