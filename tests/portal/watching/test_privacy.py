"""Secrets and persons stand in nothing that is logged, mailed or sent."""

import pytest

from portal.watching.privacy import without_secrets


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Not Found: /early-sight/aB3-_x9/letter.pdf", "Not Found: /early-sight/…/letter.pdf"),
        ("Not Found: /early-sight/aB3-_x9", "Not Found: /early-sight/…"),
        (
            "https://councils.example.org/early-sight/aB3/?x=1",
            "https://councils.example.org/early-sight/…/?…",
        ),
        ("/admin/invitation/MQ/c9-abc/", "/admin/invitation/…"),
        ("GET /councils/?q=AL1+3JE HTTP/1.1", "GET /councils/?… HTTP/1.1"),
        ("<WSGIRequest: GET '/councils/?q=AL1'>", "<WSGIRequest: GET '/councils/?…'>"),
        ("refused chief@kent.gov.uk: 550", "refused …@kent.gov.uk: 550"),
        ("from 203.0.113.77 again", "from 203.0.113.0 again"),
        ("Listening at: http://127.0.0.1:8000", "Listening at: http://127.0.0.1:8000"),
        ("from 2001:db8:7:1::99 again", "from 2001:db8:7:: again"),
        ("IntegrityError\nDETAIL: Key (email)=(x) exists.", "IntegrityError\nDETAIL: …"),
        ("Is this right? Yes, at 12:30:45.", "Is this right? Yes, at 12:30:45."),
        ("/decisions/24-018-407/ took 3 s", "/decisions/24-018-407/ took 3 s"),
    ],
)
def test_what_is_told(said, told):
    assert without_secrets(said) == told
