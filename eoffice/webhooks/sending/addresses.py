"""Addresses of receivers: https, a name of a host, an allowed port, and nothing that misleads."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST = 500
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_TARGET = re.compile(r"/[A-Za-z0-9\-._~!$&'()*+,;=:@/%?]*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_SHAPE = _("Write the address in plain letters, without spaces, in 500 characters at most.")
# Names that mean something only inside a machine or a house (RFC 6761, 6762, 8375, 9476).
_INSIDE = {
    "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "private",
    "arpa", "onion", "alt", "invalid",
}  # fmt: skip


class AddressRefusedError(ValueError):
    """The address is not one that a message may go to; the reason is a sentence for people."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class Address:
    """Where a message goes."""

    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host, with its port where it is not the usual one."""
        return self.host if self.port == 443 else f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"https://{self.authority}{self.target}"


def read(text: str, *, ports: Collection[int]) -> Address:
    """Take an address apart, or refuse it. It is never mended: what is meant is what is written."""
    if len(text) > LONGEST or not text.isascii() or not text.isprintable() or " " in text:
        raise AddressRefusedError(_SHAPE)
    if "\\" in text or "#" in text or "@" in text.partition("?")[0]:
        raise AddressRefusedError(
            _("An address has no name and password, no “#”, and no backslash.")
        )
    try:
        parts = urlsplit(text)
        port = parts.port or 443
    except ValueError as error:
        raise AddressRefusedError(_("This is not an address.")) from error
    if parts.scheme != "https" or not text.lower().startswith("https://"):
        raise AddressRefusedError(_("The address begins with https://."))
    host = read_host(parts.hostname or "")
    authority = parts.netloc.lower()
    if authority not in {host, f"{host}:{port}"}:
        raise AddressRefusedError(_("This is not an address."))
    if port not in ports:
        raise AddressRefusedError(_("This port is not one of those that are allowed."))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not _TARGET.fullmatch(target):
        raise AddressRefusedError(_("There is a character in the path that does not belong there."))
    address = Address(host, port, target)
    if len(str(address)) > LONGEST:  # a slash came in before the question mark
        raise AddressRefusedError(_SHAPE)
    return address


def read_host(text: str) -> str:
    """Return the name of a host in small letters; a number in whatever form is no name.

    Letters that look like others are refused: a name in another script is written as the network
    writes it (xn--…), so that whoever allows it sees what it is.
    """
    host = text.lower()
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressRefusedError(_("Write the host by its name, in plain letters."))
    if len(labels) < 2 or labels[-1] in _INSIDE:
        raise AddressRefusedError(_("This name means something only inside a network."))
    if _NUMBER.fullmatch(labels[-1]):
        raise AddressRefusedError(_("Write the host by its name, not by a number."))
    return host
