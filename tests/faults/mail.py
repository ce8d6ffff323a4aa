"""The letters of a small portal, sent by its command to a mail server that makes trouble."""

from dataclasses import dataclass

from tests.councils.mail.post_office import PostOffice
from tests.faults.commands import Commands, Done

YEAR = "2024-25"
STATES = "SELECT state, count(*) FROM letters_message GROUP BY state"
IDS = "SELECT message_id FROM letters_message"
LETTERS = 12


@dataclass
class Post:
    """A database with letters that are approved, and the office they go to."""

    commands: Commands
    name: str
    office: PostOffice

    def send(self, *options: str, **moment) -> Done:
        settings = {"EMAIL_PORT": self.office.port, "EMAIL_TIMEOUT": 2}
        return self.commands.run(
            self.name, "send_letters", YEAR, "--verbosity", 0, *options, **settings, **moment
        )

    def states(self) -> dict[str, int]:
        self.commands.databases.settle(self.name)
        with self.commands.databases.inside(self.name) as connection:
            return dict(connection.execute(STATES).fetchall())

    def falls_due(self) -> None:
        """As if its pause had passed."""
        with self.commands.databases.inside(self.name) as connection:
            connection.execute(
                "UPDATE letters_message SET put_off_since = now() - interval '1 hour',"
                " next_try_at = now() - interval '1 minute' WHERE next_try_at IS NOT NULL"
            )

    def assert_none_twice(self) -> None:
        to = self.office.to()
        assert {address for address, times in to.items() if times > 1} == set()
        ids = [each.message_id for each in self.office.delivered]
        assert len(ids) == len(set(ids))

    def assert_all_once(self) -> None:
        self.assert_none_twice()
        assert len(self.office.delivered) == LETTERS
        assert self.states() == {"sent": LETTERS}
