"""How often one address may write to us: counted in memory, under a key nobody can turn back.

Nothing is stored: the key is made with a secret of this process, which is gone with it.
"""

import hashlib
import hmac
import secrets

from django.core.cache import cache

SECRET = secrets.token_bytes(32)
AT_MOST = 5
WITHIN = 60 * 60  # seconds


def is_too_fast(address: str) -> bool:
    """Counts one more attempt from an address; whether there were too many within the hour."""
    key = "slowing-" + hmac.new(SECRET, address.encode(), hashlib.sha256).hexdigest()
    if cache.add(key, 1, WITHIN):
        return False
    try:
        return cache.incr(key) > AT_MOST
    except ValueError:  # it ran out between the two
        return False
