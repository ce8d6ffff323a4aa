"""Bad rows of the portal's own tables, each refused by the constraint it is named for."""

from portal.models import Draft, Notice, NoticeChoice, NoticeMail, ProvidedAccount, ToldRow
from tests.complaints.models.rows import AT, person, twice


def draft(user) -> Draft:
    return Draft.objects.create(user=user, address="/admin/", kept_at=AT, was_sent=False)


def account(name: str) -> ProvidedAccount:
    return ProvidedAccount.objects.create(user=person(name), issuer="https://a", subject="42")


def choice(user) -> NoticeChoice:
    return NoticeChoice.objects.create(user=user, kind="late", how="daily")


def mail(**fields) -> NoticeMail:
    user = fields.pop("user", None) or person("one")
    number = NoticeMail.objects.count()
    made = {"user": user, "made_at": AT, "message_id": f"<{number}@example.org>"}
    return NoticeMail.objects.create(**made | fields)


def notice(user) -> Notice:
    return Notice.objects.create(user=user, kind="late", thing="late:1", found_at=AT)


def told() -> ToldRow:
    return ToldRow.objects.create(dataset="decisions", key="[1]", number=1, place=1, told_at=AT)


BAD = {
    "one_draft_of_a_form_for_each_user": lambda: twice(draft, user=person("one")),
    "one_account_of_a_person_at_a_provider": lambda: (account("one"), account("two")),
    "one_choice_of_a_kind_for_each_user": lambda: twice(choice, user=person("one")),
    "one_digest_of_a_day_for_each_user": lambda: twice(mail, user=person("one"), day=AT.date()),
    "somebody_is_told_once_of_a_thing": lambda: twice(notice, user=person("one")),
    "sent_notice_has_its_instant": lambda: mail(state="sent"),
    "one_told_row_of_a_name": lambda: twice(told),
    "put_off_notice_has_its_next_try": lambda: mail(next_try_at=AT),
}
