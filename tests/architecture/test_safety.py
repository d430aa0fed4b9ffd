"""Doors that must not be: each rule here has been somebody's hole."""

import ast
import re

from tests.architecture.source import (
    called,
    calls,
    files,
    imports,
    lines_with,
    name_of,
    nodes,
    place,
    text,
)

# Guardian's own questions unite all groups of a person; an actor is a person in one post.
GUARDIAN = {
    "assign_perm", "remove_perm", "bulk_assign_perm", "bulk_remove_perm", "get_perms",
    "get_user_perms", "get_group_perms", "get_objects_for_user", "get_objects_for_group",
    "get_users_with_perms", "get_groups_with_perms", "has_perm", "has_perms", "has_module_perms",
    "get_all_permissions", "get_group_permissions", "permission_required",
}  # fmt: skip

ROWS = ("create", "bulk_create", "get_or_create", "update_or_create", "update", "delete")

# Raw SQL, and why Django's own would not do.
SQL = {
    "eoffice/access/seeing.py": "Django refuses a union of sliced querysets on SQLite",
    "eoffice/administration/deploying/rights.py": "Django has no GRANT",
    "eoffice/administration/deploying/transfer.py": "sequences are set by statements of Django",
    "eoffice/organization/actor.py": "Django has no recursive queries",
}


def test_guardian_is_known_to_access_alone() -> None:
    offences = [
        place(path, node)
        for path in files(".py")
        for name, node in imports(path)
        if name.partition(".")[0] == "guardian" and not name_of(path).startswith("eoffice/access/")
    ]

    assert offences == []


def test_nobody_asks_guardian_or_django_for_permissions() -> None:
    used = [
        f"{place(path, node)}: {name}"
        for path in files(".py")
        for node in nodes(path)
        for name in [getattr(node, "id", None) or getattr(node, "attr", None)]
        if name in GUARDIAN and not name_of(path).startswith("eoffice/access/")
    ]
    imported = [
        f"{place(path, node)}: {name}"
        for path in files(".py")
        for name, node in imports(path)
        if name.rpartition(".")[2] in GUARDIAN
    ]
    in_templates = [
        name_of(path)
        for path in files(".html")
        if re.search(r"\bperms\.|get_obj_perms", text(path))
    ]

    assert used + imported + in_templates == []


def test_people_are_never_put_into_groups() -> None:
    offences = [
        place(path, call)
        for path in files(".py")
        for call in calls(path)
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Attribute)
        and call.func.value.attr in {"groups", "user_set", "user_permissions"}
        and called(call) in {"add", "set", "create"}
    ]

    assert offences == []


def test_the_projection_is_written_by_granting_alone() -> None:
    offences = [
        place(path, call)
        for path in files(".py")
        for call in calls(path)
        if called(call) in {*ROWS, "ThingRight"}
        and "ThingRight" in ast.unparse(call.func)
        and name_of(path) != "eoffice/access/granting.py"
    ]

    assert offences == []


def test_no_text_is_declared_safe() -> None:
    """`format_html` escapes what it is given; `mark_safe` believes it, so it needs its reason."""
    names = {"mark_safe", "SafeString", "SafeText"}
    in_code = [
        place(path, call)
        for path in files(".py")
        for call in calls(path)
        if called(call) in names
        and not re.search(r"# noqa: S308 - \S+ \S+", text(path).splitlines()[call.lineno - 1])
    ]
    in_templates = [
        where
        for path in files(".html")
        for needle in ("|safe", "autoescape off", "|safeseq")
        for where, _line in lines_with(path, needle)
    ]

    assert in_code + in_templates == []


def test_no_view_is_exempt_from_the_token_of_forms() -> None:
    assert [name_of(path) for path in files(".py") if "csrf_exempt" in text(path)] == []


def test_no_command_line_is_put_together_for_a_shell() -> None:
    shells = [
        place(path, call)
        for path in files(".py", with_tests=True)
        for call in calls(path)
        for keyword in call.keywords
        if keyword.arg == "shell" and getattr(keyword.value, "value", None) is not False
    ]
    systems = [
        place(path, call)
        for path in files(".py", with_tests=True)
        for call in calls(path)
        if ast.unparse(call.func) in {"os.system", "os.popen", "subprocess.getoutput"}
    ]

    assert shells + systems == []


def test_nothing_is_unpickled_or_evaluated() -> None:
    modules = {"pickle", "marshal", "shelve", "dill"}
    imported = [
        place(path, node)
        for path in files(".py")
        for name, node in imports(path)
        if name.partition(".")[0] in modules
    ]
    evaluated = [
        place(path, call)
        for path in files(".py")
        for call in calls(path)
        if isinstance(call.func, ast.Name) and call.func.id in {"eval", "exec", "compile"}
    ]

    assert imported + evaluated == []


def test_raw_sql_stands_only_where_there_is_a_reason() -> None:
    named = {"RawSQL", "raw", "extra"}
    offences = [
        f"{place(path, call)}: {called(call)}"
        for path in files(".py")
        for call in calls(path)
        if (
            (called(call) in named and isinstance(call.func, ast.Attribute | ast.Name))
            or ast.unparse(call.func).endswith("connection.cursor")
        )
        and name_of(path) not in SQL
    ]

    assert offences == []


def test_superusers_are_never_asked_for() -> None:
    """There are none (a constraint); code that asks would open a door for whoever makes one."""
    offences = [
        place(path, node)
        for path in files(".py")
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"is_superuser", "is_staff"}
    ]

    assert offences == []


def test_pages_that_need_no_sign_in_are_few_and_named() -> None:
    found = {
        name_of(path)
        for path in files(".py")
        if any(name.endswith(".login_not_required") for name, _node in imports(path))
    }

    assert found <= OPEN_PAGES, "A page that is open to everyone is named here, with its reason."


OPEN_PAGES = {
    "eoffice/accounts/views/demo.py",  # the demo's sign-in with one press; off in production
    "eoffice/accounts/views/language.py",  # the sign-in page speaks two languages
    "eoffice/accounts/views/new_password.py",  # whoever has no password has two halves of a code
    "eoffice/accounts/views/passkeys.py",  # signing in with one
    "eoffice/accounts/views/signing_in.py",  # signing in
    "eoffice/accounts/views/single_sign_on.py",  # signing in by a provider
    "eoffice/administration/views/metrics.py",  # programs that show a token of their own
    "eoffice/administration/deploying/health.py",  # programs that watch over the servers ask it
    "eoffice/web/views/errors.py",  # errors must be told to anybody
    "eoffice/web/views/theme.py",  # the sign-in page is light or dark
}


def test_outer_ids_alone_stand_in_addresses() -> None:
    """Integers can be counted through; `uid` cannot (walls, 1)."""
    offences = [
        where
        for path in files(".py")
        if path.stem in {"urls", "own_urls"}
        for needle in ("<int:pk", "<int:id", "<pk", "<id")
        for where, _line in lines_with(path, needle)
    ]

    assert offences == []
