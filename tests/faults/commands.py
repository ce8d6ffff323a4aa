"""Commands of the portal that are started, and killed at ten moments of their work."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.databases import Content, Databases, differing

ROOT = Path(__file__).parents[2]
MOMENTS = 10
TRIES = frozenset({"councils_publicrecord.version"})  # counts writers, whatever they wrote


@dataclass(frozen=True)
class Done:
    """What came of one command."""

    code: int
    said: str
    seen: int = 0  # statements and commits
    took: float = 0  # seconds from the first


class Commands:
    """Starts them, each in a process and a database of its own."""

    def __init__(self, databases: Databases, folder: Path, environment: dict[str, str]) -> None:
        self.databases, self.folder = databases, folder
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.faults.dying"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, database: str, *command: object, statement: int = 0, seconds: float = 0, **settings
    ) -> Done:
        said, about = self.folder / "said", self.folder / "about"
        about.unlink(missing_ok=True)
        order: dict[str, Any] = {"database": database, "command": [str(each) for each in command]}
        order |= {"statement": statement, "seconds": seconds, "settings": settings}
        order |= {"said": str(said), "about": str(about)}
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        told = json.loads(about.read_text()) if about.exists() else {}
        return Done(code, said.read_text(errors="replace"), **told)

    def ran(self, database: str, *command: object, **settings) -> Done:
        done = self.run(database, *command, **settings)
        assert done.code == 0, f"{command} failed:\n{done.said}"
        self.databases.settle(database)
        return done

    def end(self) -> None:
        with self.process:  # which closes what it reads, and waits
            pass


@dataclass
class Killed:
    """How a database stood after each kill."""

    untouched: int = 0
    half_way: int = 0  # of what is done in steps, each whole; the next run did the rest
    whole: int = 0
    told: str = ""
    seen: set[int] = field(default_factory=set)

    @property
    def times(self) -> int:
        return self.untouched + self.half_way + self.whole


@dataclass
class Trial:
    """A command, and what it is killed in the middle of.

    It is one transaction or works ``in_steps``; ``looked_at`` holds what must be so even then.
    """

    commands: Commands
    template: str
    command: tuple[object, ...]
    in_steps: bool = False
    by_seconds: bool = False  # where other programs do the work
    looked_at: Callable[[str], None] = lambda name: None
    before_each: Callable[[], None] = lambda: None

    def copy(self) -> str:
        self.before_each()
        return self.commands.databases.copy(self.template)

    def kill(self) -> Killed:
        databases = self.commands.databases
        before = databases.content(self.template)
        measured, whole, free = self._reference()
        killed, name = Killed(), self.copy()
        for number in range(MOMENTS):
            self._die(name, measured, number)
            databases.settle(name)
            found = databases.content(name)
            if not differing(found, before):
                killed.untouched += 1
                continue
            self.looked_at(name)
            if where := differing(found, whole, free):
                assert self.in_steps, f"{self.command} left half of its work in {where}"
                killed.half_way += 1
                self._again(name, whole, free)
            else:
                killed.whole += 1
                killed.told = killed.told or self._once_more(name, whole, free)
            databases.drop(name)
            name = self.copy()
        self._again(name, whole, free)
        databases.drop(name)
        assert killed.times == MOMENTS
        return killed

    def _reference(self) -> tuple[Done, Content, frozenset[str]]:
        """What it takes and does, and what is another each time: keys, instants, random names."""
        databases = self.commands.databases
        one, other = self.copy(), ""
        measured = self.commands.ran(one, *self.command)
        self.looked_at(one)
        other = self.copy()
        databases.move_numbers_on(other)
        self.commands.ran(other, *self.command)
        whole = databases.content(one)
        free = frozenset(key for key in differing(whole, databases.content(other)) if "." in key)
        databases.drop(one)
        databases.drop(other)
        return measured, whole, free | TRIES

    def _die(self, name: str, measured: Done, number: int) -> None:
        if self.by_seconds:
            for part in (1.0, 0.7, 0.5, 0.3):  # where it was quicker than when measured
                at = part * measured.took * (number + 0.5) / MOMENTS
                done = self.commands.run(name, *self.command, seconds=max(at, 0.001))
                if done.code == -signal.SIGKILL:
                    return
                self.before_each()
        else:
            at = 1 + round(number * (measured.seen - 1) / (MOMENTS - 1))
            done = self.commands.run(name, *self.command, statement=at)
        assert done.code == -signal.SIGKILL, f"{self.command} was not killed:\n{done.said}"

    def _again(self, name: str, whole: Content, free: frozenset[str]) -> None:
        self.commands.ran(name, *self.command)
        self.looked_at(name)
        self._is_whole(name, whole, free)

    def _is_whole(self, name: str, whole: Content, free: frozenset[str]) -> None:
        where = differing(self.commands.databases.content(name), whole, free)
        assert where == [], f"{self.command}, run again, made something else of {where}"

    def _once_more(self, name: str, whole: Content, free: frozenset[str]) -> str:
        """All was done, which nobody was told: it does nothing again, or says why it does not."""
        self.before_each()
        done = self.commands.run(name, *self.command)
        assert done.code in (0, 1), done.said
        assert "Traceback" not in done.said
        self.commands.databases.settle(name)
        self._is_whole(name, whole, free)
        return done.said.strip().splitlines()[-1] if done.said.strip() else "nothing"
