"""One council's letter about one year: drafted, approved, sent, public with the release."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from complaints.models import Release
from councils.models import Council, GivenBack, Ownable
from councils.models.concerned import RowOfCouncil
from councils.printable import validate_printable
from councils.years import Year, YearField
from letters.letters.public import letter_is_public


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters, asked in the words of the field."""

    def public(self, at: datetime) -> "LetterQuerySet":
        """Every letter that is public at an instant: the only way out."""
        return self.filter(letter_is_public(at))

    def current(self, at: datetime) -> "LetterQuerySet":
        """Of the public letters, those that no other public one replaces."""
        later = Letter.objects.public(at).filter(
            council=models.OuterRef("council"),
            year=models.OuterRef("year"),
            issue__gt=models.OuterRef("issue"),
        )
        return self.public(at).filter(~models.Exists(later))

    def drafts(self) -> "LetterQuerySet":
        return self.filter(approved_at=None)

    def to_approve(self) -> "LetterQuerySet":
        """Drafts, but for those given back: they are their authors' until submitted again."""
        return self.drafts().exclude(pk__in=GivenBack.objects.open().rows_of("letters.letter"))

    def given_back(self) -> "LetterQuerySet":
        return self.filter(pk__in=GivenBack.objects.open().rows_of("letters.letter"))

    def approved(self) -> "LetterQuerySet":
        """Approved, and not sent yet."""
        return self.filter(approved_at__isnull=False, sent_at=None)

    def for_list(self) -> "LetterQuerySet":
        """Without what only the letter's own page shows."""
        return self.select_related("council", "published_with").defer("content")


class Letter(Ownable, RowOfCouncil):
    """What is written to one council about one year; a corrected one is a further issue.

    ``council`` is whom it is about. Where that has closed, it goes to each of its successors.
    """

    class Source(models.TextChoices):
        COMPOSED = "composed", "Composed here"
        UPLOADED = "uploaded", "Uploaded as PDF"

    public_since: datetime  # of letters ``with_public_since``
    is_replaced: bool  # of ``letters_of`` a council

    council = models.ForeignKey(Council, models.PROTECT, related_name="letters")
    year = YearField()
    issue = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.COMPOSED)
    release = models.ForeignKey(
        Release,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The edition whose figures it gives, and which it names.",
    )
    published_with = models.ForeignKey(
        Release,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        help_text="The edition at whose instant it becomes public.",
    )
    reason = models.TextField(
        blank=True,
        help_text="Why it replaces one that was sent. Public.",
        validators=[validate_printable],
    )
    dated_on = models.DateField("date")
    own_paragraph = models.TextField(
        blank=True,
        help_text="To this council alone; an empty line ends a paragraph. Public.",
        validators=[validate_printable],
    )
    content = models.JSONField(null=True, blank=True, help_text="The letter as it was composed.")
    revision = models.PositiveIntegerField(default=0, help_text="Counts its changes.")
    composed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    composed_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    by_command = models.BooleanField(
        default=False, help_text="Approved from the shell, which stands in for the second person."
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords(excluded_fields=["content"])
    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "council", "-issue")
        permissions = (
            ("compose_letter", "Can compose letters and write paragraphs in them"),
            ("approve_letter", "Can approve letters that somebody else composed, and give back"),
            ("send_letter", "Can send approved letters"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("council", "year", "issue"),
                name="letter_once_per_council_year_and_issue",
                violation_error_message="This council has this issue of the year's letter already.",
            ),
            models.UniqueConstraint(
                fields=("council", "year"),
                condition=Q(sent_at=None),
                name="one_unsent_letter_per_council_and_year",
                violation_error_message="This council has a letter of the year that is not sent"
                " yet.",
            ),
            models.CheckConstraint(
                condition=Q(issue=1) | ~Q(reason=""),
                name="reissue_has_reason",
                violation_error_message="A letter that replaces another has its reason.",
                violation_error_code="reason",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | Q(composed_by=None)
                | ~Q(approved_by=F("composed_by")),
                name="letter_approver_is_another",
                violation_error_message="A letter is approved by somebody else than who composed"
                " it.",
                violation_error_code="approved_by",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False)
                | Q(approved_by=None, approved_at__isnull=False, by_command=True),
                name="letter_approval_has_its_instant",
                violation_error_message="An approval has its person and its instant.",
                violation_error_code="approved_at",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(approved_at__isnull=False),
                name="letter_is_approved_before_it_is_sent",
                violation_error_message="A letter is approved before it is sent.",
                violation_error_code="sent_at",
            ),
            models.CheckConstraint(
                condition=Q(source="uploaded", content=None)
                | Q(source="composed", content__isnull=False, release__isnull=False),
                name="composed_letter_has_content_and_edition",
                violation_error_message="A letter that was composed here has its content and names"
                " its edition.",
                violation_error_code="content",
            ),
            models.CheckConstraint(
                condition=Q(source="uploaded") | Q(published_with__isnull=False),
                name="composed_letter_is_published_with_a_release",
                violation_error_message="A letter that was composed here is published with a"
                " release.",
                violation_error_code="published_with",
            ),
        )

    # The public issue after it; known of what ``newest_letters`` gives.
    replaced_by: "Letter | None" = None
    replaces: "Letter | None" = None  # the public issue before it; known of ``letters_of``

    def __str__(self) -> str:
        issue = f", issue {self.issue}" if self.issue > 1 else ""
        return f"Letter to {self.council} about {self.year}{issue}"

    @property
    def is_reissue(self) -> bool:
        return self.issue > 1

    @property
    def title(self) -> str:
        return title_of(self.year)

    def state(self, at: datetime) -> str:
        """Where it stands at an instant: draft, approved, sent or public."""
        if self.sent_at:
            with_release = self.published_with
            is_public = with_release is None or with_release.state(at) == "public"
            return "public" if is_public else "sent"
        return "approved" if self.approved_at else "draft"


def title_of(year: Year) -> str:
    """As the field names it: by the calendar year in which it is written."""
    return f"Annual review letter {year.end.year}"


class LetterFile(models.Model):
    """A letter's PDF as it was approved or uploaded; kept here, so only the portal serves it."""

    letter = models.OneToOneField(Letter, models.CASCADE, primary_key=True, related_name="file")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.letter_id}.pdf"
