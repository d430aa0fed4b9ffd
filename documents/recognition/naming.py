"""Names printed in capitals, written as a sentence writes them."""

import re

from documents.recognition.lines import is_capitals
from eoffice.lib.text import fold

# Words after which the name of a place or firm follows, each of its words with a capital.
_PLACES = frozenset(["tỉnh", "huyện", "xã", "phường", "quận", "thị", "phố", "đảo"])
_FIRMS = frozenset(["phần", "tnhh", "viên", "đoàn"])
_WHOLE = {
    "ubnd": "UBND",
    "hđnd": "HĐND",
    "tnhh": "TNHH",
    "mtv": "MTV",
    "tp": "TP",
    "qlda": "QLDA",
    "ubmttq": "UBMTTQ",
}
# Heads after which the first word of the field takes a capital: Sở Tư pháp, Bộ Nội vụ.
_HEADS = (
    "tổng công ty", "trung tâm", "chi cục", "tổng cục", "văn phòng", "hội đồng", "ban quản lý",
    "tập đoàn", "công ty", "bệnh viện", "trường", "thanh tra", "kho bạc", "bảo hiểm", "ngân hàng",
    "phòng", "viện", "cục", "sở", "bộ", "vụ", "ban", "hội",
)  # fmt: skip
_PROPER = {
    "nhân dân": "nhân dân",
    "việt nam": "Việt Nam",
    "mặt trận": "Mặt trận",
    "tổ quốc": "Tổ quốc",
    "hồ chí minh": "Hồ Chí Minh",
    "hà nội": "Hà Nội",
    "đảng": "Đảng",
    "nhà nước": "Nhà nước",
}


def in_sentence_case(name: str) -> str:
    """Write `SỞ TƯ PHÁP TỈNH SÔNG LAM` as `Sở Tư pháp tỉnh Sông Lam`; other names stay."""
    if not is_capitals(name):
        return name
    lower = name.casefold().strip()
    words = lower.split()
    head = next((head for head in _HEADS if lower.startswith(f"{head} ")), "")
    count = len(head.split())
    place = False
    written = []
    for index, word in enumerate(words):
        bare = word.strip(".,;()-")
        opens = index == 0 or (index == count and head and bare not in _PLACES)
        if bare in _WHOLE:
            written.append(word.replace(bare, _WHOLE[bare]))
        elif opens or (place and bare not in _PLACES):
            written.append(word[:1].upper() + word[1:])
        else:
            written.append(word)
        place = place or bare in _PLACES or (bare in _FIRMS and fold(lower).startswith("cong ty"))
        place = place and bare not in {"và", "-"}
    return _with_proper_names(" ".join(written))


def title_in_sentence_case(title: str) -> str:
    """Write `PHÓ GIÁM ĐỐC` as `Phó Giám đốc`."""
    if not is_capitals(title):
        return title
    lower = " ".join(title.casefold().split())
    lower = lower[:1].upper() + lower[1:]
    return re.sub(r"^(Phó|Quyền) (\w)", lambda match: f"{match[1]} {match[2].upper()}", lower)


def _with_proper_names(text: str) -> str:
    for lower, proper in _PROPER.items():
        text = re.sub(rf"(?i)(?<=\s){lower}\b", proper, text)
    return text
