"""What documents bring to the floors of the desk: piles, names in notices, and written help."""

from documents.desk import guides, naming, piles


def register() -> None:
    """Fill the registries of desk, notices and guide. Called once, when apps are ready."""
    piles.register()
    naming.register()
    guides.register_all()
