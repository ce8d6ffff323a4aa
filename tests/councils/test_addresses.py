import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, path, set_script_prefix

from councils.addresses import path_of
from councils.years import Year

urlpatterns = [path("elsewhere/", lambda request: None, name="home")]


def test_a_path_is_as_the_pages_have_it_however_often_it_is_asked_for():
    for _ in range(2):
        assert path_of("home") == "/"
        assert path_of("council-year", "kent", Year(2024)) == "/councils/kent/2024-25/"
        assert path_of("council-year", slug="kent", year=Year(2023)) == "/councils/kent/2023-24/"


def test_it_goes_by_where_the_portal_is_mounted_and_by_which_pages_there_are():
    assert path_of("home") == "/"
    set_script_prefix("/council-performance/")
    try:
        assert path_of("home") == "/council-performance/"
    finally:
        set_script_prefix("/")
    with override_settings(ROOT_URLCONF=__name__):
        assert path_of("home") == "/elsewhere/"
    assert path_of("home") == "/"


def test_what_has_no_page_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            path_of("council", "no/slug")
