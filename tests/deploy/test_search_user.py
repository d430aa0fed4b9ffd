"""The office's user in Elasticsearch: the container starts with it, and it is the tests' own."""

import json
import os
import subprocess
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from tests.deploy.files import ROOT, text
from tests.servers import elasticsearch, fetching


def test_the_role_is_the_one_that_the_decision_argues_for() -> None:
    decision = text("docs/decisions/0012-elasticsearch.md")

    shown = decision.partition("```json\n")[2].partition("\n```")[0]
    assert json.loads(shown) == elasticsearch.ROLE


@pytest.mark.elasticsearch
@pytest.mark.slow
def test_the_user_is_known_before_the_server_starts(tmp_path: Path) -> None:
    home = fetching.elasticsearch("8.19.21")
    config = copytree(home / "config", tmp_path / "config")

    said = start(home, config, tmp_path, "the first password")
    first = (config / "users").read_text(encoding="utf-8")
    again = start(home, config, tmp_path, "another password")

    assert said == again == "started\n"
    assert yaml.safe_load((config / "roles.yml").read_text()) == {"eoffice": elasticsearch.ROLE}
    assert (config / "users_roles").read_text(encoding="utf-8").strip() == "eoffice:eoffice"
    assert first.startswith("eoffice:$2a$")
    assert (config / "users").read_text(encoding="utf-8") != first


def start(home: Path, config: Path, folder: Path, password: str) -> str:
    """Start as the container does, with something else in the server's place."""
    (folder / "password").write_text(f"{password}\n", encoding="utf-8")
    done = subprocess.run(
        [ROOT / "deploy/elasticsearch/start", "echo", "started"],
        env={
            "PATH": os.environ["PATH"],
            "ES_HOME": str(home),
            "ES_JAVA_HOME": str(fetching.java(17)),
            "ES_PATH_CONF": str(config),
            "SEARCH_PASSWORD_FILE": str(folder / "password"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
