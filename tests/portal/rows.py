"""Bad rows of the portal's own tables, each refused by the constraint it is named for."""

from portal.models import Draft
from tests.complaints.models.rows import AT, person, twice


def draft(user) -> Draft:
    return Draft.objects.create(user=user, address="/admin/", kept_at=AT, was_sent=False)


BAD = {"one_draft_of_a_form_for_each_user": lambda: twice(draft, user=person("one"))}
