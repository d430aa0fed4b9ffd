"""What people change about themselves."""

from eoffice.accounts.models import User


def choose_language(person: User, language: str) -> None:
    """Speak to a person in a language from now on, on every machine."""
    person.language = language
    person.save(update_fields=["language"])
