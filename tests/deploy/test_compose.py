"""docker-compose.yml: it is what the specification says, and everything it names is there."""

import json
import re
from importlib.resources import files as package_files
from typing import Any

import jsonschema
import pytest

from tests.deploy.files import ROOT, compose, instructions, services, text
from tests.eoffice.settings.test_example import calls, listed

# The variables of images of others; everything else is read by the office's own settings.
OF_OTHERS = {
    "scanner": {"FRESHCLAM_CHECKS"},
    "database": {"POSTGRES_INITDB_ARGS", "POSTGRES_PASSWORD_FILE", "POSTGRES_USER"},
    "search": {
        "ES_JAVA_OPTS",
        "bootstrap.memory_lock",
        "discovery.type",
        "ingest.geoip.downloader.enabled",
        "xpack.ml.enabled",
        "xpack.security.autoconfiguration.enabled",
        "xpack.security.enabled",
        "xpack.security.http.ssl.enabled",
    },
}
# Elasticsearch writes its keystore and its log beside its program.
WRITES_ANYWHERE = {"search"}
EACH = sorted(services())
OURS = [name for name in EACH if services()[name]["image"].startswith("eoffice/office:")]


def test_it_is_valid_against_the_specification() -> None:
    packaged = package_files("check_jsonschema") / "builtin_schemas" / "vendor"
    schema = json.loads((packaged / "compose-spec.json").read_text(encoding="utf-8"))

    found = jsonschema.validators.validator_for(schema)(schema).iter_errors(compose())

    assert [f"{error.json_path}: {error.message}" for error in found] == []


def test_the_schema_refuses_what_the_specification_does_not_know() -> None:
    packaged = package_files("check_jsonschema") / "builtin_schemas" / "vendor"
    schema = json.loads((packaged / "compose-spec.json").read_text(encoding="utf-8"))
    spoiled: dict[str, Any] = {**compose(), "services": {"web": {"imag": "eoffice"}}}

    with pytest.raises(jsonschema.ValidationError, match="imag"):
        jsonschema.validate(spoiled, schema)


def test_the_office_has_all_its_parts() -> None:
    parts = {"proxy", "web", "worker", "scheduler", "migrate", "database", "search", "store"}

    assert parts <= set(services())


@pytest.mark.parametrize("service", EACH)
def test_what_is_built_here_is_a_stage_of_the_dockerfile(service: str) -> None:
    build = services()[service].get("build")
    if build:
        assert build["context"] == "."
        assert build["target"] in {stage for stage, _word, _rest in instructions()}
    else:
        name, tag = services()[service]["image"].rsplit(":", 1)
        assert not name.startswith("eoffice/")
        assert re.search(r"\d", tag), f"{service} takes whatever is newest: {tag}"


@pytest.mark.parametrize("service", EACH)
def test_every_path_of_this_checkout_is_there(service: str) -> None:
    for volume in services()[service].get("volumes", []):
        source = volume.split(":")[0]
        if source.startswith("."):
            assert (ROOT / source).is_file(), source
        else:
            assert source in compose()["volumes"]


@pytest.mark.parametrize("service", EACH)
def test_every_program_that_it_names_in_the_image_is_built_into_it(service: str) -> None:
    words = json.dumps(services()[service].get("entrypoint", []))
    for path in re.findall(r"/opt/eoffice/current/code/([\w/.-]+)", words):
        assert (ROOT / path).is_file(), path


@pytest.mark.parametrize("service", EACH)
def test_every_variable_is_read_by_somebody(service: str) -> None:
    known = {name for _reader, name, _call in calls()}
    secret = {f"{name}_FILE" for reader, name, _call in calls() if reader == "secret"}
    given = set(services()[service].get("environment", {}))

    assert given - known - secret <= OF_OTHERS.get(service, set())


@pytest.mark.parametrize("service", EACH)
def test_every_secret_that_is_named_is_given_and_no_other(service: str) -> None:
    given = {
        secret if isinstance(secret, str) else secret["source"]
        for secret in services()[service].get("secrets", [])
    }
    named = set(re.findall(r"/run/secrets/([\w-]+)", json.dumps(services()[service])))
    named |= {
        found
        for path in services()[service].get("volumes", [])
        if path.startswith("./deploy")
        for found in re.findall(r"/run/secrets/([\w-]+)", text(path.split(":")[0]))
    }

    assert named <= given
    if service not in {"proxy", *OURS}:  # our own share a list; the proxy has its as paths
        assert named == given


def test_every_secret_is_drawn_by_the_script() -> None:
    drawn = text("deploy/compose/prepare")

    for name, secret in compose()["secrets"].items():
        file = secret["file"].rpartition("/")[2]
        assert re.search(rf"\b{re.escape(file)}\b", drawn), name


def test_what_it_asks_of_the_environment_may_be_left_out_and_is_listed() -> None:
    asked = re.findall(r"\$\{([A-Z_]+)(:-[^}]*)?\}", text("docker-compose.yml"))

    assert asked
    for name, default in asked:
        assert default.removeprefix(":-") == listed()[name][1], name


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name in EACH if "ports" in services()[name]] == ["proxy"]
    assert compose()["networks"]["inside"]["internal"] is True
    for name in ("database", "search", "store"):
        assert services()[name]["networks"] == ["inside"]


def test_the_scanner_is_left_out_unless_it_is_asked_for() -> None:
    optional = {
        name: services()[name]["profiles"] for name in EACH if "profiles" in services()[name]
    }

    assert optional == {"scanner": ["clamav"]}
    assert not any("scanner" in said.get("depends_on", {}) for said in services().values())
    assert "COMPOSE_PROFILES=clamav" in text(".env.example")


def test_the_scanner_is_asked_where_it_listens() -> None:
    config = text("deploy/clamav/clamd.conf")

    assert "\nTCPSocket 3310\n" in config
    assert "scanner:3310" in text(".env.example")


def test_the_ports_are_those_that_are_listened_on() -> None:
    inner = {port.rpartition(":")[2] for port in services()["proxy"]["ports"]}
    listened = set(re.findall(r"listen (\d+)", text("deploy/proxy/eoffice.conf")))
    assert inner == listened

    assert "server web:8000" in text("deploy/proxy/upstream-container.conf")
    assert ("office", "EXPOSE", "8000") in instructions()
    address = services()["web"]["environment"]["S3_ENDPOINT"]
    assert address == "http://store:7070"
    assert "--port :7070" in services()["store"]["entrypoint"][-1]


@pytest.mark.parametrize("service", EACH)
def test_no_container_has_rights_or_writes_where_it_need_not(service: str) -> None:
    said = services()[service]

    assert said["cap_drop"] == ["ALL"]
    assert "cap_add" not in said
    assert said["security_opt"] == ["no-new-privileges:true"]
    assert said.get("read_only", False) is (service not in WRITES_ANYWHERE)


@pytest.mark.parametrize("service", EACH)
def test_what_stays_up_is_watched_and_has_limits(service: str) -> None:
    said = services()[service]
    if said["restart"] == "no":
        return
    assert said["restart"] == "unless-stopped"
    assert said["deploy"]["resources"]["limits"].keys() == {"cpus", "memory"}
    has_own = "build" in said  # the Dockerfile gives its images a check
    assert has_own or "test" in said["healthcheck"]


def test_the_tables_are_changed_by_their_owner_alone() -> None:
    users = {name: services()[name]["environment"].get("DB_USER") for name in OURS}

    assert {name for name, user in users.items() if user == "eoffice_owner"} == {"migrate"}
    for name in OURS:
        has_password = "db-owner-password" in services()[name]["secrets"]
        assert has_password is (name == "migrate")


@pytest.mark.parametrize("service", ["web", "worker", "scheduler"])
def test_nothing_serves_before_the_tables_are_those_of_this_version(service: str) -> None:
    waits = services()[service]["depends_on"]

    assert waits["migrate"] == {"condition": "service_completed_successfully"}
    assert waits["database"] == {"condition": "service_healthy"}


@pytest.mark.parametrize("service", OURS)
def test_its_commands_are_those_of_the_office(service: str) -> None:
    known = {
        path.stem
        for package in ("eoffice/*", "search", "storage", "documents")
        for path in ROOT.glob(f"{package}/management/commands/*.py")
    }
    said = services()[service]
    words = [said["command"][0]] if "command" in said else []
    words += re.findall(r"\beoffice ([a-z-]+)", " ".join(said.get("entrypoint", [])))

    assert set(words) <= known | {"migrate"}
