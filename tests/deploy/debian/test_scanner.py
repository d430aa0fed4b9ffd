"""A virus scanner is added to Debian by a script, and answers the office's account."""

from collections.abc import Iterator

import pytest

from tests.deploy.debian import roots
from tests.deploy.debian.roots import Root
from tests.deploy.files import text

pytestmark = [pytest.mark.debootstrap, pytest.mark.slow]

ADDRESS = "CLAMD_ADDRESS=/run/clamav/clamd.ctl"
# Any signature: without one clamd does not start, and here none can be fetched.
OPENING = """
echo 'Test:0:0:6e6f7420612076697275732c20627574206c6f6e67' >/var/lib/clamav/own.ndb
install --directory --owner=clamav /run/clamav
clamd
setpriv --reuid nobody --clear-groups perl -MIO::Socket::UNIX -e '
  my $socket = IO::Socket::UNIX->new(Peer => "/run/clamav/clamd.ctl") or die "closed: $!";
  print $socket "nPING\\n"; print <$socket>;'
"""


@pytest.fixture(scope="module")
def root() -> Iterator[Root]:
    """A machine with the settings of an office, to which the scanner was added, and again."""
    with roots.fresh() as made:
        (made.folder / "etc/eoffice").mkdir()
        (made.folder / "etc/eoffice/environment").write_text("ALLOWED_HOSTS=a\n", encoding="utf-8")
        for _time in range(2):
            made.run("/source/deploy/debian/scanner")
        yield made


def test_the_office_knows_where_to_ask(root: Root) -> None:
    assert root.read("/etc/eoffice/environment") == f"ALLOWED_HOSTS=a\n{ADDRESS}\n"


def test_debians_scanner_has_the_limits_of_the_office(root: Root) -> None:
    found = root.read("/etc/clamav/clamd.conf").splitlines()
    ours = text("deploy/clamav/clamd.conf").splitlines()

    limits = [line for line in ours if line.startswith(("Max", "Stream", "AlertExceedsMax"))]
    assert len(limits) == 5
    for limit in limits:
        assert found.count(limit) == 1
        assert sum(line.startswith(limit.split()[0] + " ") for line in found) == 1


def test_it_answers_to_everybody_on_the_machine(root: Root) -> None:
    assert root.run("bash", "-ec", OPENING).splitlines()[-1] == "PONG"
