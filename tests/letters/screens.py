"""What tests of the screens of letters share: opening, sending, reading."""

import re
from datetime import timedelta
from html import unescape

from django.urls import reverse

from letters.models import Letter
from tests.complaints.releases.screens.test_releases import signed_in
from tests.complaints.screens import errors, said, text
from tests.letters.correspondence import WRITTEN, ann, ben
from tests.portal.staff.uploading import written as page_of_job

__all__ = ["address", "ann", "ben", "errors", "hidden", "said", "signed_in", "step", "text"]
NOON = WRITTEN + timedelta(hours=1)


def address(page: str, *arguments, model: str = "letter") -> str:
    return reverse(f"admin:letters_{model}_{page}", args=arguments)


def words(page: str, *arguments) -> str:
    return address(page, *arguments, model="lettertemplate")


def hidden(page) -> dict[str, str]:
    """The hidden fields of a form, as a browser sends them again."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return {name: unescape(value) for name, value in found}


def step(client, letter: Letter, slug: str, **typed):
    """Opens the page of a step and sends its form as the browser would."""
    page = client.get(address("step", letter.pk, slug))
    assert page.status_code == 200
    return client.post(address("step", letter.pk, slug), hidden(page) | typed, follow=True)


def steps_on(page) -> list[str]:
    """The steps that a letter's page offers, in order; what has a page of its own too."""
    found = re.findall(
        r'href="/admin/letters/letter/\d+/(?:step/([a-z-]+)|(paragraph))/"', page.content.decode()
    )
    return [first or second for first, second in found]


def written(answer) -> list[str]:
    """The lines of the job that was asked for, once it is done."""
    page = page_of_job(answer)
    log = re.search(r'<ol class="job-lines".*?</ol>', page, re.DOTALL)[0]
    return [unescape(re.sub("<[^>]+>", "", line)) for line in re.findall(r"<li.*?</li>", log)]
