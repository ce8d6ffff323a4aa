import pytest

from tests.factories import council, subject


@pytest.fixture
def kent():
    subject("Education and children's services", "Education", "Special educational needs")
    return council("Kent County Council")
