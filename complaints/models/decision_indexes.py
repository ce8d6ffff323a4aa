"""What decisions are found by, in the orders in which they are listed.

Most begin with what is asked for and go on in the order of a list: a page of it is then read off
the index, however many decisions there are.
"""

from django.db.models import Index, Q

# In this order PostgreSQL reads what waits off its index: it takes that for a third of all.
TEXT_WAITING = ("withheld_reason", "text_approved_at", "outcome")

INDEXES = (
    Index(fields=("-decided_on", "-reference"), name="decision_newest"),
    Index(fields=("council", "-decided_on"), name="decision_of_council"),
    # What the staff's list is narrowed by, each in the order of the list.
    Index(fields=("outcome", "-decided_on", "-reference"), name="decision_by_outcome"),
    Index(fields=("kind", "-decided_on", "-reference"), name="decision_by_kind"),
    Index(fields=("text_changed_by", "-decided_on", "-reference"), name="decision_by_author"),
    # Ends with all that lists are counted by: beside their texts rows take long to read.
    Index(
        fields=(
            *("withheld_reason", "-decided_on", "-reference", "outcome", "kind"),
            *("text_approved_at", "announced_at", "council", "subject"),
        ),
        name="decision_facts",
    ),
    # Begins with what is fixed, so that SQLite takes it even before it has counted.
    Index(
        fields=TEXT_WAITING,
        condition=Q(text_approved_at=None) & ~Q(summary="", statement=""),
        name="decision_text_waiting",
    ),
    # All that a year's counting reads of its decisions, and nothing beside it.
    Index(
        fields=(
            *("decided_on", "id", "council", "subject", "outcome"),
            *("satisfactory_remedy", "withheld_reason"),
        ),
        name="decision_counted",
    ),
    Index(
        fields=("-decided_on", "-reference"),
        condition=Q(withheld_reason__gt=""),
        name="decision_withheld_newest",
    ),
    # Of a subject with all that it is listed and counted by.
    Index(
        fields=(
            *("subject", "-decided_on", "-reference", "outcome", "kind"),
            *("withheld_reason", "text_approved_at", "announced_at", "council"),
        ),
        name="decision_of_subject",
    ),
    Index(
        fields=("withheld_at",),
        condition=Q(withheld_by__isnull=False),
        name="decision_withheld",
    ),
    Index(
        fields=("-hidden_at", "-reference"),
        condition=Q(hidden_at__isnull=False),
        name="decision_hidden",
    ),
    # What became public last, by the approval of its text or by its restoration. Neither
    # begins with what is fixed, or SQLite would take it for every other list as well.
    Index(
        fields=("-text_approved_at", "-reference"),
        condition=Q(text_approved_at__isnull=False),
        name="decision_newly_approved",
    ),
    Index(
        fields=("-restored_at", "-reference"),
        condition=Q(restored_at__isnull=False),
        name="decision_newly_restored",
    ),
    # The same of one council.
    Index(
        fields=("council", "-text_approved_at", "-reference"),
        condition=Q(text_approved_at__isnull=False),
        name="decision_council_approved",
    ),
    Index(
        fields=("council", "-restored_at", "-reference"),
        condition=Q(restored_at__isnull=False),
        name="decision_council_restored",
    ),
    Index(
        fields=("council", "-announced_at", "-reference"),
        condition=Q(announced_at__isnull=False),
        name="decision_council_announced",
    ),
    # And of reports, of which there are few.
    Index(
        fields=("-text_approved_at", "-reference"),
        condition=Q(announced_at__isnull=False),
        name="decision_report_approved",
    ),
    Index(
        fields=("-restored_at", "-reference"),
        condition=Q(announced_at__isnull=False, restored_at__isnull=False),
        name="decision_report_restored",
    ),
    Index(
        fields=("announced_at",),
        condition=Q(announced_at__isnull=False),
        name="decision_announced",
    ),
    Index(
        fields=("kind", "announced_at"),
        condition=Q(announced_at__isnull=False),
        name="decision_kind_announced",
    ),
)
