"""Files as a browser uploads them, and what loads them in tests of uploading."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from councils.files.uploads import check, load, receive
from councils.models import Residents, Upload
from councils.progress import silent
from councils.public_record import Demonstration
from councils.refusals import Refused
from councils.residents.importing import import_residents
from tests import factories

AT = datetime(2025, 6, 2, 12, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)


def uploaded(text: str | bytes, name: str = "residents.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


@dataclass(frozen=True)
class Kind:
    """Residents, as the staff area loads them."""

    refusals: tuple[type[Exception], ...] = (Demonstration, Refused)

    @staticmethod
    def importer(paths, options, **run):
        return import_residents(paths[0], **run)


KIND = Kind()
RESIDENTS = "code,year,residents\nE10000016,2022,1600000\nE10000016,2023,1610000\n"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Where uploaded files lie."""
    settings.VAR_DIR = tmp_path
    return tmp_path / "uploads"


@pytest.fixture
def kent():
    return factories.council("Kent County Council", gss_code="E10000016")


@pytest.fixture
def stella(db):
    return User.objects.create_user("stella", is_staff=True)


def received(by, text: str = RESIDENTS, **fields) -> Upload:
    return receive("residents", [uploaded(text)], {}, **{"by": by, "at": AT} | fields)


def previewed(by, text: str = RESIDENTS, **fields) -> Upload:
    upload = received(by, text, **fields)
    check(upload, KIND, at=AT, watch=silent)
    return upload


def loaded(upload: Upload, by, **run) -> None:
    load(upload, KIND, **{"by": by, "at": LATER, "watch": silent} | run)


def numbers() -> list[tuple[int, int]]:
    """The years and numbers of the estimates that are stored."""
    return list(Residents.objects.values_list("year", "number"))
