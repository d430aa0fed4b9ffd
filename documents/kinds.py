"""The 29 kinds of administrative document, in the order of Decree 30/2020/NĐ-CP, Article 7.

Their abbreviations are those of Phụ lục III, mục I; the mixed case of QyĐ, CTr and TTr is
official. Công văn and thư công have no abbreviation there, so that their codes are ours.
"""

from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A kind of document: its code with us, its name in law and what that means on paper.

    `operative` is the word between legal bases and articles, with the kinds by which an agency
    decides: those also name, over the legal bases, who decides (Mẫu 1.1 to 1.3). `is_addressed`
    tells whether "Kính gửi" is printed (Phụ lục I, II.9a; to a higher body with tờ trình and
    báo cáo).
    """

    code: str
    name: str
    label: Promise
    abbreviation: str
    has_name_on_page: bool = True
    is_addressed: bool = False
    operative: str = ""

    @property
    def is_decision(self) -> bool:
        return bool(self.operative)

    def notation(self, *, agency: str, unit: str) -> str:
        """Write the symbol after the number: `QĐ-STP`, or `STP-VP` where the kind has none.

        Phụ lục I, II.3b: agency and drafting unit (or field of work) by their abbreviations.
        """
        groups = (self.abbreviation, agency) if self.abbreviation else (agency, unit)
        return "-".join(group for group in groups if group)


LETTER = Kind("CV", "Công văn", _("Official letter"), "", has_name_on_page=False, is_addressed=True)
KINDS = (
    Kind("NQ", "Nghị quyết", _("Resolution"), "NQ", operative="QUYẾT NGHỊ"),
    Kind("QĐ", "Quyết định", _("Decision"), "QĐ", operative="QUYẾT ĐỊNH"),
    Kind("CT", "Chỉ thị", _("Directive"), "CT"),
    Kind("QC", "Quy chế", _("Statute"), "QC"),
    Kind("QyĐ", "Quy định", _("Regulation"), "QyĐ"),
    Kind("TC", "Thông cáo", _("Communiqué"), "TC"),
    Kind("TB", "Thông báo", _("Announcement"), "TB"),
    Kind("HD", "Hướng dẫn", _("Guideline"), "HD"),
    Kind("CTr", "Chương trình", _("Programme"), "CTr"),
    Kind("KH", "Kế hoạch", _("Plan"), "KH"),
    Kind("PA", "Phương án", _("Scheme"), "PA"),
    Kind("ĐA", "Đề án", _("Project proposal"), "ĐA"),
    Kind("DA", "Dự án", _("Project"), "DA"),
    Kind("BC", "Báo cáo", _("Report"), "BC", is_addressed=True),
    Kind("BB", "Biên bản", _("Minutes"), "BB"),
    Kind("TTr", "Tờ trình", _("Submission"), "TTr", is_addressed=True),
    Kind("HĐ", "Hợp đồng", _("Contract"), "HĐ"),
    LETTER,
    Kind("CĐ", "Công điện", _("Official telegram"), "CĐ"),
    Kind("BGN", "Bản ghi nhớ", _("Memorandum"), "BGN"),
    Kind("BTT", "Bản thỏa thuận", _("Agreement"), "BTT"),
    Kind("GUQ", "Giấy ủy quyền", _("Letter of authorisation"), "GUQ"),
    Kind("GM", "Giấy mời", _("Invitation"), "GM"),
    Kind("GGT", "Giấy giới thiệu", _("Letter of introduction"), "GGT"),
    Kind("GNP", "Giấy nghỉ phép", _("Leave permit"), "GNP"),
    Kind("PG", "Phiếu gửi", _("Dispatch slip"), "PG"),
    Kind("PC", "Phiếu chuyển", _("Transfer slip"), "PC"),
    Kind("PB", "Phiếu báo", _("Notice slip"), "PB"),
    Kind("TCg", "Thư công", _("Official courtesy letter"), ""),
)
_BY_CODE = MappingProxyType({kind.code: kind for kind in KINDS})


def kind_of(code: str) -> Kind | None:
    """Find a kind by its code; None for codes that are not of the decree."""
    return _BY_CODE.get(code)
