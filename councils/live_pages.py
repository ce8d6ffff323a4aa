"""Long work that is seen to go on: the page is written while a thread does it, without JavaScript.

The work ends whether or not anybody still looks.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import Any

from django.db import connections
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from councils.progress import Item, Progress

STILL_THERE = 5  # seconds of silence after which proxies are told that something comes
GAP = "<!-- what goes on is written here -->"
FAILED = (
    "Something went wrong, and {}. It was noted for whoever runs the portal: tell them when it"
    " happened."
)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """What is done, the page that shows what came of it, and what it may be refused with.

    ``do`` gives sentences to be shown at the end, or nothing. ``broken`` is what is to be known
    after an error; a line is written after ``every`` so many items.
    """

    do: Callable[[Progress], Iterable[str] | None]
    leads_to: str
    refusals: tuple[type[Exception], ...]
    template: str
    context: dict[str, Any]
    broken: str = "nothing was loaded"
    unit: str = "rows"
    every: int = 1_000


def streamed(request: HttpRequest, work: Work) -> StreamingHttpResponse:
    """The page, written as the work goes on, with a link to what came of it at the end."""
    page = render_to_string(work.template, work.context | {"gap": GAP}, request)
    lines: Queue[str | None] = Queue()
    Thread(target=_run, args=(request, work, lines)).start()
    response = StreamingHttpResponse(_written(page, lines))
    response["X-Accel-Buffering"] = "no"
    response["Content-Encoding"] = "identity"  # compressed, it would be held back until the end
    response["Cache-Control"] = "no-store"
    return response


def _run(request: HttpRequest, work: Work, lines: Queue[str | None]) -> None:
    try:
        for sentence in work.do(_telling(work, lines)) or ():
            lines.put(format_html("<li>{}</li>", sentence))
        lines.put(format_html('<li><a data-done href="{}">Go on</a></li>', work.leads_to))
    except work.refusals as error:
        lines.put(_stopped(str(error), work.leads_to))
    except Exception:
        logger.exception("Work for %s failed", request.path)
        lines.put(_stopped(FAILED.format(work.broken), work.leads_to))
    finally:
        connections.close_all()
        lines.put(None)


def _telling(work: Work, lines: Queue[str | None]) -> Progress:
    def watch(items: Iterable[Item], label: str) -> Iterator[Item]:
        count = 0
        for count, item in enumerate(items, start=1):
            yield item
            if count % work.every == 0:
                lines.put(format_html("<li>{}: {} {}</li>", label, f"{count:,}", work.unit))
        lines.put(format_html("<li>{}: all {} {}</li>", label, f"{count:,}", work.unit))

    return watch


def _stopped(sentence: str, leads_to: str) -> str:
    return format_html('<li class="errornote">{} <a href="{}">Go on</a></li>', sentence, leads_to)


def _written(page: str, lines: Queue[str | None]) -> Iterator[str]:
    before, after = page.split(GAP)
    yield before
    while True:
        try:
            line = lines.get(timeout=STILL_THERE)
        except Empty:
            line = "<!-- still at it -->"
        if line is None:
            break
        yield f"{line}\n"
    yield after
