"""What if: the same installation with one assumption, or the growth, changed."""

from dataclasses import dataclass, replace

from tests.benchmarks.scaling.assumed import Assumptions


@dataclass(frozen=True)
class Variation:
    """One question, and the assumptions that ask it."""

    question: str
    assumed: Assumptions
    steeper: float = 1.0


def variations(assumed: Assumptions) -> list[Variation]:
    """List the questions; the first is the page's own."""
    return [
        Variation("as above", assumed),
        Variation(
            "documents have 3 times the pages",
            replace(assumed, document_pages=assumed.document_pages * 3),
        ),
        Variation(
            "the peak hour is twice as sharp", replace(assumed, peak_hour=assumed.peak_hour * 2)
        ),
        Variation("people open twice as many pages", replace(assumed, pages_a_day=240)),
        Variation("60 % of documents are scans", replace(assumed, scanned=0.6)),
        Variation("the database has 60 % of a page's time", replace(assumed, database_share=0.6)),
        Variation("times grow twice as fast past a million", assumed, steeper=2),
    ]
