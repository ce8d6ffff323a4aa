"""Names of councils as they are since 2022, where a register still has the ones before.

A name that staff have corrected or written otherwise stays as it is. The slug, by which a council
is known, stays in any case; the name before becomes an alias.
"""

from django.db import migrations
from django.db.models import F
from django.utils import timezone

REASON = "The register brought up to date"
# Slug, field, as the register had it, as it is.
NAMES = (
    (
        "southend-on-sea-borough-council",
        "name",
        "Southend-on-Sea Borough Council",
        "Southend-on-Sea City Council",
    ),
    ("milton-keynes-council", "name", "Milton Keynes Council", "Milton Keynes City Council"),
    (
        "colchester-borough-council",
        "name",
        "Colchester Borough Council",
        "Colchester City Council",
    ),
    (
        "borough-council-of-kings-lynn-and-west-norfolk",
        "name",
        "Borough Council of Kings Lynn and West Norfolk",
        "Borough Council of King's Lynn and West Norfolk",
    ),
    (
        "borough-council-of-kings-lynn-and-west-norfolk",
        "short_name",
        "Kings Lynn and West Norfolk",
        "King's Lynn and West Norfolk",
    ),
    ("bristol-city-council", "short_name", "City of Bristol", "Bristol"),
    ("city-of-lincoln-council", "short_name", "City of Lincoln", "Lincoln"),
    ("dorset-council", "short_name", "Dorset Council", "Dorset"),
    ("st-helens-council", "short_name", "St. Helens", "St Helens"),
)
ALIASES = (
    ("southend-on-sea-borough-council", "southend on sea borough council"),
    ("milton-keynes-council", "milton keynes council"),
    ("colchester-borough-council", "colchester borough council"),
    ("city-of-doncaster-council", "doncaster metropolitan borough council"),
    ("north-hertfordshire-district-council", "north herts"),
    ("north-hertfordshire-district-council", "north herts council"),
)


def bring_up_to_date(apps, schema_editor):
    council_model = apps.get_model("councils", "Council")
    at, changed = timezone.now(), set()
    for slug, field, was, now in NAMES:
        found = council_model.objects.filter(**{"slug": slug, field: was})
        changed |= set(found.values_list("pk", flat=True))
        found.update(**{field: now})
    kept = apps.get_model("councils", "HistoricalCouncil")
    for council in council_model.objects.filter(pk__in=changed):
        kept.objects.create(history_date=at, history_change_reason=REASON, **_record_of(council))
    alias_model = apps.get_model("councils", "Alias")
    kept = apps.get_model("councils", "HistoricalAlias")
    for slug, key in ALIASES:
        council = council_model.objects.filter(slug=slug).first()
        if council is None or alias_model.objects.filter(key=key).exists():
            continue
        (alias,) = alias_model.objects.bulk_create([alias_model(council=council, key=key)])
        changed.add(council.pk)
        kept.objects.create(
            history_date=at,
            history_change_reason=REASON,
            **(_record_of(alias) | {"history_type": "+"}),
        )
    if changed:
        apps.get_model("councils", "PublicRecord").objects.update(version=F("version") + 1)


def _record_of(row):
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return fields | {"history_type": "~"}


class Migration(migrations.Migration):
    dependencies = [("councils", "0007_sheets_of_uploads")]

    operations = [migrations.RunPython(bring_up_to_date, migrations.RunPython.noop)]
