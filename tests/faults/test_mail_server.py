"""Letters where sender or mail server fail: no council gets one twice, and none is forgotten."""

import signal

import pytest

from tests.councils.mail import post_office
from tests.faults.commands import MOMENTS
from tests.faults.mail import LETTERS, Post

KENT = "chief@kent-county-council.example.org"


@pytest.fixture
def post(commands, portals):
    office, controller = post_office.opened()
    made = Post(commands, commands.databases.copy(portals("approved")), office)
    yield made
    controller.stop()
    commands.databases.settle(made.name)
    commands.databases.drop(made.name)


def last(done) -> str:
    assert "Traceback" not in done.said, done.said
    told = [line for line in done.said.splitlines() if not line.startswith("CommandError")]
    of_kent = [line for line in told if line.startswith("  Kent")]
    return (of_kent or told)[-1].strip()


def test_the_sender_is_killed(post, commands, portals, table):
    """At ten moments of its work, each time in a year of its own; a second run sends the rest."""
    measured = post.send()
    assert measured.code == 0, measured.said
    post.assert_all_once()
    unsure = 0
    for number in range(MOMENTS):
        commands.databases.drop(post.name)
        post.name = commands.databases.copy(portals("approved"))
        post.office.delivered.clear()
        at = 1 + round(number * (measured.seen - 1) / (MOMENTS - 1))
        assert post.send(statement=at).code == -signal.SIGKILL
        post.assert_none_twice()
        commands.databases.settle(post.name)
        again = post.send()
        states = post.states()
        post.assert_none_twice()
        assert states.keys() <= {"sent", "unsure"}
        assert states.get("unsure", 0) <= 1
        assert len(post.office.delivered) >= states["sent"]
        # Whether that one arrived nobody can know: a person is asked, and the run says so.
        assert ("Perhaps sent:" in again.said) == ("unsure" in states)
        unsure += states.get("unsure", 0)
    told = f"the next run sends the rest; {unsure} × one letter “perhaps sent”, for a person to ask"
    table.add("kill -9 in `send_letters`", MOMENTS, told)


TROUBLES = {
    "hangs before the letter": (("rcpt", "silent"), "failed"),
    "drops the connection before the letter": (("data", "gone"), "failed"),
    "refuses for now (451)": (("rcpt", "451 Later"), "put off"),
    "refuses for good (550)": (("rcpt", "550 Never"), "failed"),
    "hangs with the letter": (("end", "silent"), "unsure"),
    "drops the connection with the letter": (("end", "gone"), "unsure"),
    "takes the letter and hangs": (("after", "silent"), "unsure"),
    "takes the letter and drops the connection": (("after", "gone"), "unsure"),
}


@pytest.mark.parametrize("what", TROUBLES)
def test_the_server_makes_trouble_with_one_letter(post, table, what):
    trouble, becomes = TROUBLES[what]
    post.office.troubles[KENT] = trouble
    done = post.send()
    post.assert_none_twice()
    state = "waiting" if becomes == "put off" else becomes
    assert post.states() == {"sent": LETTERS - 1, state: 1}
    assert done.code == 1
    post.office.troubles.clear()
    post.falls_due()
    again = post.send("--retry")
    post.assert_none_twice()
    if becomes == "unsure":
        assert post.states() == {"sent": LETTERS - 1, "unsure": 1}
        assert "Perhaps sent:" in again.said
    else:
        post.assert_all_once()
    table.add(f"mail server {what}", 1, f"“{last(done)}”")


def test_the_server_is_not_there(post, table):
    port, post.office.port = post.office.port, 9  # where nobody listens
    done = post.send()
    assert post.states().keys() == {"waiting"}
    assert done.code == 1
    post.office.port = port
    post.falls_due()
    assert post.send("--retry").code == 0
    post.assert_all_once()
    table.add("mail server refuses connections", 1, f"“{last(done)}”")


def test_the_server_never_greets(post, table):
    post.office.greets = False
    done = post.send()
    assert post.office.delivered == []
    assert done.code == 1
    post.office.greets = True
    post.falls_due()
    assert post.send("--retry").code == 0
    post.assert_all_once()
    table.add("mail server accepts and says nothing", 1, f"“{last(done)}”")
