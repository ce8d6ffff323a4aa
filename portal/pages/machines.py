"""What programs are told of the site as a whole, each where it looks for it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from councils.dates import iso
from councils.public_record import made_up_note
from councils.requests import Request
from councils.years import london_date, london_midnight
from portal.open_data.licence import LICENCE, attribution
from portal.released import releases

NAME = "Your council’s performance"
MANIFEST = "application/manifest+json"
PAPER, INK = "#fcfbf8", "#1a1e23"  # as the light look has them
# What there is to read, under the heading of each part: the address’s name, and what is there.
PARTS = {
    "Figures": (
        ("home", "Map", "how often complaints were upheld, council by council and nationally"),
        ("councils", "Councils", "every council, each with a page for every public year"),
        ("compare", "Compare", "two to six councils side by side"),
        ("subjects", "Subjects", "what complaints are about"),
        ("decisions", "Decisions", "what the ombudsman found in each case, as far as it is shown"),
        ("improvements", "Service improvements", "what councils agreed to change"),
        ("letters", "Letters", "what the ombudsman writes to each council once a year"),
    ),
    "How to read them": (
        ("methods", "How we work it out", "every measure, and what chance explains"),
        ("releases", "Releases", "which figures were published when, and in which edition"),
        ("revisions", "Revisions", "what changed in published figures, and why"),
        ("reorganisations", "Reorganisations", "which councils replace which"),
    ),
    "Data": (
        ("api", "API", "every list as JSON and CSV, without a key; start here"),
        ("api-schema", "OpenAPI 3.1", "the API described for programs"),
        ("data", "Files", "the same as CSV and workbooks"),
        ("data-dictionary", "Dictionary", "what each column means"),
        ("data-package", "Data package", "all files with their columns, by Frictionless"),
        ("data-catalogue", "Catalogue", "all files by DCAT-AP"),
        ("data-csvw", "CSV on the Web", "all CSV files with their columns"),
        ("feed", "Feed", "what became public last"),
    ),
}


@require_safe
def security(request: Request) -> HttpResponse:
    """Whom to tell of a weakness: RFC 9116."""
    ombudsman = settings.OMBUDSMAN
    email = ombudsman["contact_email"]
    contact = settings.SECURITY_CONTACT or (f"mailto:{email}" if email else _at("accessibility"))
    lines = [
        f"Contact: {contact}",
        f"Expires: {_expires(request.at)}",
        "Preferred-Languages: en",
        f"Canonical: {_at('security')}",
    ]
    return _text(lines)


@require_safe
def for_language_models(request: Request) -> HttpResponse:
    """What there is to read, in the form of llmstxt.org."""
    newest = next(iter(releases(request).values()), None)
    lines = [f"# {NAME}", "", f"> {attribution()} What it found about every council in England."]
    if note := made_up_note(request.public_record):
        lines += ["", note]
    if newest:
        lines += ["", f"The newest figures are those of {newest.year}, edition {newest.edition}."]
    lines += [
        "",
        "Cite the year and the edition of a figure, and its two counts. Compare councils of one"
        " type only. A high rate is not simply bad: read how it is worked out. Figures that are not"
        f" published yet are told nowhere. Licence: {LICENCE['title']}.",
    ]
    for heading, links in PARTS.items():
        lines += ["", f"## {heading}", ""]
        lines += [f"- [{title}]({_at(name)}): {about}" for name, title, about in links]
    return _text(lines)


@require_safe
def manifest(request: Request) -> HttpResponse:
    """The site as something to keep on a screen: https://www.w3.org/TR/appmanifest/."""
    pictures = [("any", static("icon.svg"), "image/svg+xml")]
    pictures += [(f"{size}x{size}", static(f"icon-{size}.png"), "image/png") for size in (192, 512)]
    is_made_up = request.public_record.demonstration
    content = {
        "id": "/",
        "name": f"Demonstration: {NAME}" if is_made_up else NAME,
        "short_name": "Councils",
        "description": f"What the {settings.OMBUDSMAN['name']} found about every council.",
        "lang": "en-GB",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": INK,
        "icons": [
            {"src": src, "sizes": sizes, "type": kind, "purpose": "any"}
            for sizes, src, kind in pictures
        ],
    }
    return JsonResponse(content, content_type=MANIFEST, json_dumps_params={"ensure_ascii": False})


def _expires(at: datetime) -> str:
    """The beginning of the month after next but four: the same for a whole month."""
    month = london_date(at).replace(day=1)
    years, months = divmod(month.month - 1 + 6, 12)
    return iso(london_midnight(month.replace(year=month.year + years, month=months + 1)))


def _at(name: str) -> str:
    return f"{settings.SITE_URL}{reverse(name)}"


def _text(lines: list[str]) -> HttpResponse:
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
