"""The way to an Elasticsearch server, and what it refuses in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from elastic_transport.client_utils import DEFAULT
from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch import UnsupportedProductError as NotElasticsearchError

from search.engines.base import IndexNotReadyError, SearchUnavailableError

QUICK = 2.5  # seconds: somebody waits for a page
PATIENT = 30.0  # seconds: a batch of 500 letters takes one
_BUSY = 429
_NOT_LET_IN = {401, 403}


@dataclass(frozen=True, kw_only=True)
class Server:
    """Where it is, and who we are there. `url` may name several nodes, with commas."""

    url: str
    user: str = ""
    password: str = ""
    ca_file: str = ""
    """The certificates that are believed; empty for those of the machine."""


def connect(server: Server) -> Elasticsearch:
    """Return a client. It connects when it is first used, and may be shared by threads."""
    hosts = [host.strip() for host in server.url.split(",")]
    is_private = server.ca_file and all(host.startswith("https:") for host in hosts)
    return Elasticsearch(
        hosts,
        basic_auth=(server.user, server.password) if server.user else None,
        request_timeout=QUICK,
        max_retries=len(hosts) - 1,  # on another node; who waits for one that is gone waits longer
        retry_on_timeout=False,
        ca_certs=server.ca_file if is_private else DEFAULT,
    )


@contextmanager
def in_our_words() -> Iterator[None]:
    """Say what the server or the way to it refuses; what is our own mistake stays as it is."""
    try:
        yield
    except TransportError as error:
        raise SearchUnavailableError("The search server does not answer.") from error
    except NotFoundError as error:
        raise IndexNotReadyError("There is no index of this version on the server.") from error
    except NotElasticsearchError as error:
        raise SearchUnavailableError("What answers there is not Elasticsearch.") from error
    except ApiError as error:
        raise_if_unavailable(error.meta.status, error)
        raise


def raise_if_unavailable(status: int, cause: Exception | None = None) -> None:
    """Raise where a status says that the server cannot now, or does not let us."""
    if status in _NOT_LET_IN:
        raise SearchUnavailableError("The search server does not let the office in.") from cause
    if status == _BUSY or status >= 500:
        raise SearchUnavailableError(f"The search server cannot now ({status}).") from cause
