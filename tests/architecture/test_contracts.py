"""Contracts: imports go down only, the schema is what models say, drawings what tables say."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
from django.utils import translation

from tests.architecture.source import ROOT, files, imports, place


def test_imports_go_only_downwards() -> None:
    program = Path(sys.executable).parent / "lint-imports"

    checked = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout


def test_no_migration_is_pending() -> None:
    loader = MigrationLoader(None)
    with translation.override(None):  # labels are compared as they are written
        detector = MigrationAutodetector(
            loader.project_state(),
            ProjectState.from_apps(apps),
            NonInteractiveMigrationQuestioner(),
        )
        changes = detector.changes(graph=loader.graph)

    described = {
        app: [
            operation.describe() for migration in migrations for operation in migration.operations
        ]
        for app, migrations in changes.items()
    }
    assert described == {}


def test_migrations_do_not_fork() -> None:
    assert MigrationLoader(None).detect_conflicts() == {}


def test_the_page_of_lifecycles_is_what_the_tables_draw() -> None:
    drawing = import_module("eoffice.web.management.commands.draw-lifecycles")

    page = (ROOT / "docs" / "lifecycles.md").read_text(encoding="utf-8")

    assert page == drawing.page(), "Run `python manage.py draw-lifecycles`."


def test_settings_and_addresses_import_no_app() -> None:
    """They name apps as strings: so no arrow leads from the lowest package to the highest."""
    ours = ("eoffice.", "documents", "meetings", "search", "storage")
    offences = [
        place(path, node)
        for path in [*(ROOT / "eoffice" / "settings").glob("*.py"), ROOT / "eoffice" / "urls.py"]
        for name, node in imports(path)
        if name.startswith(ours) and not name.startswith("eoffice.settings")
    ]

    assert offences == []


def test_nothing_imports_the_tests() -> None:
    offences = [
        place(path, node)
        for path in files(".py")
        for name, node in imports(path)
        if name.partition(".")[0] == "tests"
    ]

    assert offences == []
