"""The three offices that the page is about: sixty people, a province, the whole country."""

from dataclasses import dataclass

PROVINCES, COMMUNES = 34, 3_321
"""Since 1 July 2025, when the districts ended; see docs/scaling.md."""

PEOPLE_OF_A_COMMUNE, PEOPLE_OF_A_PROVINCE_CENTRE = 60, 4_000
DOCUMENTS_AN_ACCOUNT = 100


@dataclass(frozen=True)
class Scenario:
    """An installation. What one agency sends and another one takes in are two documents."""

    name: str
    agencies: int
    accounts: int
    documents_a_year: int
    years: int = 10

    @property
    def documents(self) -> int:
        """How many there are at the end."""
        return self.documents_a_year * self.years


_COUNTRY = PROVINCES * PEOPLE_OF_A_PROVINCE_CENTRE + COMMUNES * PEOPLE_OF_A_COMMUNE

OFFICE = Scenario("office of 60", agencies=1, accounts=60, documents_a_year=20_000)
PROVINCE = Scenario("province", agencies=120, accounts=10_000, documents_a_year=1_000_000)
COUNTRY = Scenario(
    "country",
    agencies=COMMUNES + PROVINCES * 20,
    accounts=_COUNTRY,
    documents_a_year=_COUNTRY * DOCUMENTS_AN_ACCOUNT,
)
SCENARIOS = (OFFICE, PROVINCE, COUNTRY)
