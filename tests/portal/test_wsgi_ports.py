"""A proxy that names the port of whom it serves is believed as one that does not."""

import pytest

from portal.wsgi import behind

PROXY, CLIENT, SPOOFED = "172.31.255.2", "203.0.113.7", "198.51.100.66"


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (f"{CLIENT}:50123", CLIENT),
        (f"{SPOOFED}, {CLIENT}:50123", CLIENT),
        (f"{SPOOFED}:1,{CLIENT}:50123, {PROXY}:443", CLIENT),
        ("[2001:db8::7]:50123", "2001:db8::7"),
        (f"{SPOOFED}, [2001:db8::7]", "2001:db8::7"),
        (f"{SPOOFED}, 2001:db8::7", "2001:db8::7"),
        ("[", PROXY),
        (":", PROXY),
    ],
)
def test_the_port_is_passed_over(said, result):
    seen = {}
    environ = {"REMOTE_ADDR": PROXY, "HTTP_X_FORWARDED_FOR": said}
    behind([PROXY], lambda environ, start_response: seen.update(environ))(environ, None)
    assert seen["REMOTE_ADDR"] == result
