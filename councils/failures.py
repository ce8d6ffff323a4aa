"""One item's failure is that item's failure: it is named with its reason, and the others go on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import DatabaseError, InterfaceError, OperationalError, transaction

from councils.refusals import Refused

WENT_WRONG = "Something went wrong ({}): it was noted for whoever runs the portal."
logger = logging.getLogger(__name__)


@contextmanager
def named(refused: dict[str, str], name: str, *, writes: bool = True) -> Iterator[None]:
    """What is done within for one item is done whole or not at all; why not stands under its name.

    What nobody foresaw is noted with its trace. Without the database nothing can go on: that is
    raised. What only works something out, and ``writes`` last or not at all, needs no savepoint;
    then whatever the database refuses is raised.
    """
    try:
        with transaction.atomic() if writes else nullcontext():
            yield
    except Refused as refusal:
        refused[name] = str(refusal)
    except (InterfaceError, OperationalError):
        raise
    except DatabaseError as error:
        if not writes:
            raise
        refused[name] = _unforeseen(name, error)
    except Exception as error:
        refused[name] = _unforeseen(name, error)


def _unforeseen(name: str, error: Exception) -> str:
    logger.exception("%s could not be done", name)
    return WENT_WRONG.format(type(error).__name__)
