"""Commands in processes of their own, which die when told to: `python -m tests.faults.dying`.

What takes seconds to begin is loaded once; each command is a fork of it, with a database and
settings of its own. A moment is the so-manyth statement or commit, or so many seconds after the
first: the process kills itself with SIGKILL, while the database is at work on it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

INSIDE = 0.001  # seconds, after which the statement is mostly still on its way


class Watch:
    """Counts what a command asks of the database, and kills it at its moment."""

    def __init__(self, statement: int, seconds: float) -> None:
        self.statement, self.seconds = statement, seconds
        self.seen, self.began = 0, 0.0
        self.is_dying = False

    def see(self) -> None:
        self.seen += 1
        if self.seen == 1:
            self.began = time.monotonic()
            if self.seconds:
                self._die_in(self.seconds)
        if self.seen == self.statement:
            self._die_in(INSIDE)

    def _die_in(self, seconds: float) -> None:
        self.is_dying = True

        def die() -> None:
            time.sleep(seconds)
            os.kill(os.getpid(), signal.SIGKILL)

        Thread(target=die, daemon=True).start()

    def around(self, execute: Callable, *asked: Any) -> Any:
        self.see()
        return execute(*asked)


def run(order: dict[str, Any]) -> None:
    """One command, in a fork; writes what came of it beside what it said."""
    from django.conf import settings
    from django.db import connection
    from django.db.backends.base.base import BaseDatabaseWrapper

    from portal import command_line

    for name, value in order["settings"].items():
        setattr(settings, name, value)
    connection.settings_dict["NAME"] = order["database"]
    watch = Watch(order["statement"], order["seconds"])
    connection.execute_wrappers.append(watch.around)
    commit = BaseDatabaseWrapper._commit

    def watched(self: BaseDatabaseWrapper) -> None:
        watch.see()
        commit(self)

    BaseDatabaseWrapper._commit = watched
    code = 0
    try:
        command_line.run(["manage.py", *order["command"]])
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
        if isinstance(error.code, str):
            print(error.code)
    except BaseException:
        traceback.print_exc()
        code = 70
    took = time.monotonic() - watch.began if watch.seen else 0
    if watch.is_dying and order["statement"]:
        signal.pause()  # its last statement was the moment
    sys.stdout.flush()
    sys.stderr.flush()
    Path(order["about"]).write_text(json.dumps({"seen": watch.seen, "took": took}))
    os._exit(code)


def main() -> None:
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    for name, app in get_commands().items():
        if isinstance(app, str) and not app.startswith("django.contrib"):
            load_command_class(app, name)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            said = os.open(order["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(said, 1)
            os.dup2(said, 2)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            run(order)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
