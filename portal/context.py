"""What every page knows."""

from django.conf import settings


def site(request):
    """The ombudsman's words, and whether the figures are made up."""
    record = getattr(request, "public_record", None)
    return {
        "ombudsman": settings.OMBUDSMAN,
        "demonstration": record is not None and record.demonstration,
    }
