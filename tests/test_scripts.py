"""Scripts that ask others: what they make of the answers, which are made up here."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DIGEST = "sha256:" + "0123456789abcdef" * 4


def program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def run(*command: str, **changed: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | changed, text=True, capture_output=True
    )


def audited(folder: Path, *packages: dict) -> subprocess.CompletedProcess:
    """What script/audit says where the advisories say this of each file."""
    (folder / "audit").mkdir()
    shutil.copy(ROOT / "requirements-audit.txt", folder / "audit/installed")
    (folder / "answer").write_text(json.dumps({"dependencies": packages}) if packages else "")
    program(folder / "audit/bin/pip-audit", f"cat {folder}/answer; exit 1")
    return run("script/audit", VAR_DIR=str(folder))


SOUND = {"name": "django", "version": "5.2.19", "vulns": []}
WEAK = SOUND | {"vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["5.2.20"]}]}
UNKNOWN = {"name": "tzdata", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([SOUND], 0, "requirements.txt: 1 packages, no known weakness."),
        ([SOUND, WEAK, UNKNOWN], 1, "django 5.2.19: PYSEC-0000-1, mended in: 5.2.20"),
        ([SOUND, UNKNOWN], 3, "Not audited: "),
        ([], 3, "This says nothing about the packages."),
    ],
)
def test_an_audit_that_asked_nobody_is_no_clean_one(tmp_path, packages, code, said):
    done = audited(tmp_path, *packages)
    assert said in done.stdout + done.stderr
    assert done.returncode == code


def pinned(folder: Path, inspected: str) -> subprocess.CompletedProcess:
    program(folder / "bin/docker", f'[ "$1" = pull ] || printf "%s\\n" "{inspected}"')
    path = f"{folder}/bin:{os.environ['PATH']}"
    return run("script/pin-images", str(folder / "env"), PATH=path)


def test_images_are_pinned_to_what_their_registry_says(tmp_path):
    env = tmp_path / "env"
    env.write_text("SECRET_KEY=x\nNGINX_IMAGE=nginx:1.0@sha256:old\n")
    for _ in range(2):
        done = pinned(tmp_path, f"library/any@{DIGEST}")
        assert done.returncode == 0, done.stderr
        lines = env.read_text().splitlines()
        assert lines[0] == "SECRET_KEY=x"
        assert sorted(line.partition("=")[0] for line in lines[1:]) == [
            "NGINX_IMAGE",
            "POSTGRES_IMAGE",
            "PYTHON_IMAGE",
        ]
        assert {line.partition("@")[2] for line in lines[1:]} == {DIGEST}
    assert env.stat().st_mode & 0o777 == 0o600


def test_an_image_without_a_digest_changes_nothing(tmp_path):
    env = tmp_path / "env"
    env.write_text("SECRET_KEY=x\n")
    done = pinned(tmp_path, "none")
    assert done.returncode == 1
    assert "has no digest: nothing was changed." in done.stderr
    assert env.read_text() == "SECRET_KEY=x\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bin", "env"]
