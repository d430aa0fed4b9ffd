"""How programs are told that something happened (docs/webhooks.md)."""

from django.core.exceptions import ImproperlyConfigured

from eoffice.settings import env

WEBHOOKS_CA_FILE = env.text("WEBHOOKS_CA_FILE", "")
WEBHOOKS_DAYS = env.number("WEBHOOKS_DAYS", "5")  # of failing, until one is switched off
WEBHOOKS_LOOPBACK = False  # only tests of a receiver on their own machine switch it on
WEBHOOKS_SECONDS = 5.0  # for all of one attempt
_ports = env.words("WEBHOOKS_PORTS", "443,8443")
if not all(port.isdecimal() and 0 < int(port) < 65536 for port in _ports):
    raise ImproperlyConfigured("WEBHOOKS_PORTS must be numbers of ports, with commas.")
WEBHOOKS_PORTS = [int(port) for port in _ports]
