"""The cast: the people of one office, and one who should see nothing."""

import pytest

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, Unit
from tests.factories import appoint, create_agency, create_person, create_unit


@pytest.fixture
def agency(db: None) -> Agency:
    """The office in which everything happens."""
    return create_agency()


@pytest.fixture
def office(agency: Agency) -> Unit:
    """The unit of the leaders and of the registry: Văn phòng."""
    return create_unit(agency, "Văn phòng", "VP")


@pytest.fixture
def division(agency: Agency) -> Unit:
    """The unit in which the work is done: Phòng Hành chính tư pháp."""
    return create_unit(agency, "Phòng Hành chính tư pháp", "HCTP")


@pytest.fixture
def director(office: Unit) -> Actor:
    """Leads the agency: instructs, approves, signs."""
    return appoint(create_person("Trần Quang Minh"), office, Duty.DIRECTOR, "Giám đốc")


@pytest.fixture
def clerk(office: Unit) -> Actor:
    """Registers, submits, numbers, seals and issues."""
    return appoint(create_person("Lê Thị Hoa"), office, Duty.CLERK, "Văn thư")


@pytest.fixture
def secretary(office: Unit) -> Actor:
    """Prepares meetings and sends the papers."""
    return appoint(create_person("Phạm Thu Trang"), office, Duty.SECRETARY, "Thư ký")


@pytest.fixture
def administrator(office: Unit) -> Actor:
    """Keeps people, units and posts; reads nothing."""
    return appoint(create_person("Đỗ Văn Kiên"), office, Duty.ADMINISTRATOR, "Quản trị")


@pytest.fixture
def auditor(office: Unit) -> Actor:
    """Verifies registers and the journal; lists, does not read."""
    return appoint(create_person("Vũ Ngọc Lan"), office, Duty.AUDITOR, "Thanh tra viên")


@pytest.fixture
def head(division: Unit) -> Actor:
    """Heads the division: splits work, answers for content."""
    return appoint(create_person("Hoàng Đức Thắng"), division, Duty.HEAD, "Trưởng phòng")


@pytest.fixture
def drafter(division: Unit) -> Actor:
    """Does the work and drafts the answer."""
    return appoint(create_person("Bùi Thanh Hằng"), division, Duty.STAFF, "Chuyên viên")


@pytest.fixture
def colleague(division: Unit) -> Actor:
    """Sits beside the drafter; supports."""
    return appoint(create_person("Ngô Hải Yến"), division, Duty.STAFF, "Chuyên viên")


@pytest.fixture
def outsider(agency: Agency) -> Actor:
    """Works in another unit of the same agency and should see nothing."""
    unit = create_unit(agency, "Phòng Bổ trợ tư pháp", "BTTP")
    return appoint(create_person("Đặng Văn Sơn"), unit, Duty.STAFF, "Chuyên viên")


@pytest.fixture
def stranger(db: None) -> Actor:
    """The clerk of another agency of the same installation."""
    other = create_agency("Ủy ban nhân dân xã Thanh Hà", "UBND")
    return appoint(create_person("Phan Thị Mai"), create_unit(other), Duty.CLERK, "Văn thư")
