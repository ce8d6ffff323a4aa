"""Rows with all they need, so that a test of a constraint says only what is wrong."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import User

from complaints.models import (
    CategoryFigures,
    CouncilFigures,
    CountCheck,
    ErrorReport,
    Mention,
    Note,
    Postponement,
    Recommendation,
    Release,
    ReleasedCase,
    Review,
)
from councils.models import ColumnMapping, Upload
from councils.years import Year
from tests import factories

AT = datetime(2025, 7, 1, 8, 30, tzinfo=UTC)
BEFORE = AT - timedelta(days=1)


def release(**fields) -> Release:
    defaults = {"year": Year(2024), "source": "counted", "public_at": AT, "made_at": AT}
    return Release.objects.create(**defaults | fields)


def figures(**fields) -> CouncilFigures:
    made = fields.pop("release", None) or release()
    council = fields.pop("council", None) or factories.council()
    return CouncilFigures.objects.create(release=made, council=council, **fields)


def category_figures(**fields) -> CategoryFigures:
    return CategoryFigures.objects.create(
        **{"figures": fields.pop("of", None) or figures()} | fields
    )


def person(name: str) -> User:
    return User.objects.get_or_create(username=name)[0]


def twice(make, **fields):
    make(**fields)
    make(**fields)


def case(**fields) -> ReleasedCase:
    made = factories.decision()
    defaults = {
        "release": release(),
        "decision": made,
        "council": made.council,
        "outcome": "upheld",
    }
    return ReleasedCase.objects.create(**defaults | fields)


def upload(**fields) -> Upload:
    defaults = {"kind": "residents", "names": [], "sha256": [], "uploaded_at": AT}
    return Upload.objects.create(**defaults | {"uploaded_by": person("one")} | fields)


def column_mapping(by) -> ColumnMapping:
    return ColumnMapping.objects.create(
        kind="residents", heading_key="people", said_by=by, said_at=AT
    )


def ended(**fields) -> Recommendation:
    defaults = {"no_longer_required_reason": "It has moved.", "no_longer_required_at": AT}
    return factories.recommendation(**defaults | fields)


def review(**fields) -> Review:
    made = fields.pop("decision", None) or factories.decision()
    return Review.objects.create(
        **{"decision": made, "requested_on": date(2024, 7, 1), "opened_at": AT} | fields
    )


def reviewed_twice(decision) -> Review:
    review(decision=decision, result="confirmed", ended_at=AT)
    return review(decision=decision)


def error_report(**fields) -> ErrorReport:
    defaults = {"kind": "error", "council": factories.council(), "text": "A", "reported_at": AT}
    return ErrorReport.objects.create(**defaults | fields)


def postponement(**fields) -> Postponement:
    defaults = {"was_public_at": AT, "public_at": AT + timedelta(days=1), "reason": "Late."}
    return Postponement.objects.create(
        **defaults | {"release": release(), "moved_at": BEFORE} | fields
    )


def count_check(**fields) -> CountCheck:
    made = fields.pop("release", None) or release()
    council = fields.pop("council", None) or factories.council()
    defaults = {"asked_at": BEFORE, "answer_by": date(2025, 6, 1)}
    return CountCheck.objects.create(release=made, council=council, **defaults | fields)


def same_case_twice():
    first = case()
    ReleasedCase.objects.create(
        release=first.release, decision=first.decision, council=first.council, compliance="late"
    )


def note(**fields) -> Note:
    fields = {"text": "Ring them.", "written_by": person("ann"), "written_at": AT} | fields
    return Note.objects.create(decision=fields.pop("decision", None) or factories.decision(),
                               **fields)  # fmt: skip


def mention(of: Note | None = None) -> Mention:
    return Mention.objects.create(note=of or note(), colleague=person("ben"))
