"""The path of a page: found once for each set of arguments, for a page has a hundred of them."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse


def path_of(name: str, *args: object, **kwargs: object) -> str:
    """As ``reverse`` finds it, of public pages, whose arguments are words, numbers, days and years.

    No rows: they are equal to themselves after they were renamed.
    """
    pages = get_urlconf() or settings.ROOT_URLCONF
    return _found(get_script_prefix(), pages, name, args, tuple(kwargs.items()))


@lru_cache(maxsize=20_000)
def _found(
    prefix: str,
    pages: str,
    name: str,
    args: tuple[object, ...],
    named: tuple[tuple[str, object], ...],
) -> str:
    """``prefix`` and ``pages`` are what ``reverse`` goes by besides."""
    return reverse(name, pages, args=args, kwargs=dict(named))
