"""The house's rules, held over the syntax tree, the models, the templates and the tree of files."""

import ast
import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from django.apps import apps

from complaints.models import (
    CategoryFigures,
    CouncilFigures,
    Decision,
    Recommendation,
    Release,
    ReleasedCase,
)
from letters.models import Letter

ROOT = Path(__file__).parent.parent
ORDER = ("councils", "complaints", "letters", "portal")  # each imports only from those before it
TOP_LEVEL = (
    *("manage.py", "pyproject.toml", "requirements*.txt", "docker-compose.yml", "Dockerfile"),
    *("portal", "councils", "complaints", "letters", "templates", "static", "tests"),
    *("docs", "clients", "script", "benchmarks", ".ci", ".gitignore", ".dockerignore"),
    *("README.md", "CHANGELOG.md", "LICENSE", "CONTRIBUTING.md", "NOTICE", "SECURITY.md"),
)
MAY_DIVIDE = (
    "complaints/figures/*",
    "complaints/statistics/*",
    "complaints/demonstration/*",
    "complaints/decisions/importing/cases.py",  # the places of bits, no figures
    "complaints/charts/*",
    "councils/boundaries/hexagons.py",
    "councils/boundaries/outlines.py",
    "councils/boundaries/importing.py",
    "councils/boundaries/layers.py",
    "councils/boundaries/map_files.py",
    "councils/boundaries/topology.py",
)
STAFF_SCREENS = ("*/screens/*", "*/screens.py", "*/forms/*")
MAY_ASK_THE_CLOCK = (
    *("portal/instant.py", "portal/watching/metrics.py"),
    "*/management/commands/*",
    "councils/public_record.py",  # when something was changed last
    "councils/files/command.py",  # what the import commands have in common
    "*/admin.py",
    *STAFF_SCREENS,
)
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "time", "time_ns"}
CLOCK_OWNERS = {"timezone", "date", "datetime", "time"}
GATED = (
    *(Decision, Recommendation, Release, CouncilFigures, CategoryFigures, ReleasedCase),
    Letter,
)
WIDER_TESTS = {
    "tests/test_architecture.py",
    "tests/test_architecture_dates.py",
    "tests/test_architecture_figures.py",
    *("tests/test_architecture_templates.py", "tests/test_architecture_once.py"),
    *("tests/test_compose.py", "tests/test_kubernetes.py"),
    *("tests/test_documentation.py", "tests/test_migrations.py", "tests/test_one_database.py"),
    *("tests/test_emptied.py", "tests/test_remembered.py", "tests/test_scripts.py"),
    "tests/complaints/models/test_constraints.py",
    "tests/complaints/statistics/test_published_figures.py",
    *("tests/portal/test_colours.py", "tests/portal/test_coverage.py"),
    "tests/portal/test_counts_lead_to_cases.py",
    "tests/portal/test_embargo.py",
    "tests/portal/test_plain_words.py",
    "tests/portal/test_growth.py",
    "tests/portal/test_guarded_forms.py",
    "tests/portal/test_embargo_improvements.py",
    "tests/portal/test_embargo_staff.py",
    "tests/portal/test_machine_forms.py",
    "tests/portal/test_map.py",
    "tests/portal/test_pages.py",
    "tests/portal/test_published_averages.py",
    *(f"tests/portal/{e.name}" for e in (ROOT / "tests/portal").glob("test_reorganised_*.py")),
    "tests/portal/test_same_figures.py",
}


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """The path and the syntax tree of every module in some folders, migrations apart."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if file.parent.name != "migrations":
                yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))


def is_one_of(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(path, pattern) for pattern in patterns)


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def templates() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "templates").rglob("*.html")):
        yield str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")


def tracked() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone: what belongs to the tree is not known")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("app", ORDER)
def test_an_app_imports_only_from_below(app):
    above = set(ORDER[ORDER.index(app) + 1 :])
    found = [
        f"{path} imports {name}"
        for path, tree in modules(app)
        for name in imported(tree)
        if name.split(".")[0] in above | {"tests"}
    ]
    assert found == []


@pytest.mark.parametrize("app", ORDER)
def test_foreign_keys_point_only_below(app):
    above = set(ORDER[ORDER.index(app) + 1 :])
    found = [
        str(field)
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model  # of a generic key it is no one's
        and field.related_model._meta.app_label in above
    ]
    assert found == []


def test_the_four_apps_are_all_there_are():
    own = {config.name for config in apps.get_app_configs() if Path(config.path).parent == ROOT}
    assert own == set(ORDER)


def joins_paths(node: ast.BinOp) -> bool:
    """``folder / "name"``: a piece is text, or comes from what is named as a path."""
    first: ast.expr = node
    while isinstance(first, ast.BinOp):
        if isinstance(first.right, ast.JoinedStr | ast.Constant) and not isinstance(
            getattr(first.right, "value", ""), int | float
        ):
            return True
        first = first.left
    return bool(re.search(r"Path\(|_DIR$|\.parents?\b|\bfolder$", ast.unparse(first)))


def test_only_statistics_and_drawings_divide():
    found = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, tree in modules(*ORDER)
        if not is_one_of(path, MAY_DIVIDE)
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp | ast.AugAssign)
        and isinstance(node.op, ast.Div | ast.FloorDiv)
        and not (isinstance(node, ast.BinOp) and joins_paths(node))
    ]
    assert found == []


def test_a_division_is_told_from_a_path():
    for source, is_path in (
        ("BASE_DIR / 'var'", True),
        ("settings.BASE_DIR / folder", True),
        ("Path(__file__).parent / name", True),
        ("upheld / investigated", False),
        ("100 * part / whole", False),
        ("total / 2", False),
    ):
        assert joins_paths(ast.parse(source, mode="eval").body) is is_path


def test_views_do_not_filter():
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules("portal/pages", "letters")
        if not path.endswith("_content.py") and (path.startswith("portal/") or "/views" in path)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"filter", "exclude"}
    ]
    assert found == []


def reverse_accessors() -> set[str]:
    """By what names one comes from a row to decisions, figures or letters, past their gate."""
    found = {
        relation.get_accessor_name()
        for config in map(apps.get_app_config, ORDER)
        for model in config.get_models()
        for relation in model._meta.related_objects
        if relation.related_model in GATED and not relation.hidden
    }
    assert {"decisions", "recommendations", "figures", "releases", "cases", "letters"} <= found
    return found


def test_no_page_goes_past_the_gate():
    accessors = reverse_accessors()
    found = [
        f"{path}:{node.lineno}: .{node.attr}"
        for path, tree in modules("portal", "letters")
        if not is_one_of(path, ("*/admin.py", *STAFF_SCREENS))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and (node.attr in accessors or node.attr.endswith("_set"))
    ]
    assert found == []


def test_no_template_goes_past_the_gate():
    names = "|".join(sorted(reverse_accessors()))
    past = re.compile(rf"\.(?:(?:{names})\b|\w+_set\b)")
    found = [
        f"{path}: {tag}"
        for path, text in templates()
        for tag in re.findall(r"\{[{%].*?[%}]\}", text, re.DOTALL)
        if past.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", tag))
    ]
    assert found == []


def test_no_template_has_script_or_style_within():
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)|<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:", re.IGNORECASE
    )
    found = [f"{path}: {match}" for path, text in templates() for match in inline.findall(text)]
    assert found == []


def test_nothing_asks_the_clock_but_what_may():
    found = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, tree in modules(*ORDER)
        if not is_one_of(path, MAY_ASK_THE_CLOCK)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in CLOCKS
        and ast.unparse(node.value).split(".")[-1] in CLOCK_OWNERS
    ]
    assert found == []


def test_no_template_asks_the_clock():
    assert [path for path, text in templates() if re.search(r"\{%\s*now\b", text)] == []


def test_the_top_of_the_tree_is_what_the_house_allows():
    top = {name.split("/")[0] for name in tracked()}
    assert sorted(name for name in top if not is_one_of(name, TOP_LEVEL)) == []


def test_modules_are_short():
    long = {
        path: lines
        for folder in (*ORDER, "tests")
        for file in (ROOT / folder).rglob("*.py")
        if (path := str(file.relative_to(ROOT))) and file.parent.name != "migrations"
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_modules_are_named_for_their_purpose():
    empty_words = {"utils", "helpers", "services", "managers", "core", "common", "misc"}
    found = [path for path, _ in modules(*ORDER, "tests") if Path(path).stem in empty_words]
    assert found == []


def test_tests_mirror_the_code():
    """``a/b.py`` is tested in ``tests/a/test_b.py``, or in several ``test_b_….py``."""
    strays = []
    for file in (ROOT / "tests").rglob("test_*.py"):
        path = file.relative_to(ROOT)
        folder, name = ROOT.joinpath(*path.parts[1:-1]), path.stem.removeprefix("test_")
        parts = name.split("_")
        candidates = ["_".join(parts[:n]) for n in range(len(parts), 0, -1)]
        mirrored = any(
            (folder / f"{each}.py").exists() or (folder / each).is_dir() for each in candidates
        )
        is_whole = path.parts[1] in ("browser", "faults")  # of the portal
        if not (mirrored or is_whole or str(path) in WIDER_TESTS):
            strays.append(str(path))
    assert strays == []
