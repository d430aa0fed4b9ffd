"""A fresh Debian 12 in a folder, in which commands run as on a machine that has only just begun.

The base system comes by debootstrap, once, and is kept outside the checkout. A command in it has
mounts and processes of its own, so that nothing outlives it; the network is this machine's, or none
but the way to itself.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.servers.fetching import CACHE

CHECKOUT = Path(__file__).resolve().parents[3]
SUITE = "bookworm"
LONGEST = 1800.0  # seconds, on a machine that is busy with other things
ROOM, NEEDS_MEMORY = 32 << 30, 9 << 30  # what is not written takes no memory
_REGISTRIES = {"PIP_INDEX_URL", "npm_config_registry"}
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

# The root is a mount of its own, so that its services can have it read-only.
_ENTER = """
set -e
root=$1; shift
mount --bind "$root" "$root"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount --bind -o ro "$CHECKOUT" "$root/source"
if [ "$NETWORK" = own ]; then
  exec unshare --net -- chroot "$root" "$@"
fi
exec chroot "$root" "$@"
"""


class CommandFailedError(AssertionError):
    """A command in the root ended otherwise than it should; what it said is in the message."""


@dataclass(frozen=True)
class Root:
    """A Debian in a folder."""

    folder: Path

    def run(self, *command: str, network: str = "machine") -> str:
        """Run a command as root and return what it said; `network` is "machine" or "own"."""
        done = subprocess.run(
            [
                *("unshare", "--mount", "--pid", "--fork", "--kill-child"),
                *("bash", "-c", _ENTER, "enter", str(self.folder), *command),
            ],
            env={"PATH": PATH, "HOME": "/root", "CHECKOUT": str(CHECKOUT), "NETWORK": network}
            | self._passed(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        if done.returncode:
            raise CommandFailedError(f"{' '.join(command)}\n{done.stdout[-6000:]}")
        said: str = done.stdout
        return said

    def read(self, path: str) -> str:
        return (self.folder / path.lstrip("/")).read_text(encoding="utf-8")

    def mode(self, path: str) -> str:
        """Return who may do what with a file: "640 root eoffice"."""
        return self.run("stat", "--format=%a %U %G", path).strip()

    def _passed(self) -> dict[str, str]:
        """Return how this machine reaches the registries; its files are put into the root."""
        passed = {
            name: value
            for name, value in os.environ.items()
            if name.lower().endswith("_proxy") or name in _REGISTRIES
        }
        authorities = os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE")
        if authorities:
            shutil.copy(authorities, self.folder / "etc/machine-authorities.crt")
            for name in ("PIP_CERT", "NODE_EXTRA_CA_CERTS", "npm_config_cafile"):
                passed[name] = "/etc/machine-authorities.crt"
        return passed


@contextmanager
def fresh() -> Iterator[Root]:
    """Lay out a Debian that has nothing but its base, for the length of a block."""
    folder = Path(mkdtemp(prefix="eoffice-debian-", dir="/var/tmp"))
    in_memory = _memory() >= NEEDS_MEMORY  # a busy disk makes this several times slower
    if in_memory:
        _run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "eoffice-debian", str(folder)])
    try:
        subprocess.run(["tar", "-xf", _base(), "-C", folder], check=True)
        folder.chmod(0o755)  # it is "/" to everybody in it
        root = Root(folder)
        (folder / "source").mkdir()
        for name in ("resolv.conf", "hosts"):
            shutil.copy(Path("/etc") / name, folder / "etc" / name)
        # As in every root without an init: packages start no services by themselves.
        refuses = folder / "usr/sbin/policy-rc.d"
        refuses.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
        refuses.chmod(0o755)
        # What this root holds need not outlive a power cut.
        (folder / "etc/dpkg/dpkg.cfg.d/unsafe-io").write_text("force-unsafe-io\n")
        yield root
    finally:
        if in_memory:
            _run(["umount", "--lazy", str(folder)])
        shutil.rmtree(folder)


def _memory() -> int:
    """Return how many bytes of memory could be had."""
    lines = Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:"))


def _base() -> Path:
    """Return the packed base system; it is made by the first who asks."""
    packed = CACHE / f"debian-{SUITE}.tar"
    if packed.exists():
        return packed
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix="eoffice-debootstrap-", dir="/var/tmp"))
    try:
        _run(["debootstrap", "--variant=minbase", SUITE, str(folder)])
        unfinished = packed.with_suffix(f".{os.getpid()}")
        for package in (folder / "var/cache/apt/archives").glob("*.deb"):
            package.unlink()
        _run(["tar", "-cf", str(unfinished), "-C", str(folder), "."])
        unfinished.rename(packed)
    finally:
        shutil.rmtree(folder)
    return packed


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandFailedError(f"{' '.join(command)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
