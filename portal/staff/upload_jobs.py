"""Checking and loading files, as long work that a worker does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from councils.files import uploads
from councils.files.uploaded_files import UploadRefused, delete_files
from councils.jobs.asking import ask, jobs_of
from councils.jobs.kinds import Kind, job_kind
from councils.models import Job, Upload
from councils.progress import Progress
from portal.staff.upload_kinds import KINDS

MAY = "councils.import_files"
GONE = "The file is no longer there as it was uploaded: upload it again."


def check(job: Job, at: datetime, watch: Progress) -> Iterable[str]:
    upload = _of(job)
    uploads.check(upload, KINDS[upload.kind], at=at, watch=watch)
    return ()


def load(job: Job, at: datetime, watch: Progress) -> Iterable[str]:
    upload = _of(job)
    uploads.load(upload, KINDS[upload.kind], by=job.asked_by, at=at, watch=watch)
    return ()


def is_loaded(job: Job) -> bool:
    """It is noted in the transaction that loads; the files may still lie there."""
    upload = _of(job)
    if upload.state != Upload.State.LOADED:
        return False
    delete_files(upload)
    return True


CHECKING = job_kind(
    Kind(
        "check_upload",
        check,
        needs=(MAY,),
        refusals=(UploadRefused,),
        broken="nothing was loaded",
    )
)
LOADING = job_kind(
    Kind(
        "load_upload",
        load,
        needs=(MAY,),
        is_done=is_loaded,
        refusals=(UploadRefused,),
        broken="nothing was loaded",
    )
)


def ask_to_check(upload: Upload, *, by: Any, at: datetime) -> Job:
    return _asked(CHECKING, "Checking", upload, by, at)


def ask_to_load(upload: Upload, *, by: Any, at: datetime) -> Job:
    return _asked(LOADING, "Loading", upload, by, at)


def job_about(upload: Upload, user: Any) -> Job | None:
    """What waits to be done with an upload, or is being done, where she may see it."""
    jobs = jobs_of(user).open().about((CHECKING.name, LOADING.name), upload.token)
    return jobs.first()


def _asked(kind: Kind, doing: str, upload: Upload, by: Any, at: datetime) -> Job:
    return ask(
        kind,
        f"{doing} {', '.join(upload.names)}",
        concerns=upload.token,
        leads_to=reverse("admin:upload", args=[upload.token]),
        by=by,
        at=at,
    )


def _of(job: Job) -> Upload:
    try:
        return Upload.objects.select_related("uploaded_by").get(token=job.concerns)
    except Upload.DoesNotExist:
        raise UploadRefused(GONE) from None
