"""Where a request comes from: as the trusted proxy says, and nobody else."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings import proxies
from portal.wsgi import behind

NGINX, BALANCER, CLIENT = "172.31.255.2", "10.0.0.5", "203.0.113.7"
SPOOFED = "198.51.100.66"


@pytest.fixture
def seen():
    """The address and the scheme that the application sees."""

    def see(trusted, address, **headers):
        found = {}
        environ = {"REMOTE_ADDR": address, "wsgi.url_scheme": "http"}
        environ |= {f"HTTP_X_FORWARDED_{name.upper()}": said for name, said in headers.items()}
        behind(trusted, lambda environ, start_response: found.update(environ))(environ, None)
        return found["REMOTE_ADDR"], found["wsgi.url_scheme"]

    return see


@pytest.mark.parametrize(
    ("trusted", "address", "said", "result"),
    [
        ([], CLIENT, SPOOFED, CLIENT),
        ([], NGINX, CLIENT, NGINX),
        ([NGINX], CLIENT, SPOOFED, CLIENT),
        ([NGINX], NGINX, CLIENT, CLIENT),
        ([NGINX], NGINX, f"{SPOOFED}, {CLIENT}", CLIENT),
        ([NGINX], NGINX, f"{SPOOFED},{CLIENT}, {BALANCER}", BALANCER),
        ([NGINX, BALANCER], NGINX, f"{SPOOFED}, {CLIENT}, {BALANCER}", CLIENT),
        (["172.31.255.0/24"], NGINX, CLIENT, CLIENT),
        ([NGINX], NGINX, "2001:db8::7", "2001:db8::7"),
        ([NGINX], NGINX, "unknown", NGINX),
        ([NGINX], NGINX, f"zebra, {CLIENT}, zebra", CLIENT),
        ([NGINX], NGINX, "", NGINX),
    ],
)
def test_only_what_a_trusted_proxy_adds_is_believed(seen, trusted, address, said, result):
    assert seen(trusted, address, **{"for": said}) == (result, "http")


@pytest.mark.parametrize(("https", "scheme"), [(False, "http"), (True, "https")])
def test_the_proxys_protocol_counts_only_where_the_public_comes_over_tls(
    seen, settings, https, scheme
):
    settings.HTTPS = https
    assert seen([NGINX], NGINX, **{"for": CLIENT, "proto": "https"}) == (CLIENT, scheme)


def test_proxies_are_addresses_and_networks(monkeypatch):
    monkeypatch.setenv("PROXIES", "172.31.255.2, 10.0.0.0/8,2001:db8::1")
    assert proxies("PROXIES") == ["172.31.255.2", "10.0.0.0/8", "2001:db8::1"]
    monkeypatch.delenv("PROXIES")
    assert proxies("PROXIES") == []


@pytest.mark.parametrize("wrong", ["*", "nginx", "10.0.0.1/8"])
def test_what_would_trust_everybody_or_nobody_is_refused(monkeypatch, wrong):
    monkeypatch.setenv("PROXIES", wrong)
    with pytest.raises(ImproperlyConfigured, match="PROXIES is a list of addresses"):
        proxies("PROXIES")
