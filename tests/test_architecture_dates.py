"""Days and instants are written in words in one place, so that all are London's and read alike."""

import ast
import re

import pytest

from tests.test_architecture import ORDER, is_one_of, modules, templates

MAY_WRITE_DATES = (
    *("councils/dates.py", "councils/years.py"),
    "councils/files/spreadsheets.py",  # a cell as a CSV file would have it
    *("letters/early_sight/links.py", "letters/early_sight/passes.py"),  # what a key is signed with
    "councils/boundaries/vintages.py",  # a day as a file of boundaries keeps it: it is read
    "complaints/releases/screens/draft.py",  # what a job keeps
    "complaints/releases/screens/suspension.py",  # what the browser brings back
    "complaints/releases/forms/steps.py",  # what the browser brings back, and what a field shows
    *("portal/staff/sessions.py", "portal/staff/upload_forms.py"),  # what a session, a row keeps
)


def writes_a_date(node: ast.AST) -> bool:
    """Whether it makes words of a day or an instant, or takes the day out of an instant."""
    if isinstance(node, ast.Attribute):
        return node.attr in {"strftime", "isoformat", "astimezone"}
    if isinstance(node, ast.Name | ast.alias):
        name = node.id if isinstance(node, ast.Name) else node.name
        return name in {"date_format", "time_format", "localtime", "naturalday", "naturaltime"}
    if isinstance(node, ast.ImportFrom):
        return node.module in {"django.utils.dateformat", "django.utils.formats"} or (
            node.module == "django.template.defaultfilters"
            and bool({"date", "time"} & {alias.name for alias in node.names})
        )
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "date" and not node.args
    if not isinstance(node, ast.FormattedValue):
        return False
    if node.format_spec and re.search(r"%[-A-Za-z]", ast.unparse(node.format_spec)):
        return True
    if node.format_spec:
        return False
    name = getattr(node.value, "attr", getattr(node.value, "id", ""))
    return bool(re.search(r"_(on|at)$", name))


def test_dates_are_written_in_one_place():
    found = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, tree in modules(*ORDER)
        if not is_one_of(path, MAY_WRITE_DATES)
        for node in ast.walk(tree)
        if writes_a_date(node)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "writes"),
    [
        ('f"{self.made_at:%-d %B %Y}"', True),
        ('f"to {self.public_at}"', True),
        ('at.strftime("%d")', True),
        ('date_format(on, "j F Y")', True),
        ("change.made_at.date()", True),
        ("from django.utils.dateformat import format as formatted", True),
        ("from django.template.defaultfilters import date as formatted", True),
        ('f"{to_look_at:,}"', False),
        ('f"{count:,} of {share:.1f}"', False),
        ('f"opened on {day_in_words(council.opened_on)}"', False),
        ("london_date(at)", False),
    ],
)
def test_what_writes_a_date_is_told_from_what_does_not(source, writes):
    assert any(map(writes_a_date, ast.walk(ast.parse(source)))) is writes


def bare_dates(text: str) -> list[str]:
    """What a template writes of days and instants without the filters of ``councils``."""
    other = re.compile(r"\|\s*(?:date|time|timesince|timeuntil|natural\w+|localtime|utc)\b")
    bare = re.compile(
        r"\{\{\s*(?!content\.)[\w.]+_(?:on|at)(?:\|(?!day\b|instant\b|clock\b|iso\b)|\s)"
    )
    return [
        tag
        for tag in re.findall(r"\{[{%].*?[%}]\}", text, re.DOTALL)
        if other.search(tag) or bare.search(tag)
    ]


def test_templates_write_dates_with_the_filters():
    found = [f"{path}: {tag}" for path, text in templates() for tag in bare_dates(text)]
    assert found == []


def test_a_bare_date_of_a_template_is_found():
    assert bare_dates("{{ upload.ended_at }}, {{ each.on|date:'j F Y' }}, {{ due_on|default:1 }}")
    assert bare_dates("{{ each.ended_at|day }}, {{ at|instant }}, {{ seen_at|clock }}") == []
