"""Rows of which it is known whom a change of them concerns."""

from typing import Any

from django.db import models

from councils import tables


class RowOfCouncil(models.Model):
    """Saved by itself it concerns its ``council``, that which it had, and those ``also_concerned``.

    What is written in any other way, with many others above all, concerns every council.
    """

    class Meta:
        abstract = True

    def also_concerned(self) -> list[int]:
        """Further councils on whose pages it shows, by their ids."""
        return []

    def save(self, *args: Any, **kwargs: Any) -> None:
        rows: models.QuerySet[Any] = type(self)._base_manager.filter(pk=self.pk)
        had = rows.values_list("council", flat=True)
        council: int = self.council_id  # type: ignore[attr-defined]
        with tables.rows_of(council, *had, *self.also_concerned()):
            super().save(*args, **kwargs)
