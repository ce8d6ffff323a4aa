"""What can't be read off a copy of the database, and what becomes of it with another key."""

import pytest

from portal import sealing


@pytest.fixture(autouse=True)
def keys(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "one", []


def test_it_opens_for_its_purpose_and_its_owner_alone():
    sealed = sealing.seal(b"zebra", "drafts", "7")
    assert sealing.is_sealed(sealed)
    assert "zebra" not in sealed
    assert sealed != sealing.seal(b"zebra", "drafts", "7")
    assert sealing.opened(sealed, "drafts", "7") == b"zebra"
    for purpose, about in (("drafts", "8"), ("devices", "7")):
        with pytest.raises(sealing.Unreadable):
            sealing.opened(sealed, purpose, about)


@pytest.mark.parametrize("broken", ["", "zebra", "s1:", "s1:!", "s1:AAAA", "s1:" + "A" * 80])
def test_what_is_none_is_unreadable(broken):
    with pytest.raises(sealing.Unreadable, match="another secret key"):
        sealing.opened(broken, "drafts", "7")


def test_a_change_of_one_letter_is_noticed():
    sealed = sealing.seal(b"zebra", "drafts", "7")
    other = sealed[:-5] + ("A" if sealed[-5] != "A" else "B") + sealed[-4:]
    with pytest.raises(sealing.Unreadable):
        sealing.opened(other, "drafts", "7")


def test_another_key_opens_it_only_while_the_one_before_is_named(settings):
    sealed = sealing.seal(b"zebra", "drafts", "7")
    digest = sealing.digests("abcd", "codes", "7")
    settings.SECRET_KEY = "two"
    with pytest.raises(sealing.Unreadable):
        sealing.opened(sealed, "drafts", "7")
    assert digest[0] not in sealing.digests("abcd", "codes", "7")
    settings.SECRET_KEY_FALLBACKS = ["one"]
    assert sealing.opened(sealed, "drafts", "7") == b"zebra"
    assert sealing.digests("abcd", "codes", "7")[1:] == digest


def test_a_digest_is_short_and_belongs_to_somebody():
    [digest] = sealing.digests("abcd", "codes", "7")
    assert len(digest) == 16
    assert digest not in sealing.digests("abcd", "codes", "8")
    assert digest not in sealing.digests("abcd", "drafts", "7")
