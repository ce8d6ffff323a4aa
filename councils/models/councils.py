"""Who the authorities are, where, since when, who replaced whom, and whom one writes to."""

from datetime import date, datetime
from functools import reduce
from typing import Any

from django.db import models
from django.db.models import F, JSONField, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Replace
from django.urls import reverse
from simple_history.models import HistoricalRecords

from councils.printable import validate_printable
from councils.years import Year


class CouncilQuerySet(models.QuerySet["Council"]):
    """Councils, asked in the words of the field."""

    def existing_on(self, day: date) -> "CouncilQuerySet":
        return self.existing_between(day, day)

    def existing_in(self, year: Year) -> "CouncilQuerySet":
        """Those that existed on any day of the year."""
        return self.existing_between(year.start, year.last_day)

    def existing_between(self, first: date, last: date) -> "CouncilQuerySet":
        return self.filter(
            Q(opened_on=None) | Q(opened_on__lte=last), Q(closed_on=None) | Q(closed_on__gt=first)
        )

    def compared(self) -> "CouncilQuerySet":
        """The five types; other bodies have no comparison group."""
        return self.exclude(type=Council.Type.OTHER)


NOT_SORTED_BY = ("City of ", "County ")  # before the place that a short name is sorted under


def by_short_name(path: str = "") -> tuple[Combinable | str, ...]:
    """The order in which councils are listed: the City of London stands under L.

    ``path`` leads to the council, such as ``council__``.
    """
    place: Combinable = F(f"{path}short_name")
    for words in NOT_SORTED_BY:
        place = Replace(place, Value(words))
    return place, f"{path}name"


class Council(models.Model):
    """One authority from its opening to its closing. Its type and its slug never change."""

    class Type(models.TextChoices):
        COUNTY = "county", "County council"
        DISTRICT = "district", "District council"
        METROPOLITAN = "metropolitan_district", "Metropolitan borough"
        UNITARY = "unitary", "Unitary council"
        LONDON = "london_borough", "London borough"
        OTHER = "other", "Other body"

        @property
        def plural(self) -> str:
            """As in "among county councils"."""
            return {
                "county": "county councils",
                "district": "district councils",
                "metropolitan_district": "metropolitan boroughs",
                "unitary": "unitary councils",
                "london_borough": "London boroughs",
                "other": "other bodies",
            }[self.value]

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200, validators=[validate_printable])
    short_name = models.CharField(max_length=100, validators=[validate_printable])
    type = models.CharField(max_length=25, choices=Type.choices)
    gss_code = models.CharField("GSS code", max_length=9, unique=True, null=True, blank=True)
    register_code = models.CharField(max_length=20, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(
        null=True, blank=True, help_text="The first day on which it no longer existed."
    )
    county = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="districts"
    )
    region = models.CharField(max_length=50, blank=True, validators=[validate_printable])
    website = models.URLField(blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors"
    )
    former_names = JSONField(
        default=list,
        db_default=Value([], JSONField()),
        blank=True,
        editable=False,
        help_text="Each with its short form and the day from which it was called otherwise, the"
        " oldest first; read by ``councils.register.names.former``.",
    )
    history = HistoricalRecords(m2m_fields=[successors])
    now_called = ""  # of a council ``as_in`` a time when it was called otherwise
    overdue_cases: int  # of councils ``with_overdue_cases``
    has_letter: bool  # of councils ``with_letters``
    _change_reason: str  # what django-simple-history is told of the next change
    _history_date: datetime
    _history_user: Any
    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = by_short_name()
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on=None) | Q(closed_on__gt=F("opened_on")),
                name="council_closes_after_it_opens",
                violation_error_message="A council closes after the day on which it opened.",
            ),
            models.CheckConstraint(
                condition=Q(county=None) | Q(type="district"),
                name="only_a_district_lies_in_a_county",
                violation_error_message="Only a district council lies in a county.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.now_called:
            raise ValueError(f"{self.name} is called {self.now_called} now.")
        super().save(*args, **kwargs)

    def existed_on(self, day: date) -> bool:
        return self.existed_between(day, day)

    def has_closed(self, day: date) -> bool:
        """Whether it no longer exists on a day; one that is to open has not closed."""
        return self.closed_on is not None and self.closed_on <= day

    def existed_in(self, year: Year) -> bool:
        """Whether it existed on any day of the year."""
        return self.existed_between(year.start, year.last_day)

    def existed_between(self, first: date, last: date) -> bool:
        return (self.opened_on is None or self.opened_on <= last) and (
            self.closed_on is None or self.closed_on > first
        )

    def opened_within(self, year: Year) -> bool:
        """Whether it existed for the later part of the year only."""
        return self.opened_on is not None and self.opened_on in year and self.opened_on > year.start

    @property
    def type_plural(self) -> str:
        return self.Type(self.type).plural

    @property
    def name_in_sentence(self) -> str:
        """As in "complaints about the London Borough of Hounslow"."""
        with_article = (
            "Borough of",
            "Borough Council of",
            "Council of",
            "London Borough of",
            "Royal Borough of",
        )
        is_place = self.name.startswith("City of") and "Council" not in self.name
        if self.name.startswith(with_article) or is_place:
            return f"the {self.name}"
        return self.name

    @property
    def sorted_under(self) -> str:
        """The place under which a list of councils has it, as ``by_short_name`` orders them."""
        return reduce(str.removeprefix, NOT_SORTED_BY, self.short_name)

    def get_absolute_url(self) -> str:
        return reverse("council", args=[self.slug])

    @property
    def is_compared(self) -> bool:
        return self.type != Council.Type.OTHER


class FormerCode(models.Model):
    """A GSS code a council had before its boundary changed; importers join through it."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="former_codes")
    code = models.CharField(max_length=9, unique=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.code


class Alias(models.Model):
    """Another name of a council, as ``councils.register.names.notation.folded`` leaves it.

    One that several councils go by, such as that of a county that was divided, stands at each.
    """

    council = models.ForeignKey(Council, models.CASCADE, related_name="aliases")
    key = models.CharField(max_length=200)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "aliases"
        constraints = (
            models.UniqueConstraint(
                fields=("council", "key"),
                name="alias_once_per_council",
                violation_error_message="This council has this name already.",
            ),
        )

    def __str__(self) -> str:
        return self.key


class Residents(models.Model):
    """How many people live in a council's area, as estimated for the middle of a calendar year."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="residents")
    year = models.PositiveSmallIntegerField(help_text="The calendar year of the estimate.")
    number = models.PositiveIntegerField()
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "residents"
        ordering = ("council", "year")
        constraints = (
            models.UniqueConstraint(
                fields=("council", "year"), name="residents_once_per_council_and_year"
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="residents_are_more_than_none"),
        )

    def __str__(self) -> str:
        return f"{self.number:,} ({self.year})"


class Contact(models.Model):
    """Somebody at a council whom the ombudsman writes to. Never public."""

    class Role(models.TextChoices):
        CHIEF_EXECUTIVE = "chief_executive", "Chief executive"
        LEADER = "leader", "Leader"
        SCRUTINY_CHAIR = "scrutiny_chair", "Chair of scrutiny"
        MONITORING_OFFICER = "monitoring_officer", "Monitoring officer"
        LINK_OFFICER = "link_officer", "Link officer"

    council = models.ForeignKey(Council, models.CASCADE, related_name="contacts")
    role = models.CharField(max_length=20, choices=Role.choices)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField("e-mail", max_length=254)
    refused_because = models.TextField(
        "why an e-mail came back",
        blank=True,
        db_default="",
        help_text="What the mail server answered, or what the returned e-mail says. A new address"
        " empties it.",
    )
    refused_at = models.DateTimeField(null=True, blank=True, editable=False)
    history = HistoricalRecords()
    _change_reason: str  # what django-simple-history is told of the next change
    _history_date: datetime
    _history_user: Any

    class Meta:
        ordering = ("council", "role", "email")
        constraints = (
            models.UniqueConstraint(
                fields=("council", "role", "email"),
                name="contact_once_per_council_and_role",
                violation_error_message="This council has this contact in this role already.",
            ),
            models.CheckConstraint(
                condition=Q(refused_because="", refused_at=None)
                | (~Q(refused_because="") & Q(refused_at__isnull=False)),
                name="what_came_back_has_its_reason_and_instant",
                violation_error_message="An e-mail that came back has its reason and its instant.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.email}"

    def set_address(self, email: str, name: str) -> None:
        """Another address has never refused anything."""
        if email.casefold() != self.email.casefold():
            self.refused_at, self.refused_because = None, ""
        self.email, self.name = email, name
