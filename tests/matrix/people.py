"""The people of the matrix: every kind of person who could ask, in two agencies."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.administration.actions import delegations
from eoffice.organization.actor import Actor, actor_for, actor_in
from eoffice.organization.models import Agency, Delegation, Duty, Unit
from tests.factories import (
    appoint,
    create_agency,
    create_person,
    create_unit,
)
from tests.matrix.probing import Browser

NOBODY = ("anonymous", "disabled", "postless", "guest_after")
"""Those who act in no post, so that nothing is theirs."""


@dataclass
class Cast:
    """Everybody, by the name that the expectations call them."""

    agency: Agency = field(init=False)
    other: Agency = field(init=False)
    units: dict[str, Unit] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    delegations: dict[str, Delegation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.agency = create_agency()
        self.other = create_agency("Ủy ban nhân dân xã Thanh Hà", "UBND")
        names = {
            "office": ("Văn phòng", "VP"),
            "division": ("Phòng Hành chính tư pháp", "HCTP"),
            "support": ("Phòng Bổ trợ tư pháp", "BTTP"),
            "inspection": ("Thanh tra Sở", "TTS"),
            "guests": ("Đại biểu ngoài cơ quan", "DBN"),
        }
        for key, (name, symbol) in names.items():
            self.units[key] = create_unit(self.agency, name, symbol)
        self.units["elsewhere"] = create_unit(self.other)
        self._appoint_everybody()
        self._delegate()

    def actor(self, name: str) -> Actor:
        """Return somebody as they act now, with the circles that they are in by now."""
        kept, now = self.actors[name], timezone.now()
        if kept.on_behalf_of is not None:
            return actor_for(kept.user, kept.on_behalf_of, now)
        return actor_in(kept.user, kept.post, now)

    def clients(self) -> dict[str, Client]:
        """Give everybody a browser in which they have signed in and chosen their post."""
        browsers: dict[str, Client] = {"anonymous": Browser()}
        for name, user in self.users.items():
            client = browsers[name] = Browser()
            client.force_login(user, backend="eoffice.accounts.backends.PasswordBackend")
            actor = self.actors.get(name)
            if actor is not None and name not in NOBODY:
                chosen = actor.on_behalf_of or actor.post
                client.post("/post/act-in/", {"post": str(chosen.uid)})
        User.objects.filter(pk=self.users["disabled"].pk).update(is_active=False)
        return browsers

    def _appoint_everybody(self) -> None:
        places = {
            "director": ("office", Duty.DIRECTOR, "Trần Quang Minh"),
            "deputy": ("office", Duty.DEPUTY_DIRECTOR, "Nguyễn Thị Hiền"),
            "clerk": ("office", Duty.CLERK, "Lê Thị Hoa"),
            "clerk2": ("office", Duty.CLERK, "Lý Thu Cúc"),
            "secretary": ("office", Duty.SECRETARY, "Phạm Thu Trang"),
            "archivist": ("office", Duty.ARCHIVIST, "Tạ Văn Lưu"),
            "administrator": ("inspection", Duty.ADMINISTRATOR, "Đỗ Văn Kiên"),
            "auditor": ("inspection", Duty.AUDITOR, "Vũ Ngọc Lan"),
            "head": ("division", Duty.HEAD, "Hoàng Đức Thắng"),
            "drafter": ("division", Duty.STAFF, "Bùi Thanh Hằng"),
            "colleague": ("division", Duty.STAFF, "Ngô Hải Yến"),
            "disabled": ("division", Duty.STAFF, "Cao Bá Nhạ"),
            "head_b": ("support", Duty.HEAD, "Đinh Công Tráng"),
            "outsider": ("support", Duty.STAFF, "Đặng Văn Sơn"),
            "revoked": ("support", Duty.STAFF, "Mạc Thị Bưởi"),
            "combined": ("support", Duty.STAFF, "Lương Kiêm Nhiệm"),
            "acting": ("support", Duty.STAFF, "Hà Thế Vinh"),
            "acting_narrow": ("support", Duty.STAFF, "Hồ Hẹp Hòi"),
            "informed": ("inspection", Duty.STAFF, "Kiều Thị Biết"),
            "guest": ("inspection", Duty.GUEST, "Trịnh Khách Mời"),
            "guest_after": ("guests", Duty.GUEST, "Từ Đã Về"),
            "stranger": ("elsewhere", Duty.CLERK, "Phan Thị Mai"),
            "other_administrator": ("elsewhere", Duty.ADMINISTRATOR, "Quách Quản Trị"),
        }
        for name, (unit, duty, full_name) in places.items():
            person = create_person(full_name)
            self.actors[name] = appoint(person, self.units[unit], duty)
            self.users[name] = person
        appoint(self.users["combined"], self.units["office"], Duty.CLERK)  # the post not acted in
        self.users["postless"] = create_person("Vô Chức Danh")
        post = self.actors["guest_after"].post
        post.valid_until = date(2026, 6, 30)
        post.save(update_fields=["valid_until"])

    def _delegate(self) -> None:
        now = timezone.now()
        for name, kinds in (("acting", ()), ("acting_narrow", ("QĐ",))):
            delegation = delegations.delegate(
                post=self.actors["head"].post,
                deputy=self.users[name],
                basis="Quyết định số 12/QĐ-STP",
                begins_at=now,
                ends_at=now + timedelta(days=30),
                kinds=kinds,
                actor=self.actors["head"],
                at=now,
            )
            self.delegations[name] = delegation
            self.actors[name] = actor_for(self.users[name], delegation, timezone.now())
