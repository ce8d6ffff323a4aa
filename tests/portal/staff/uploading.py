"""Staff who upload files, and what they are answered."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from councils.jobs.worker import work_on_next
from councils.models import Upload
from portal import instant
from tests import factories

RESIDENTS = "code,year,residents\nE10000016,2022,1600000\nE10000016,2023,1610000\n"
ANNUAL = (
    "authority,invalid_or_incomplete,advice_given,referred_back,"
    "closed_after_initial_enquiries,not_upheld,upheld\n"
    "Kent County Council,5,10,70,120,18,76\n"
)


def colleague(name: str, *permissions: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    for permission in permissions:
        user.user_permissions.add(Permission.objects.get(codename=permission))
    return user


def statistician(name: str = "stella") -> User:
    return colleague(name, "import_files", "view_release", "view_loadedfile")


def upload(client, kind: str, content: str | bytes, name: str = "file.csv", **said):
    """The answer to an upload; said are the other fields of the form."""
    content = content.encode() if isinstance(content, str) else content
    fields = {f"{kind}-{field}": value for field, value in said.items()}
    file = SimpleUploadedFile(name, content)
    return client.post(f"/admin/uploads/add/{kind}/", fields | {f"{kind}-file": file})


def written(answer) -> str:
    """The page of the job that was asked for, once it is done."""
    assert answer.status_code == 302, answer.content.decode()
    assert answer.url.startswith("/admin/jobs/")
    while work_on_next(lambda: instant.timezone.now()):
        pass
    return answer.client.get(answer.url).content.decode()


def preview(client, kind: str, content: str | bytes, name: str = "file.csv", **said) -> str:
    """Uploads a file; the address of the page that shows what it would change."""
    page = written(upload(client, kind, content, name, **said))
    address = re.search(r'<a data-done href="([^"]+)"', page)[1]
    assert address == f"/admin/uploads/{Upload.objects.latest('pk').token}/"
    return address


def rows_of(page: str, heading: str) -> list[list[str]]:
    """The cells of the table that has such a heading."""
    for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
        if f">{heading}</th>" in table:
            return [
                [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td.*?</td>", row)]
                for row in re.findall(r"<tr>(?:<td.*?)</tr>", table, re.DOTALL)
            ]
    return []


def counts(page: str) -> dict[str, str]:
    found = re.search(r'<dl class="uploads-counts">.*?</dl>', page, re.DOTALL)[0]
    return dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", found))


def lines(page: str) -> list[str]:
    """What is to know, and then each row of what would change, its cells beside each other."""
    lists = re.findall(r'<ul class="uploads-lines.*?</ul>', page, re.DOTALL)
    notes = [line for each in lists for line in re.findall(r"<li>([^<]*)</li>", each)]
    tables = re.findall(r'<table class="uploads-rows">.*?</table>', page, re.DOTALL)
    rows = [row for each in tables for row in re.findall(r"<tr><td.*?</tr>", each, re.DOTALL)]
    cells = [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in rows]
    return [*notes, *(" | ".join(re.sub(r"<[^>]+>", "", e).strip() for e in row) for row in cells)]


def workbook_of(content: bytes):
    from openpyxl import load_workbook

    return load_workbook(BytesIO(content))


@pytest.fixture
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "uploads"


@pytest.fixture
def kent():
    factories.subject("Education and children's services", "Education", "Special educational needs")
    return factories.council("Kent County Council", gss_code="E10000016")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def stella(client):
    client.force_login(statistician())
    return client


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())
