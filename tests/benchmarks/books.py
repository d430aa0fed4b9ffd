"""The books of numbers, a book for each series and year."""

from collections.abc import Mapping

from documents.models import Register, RegisterEntry
from documents.models.registers import EntryState
from eoffice.things.models import Thing
from tests.benchmarks.founding import Office, day_of


def enter(office: Office, series: str, of: Mapping[int, Thing]) -> dict[int, RegisterEntry]:
    """Enter documents in the book of their year, in the order of their numbers."""
    books: dict[int, Register] = {}
    made: dict[int, RegisterEntry] = {}
    for number, thing in of.items():
        day = day_of(number)
        if day.year not in books:
            books[day.year], _made = Register.objects.get_or_create(
                agency=office.agency, series=series, year=day.year
            )
        book = books[day.year]
        book.last_number, book.last_day = book.last_number + 1, day
        made[number] = RegisterEntry(
            register=book, number=book.last_number, day=day, state=EntryState.USED, thing=thing
        )
    RegisterEntry.objects.bulk_create(made.values())
    Register.objects.bulk_update(books.values(), ["last_number", "last_day"])
    return made
