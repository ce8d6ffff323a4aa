"""An old county with two districts."""

import pytest

from tests.factories import council


@pytest.fixture
def shire():
    """A county with two districts, and what replaces them."""
    county = council("Old County Council", gss_code="E10000001")
    for name in ("North", "South"):
        council(f"{name} District Council", type="district", county=county)
    return county
