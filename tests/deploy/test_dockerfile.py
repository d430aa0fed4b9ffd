"""The images are built by the steps that install the office on Debian, and by nothing else."""

import re
from fnmatch import fnmatch

import pytest

from tests.deploy.files import ROOT, STEPS, instructions, text


def test_every_run_is_one_step() -> None:
    runs = [rest for _stage, word, rest in instructions() if word == "RUN"]

    assert runs == [f"/source/deploy/steps/{step}" for step in STEPS]


def test_debian_takes_the_same_steps_in_the_same_order() -> None:
    installation = text("deploy/debian/install")

    patterns = re.findall(r'"\$deploy"/steps/(\[[^]]+\])\*', installation)
    taken = [step for pattern in patterns for step in STEPS if re.match(pattern, step)]
    taken += re.findall(r'"\$deploy/steps/([\w-]+)"', installation)
    assert taken == STEPS


def test_debian_does_nothing_of_a_step_by_itself() -> None:
    installation = text("deploy/debian/install")

    for words in ("pip install", "npm ", "collectstatic", "prepare-fonts", "apt-get"):
        assert words not in installation


def test_what_is_copied_is_there_and_not_ignored() -> None:
    ignored = text(".dockerignore").splitlines()
    kept = [line.removeprefix("!") for line in ignored if line.startswith("!")]
    for _stage, word, rest in instructions():
        if word != "COPY" or rest.startswith("--from") or rest == ". /source":
            continue
        for source in rest.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert source.split("/")[0] in kept, source


def test_only_what_is_needed_is_sent_to_the_builder() -> None:
    lines = text(".dockerignore").splitlines()
    kept = {line.removeprefix("!") for line in lines if line.startswith("!")}

    assert "*" in lines
    assert not any(fnmatch(name, pattern) for name in kept for pattern in (".env*", "var", ".git"))
    assert all((ROOT / name).exists() for name in kept)


@pytest.mark.parametrize("stage", ["office", "proxy"])
def test_images_run_as_nobody_in_particular_and_are_watched(stage: str) -> None:
    said = [(word, rest) for place, word, rest in instructions() if place == stage]

    assert ("USER", "10001:10001") in said
    assert [rest for word, rest in said if word == "HEALTHCHECK"]
    after = said.index(("USER", "10001:10001"))
    assert "RUN" not in [word for word, _rest in said[after:]]


def test_no_secret_is_built_in() -> None:
    given = " ".join(rest for _stage, word, rest in instructions() if word in {"ENV", "ARG"})

    assert not re.search(r"SECRET|PASSWORD|PASSPHRASE|VAULT_KEY|ACCESS_KEY", given)


def test_the_base_is_the_debian_of_the_installation() -> None:
    bases = {rest.split()[0] for _stage, word, rest in instructions() if word == "FROM"}

    assert bases == {"debian:12-slim", "debian"}
    assert '"debian 12"' in text("deploy/debian/install")
