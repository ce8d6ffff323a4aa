"""Categories and sub-categories under one kind of address: a category where both have the same.

An address is made of the name when the row is made, and stays whatever it is renamed to.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from django.db.models import Q

from complaints.models import Category, Subject


def named(slug: str) -> Category | Subject | None:
    """The category or sub-category of an address; None where there is none."""
    category = Category.objects.filter(slug=slug).first()
    return category or Subject.objects.select_related("category").filter(slug=slug).first()


def every_slug() -> list[str]:
    """Of all that have an address, sorted."""
    slugs = {*Category.objects.values_list("slug", flat=True)}
    return sorted(slugs | {*Subject.objects.order_by().values_list("slug", flat=True)})


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Each category with its sub-categories, as a form groups them; the whole category first."""
    subjects = Subject.objects.select_related("category").order_by(
        "category__position", "category__name", "heading", "name"
    )
    of_category = {
        category: list(rows) for category, rows in groupby(subjects, key=attrgetter("category"))
    }
    found = []
    for category in Category.objects.all():
        of_it = of_category.get(category, [])
        several = len({each.heading for each in of_it}) > 1
        labels = [(each.slug, str(each) if several else each.name) for each in of_it]
        found.append((category.name, [(category.slug, f"All of {category.name}"), *labels]))
    return found


def about(subject: Category | Subject, name: str = "subject") -> Q:
    """A condition on decisions, or by another name of their subject on what belongs to one."""
    if isinstance(subject, Category):
        return Q(**{f"{name}__in": Subject.objects.filter(category=subject).order_by()})
    return Q(**{name: subject.pk})
