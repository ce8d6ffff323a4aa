"""On what terms the files are given, and how one cites them."""

from django.conf import settings

from complaints.models import Release
from councils.dates import day_in_words

LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}


def attribution() -> str:
    """What whoever uses the data says of it."""
    name = settings.OMBUDSMAN["name"]
    return f"Contains information from the {name} licensed under the {LICENCE['title']}."


def citation(release: Release) -> str:
    """A year’s figures, its edition and its date."""
    published = day_in_words(release.public_at)
    return f"Figures of {release.year}, edition {release.edition}, published {published}"
