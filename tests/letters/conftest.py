"""Mail servers, and letters that are ready to be sent."""

import pytest

from tests.complaints.preparation import person
from tests.councils.mail.conftest import office, offices

__all__ = ["office", "offices"]


@pytest.fixture
def staff(transactional_db):
    """Ann and Ben without roles, which tests of several processes take out of the database."""
    return [person("ann"), person("ben")]
