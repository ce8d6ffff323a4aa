"""How often one address may write to us: counted in memory, under a key nobody can turn back.

Nothing is stored: the key is made with a secret of this process, which is gone with it.
"""

import hashlib
import hmac
import secrets
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.core.cache import cache

SECRET = secrets.token_bytes(32)
AT_MOST = 5
WITHIN = 60 * 60  # seconds


def is_too_fast(address: str) -> bool:
    """Counts one more attempt from an address; whether there were too many within the hour."""
    key = "slowing-" + hmac.new(SECRET, line_of(address).encode(), hashlib.sha256).hexdigest()
    if cache.add(key, 1, WITHIN):
        return False
    try:
        return cache.incr(key) > AT_MOST
    except ValueError:  # it ran out between the two
        return False


def line_of(address: str) -> str:
    """What one subscriber writes from: in IPv6 she has a network of very many addresses."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False))
