"""Shuts a child process in before it opens a stranger's file: limits first, then the network.

Two ways to be without a network, and both are used where they can be: a network namespace with
nothing in it, and a filter of system calls that refuses every socket but the machine's own kind.
Neither needs a helper program. They hold for everything that the child starts in turn.
"""

import ctypes
import os
import platform
import signal
import struct
import sys
from contextlib import suppress

from storage.reading.limits import Isolation, Limits

if sys.platform != "win32":
    import resource

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | 13  # EACCES
_AF_UNIX = 1
# Machine → (its name in seccomp, number of socket(), number of io_uring_setup()).
_MACHINES = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}


def confine(limits: Limits, *, memory_bytes: int | None = None) -> Isolation:
    """Shut this process in for good, and say how far that went."""
    if sys.platform == "win32":
        return Isolation()
    _limit(limits, memory_bytes or limits.memory_bytes)
    if not sys.platform.startswith("linux"):
        return Isolation()
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    ways = []
    if _leave_network(library):
        ways.append("namespace")
    if _refuse_sockets(library):
        ways.append("filter")
    return Isolation(network_shut=bool(ways), how=tuple(ways))


def _limit(limits: Limits, memory_bytes: int) -> None:
    for kind, limit in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 256),
    ):
        with suppress(ValueError, OSError):  # a machine that knows stricter limits keeps them
            resource.setrlimit(kind, (limit, limit))


def _leave_network(library: ctypes.CDLL) -> bool:
    """Move into a network namespace that has nothing in it, not even the way to oneself."""
    if library.unshare(_CLONE_NEWNET) == 0:
        return True
    return bool(library.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _refuse_sockets(library: ctypes.CDLL) -> bool:
    """Have the kernel refuse sockets that reach out, and the ring that could make them too."""
    if platform.machine() not in _MACHINES or struct.calcsize("P") != 8:
        return False
    architecture, socket_number, ring_number = _MACHINES[platform.machine()]
    load, jump_equal, jump_at_least, answer = 0x20, 0x15, 0x35, 0x06
    program = [
        (load, 0, 0, 4),  # the machine
        (jump_equal, 1, 0, architecture),
        (answer, 0, 0, _REFUSE),
        (load, 0, 0, 0),  # the number of the call
        (jump_at_least, 5, 0, 0x40000000),  # x32's own numbers
        (jump_equal, 4, 0, ring_number),
        (jump_equal, 0, 2, socket_number),
        (load, 0, 0, 16),  # the family, first argument
        (jump_equal, 0, 1, _AF_UNIX),
        (answer, 0, 0, _ALLOW),
        (answer, 0, 0, _REFUSE),
    ]
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("HL", len(program), ctypes.addressof(buffer))
    done = library.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.c_char_p(header), 0, 0)
    return bool(done == 0)


def forget_environment() -> None:
    """Drop every variable, for what is started with an environment in spite of us."""
    os.environ.clear()
