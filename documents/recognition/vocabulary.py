"""Word lists that tell names, bodies and speech apart; all folded (no accents, lower case)."""


def _listed(words: str, by: str | None = None) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(by))


# With these the names of bodies open.
BODY_HEADS = _listed(
    "ban|bao|bao hiem|bcd|benh vien|bo|bqlda|chi bo|chi cuc|chi nhanh|chinh phu|chu tich|"
    "cong an|cong ty|cuc|dai|dang bo|dang cong san|dang uy|dien luc|doan|doanh nghiep|"
    "hai quan|hdnd|hiep hoi|hoc vien|hoi|hoi dong|hop tac xa|huyen uy|kho bac|khu|"
    "kiem toan|lien doan|lien hiep|lien minh|mat tran|ngan hang|nha xuat ban|phong|quan uy|"
    "quoc hoi|quy|so|tap doan|thanh tra|thanh uy|thong tan xa|thu tuong|thue|tinh uy|to|"
    "toa an|tong cong ty|tong cuc|tong lien doan|trung tam|truong|ubnd|uy ban|"
    "uy ban nhan dan|van phong|van phong luat su|vien|vu|xi nghiep",
    "|",
)

# Names that ask for more: what follows belongs to them even where it opens like a name.
OPEN_NAMES = _listed(
    "ban chap hanh|ban chi dao|ban quan ly|ban thuong truc|ban thuong vu|chi nhanh|"
    "chu tich|cong ty co phan|cong ty tnhh|cong ty tnhh mot thanh vien|cong ty tnhh mtv|"
    "doan dai bieu|hoi dong|hoi dong thi|thu tuong|thuong truc|to cong tac|trung tam|"
    "uy ban|uy ban mat tran to quoc viet nam|van phong|van phong doan dai bieu",
    "|",
)

# Words beside which MẬT is speech and no stamp: "bảo MẬT", "dấu MẬT", "MẬT độ", "MẬT mã".
SPEAKING_BEFORE = _listed(
    "ban bao bi canh cap che chu co danh dau do dong hang hay hoac hop khong khu kinh la lieu "
    "loai ly muc nganh nguyen nhan noi nuoc ruot tai than thi thuoc tin tinh toi trang trao tu "
    "tuyet va van vat ve vu y"
)
SPEAKING_AFTER = _listed(
    "bao danh dao dien do gau hay hieu hoa hoac khau lenh ma mia nghi ngot ngu nha nuoc ong "
    "thiet thu thuoc tich tinh toi truyen tuyet va vien vu"
)

# A line that ends so is completed by the next one.
SPEAKING_AT_THE_END = SPEAKING_BEFORE | _listed("cong dinh luat pham sat tac vi")

SURNAMES = _listed(
    "au be bui cam cao chau chu cu dam dang danh dao dinh do doan doi dong duong giang giap ha "
    "hau hinh ho hoa hoang hua huynh khong khuat kieu kim la lai lam lang le lenh lieu lo luc "
    "luong luu ly ma mac mai mau ngan nghiem ngo nguyen nhu ninh nong ong pham phan phi phung "
    "quach quan sam si son ta tang thach thai than tieu to ton tong tra tran trieu trinh truong "
    "tu ung van vi vien vo vu vuong xa yen"
)

# Short forms of offices and lists, which are in no name.
NOT_IN_NAMES = _listed("ubnd hdnd vt email stt")

# Stamps, which are no names either.
STAMPS = _listed("hoatoc thuongkhan hanche luuhanhnoibo toimat tuyetmat")
