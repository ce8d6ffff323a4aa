"""What of the letters is public at an instant; reached through ``Letter.objects.public(at)``."""

from datetime import datetime

from django.db.models import Q

from complaints.releases.public import release_is_public


def letter_is_public(at: datetime) -> Q:
    """Sent, and published with a release that is public.

    An older letter, about a year that this portal has no release of, is public from its approval.
    """
    with_release = release_is_public(at, "published_with__")
    older = Q(published_with=None, source="uploaded", approved_at__lte=at)
    return Q(sent_at__lte=at) & (with_release | older)
