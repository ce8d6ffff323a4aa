"""What every page knows."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from councils.public_record import public_record
from portal.addresses import canonical


def site(request):
    """The page's one address, the ombudsman's words, and whether the figures are made up.

    Staff's pages ask for that only where they say it: public ones have read it already.
    """
    record = getattr(request, "public_record", None)
    return {
        "canonical": canonical(request),
        "ombudsman": settings.OMBUDSMAN,
        "demonstration": record.demonstration if record else SimpleLazyObject(is_demonstration),
    }


def is_demonstration() -> bool:
    return public_record().demonstration
