"""What can't be read off a copy of the database, and what becomes of it with another key."""

import pytest

from portal import seals


@pytest.fixture(autouse=True)
def keys(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "one", []


def test_it_opens_for_its_purpose_and_its_owner_alone():
    sealed = seals.seal(b"zebra", "drafts", "7")
    assert seals.is_sealed(sealed)
    assert "zebra" not in sealed
    assert sealed != seals.seal(b"zebra", "drafts", "7")
    assert seals.opened(sealed, "drafts", "7") == b"zebra"
    for purpose, about in (("drafts", "8"), ("devices", "7")):
        with pytest.raises(seals.Unreadable):
            seals.opened(sealed, purpose, about)


@pytest.mark.parametrize("broken", ["", "zebra", "s1:", "s1:!", "s1:AAAA", "s1:" + "A" * 80])
def test_what_is_none_is_unreadable(broken):
    with pytest.raises(seals.Unreadable, match="another secret key"):
        seals.opened(broken, "drafts", "7")


def test_a_change_of_one_letter_is_noticed():
    sealed = seals.seal(b"zebra", "drafts", "7")
    other = sealed[:-5] + ("A" if sealed[-5] != "A" else "B") + sealed[-4:]
    with pytest.raises(seals.Unreadable):
        seals.opened(other, "drafts", "7")


def test_another_key_opens_it_only_while_the_one_before_is_named(settings):
    sealed = seals.seal(b"zebra", "drafts", "7")
    digest = seals.digests("abcd", "codes", "7")
    settings.SECRET_KEY = "two"
    with pytest.raises(seals.Unreadable):
        seals.opened(sealed, "drafts", "7")
    assert digest[0] not in seals.digests("abcd", "codes", "7")
    settings.SECRET_KEY_FALLBACKS = ["one"]
    assert seals.opened(sealed, "drafts", "7") == b"zebra"
    assert seals.digests("abcd", "codes", "7")[1:] == digest


def test_a_digest_is_short_and_belongs_to_somebody():
    [digest] = seals.digests("abcd", "codes", "7")
    assert len(digest) == 16
    assert digest not in seals.digests("abcd", "codes", "8")
    assert digest not in seals.digests("abcd", "drafts", "7")


def test_what_was_sealed_by_earlier_versions_is_still_known():
    sealed = "s1:AAAAAAAAAAAAAAAAgbTwjz5WWcCzYcmRY7rTAz8h4keT"
    assert seals.opened(sealed, "drafts", "7") == b"zebra"
    assert seals.digests("abcd", "codes", "7") == ["2aj2guvjnnnn2mcu"]
