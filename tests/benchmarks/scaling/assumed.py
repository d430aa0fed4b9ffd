"""What was not measured: each assumption with its unit, a plausible range, and why."""

from dataclasses import dataclass

from tests.benchmarks.scaling.quantities import assumed

_GUESS = "a guess; count in the proxy's log"


@dataclass(frozen=True)
class Assumptions:
    """The values are those that the tables are made with."""

    # People and their pages
    active_people: float = assumed(
        0.8, "of accounts", low=0.5, high=1, why="leave, field work, accounts of the past"
    )
    pages_a_day: float = assumed(120, "pages a person", low=40, high=300, why=_GUESS)
    peak_hour: float = assumed(
        0.2, "of a day's work", low=0.15, high=0.4, why="8 even hours have 0.125; mornings more"
    )
    peak_minute: float = assumed(
        2, "times the peak hour", low=1.5, high=4, why="a meeting ends, a notice goes out"
    )
    working_days: float = assumed(250, "days a year", low=245, high=255, why="52 weeks of 5, Tết")
    broad_viewers: float = assumed(
        0.15, "of pages", low=0.1, high=0.3, why="leaders, registry: who sees most"
    )
    rare_viewers: float = assumed(0.1, "of pages", low=0, high=0.3, why="guests, delegates")
    pages_lists: float = assumed(0.3, "of pages", low=0.2, high=0.4, why=_GUESS)
    pages_piles: float = assumed(
        0.28, "of pages", low=0.2, high=0.4, why="the desk, to deal with, overdue"
    )
    pages_search: float = assumed(0.07, "of pages", low=0.03, high=0.15, why=_GUESS)
    page_kilobytes: float = assumed(
        30, "kB a page", low=15, high=100, why="compressed; styles and scripts are cached"
    )
    database_share: float = assumed(
        0.35, "of a page's time", low=0.2, high=0.6, why="the rest is Python; not told apart yet"
    )
    # Documents
    outgoing: float = assumed(0.3, "of documents", low=0.2, high=0.5, why="registers of agencies")
    document_pages: float = assumed(
        4, "pages a document", low=2, high=12, why="a letter of 2 and enclosures"
    )
    scanned: float = assumed(
        0.25, "of documents", low=0.05, high=0.6, why="falls as agencies exchange signed files"
    )
    word_files: float = assumed(0.3, "of documents", low=0.1, high=0.5, why="drafts from Word")
    digital_kilobytes: float = assumed(40, "kB a page", low=15, high=100, why="PDF, fonts in it")
    scanned_kilobytes: float = assumed(150, "kB a page", low=60, high=500, why="200 dpi, JPEG")
    kept_versions: float = assumed(
        2, "times the original", low=1.3, high=4, why="draft, prepared, signed, issued"
    )
    renditions: float = assumed(
        0.5, "of the original", low=0.1, high=1, why="text of pages, PDF of Word files"
    )
    objects: float = assumed(5, "objects a document", low=3, high=10, why="versions, renditions")
    # Work in the background
    child_seconds: float = assumed(
        0.4, "s a document", low=0.2, high=1, why="the reading child starts, both versions"
    )
    text_seconds: float = assumed(
        0.002, "s a page", low=0.002, high=0.02, why="own trial, 2026-11: pdfium, one core"
    )
    recognition_seconds: float = assumed(
        3.7, "s a page", low=2, high=10, why="own trial, 2026-11: tesseract, a clean page"
    )
    conversion_seconds: float = assumed(
        1.3, "s a Word file", low=1, high=6, why="own trial, 2026-11: LibreOffice from anew"
    )
    tasks: float = assumed(
        25, "tasks a document", low=10, high=60, why="followers, notices, mails, readings, copies"
    )
    task_seconds: float = assumed(
        0.015, "s a task", low=0.005, high=0.04, why="own trial, 2026-11: 131/s by 2 workers"
    )
    mails: float = assumed(3, "mails a document", low=0, high=10, why="people may choose fewer")
    mail_seconds: float = assumed(0.2, "s a mail", low=0.05, high=2, why="a relay nearby")
    # Database
    other_row_bytes: float = assumed(
        300, "B a row", low=150, high=600, why="with indexes; tables that the bench has no rows of"
    )
    bloat: float = assumed(1.2, "times the rows", low=1.1, high=1.6, why="dead rows, part-filled")
    server_cores: float = assumed(
        32, "cores", low=16, high=128, why="a common database server of two sockets"
    )
    log_factor: float = assumed(
        3, "times new bytes", low=2, high=6, why="write-ahead log: whole pages after checkpoints"
    )
    connections: float = assumed(
        500, "connections", low=200, high=1000, why="above it snapshots and memory suffer"
    )
    queue_tasks: float = assumed(
        500, "tasks/s", low=150, high=1000, why="five statements and three commits a task"
    )
    table_gigabytes: float = assumed(
        200, "GB a table", low=100, high=500, why="above it VACUUM and CREATE INDEX take a night"
    )
    # Index
    index_kilobytes: float = assumed(
        6, "kB a page", low=3, high=12, why="own trial, 2026-11: 3.4 kB for 290 words; pairs too"
    )
    index_writes: float = assumed(
        6, "a document", low=3, high=15, why="again whenever rights, state or text change"
    )
    describe_seconds: float = assumed(
        0.005, "s a write", low=0.002, high=0.009, why="the drain reads rows and text first"
    )
    shard_gigabytes: float = assumed(40, "GB a shard", low=30, high=50, why="Elastic's advice")
    node_terabytes: float = assumed(
        1, "TB of index a node", low=0.5, high=2, why="64 GB of memory, half of it heap (≤ 31)"
    )
    node_cores: float = assumed(16, "cores a node", low=8, high=32, why="as nodes are sold")
    # Keeping and bringing back
    dump_megabytes: float = assumed(60, "MB/s", low=30, high=150, why="pg_dump, one process")
    restore_megabytes: float = assumed(25, "MB/s", low=10, high=60, why="indexes are built anew")
    verify_megabytes: float = assumed(
        200, "MB/s", low=80, high=500, why="SHA-256 does 560 on a core; disks and network less"
    )
    store_terabytes: float = assumed(
        50, "TB", low=20, high=200, why="one gateway on one file system that can be checked"
    )
    bucket_objects: float = assumed(
        1e8, "objects a bucket", low=1e7, high=1e9, why="listings; stores differ"
    )


ROWS: tuple[tuple[str, float, str], ...] = (
    ("things_thing", 1.3, "documents, work files, meetings"),
    ("documents_document", 1, "one each"),
    ("documents_incomingdocument", 0.7, "what is not outgoing"),
    ("documents_outgoingdocument", 0.3, "outgoing"),
    ("documents_registerentry", 1, "one number each"),
    ("documents_delivery", 1.5, "5 recipients of what goes out"),
    ("documents_deliverystep", 3, "2 a delivery"),
    ("access_grant", 8, "registry, domains, who works on it, files"),
    ("access_thingright", 14, "two for a right to read, one for a line"),
    ("journal_journalentry", 12, "what is done to a document in its life"),
    ("journal_journaltext", 3, "notes and reasons"),
    ("journal_followerreceipt", 12, "one an entry and follower"),
    ("journal_reading", 15, "people and hours"),
    ("assignments_instruction", 1, "one each"),
    ("assignments_assignment", 3, "lead and two in support"),
    ("organization_term", 1.5, "deadlines"),
    ("notifications_notice", 6, "who is told"),
    ("notifications_mailout", 3, "one a mail"),
    ("storage_file", 1.5, "letter, enclosures"),
    ("storage_fileversion", 2.5, "versions"),
    ("storage_versionreading", 2.5, "one a version"),
    ("storage_rendition", 2.5, "text, PDF"),
    ("storage_attachment", 1.7, "files of documents"),
    ("storage_storecopy", 2.5, "with a second store"),
)
"""Rows a document leaves in an office, table by table, when all its work is done."""
