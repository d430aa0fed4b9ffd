"""An office of any size: its rows are made directly, as years of work would have left them.

Every document has the rights that the acts of the office give, and more: a post and a circle that
were given it. Every third goes out; of the letters that came in, some have work that is not done.
"""

from django.db import connection, transaction
from tqdm import tqdm

from tests.benchmarks import filing, gatherings, letters, outgoing, telling
from tests.benchmarks.founding import Office
from tests.benchmarks.rows import AT_ONCE

GOES_OUT = 3  # one in so many


def grow(office: Office, count: int, *, is_quiet: bool = False) -> None:
    """Bring the office up to a number of documents."""
    office.target = count
    bar = tqdm(
        total=count - office.count,
        desc=f"{count:,} documents",
        disable=is_quiet or None,
        leave=False,
    )
    with bar:
        while office.count < count:
            made = min(AT_ONCE, count - office.count)
            with transaction.atomic():
                _make(office, made)
            office.count += made
            bar.update(made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _make(office: Office, count: int) -> None:
    numbers = range(office.count + 1, office.count + count + 1)
    came = letters.make(office, [number for number in numbers if number % GOES_OUT])
    went = outgoing.make(office, [number for number in numbers if number % GOES_OUT == 0])
    of = dict(sorted({**came, **went}.items()))
    filing.make(office, of)
    gatherings.make(office, of)
    telling.make(office, came)
