"""The vault of this installation, as settings choose it."""

from typing import cast

from django.core.files.storage import default_storage

from storage.backends.filesystem import FileSystemVault


def vault() -> FileSystemVault:
    """Return the vault."""
    return cast(FileSystemVault, default_storage)
