"""Lists are narrowed to whose work it is, and what is chosen in them is given on."""

from urllib.parse import parse_qs, urlsplit

import pytest

from complaints.decisions.steps.error_reports import report
from councils.ownership.steps import give
from letters.models import Challenge, EarlySight, Letter
from tests import factories
from tests.complaints.recommendations.compliance import outstanding
from tests.councils.ownership.people import AT, colleague, signed_in, team
from tests.letters.models import rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


def made(kind: str) -> list:
    """Three records of a kind."""
    match kind:
        case "complaints/decision":
            return [factories.decision() for _ in range(3)]
        case "complaints/recommendation":
            return [outstanding() for _ in range(3)]
        case "complaints/errorreport":
            return [report("error", "A slip", at=AT, council=factories.council()) for _ in "abc"]
    challenges = [rows.challenge()]
    edition = Letter.objects.get().release
    for _ in range(2):
        message = rows.message(letter=rows.letter(release=edition))
        seen = {"message": message, "made_at": AT, "expires_at": AT, "challenge_by": AT.date()}
        sight = EarlySight.objects.create(**seen)
        challenges.append(Challenge.objects.create(early_sight=sight, text="No.", made_at=AT))
    return challenges if kind == "letters/challenge" else list(Letter.objects.order_by("pk"))


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("complaints/decision", "Case officer"),
        ("complaints/recommendation", "Case officer"),
        ("complaints/errorreport", "Case officer"),
        ("letters/challenge", "Reviewer"),
        ("letters/letter", "Reviewer"),
    ],
)
def test_whose_work_is_listed_can_be_chosen(kind, role):
    ann, ben = colleague("ann", role), colleague("ben", role)
    team("Housing", ann, ben)
    mine, theirs, free = made(kind)
    give(mine, ann, by=ann, at=AT)
    give(theirs, ben, by=ann, at=AT)
    client = signed_in(ann)
    every = "?year=all" if kind == "letters/letter" else "?"

    def listed(whose: str) -> list:
        page = client.get(f"/admin/{kind}/{every}&owner={whose}")
        return list(page.context["cl"].result_list)

    assert [listed(each) for each in ("mine", "team", "nobody")] == [[mine], [theirs], [free]]
    chosen = {"action": "give_to_somebody", "_selected_action": [mine.pk, free.pk]}
    sent = client.post(f"/admin/{kind}/{every}", chosen)
    asked = parse_qs(urlsplit(sent.url).query)
    label = kind.replace("/", ".")
    assert sorted(asked["row"]) == sorted(f"{label}:{each.pk}" for each in (mine, free))
    assert asked["back"] == [f"/admin/{kind}/{every}".removesuffix("?")]
    assert client.get(sent.url).status_code == 200


def test_who_may_not_do_it_has_no_such_action():
    factories.decision()
    page = signed_in(colleague("stan", "Statistician")).get("/admin/complaints/decision/")
    assert "give_to_somebody" not in page.content.decode()
