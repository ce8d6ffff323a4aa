"""Bad rows of the portal's own tables, each refused by the constraint it is named for."""

from portal.models import Draft, ProvidedAccount
from tests.complaints.models.rows import AT, person, twice


def draft(user) -> Draft:
    return Draft.objects.create(user=user, address="/admin/", kept_at=AT, was_sent=False)


def account(name: str) -> ProvidedAccount:
    return ProvidedAccount.objects.create(user=person(name), issuer="https://a", subject="42")


BAD = {
    "one_draft_of_a_form_for_each_user": lambda: twice(draft, user=person("one")),
    "one_account_of_a_person_at_a_provider": lambda: (account("one"), account("two")),
}
