"""The manifests for Kubernetes: by Kubernetes' own schemas, and by what they say of each other."""

import re
from collections.abc import Iterator
from pathlib import Path

import kubernetes_validate
import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "docs/deploy/kubernetes"
FILES = sorted([*FOLDER.glob("*.yaml"), *FOLDER.glob("*.example")])
ALL = [each for file in FILES for each in yaml.safe_load_all(file.read_text(encoding="utf-8"))]
VERSIONS = ("1.30", "1.34", kubernetes_validate.latest_version())
ELSEWHERE = {"nginx", "portal-tls"}  # made of the template, and of a certificate
WORK = ("Deployment", "Job", "CronJob")


def named(manifest: dict) -> str:
    return f"{manifest['kind']} {manifest['metadata']['name']}"


def of_kind(*kinds: str) -> list[dict]:
    return [each for each in ALL if each["kind"] in kinds]


def template(manifest: dict) -> dict:
    spec = manifest["spec"]
    return (spec["jobTemplate"]["spec"] if "jobTemplate" in spec else spec)["template"]


def containers(manifest: dict) -> list[dict]:
    pod = template(manifest)["spec"]
    return [*pod.get("initContainers", ()), *pod["containers"]]


def values(found: object, key: str) -> Iterator[object]:
    """Whatever stands under a key, however deep."""
    if isinstance(found, dict):
        if key in found:
            yield found[key]
        found = list(found.values())
    for each in found if isinstance(found, list) else ():
        yield from values(each, key)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("manifest", ALL, ids=named)
def test_each_is_what_kubernetes_takes(manifest, version):
    kubernetes_validate.validate(manifest, version, strict=True)


def test_each_has_a_name_of_its_own():
    names = [named(each) for each in ALL]
    assert len(set(names)) == len(names) >= 20


@pytest.mark.parametrize("manifest", of_kind(*WORK), ids=named)
def test_nothing_runs_as_root_or_writes_where_nothing_lasts(manifest):
    pod = template(manifest)["spec"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["automountServiceAccountToken"] is False
    for each in containers(manifest):
        confined = each["securityContext"]
        assert confined["readOnlyRootFilesystem"] is True
        assert confined["allowPrivilegeEscalation"] is False
        assert confined["capabilities"] == {"drop": ["ALL"]}
        assert each["resources"]["requests"].keys() == {"cpu", "memory"}
        assert "memory" in each["resources"]["limits"]
        mounted = {mount["name"] for mount in each["volumeMounts"]}
        assert "tmp" in mounted
        assert mounted <= {volume["name"] for volume in pod["volumes"]}


@pytest.mark.parametrize("manifest", of_kind(*WORK), ids=named)
def test_each_command_is_there(manifest):
    for each in containers(manifest):
        said = " ".join(each.get("command", ()))
        if each["name"] == "nginx":
            continue
        asked = set(re.findall(r"manage\.py ([a-z_]+)", said))
        if "$each" in said:
            asked |= set(re.search(r"for each in ([a-z_ ]+);", said)[1].split())
        scripts = re.findall(r"script/\w+", said)
        assert asked or scripts
        assert asked - get_commands().keys() == set()
        assert [script for script in scripts if not (ROOT / script).exists()] == []


def test_what_is_named_is_made():
    made = ELSEWHERE | {each["metadata"]["name"] for each in of_kind("ConfigMap", "Secret")}
    claims = {each["metadata"]["name"] for each in of_kind("PersistentVolumeClaim")}
    refs = [*values(ALL, "configMapRef"), *values(ALL, "secretRef"), *values(ALL, "configMap")]
    assert {each["name"] for each in refs} | set(values(ALL, "secretName")) == made
    assert set(values(ALL, "claimName")) == claims


def test_each_setting_is_one_that_there_is():
    told = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    keys = [key for each in of_kind("ConfigMap", "Secret") for key in values(each, "data")]
    keys += [key for each in of_kind("Secret") for key in values(each, "stringData")]
    names = {name for each in keys for name in each}
    for work in of_kind(*WORK):
        names |= {each["name"] for of in containers(work) for each in of.get("env", ())}
    own = {"PORTAL", "STAFF", "NGINX_ENVSUBST_FILTER"}  # of nginx's image and template
    rows = set(re.findall(r"`([A-Z_]+)`", "\n".join(re.findall(r"(?m)^\| `.*? \|", told))))
    assert names - own - rows == set()


def test_no_secret_is_told():
    told = [value for each in of_kind("Secret") for value in each["stringData"].values()]
    assert set(told) == {""}
    assert [
        file.name for file in FILES if file.suffix == ".yaml" and "Secret\n" in file.read_text()
    ] == []


def test_services_budgets_and_policies_find_their_pods():
    labels = {named(each): template(each)["metadata"]["labels"] for each in of_kind(*WORK)}
    apps = {each["app"] for each in labels.values()}
    for each in of_kind("Service"):
        [ports] = [
            of["ports"]
            for work in of_kind("Deployment")
            for of in containers(work)
            if template(work)["metadata"]["labels"] == each["spec"]["selector"] and "ports" in of
        ]
        assert {port["targetPort"] for port in each["spec"]["ports"]} <= {
            one["name"] for one in ports
        }
    for each in of_kind("Deployment"):
        assert each["spec"]["selector"]["matchLabels"] == template(each)["metadata"]["labels"]
    for each in of_kind("PodDisruptionBudget"):
        assert each["spec"]["selector"]["matchLabels"]["app"] in apps
        [work] = [
            one
            for one in of_kind("Deployment")
            if one["metadata"]["name"] == each["metadata"]["name"]
        ]
        assert work["spec"]["replicas"] > each["spec"]["minAvailable"]
    allowed = [
        app
        for each in of_kind("NetworkPolicy")
        for rule in each["spec"]["podSelector"].get("matchExpressions", ())
        for app in rule["values"]
    ]
    assert sorted(allowed) == sorted(apps)


def test_the_public_reads_alone_and_never_with_what_staff_have():
    [public] = [each for each in of_kind("Deployment") if each["metadata"]["name"] == "public"]
    for each in containers(public):
        assert {"name": "READ_ONLY", "value": "1"} in each["env"]
        assert {ref["secretRef"]["name"] for ref in each["envFrom"] if "secretRef" in ref} == {
            "portal-public"
        }
