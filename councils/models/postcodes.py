"""The postcode directory, where one was loaded: a row for each sector holds its postcodes."""

from django.db import models


class PostcodeSector(models.Model):
    """The postcodes that begin with ``AL1 9``, by where they lie.

    ``units`` has for each place, written as a district's code or a district's and a county's, two
    texts: the last two letters of the postcodes that are in use, one after the other, and of those
    that ended, each with the month (``ZA201003``). Millions of postcodes are some ten thousand such
    rows: they are replaced in a moment, and one row answers.
    """

    area = models.CharField(max_length=3, db_index=True)
    sector = models.CharField(max_length=6, unique=True)
    units = models.JSONField()

    def __str__(self) -> str:
        return self.sector
