"""A real provider of OpenID Connect, a process of its own, and somebody who signs in by it."""

import subprocess
import sys
import time
from contextlib import contextmanager

import requests

from portal.sign_in_provider import Provider
from tests.browser.deployed import free_port

GROUPS = (("casework", "Case officer"), ("reviewing", "Reviewer"))
CLAIMS = {
    "email": "mary@example.org",
    "email_verified": True,
    "preferred_username": "m.somerville",
    "given_name": "Mary",
    "family_name": "Somerville",
    "groups": ["everybody", "casework"],
}
WAIT = 10


@contextmanager
def process():
    """Its issuer; it answers as long as the block lasts."""
    port = str(free_port())
    issuer = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", port]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answers(issuer)
        yield issuer
    finally:
        running.terminate()
        running.wait(WAIT)


def answers(issuer: str) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            return requests.get(issuer, timeout=WAIT).raise_for_status()
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("The provider does not answer.")


def named(issuer: str) -> Provider:
    return Provider(issuer, "portal", "a secret", GROUPS, "Northwind")


def known(provider: Provider, subject: str, **claims) -> None:
    """What the provider says of somebody from now on."""
    address = f"{provider.issuer}/users/{subject}"
    requests.put(address, json=CLAIMS | claims, timeout=WAIT).raise_for_status()


def leads_back(client, subject: str, next: str = "/admin/") -> str:
    """The address, with its query, to which the provider leads who signs in there as this one."""
    begun = client.get("/admin/provider/", {"next": next})
    assert begun.status_code == 302
    said = requests.post(begun["Location"], {"sub": subject}, allow_redirects=False, timeout=WAIT)
    return said.headers["Location"]


def sign_in(client, subject: str = "42", next: str = "/admin/"):
    back = leads_back(client, subject, next)
    return client.get(back[back.index("/admin/") :])
