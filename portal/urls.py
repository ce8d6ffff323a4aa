"""Every address of the portal, as docs/addresses.md lists them."""

from django.contrib import admin
from django.urls import include, path, register_converter

from complaints.decisions.references import ReferenceConverter
from councils.dates import DayConverter
from councils.years import YearConverter
from letters.early_sight import views as early_sight
from portal.citations.charts import ChartFormConverter
from portal.open_data.catalogue import FormConverter, WholeFormConverter
from portal.open_data.everything import EverythingFormConverter
from portal.pages import (
    api,
    citations,
    compare,
    complain,
    council_search,
    councils,
    data,
    decisions,
    editions,
    error_reports,
    explanations,
    feeds,
    health,
    home,
    improvements,
    letters,
    machines,
    map,
    places,
    releases,
    reorganisations,
    scrutiny,
    sitemaps,
    subjects,
)

register_converter(DayConverter, "day")
register_converter(YearConverter, "year")
register_converter(ReferenceConverter, "reference")
register_converter(FormConverter, "form")
register_converter(WholeFormConverter, "whole_form")
register_converter(EverythingFormConverter, "everything_form")
register_converter(ChartFormConverter, "chart_form")

urlpatterns = [
    path("", home.home, name="home"),
    path("<year:year>/picture.png", citations.nation_picture, name="nation-picture"),
    path("councils/", council_search.council_list, name="councils"),
    path("councils/suggest.json", council_search.suggest, name="suggest"),
    path("councils/drawn.json", places.drawn, name="drawn-councils"),
    path("councils/<slug:slug>/", councils.council, name="council"),
    path("councils/<slug:slug>/complain/", complain.council_complain, name="council-complain"),
    path(
        "councils/<slug:slug>/improvements/",
        improvements.council_improvements,
        name="council-improvements",
    ),
    path("councils/<slug:slug>/who-does-what/", places.two_councils, name="who-does-what"),
    path("councils/<slug:slug>/<year:year>/", councils.council_year, name="council-year"),
    path("councils/<slug:slug>/<year:year>/scrutiny-pack/", scrutiny.page, name="scrutiny-pack"),
    path(
        "councils/<slug:slug>/<year:year>/scrutiny-pack.pdf",
        scrutiny.file,
        name="scrutiny-pack-pdf",
    ),
    path(
        "councils/<slug:slug>/<year:year>/scrutiny-pack.docx",
        scrutiny.document,
        {"form": "docx"},
        name="scrutiny-pack-docx",
    ),
    path(
        "councils/<slug:slug>/<year:year>/scrutiny-pack.odt",
        scrutiny.document,
        {"form": "odt"},
        name="scrutiny-pack-odt",
    ),
    path("councils/<slug:slug>/<year:year>/picture.png", citations.picture, name="council-picture"),
    path(
        "councils/<slug:slug>/<year:year>/charts/<slug:chart>.<chart_form:chart_form>",
        citations.chart,
        name="council-chart",
    ),
    path("councils/<slug:slug>/record.xlsx", data.council_record_xlsx, name="council-record-xlsx"),
    path("councils/<slug:slug>/record.json", data.council_record_json, name="council-record-json"),
    path("councils/<slug:slug>/letters/", letters.council_letters, name="council-letters"),
    path("councils/<slug:slug>/letters/<year:year>/", letters.letter, name="letter"),
    path("councils/<slug:slug>/letters/<year:year>.pdf", letters.letter_pdf, name="letter-pdf"),
    path(
        "councils/<slug:slug>/report-an-error/", error_reports.report_council, name="report-council"
    ),
    path("councils/<slug:slug>/feed.atom", feeds.council_feed, name="council-feed"),
    path("embed/<slug:slug>/<year:year>/", citations.embed, name="embed"),
    path("compare/", compare.compare, name="compare"),
    path(
        "compare/charts/<slug:chart>.<chart_form:chart_form>",
        citations.compared_chart,
        name="compare-chart",
    ),
    path("compare.csv", compare.compare_csv, name="compare-csv"),
    path("compare.pdf", compare.compare_pdf, name="compare-pdf"),
    path("feed.atom", feeds.feed, name="feed"),
    path("decisions/", decisions.decision_list, name="decisions"),
    path("decisions.csv", decisions.decisions_file, name="decisions-file"),
    path("decisions/<reference:reference>/", decisions.decision, name="decision"),
    path(
        "decisions/<reference:reference>/report-an-error/",
        error_reports.report_decision,
        name="report-decision",
    ),
    path("report-an-error/thanks/", error_reports.thanks, name="report-thanks"),
    path("subjects/", subjects.subjects, name="subjects"),
    path("subjects/<slug:slug>/", subjects.subject, name="subject"),
    path("improvements/", improvements.improvements, name="improvements"),
    path("letters/", letters.letter_list, name="letters"),
    path("map/<year:year>.json", map.map_figures, name="map-figures"),
    path("map/<slug:content_hash>.topojson", map.boundaries, name="boundaries"),
    path("map/<slug:content_hash>/<slug:layer>.topojson", map.boundaries, name="boundaries-layer"),
    path(
        "map/<slug:content_hash>/<slug:layer>/<day:on>.topojson",
        map.boundaries,
        name="boundaries-on-day",
    ),
    path("data/", data.data, name="data"),
    path(
        "data/<slug:dataset>-<year:year>-edition-<int:edition>.<form:form>",
        data.year_file,
        name="data-edition",
    ),
    path("data/<slug:dataset>-<year:year>.<form:form>", data.year_file, name="data-year"),
    path(
        "data/<slug:dataset>-all-years.<whole_form:form>",
        data.all_years_file,
        name="data-all-years",
    ),
    path("data/dictionary/", data.dictionary_page, name="data-dictionary"),
    path("data/dictionary.csv", data.dictionary_file, name="data-dictionary-csv"),
    path("data/datapackage.json", data.data_package, name="data-package"),
    path("data/catalogue.jsonld", data.dcat_catalogue, name="data-catalogue"),
    path("data/csv-metadata.json", data.csv_on_the_web, name="data-csvw"),
    path("data/boundaries.geojson", data.boundaries, name="data-boundaries"),
    path("data/boundaries/<day:on>.geojson", data.boundaries, name="data-boundaries-on-day"),
    path("data/everything.<everything_form:form>", data.everything, name="data-everything"),
    path("data/<slug:dataset>.<whole_form:form>", data.file_as_it_is, name="data-file"),
    path("reorganisations.ics", feeds.reorganisations_calendar, name="reorganisations-calendar"),
    path("reorganisations/", reorganisations.reorganisation_list, name="reorganisations"),
    path("reorganisations/<slug:slug>/", reorganisations.reorganisation, name="reorganisation"),
    path(
        "reorganisations/<slug:slug>/scrutiny-pack.pdf",
        reorganisations.pack,
        name="reorganisation-pack",
    ),
    path("methods/", explanations.methods, name="methods"),
    path("releases/", releases.release_list, name="releases"),
    path("releases/<year:year>-edition-<int:edition>/", editions.edition, name="edition"),
    path(
        "releases/<year:year>-edition-<int:edition>/datacite.json",
        editions.datacite,
        name="edition-datacite",
    ),
    path(
        "releases/<year:year>-edition-<int:edition>/citation.bib",
        editions.bibtex,
        name="edition-bibtex",
    ),
    path("revisions/", releases.revision_list, name="revisions"),
    path("calendar/", releases.calendar, name="calendar"),
    path("releases.ics", feeds.releases_calendar, name="releases-calendar"),
    path("accessibility/", explanations.accessibility, name="accessibility"),
    path("complain/", complain.complain, name="complain"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, name="sitemap-section"),
    path("robots.txt", explanations.robots, name="robots"),
    path("favicon.ico", explanations.favicon, name="favicon"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path("llms.txt", machines.for_language_models, name="llms"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("early-sight/<str:token>/", early_sight.page, name="early-sight"),
    path("early-sight/<str:token>/code/", early_sight.send_code, name="early-sight-code"),
    path("early-sight/<str:token>/open/", early_sight.give_code, name="early-sight-open"),
    path("early-sight/<str:token>/letter.pdf", early_sight.letter_pdf, name="early-sight-pdf"),
    path("early-sight/<str:token>/cases.csv", early_sight.cases_file, name="early-sight-cases"),
    path("early-sight/<str:token>/challenge/", early_sight.challenge, name="early-sight-challenge"),
    path("api/", api.api, name="api"),
    path("api/", include("portal.api.urls")),
    path("healthz", health.health, name="health"),
    path("readyz", health.ready, name="ready"),
    path("admin/", admin.site.urls),
]

handler400 = "portal.pages.errors.bad_request"
handler403 = "portal.pages.errors.refused"
handler404 = "portal.pages.errors.not_found"
handler500 = "portal.pages.errors.server_error"
