"""docker-compose.yml: by the schema of the compose specification, and by what is there."""

import re
from pathlib import Path

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from django.conf import settings
from jsonschema import Draft202012Validator

ROOT = Path(settings.BASE_DIR)
FILE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = FILE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_it_is_a_compose_file():
    schema = get_builtin_schema("vendor.compose-spec")
    found = [
        f"{each.json_path}: {each.message}"
        for each in Draft202012Validator(schema).iter_errors(FILE)
    ]
    assert found == []


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_watched_or_says_that_it_is_not(name):
    service = SERVICES[name]
    assert service["healthcheck"].get("disable") or service["healthcheck"]["test"]
    for other, condition in service.get("depends_on", {}).items():
        watched = not SERVICES[other]["healthcheck"].get("disable")
        assert watched or condition["condition"] == "service_completed_successfully"


@pytest.mark.parametrize("name", SERVICES)
def test_what_it_mounts_is_declared(name):
    for volume in SERVICES[name].get("volumes", ()):
        of = re.sub(r"\$\{\w+:-(.*?)\}", r"\1", volume).partition(":")[0]
        assert of in FILE["volumes"] or (ROOT / of).is_file(), volume


@pytest.mark.parametrize("name", [each for each in SERVICES if "command" in SERVICES[each]])
def test_each_command_is_in_the_image(name):
    """What the image copies is the tree; .venv is made in it."""
    program = SERVICES[name]["command"][0]
    assert program in ("sh", ".venv/bin/python") or (ROOT / program).is_file()
    assert re.search(r"^COPY \. \.$", DOCKERFILE, re.M)


def test_where_it_is_read_only_the_image_writes_only_where_something_is_mounted():
    [made] = re.findall(r"mkdir -p -m 0700 (.+?) &&", DOCKERFILE)
    mounted = {
        volume.rpartition(":")[2]
        for service in SERVICES.values()
        if service.get("read_only")
        for volume in service.get("volumes", ())
    }
    assert {str(Path("/portal", each)) for each in made.split()} == mounted


def test_the_database_and_its_programs_are_of_one_version():
    [server] = re.findall(r"postgres:(\d+)", SERVICES["database"]["image"])
    assert re.findall(r"postgresql-client-(\d+)", DOCKERFILE) == [server]


# The image has its own, or nobody needs it with containers; and a file that has to be mounted.
NOT_PASSED_ON = {
    *("DEBUG", "VAR_DIR", "HOST", "PORT", "DEMONSTRATION", "KEPT_ANSWERS", "SSL_CERT_FILE"),
    *("BACKUP_FOLDER", "BACKUP_DAYS"),  # for compose itself
}


def test_each_setting_that_is_told_is_passed_on():
    told = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|", told)
    names = {name for row in rows for name in re.findall(r"[A-Z_]+", row)}
    assert names - SERVICES["portal"]["environment"].keys() == NOT_PASSED_ON


def test_each_setting_is_told():
    told = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    names = {name for each in SERVICES.values() for name in each.get("environment", ())}
    names -= {"PORTAL", "STAFF", "NGINX_ENVSUBST_FILTER"}  # of nginx's image and template
    names -= {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}
    assert [each for each in sorted(names) if f"`{each}`" not in told] == []
