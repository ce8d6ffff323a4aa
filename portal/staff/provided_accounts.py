"""Whose account it is that a provider of OpenID Connect vouches for, and its roles.

A person is known by the provider's own name for them (``sub``), never by a name or an address that
may be given to somebody else later. Roles are the groups' at each signing in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.http import Http404

from councils.refusals import Refused
from portal.models import OneTimePassword, ProvidedAccount
from portal.sign_in_provider import Provider
from portal.staff.devices import record

ASK = "Ask an administrator."


def own_provider() -> Provider:
    """The office's; 404 where it has none."""
    if settings.SIGN_IN_PROVIDER is None:
        raise Http404
    return settings.SIGN_IN_PROVIDER


def account_of(claims: Mapping[str, Any]) -> User:
    """The account of who signed in, with the roles of her groups; made where there is none yet.

    Refused, with a sentence for her, where no group of hers gives a role here, where her account
    is not active, and where another has her name or address. Roles that the provider took away
    are taken away here in each case.
    """
    provider = own_provider()
    roles = roles_of(claims, provider)
    with transaction.atomic():
        user = _known(claims["sub"], provider)
        if user is None and roles:
            user = _linked(claims, provider) or _made(claims)
            ProvidedAccount.objects.create(user=user, issuer=provider.issuer, subject=claims["sub"])
        if user:
            _give(user, roles)
    if user and not user.is_active:
        raise Refused(f"The account {user} is not active any more. {ASK}")
    if user is None or not (roles or user.is_superuser):
        raise Refused(f"None of your groups gives a role here. {ASK}")
    return user


def _known(subject: str, provider: Provider) -> User | None:
    found = ProvidedAccount.objects.filter(issuer=provider.issuer, subject=subject)
    account = found.select_related("user").first()
    return account.user if account else None


def roles_of(claims: Mapping[str, Any], provider: Provider) -> list[str]:
    """The roles that the groups in the claims give, each once, by name."""
    groups = claims.get(provider.groups_claim) or []
    groups = [groups] if isinstance(groups, str) else groups
    return sorted({role for group, role in provider.roles if group in groups})


def _linked(claims: Mapping[str, Any], provider: Provider) -> User | None:
    """The account that an administrator made for her address, which was nobody's at the provider.

    From then on it has no password, and no second factor, of its own. A superuser's is not taken
    over by an address.
    """
    email = claims.get("email") or ""
    if not email or not (claims.get("email_verified") is True or provider.trusts_email):
        return None
    user = User.objects.filter(email__iexact=email, is_staff=True).first()
    if user is None:
        return None
    if user.is_superuser or not user.is_active or ProvidedAccount.objects.filter(user=user):
        raise Refused(f"An account here has your address already, and is not yours to take. {ASK}")
    user.set_unusable_password()
    user.save(update_fields=["password"])
    OneTimePassword.objects.filter(user=user).delete()
    record(user, user, "Signs in by the provider from now on; the password is gone.")
    return user


def _made(claims: Mapping[str, Any]) -> User:
    name = str(claims.get("preferred_username") or claims.get("email") or claims["sub"])[:150]
    if User.objects.filter(username__iexact=name).exists():
        raise Refused(f"An account here is called {name} already, and is not known as yours. {ASK}")
    user = User(
        username=name,
        first_name=str(claims.get("given_name") or "")[:150],
        last_name=str(claims.get("family_name") or "")[:150],
        email=str(claims.get("email") or "")[:254],
        is_staff=True,
    )
    user.set_unusable_password()
    user.save()
    record(user, user, "Added when signing in by the provider.")
    return user


def _give(user: User, roles: list[str]) -> None:
    """Her roles are those of the provider's groups, and no others; what changed is kept."""
    before = sorted(user.groups.values_list("name", flat=True))
    if before == roles:
        return
    user.groups.set(Group.objects.filter(name__in=roles))
    said = " → ".join(", ".join(each) or "none" for each in (before, roles))
    record(user, user, f"Roles by the provider’s groups: {said}")
