"""Where a bucket is and how we come in, as settings say."""

from dataclasses import dataclass, field

from django.conf import settings


@dataclass(frozen=True)
class Place:
    """One bucket on one server, with the keys to it."""

    endpoint: str
    bucket: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    region: str = "us-east-1"
    ca_file: str = ""
    encryption: str = ""  # "AES256": the server is asked to encrypt what it keeps
    retention_days: int = 0  # 0: issued documents are not locked


def main_place() -> Place | None:
    """Return where the vault is; None where it is a folder."""
    if not settings.S3_ENDPOINT:
        return None
    return Place(
        endpoint=settings.S3_ENDPOINT,
        region=settings.S3_REGION,
        bucket=settings.S3_BUCKET,
        access_key=settings.S3_ACCESS_KEY,
        secret_key=settings.S3_SECRET_KEY,
        ca_file=settings.S3_CA_FILE,
        encryption=settings.S3_SSE,
        retention_days=settings.S3_RETENTION_DAYS,
    )


def copy_place() -> Place | None:
    """Return where the copies lie; None where there are none."""
    if not settings.S3_COPY_ENDPOINT:
        return None
    return Place(
        endpoint=settings.S3_COPY_ENDPOINT,
        region=settings.S3_COPY_REGION,
        bucket=settings.S3_COPY_BUCKET,
        access_key=settings.S3_COPY_ACCESS_KEY,
        secret_key=settings.S3_COPY_SECRET_KEY,
        ca_file=settings.S3_COPY_CA_FILE,
        encryption=settings.S3_COPY_SSE,
    )
