"""Changes: rows are written by models, actions, and the few rooms named here with a reason."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, called, calls, files, name_of, nodes, place

# Also Django's names: these take keywords only, or nothing, when they write rows. A file's `save`
# or a digest's `update` takes what it writes as an argument.
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create",
}  # fmt: skip
BULK = {"bulk_create", "bulk_update"}

ROOMS = {"models", "actions"}

# The rooms of the floors below actions; each the only door to its rows.
ALLOWED = {
    "eoffice/administration/batches/accounts.py": "lines of a batch, in its action's transaction",
    "eoffice/administration/batches/posts.py": "lines of a batch, in its action's transaction",
    "eoffice/administration/batches/units.py": "lines of a batch, in its action's transaction",
    "eoffice/accounts/one_time_codes.py": "counts tries, and uses up what was right",
    "eoffice/accounts/sessions.py": "notes that a session is in use",
    "eoffice/access/granting.py": "the only door to the ledger of rights and its projection",
    "eoffice/journal/once.py": "claims and answers request keys",
    "eoffice/journal/recording.py": "the only door to the journal",
    "eoffice/notifications/delivering.py": "notices are what a worker makes of an entry",
    "eoffice/notifications/mailing.py": "notes which mails have left",
    "eoffice/organization/deadlines.py": "the only door to terms and their pauses",
    "eoffice/organization/enrolling.py": "the rows of membership, many at once",
    "eoffice/organization/membership.py": "the rows under every administrative act",
    "eoffice/queue/leasing.py": "the only door to leases",
    "eoffice/queue/schedule.py": "notes when a scheduled task was last put into the queue",
    "search/engines/elasticsearch/generations.py": "indices of a server, which are no rows",
    "search/indexing.py": "notes what the engine could not take",
    "storage/copies.py": "notes which blobs are to lie in the second store, and which do",
    "storage/renditions.py": "keeps what was made from a version, which anybody can make anew",
    "storage/tasks.py": "notes how far the reading of a file is",
}


def is_write(call: ast.Call) -> bool:
    name = called(call)
    if name not in WRITES or not isinstance(call.func, ast.Attribute):
        return False
    if name == "update":  # a queryset's takes keywords only, a dictionary's or digest's does not
        return bool(call.keywords) and not call.args
    return name in BULK or not call.args


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return next((part for part in parts if part in ROOMS), "")


def inside_its_app(path: Path) -> tuple[str, ...]:
    """Return the rooms that lead to a file: an app may be called as a room of others is (api)."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[2:] if parts[0] == "eoffice" else parts[1:]


def writes(path: Path) -> list[str]:
    return [f"{place(path, call)}: {called(call)}" for call in calls(path) if is_write(call)]


def test_rows_are_written_in_models_actions_and_the_rooms_named_here() -> None:
    offences = [
        write
        for path in files(".py")
        if not room_of(path) and name_of(path) not in ALLOWED
        for write in writes(path)
    ]

    assert offences == []


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_every_room_named_here_still_writes(name: str) -> None:
    assert writes(ROOT / name)


def test_views_forms_policies_and_templates_tags_write_nothing() -> None:
    rooms = {"views", "forms", "policies", "templatetags", "api", "middleware"}
    offences = [
        write
        for path in files(".py")
        if rooms & set(inside_its_app(path))
        for write in writes(path)
    ]

    assert offences == []


def test_an_action_names_the_fields_that_it_saves() -> None:
    """House rule: save the named fields; a whole row would write back what it read long ago."""
    offences = [
        place(path, call)
        for path in files(".py")
        if "actions" in path.with_suffix("").parts
        for call in calls(path)
        if called(call) == "save"
        and not call.args
        and "update_fields" not in {keyword.arg for keyword in call.keywords}
        and not saves_something_new(path, call)
    ]

    assert offences == []


def saves_something_new(path: Path, save: ast.Call) -> bool:
    """Say whether what is saved was made by its constructor in the same function."""
    for function in nodes(path):
        if isinstance(function, ast.FunctionDef) and save in ast.walk(function):
            made = {
                ast.unparse(target)
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Call)
                and called(node.value)[:1].isupper()
                for target in node.targets
            }
            assert isinstance(save.func, ast.Attribute)
            return ast.unparse(save.func.value) in made
    return False


def test_only_the_office_clock_and_doors_ask_for_the_time() -> None:
    """Actions and policies are given `at`; so a test, a retry and an import can say when."""
    rooms = {"actions", "policies"}
    offences = [
        place(path, call)
        for path in files(".py")
        if rooms & set(path.relative_to(ROOT).with_suffix("").parts)
        for call in calls(path)
        if called(call) in {"now", "today", "localdate", "utcnow"}
    ]

    assert offences == []
