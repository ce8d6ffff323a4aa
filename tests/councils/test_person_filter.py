"""Lists are narrowed to what somebody did, oneself or a colleague."""

import pytest
from django.urls import reverse

from tests import factories
from tests.complaints.decisions.entries import signed_in, somebody

pytestmark = pytest.mark.django_db

LIST = reverse("admin:complaints_decision_changelist")


def test_a_list_is_narrowed_to_oneself_or_a_colleague():
    client, other = signed_in(somebody("Case officer")), somebody("Reviewer")
    own = factories.decision(text_changed_by=client.user)
    others = factories.decision(text_changed_by=other)
    factories.decision()

    def found(author):
        return list(client.get(LIST, {"author": author}).context["cl"].result_list)

    assert found("me") == [own]
    assert found(str(other.pk)) == [others]
    assert found("nobody") == []
    assert len(found("")) == 3
