"""Files are checked and loaded by a worker: killed after it had loaded one, it loads it once."""

import pytest
from django.contrib.auth.models import User

from councils.files.uploaded_files import paths_of
from councils.models import Job, LoadedFile, Residents, Upload
from portal.staff.upload_jobs import LOADING
from tests.portal.staff.uploading import (
    RESIDENTS,
    folder,
    kent,
    page,
    preview,
    signed_in,
    statistician,
    stella,
    written,
)

__all__ = ["folder", "kent", "stella"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


def test_what_was_loaded_before_a_worker_died_is_not_loaded_again(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    kept = Upload.objects.get()
    [file] = paths_of(kept)
    content = file.read_bytes()
    answer = stella.post(f"{address}load/")
    written(answer)
    # As it is left by a worker that died before the files were deleted and the job was ended.
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    Job.objects.filter(kind=LOADING.name).update(state="working", ended_at=None)
    assert "data-done" in written(answer)
    assert (LoadedFile.objects.count(), Residents.objects.count()) == (1, 2)
    assert not file.exists()


def test_what_died_before_anything_was_loaded_is_loaded(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    answer = stella.post(f"{address}load/")
    Job.objects.filter(kind=LOADING.name).update(state="working", tries=1)
    assert "A restart had stopped it: it is done again." in written(answer)
    assert (LoadedFile.objects.count(), Residents.objects.count()) == (1, 2)


def test_files_that_were_cancelled_or_forgotten_meanwhile_are_not_loaded(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    answer = stella.post(f"{address}load/")
    stella.post(f"{address}cancel/")
    assert "it is cancelled" in written(answer)
    answer = stella.post(f"{address}load/")
    Upload.objects.all().delete()
    assert "The file is no longer there as it was uploaded" in written(answer)
    assert not Residents.objects.exists()


def test_whoever_may_not_see_the_job_reads_the_upload_meanwhile(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    root = signed_in(User.objects.create_superuser("root"))
    job = root.post(f"{address}load/").url
    assert "This is what would change" in page(stella, address)
    assert root.get(address).url == job
    assert signed_in(statistician("other")).get(job).status_code == 404
