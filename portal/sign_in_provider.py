"""By which provider of OpenID Connect staff may sign in, as the environment says it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.environment import HERE, switch

ROLES = ("Case officer", "Reviewer", "Statistician", "Administrator")
NEEDED = ("SIGN_IN_PROVIDER", "SIGN_IN_CLIENT_ID", "SIGN_IN_CLIENT_SECRET", "SIGN_IN_ROLES")
BACKEND = "portal.staff.provider.ProviderBackend"


@dataclass(frozen=True)
class Provider:
    """Who says who somebody is: Entra ID, Google, Keycloak …"""

    issuer: str
    client_id: str
    client_secret: str
    roles: tuple[tuple[str, str], ...]  # a group of the provider's, and the role that it gives
    name: str = "your office’s account"
    groups_claim: str = "groups"
    scopes: str = "openid profile email"
    trusts_email: bool = False

    @property
    def configuration(self) -> str:
        """Where it says how it is asked (OpenID Connect Discovery 1.0, section 4)."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"


def provider() -> Provider | None:
    """None without SIGN_IN_PROVIDER: then there are local accounts alone."""
    said = {name: os.environ.get(name, "").strip() for name in NEEDED}
    if not any(said.values()):
        return None
    if missing := [name for name, value in said.items() if not value]:
        raise ImproperlyConfigured(
            f"{', '.join(NEEDED)} go together: {', '.join(missing)} is missing."
        )
    parts = urlsplit(said["SIGN_IN_PROVIDER"])
    if parts.scheme != "https" and parts.hostname not in (HERE, "localhost"):
        raise ImproperlyConfigured(
            f"SIGN_IN_PROVIDER is {said['SIGN_IN_PROVIDER']!r}: it is the issuer, which begins with"
            " https://."
        )
    optional = {
        "name": os.environ.get("SIGN_IN_NAME", "").strip(),
        "groups_claim": os.environ.get("SIGN_IN_GROUPS_CLAIM", "").strip(),
        "scopes": os.environ.get("SIGN_IN_SCOPES", "").strip(),
    }
    return Provider(
        said["SIGN_IN_PROVIDER"],
        said["SIGN_IN_CLIENT_ID"],
        said["SIGN_IN_CLIENT_SECRET"],
        _roles(said["SIGN_IN_ROLES"]),
        trusts_email=switch("SIGN_IN_EMAIL", "trusted", "verified"),
        **{name: value for name, value in optional.items() if value},
    )


def _roles(said: str) -> tuple[tuple[str, str], ...]:
    """``GROUP=Role; GROUP=Role``: a group is written as the provider sends it."""
    found = []
    for pair in filter(None, map(str.strip, said.split(";"))):
        group, _, role = map(str.strip, pair.rpartition("="))
        if not group or role not in ROLES:
            raise ImproperlyConfigured(
                f"SIGN_IN_ROLES has {pair!r}: it is GROUP=ROLE; GROUP=ROLE, where a role is one of"
                f" {', '.join(ROLES)}."
            )
        found.append((group, role))
    return tuple(found)
