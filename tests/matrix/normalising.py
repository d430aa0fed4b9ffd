"""Takes out of a page what differs from request to request, and nothing else."""

import re

_UID = rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_CHANGING = [
    (re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"'), b"CSRF"),
    (re.compile(rb'(csrf[a-z-]*&quot;|csrf[a-z-]*"): ?(&quot;|")[^"&]*', re.IGNORECASE), b"CSRF"),
    (re.compile(rb'name="request_key" value="[^"]*"'), b"KEY"),
    (re.compile(rb'nonce="[^"]*"'), b"NONCE"),
    (re.compile(_UID), b"UID"),
    (re.compile("[0-9]+[.,][0-9]+ giây".encode()), b"SECONDS"),
    (re.compile(rb"\b\d{1,2}:\d{2}\b"), b"TIME"),
    (re.compile(rb'(="#?[a-z-]+-)[0-9a-f]{8}"'), rb'\1ID"'),
]


def normalised(content: bytes) -> bytes:
    """Return a page without its tokens, keys and uids."""
    for pattern, word in _CHANGING:
        content = pattern.sub(word, content)
    return content
