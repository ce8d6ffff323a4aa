"""The office's provider of OpenID Connect is asked, and its word checked: by Authlib alone.

Only whoever signs in by it needs this module and what it loads, a third of a second of work: it is
imported then (portal/staff/provider.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError

from portal.sign_in_provider import Provider

PATIENCE = 10  # seconds for each answer of the provider
FAILED = (AuthlibBaseError, JoseError, requests.RequestException, ValueError, KeyError)


class NotVouched(Exception):
    """The provider does not say who somebody is; the message is what kind of failure it was."""


@lru_cache(maxsize=1)
def client_of(provider: Provider) -> Any:
    """What asks the provider; it remembers how, and asks again for keys it does not know."""
    return OAuth().register(
        "provider",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=provider.configuration,
        client_kwargs={
            "scope": provider.scopes,
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
        },
    )


def to_provider(provider: Provider, request: HttpRequest, back: str) -> HttpResponse:
    """Leads to the provider, which leads to ``back``; the session keeps state and nonce."""
    try:
        answer: HttpResponse = client_of(provider).authorize_redirect(request, back)
    except FAILED as error:
        raise NotVouched(type(error).__name__) from error
    return answer


def claims_of(provider: Provider, request: HttpRequest) -> dict[str, Any]:
    """What the provider says of who came back, its groups among it wherever it has them."""
    client = client_of(provider)
    try:
        token = client.authorize_access_token(request)
        claims = dict(token["userinfo"])
        if provider.groups_claim not in claims:
            more = dict(client.userinfo(token=token))
            # OpenID Connect Core 1.0, 5.3.2: another's word about another person.
            if more.get("sub") != claims["sub"]:
                raise ValueError
            claims = more | claims
    except FAILED as error:
        raise NotVouched(type(error).__name__) from error
    return claims
