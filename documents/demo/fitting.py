"""What fits together in a letter: who writes about what, as which kind, and of which period."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from documents.demo.bodies import (
    COMMUNES,
    DEPARTMENTS,
    ENTERPRISES,
    MINISTRIES,
    PROVINCE,
    Body,
)
from documents.demo.matters import Matter
from documents.kinds import LETTER

_SATURDAY = 5
_FROM_ABOVE = (
    "hướng dẫn",
    "chấn chỉnh",
    "triển khai",
    "thanh tra",
    "đôn đốc",
    "tháo gỡ",
    "rà soát",
)
_FROM_THE_SIDE = (
    "góp ý",
    "thẩm định",
    "lập đề nghị",
    "phối hợp",
    "chuẩn bị",
    "kiểm tra",
    "tổ chức",
)
_KINDS = (
    (("báo cáo",), ("BC", "BC", LETTER.code)),
    (("hướng dẫn",), ("HD", LETTER.code)),
    (("chuẩn bị hội nghị",), ("GM", "TB", LETTER.code)),
    (("lập đề nghị", "đăng ký kế hoạch"), ("TTr", LETTER.code)),
    (
        ("tổ chức", "triển khai", "rà soát", "kiểm tra", "thanh tra", "kê khai"),
        ("KH", "KH", "QĐ", "TB", LETTER.code, LETTER.code),
    ),
)


def body_for(chance: random.Random, matter: Matter, subject: str) -> Body:
    """Return a body that would write this: from above guidance, from below reports."""
    named = next((body for body in COMMUNES if f" {body.place}" in subject), None)
    if subject.startswith(_FROM_ABOVE):
        return chance.choice((*MINISTRIES, *PROVINCE, *PROVINCE))
    if subject.startswith(_FROM_THE_SIDE):
        return chance.choice((*PROVINCE, *DEPARTMENTS, *DEPARTMENTS))
    if named:
        return named
    firms: tuple[Body, ...] = ENTERPRISES if matter.unit == "BTTP" else ()
    return chance.choice((*DEPARTMENTS, *COMMUNES, *firms, *firms, *firms))


def kind_for(chance: random.Random, subject: str, body: Body | None = None) -> str:
    """Return the code of a kind in which this would be written."""
    below = body is not None and body.group in {"enterprise", "commune"}
    for openings, kinds in _KINDS:
        if subject.startswith(openings) and not (below and kinds[0] != "BC"):
            return chance.choice(kinds)
    return LETTER.code


def period_for(chance: random.Random, day: date) -> str:
    """Return a period that had just ended, or was about to, on a day."""
    month, year = (day.month - 1, day.year) if day.month > 1 else (12, day.year - 1)
    quarter = ("I", "II", "III", "IV")[(month - 1) // 3]
    periods = [f"tháng {month} năm {year}", f"quý {quarter} năm {year}"]
    if day.month in {5, 6, 7}:
        periods.append(f"6 tháng đầu năm {day.year}")
    if day.month in {9, 10}:
        periods.append(f"9 tháng đầu năm {day.year}")
    if day.month in {11, 12, 1}:
        periods.append(f"năm {day.year if day.month > 1 else year}")
    return chance.choice(periods)


def addressees_for(
    chance: random.Random, kind: str, subject: str, bodies: Sequence[Body]
) -> tuple[str, ...]:
    """Return whom the office would write to: a body that the subject names, else some that fit."""
    named = [body.name for body in COMMUNES if f" {body.place}" in subject]
    if named:
        return tuple(named[:1])
    if kind == "GM" or subject.startswith(("hướng dẫn", "chấn chỉnh", "triển khai", "phối hợp")):
        below = [body.name for body in (*DEPARTMENTS, *COMMUNES)]
        return tuple(chance.sample(below, k=chance.choice((1, 2, 3))))
    return (chance.choice([body.name for body in bodies if body.group != "enterprise"]),)


def days_between(seed: int, count: int, first: date, last: date) -> Sequence[date]:
    """Return as many days as letters, none at a weekend, spread over the time in between."""
    chance = random.Random(f"days-{seed}")  # noqa: S311 - content, not secrets
    span = (last - first).days + 1
    workdays = [
        day
        for day in (first + timedelta(days=number) for number in range(span))
        if day.weekday() < _SATURDAY
    ]
    return sorted(chance.choices(workdays, k=count))
