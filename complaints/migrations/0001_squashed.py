"""The tables of complaints."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import councils.printable
import councils.years


class Migration(migrations.Migration):
    replaces = [
        ("complaints", "0001_initial"),
        ("complaints", "0002_staff"),
        ("complaints", "0003_confirmed_before"),
        ("complaints", "0004_roles"),
        ("complaints", "0005_whole_reasons"),
        ("complaints", "0006_asked_again"),
        ("complaints", "0007_list_order"),
        ("complaints", "0008_frozen_county"),
        ("complaints", "0009_history_of_year_notes"),
        ("complaints", "0010_only_complied_was_done"),
        ("complaints", "0011_lists_at_length"),
        ("complaints", "0012_newly_public"),
        ("complaints", "0013_hidden_at"),
        ("complaints", "0014_printable_texts"),
        ("complaints", "0015_required_again"),
        ("complaints", "0016_suspension"),
        ("complaints", "0017_suspension_roles"),
        ("complaints", "0018_published_averages"),
        ("complaints", "0019_former_references"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("councils", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=100,
                        unique=True,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("slug", models.SlugField(max_length=100, unique=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "categories",
                "ordering": ("position", "name"),
            },
        ),
        migrations.CreateModel(
            name="YearNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                ("text", models.TextField(validators=[councils.printable.validate_printable])),
                (
                    "breaks_comparison",
                    models.BooleanField(
                        default=False,
                        help_text="Rates before this year do not compare with it and later ones.",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
            ],
            options={
                "ordering": ("year",),
            },
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        max_length=100, validators=[councils.printable.validate_printable]
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=100, validators=[councils.printable.validate_printable]
                    ),
                ),
                ("slug", models.SlugField(max_length=200, unique=True)),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subjects",
                        to="complaints.category",
                    ),
                ),
            ],
            options={
                "ordering": ("heading", "name"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("heading", "name"), name="subject_once_under_its_heading"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=9, unique=True)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("decided_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statement", "Decision statement"),
                            ("report", "Public interest report"),
                        ],
                        default="statement",
                        max_length=10,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("invalid_or_incomplete", "Invalid or incomplete"),
                            ("advice_given", "Advice given"),
                            ("referred_back", "Referred back for local resolution"),
                            ("closed_after_initial_enquiries", "Closed after initial enquiries"),
                            ("not_upheld", "Not upheld"),
                            ("upheld", "Upheld"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, validators=[councils.printable.validate_printable]
                    ),
                ),
                (
                    "statement",
                    models.TextField(
                        blank=True,
                        help_text="A line that begins with ## is a heading; an empty line ends a paragraph.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "acted_for",
                    models.CharField(
                        blank=True,
                        help_text="A contractor, or a company of the council's: what it does counts as its own.",
                        max_length=200,
                        validators=[councils.printable.validate_printable],
                        verbose_name="who acted for the council",
                    ),
                ),
                ("satisfactory_remedy", models.BooleanField(default=False)),
                (
                    "announced_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Reports only: the announced moment of publication, London time.",
                        null=True,
                    ),
                ),
                (
                    "withheld_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identifiable", "A person could be identified"),
                            ("consent", "Consent"),
                            ("under_review", "Review under way"),
                            ("premature", "Premature"),
                            ("employment", "Employment"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "withheld_note",
                    models.TextField(blank=True, help_text="Staff's own words. Never public."),
                ),
                ("withheld_at", models.DateTimeField(blank=True, null=True)),
                (
                    "hidden_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Until when the public last saw it, whatever hid it: whoever follows it is told that it is gone, until it is shown again.",
                        null=True,
                    ),
                ),
                (
                    "restored_at",
                    models.DateTimeField(
                        blank=True, help_text="When its last withholding ended.", null=True
                    ),
                ),
                ("text_approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0,
                        editable=False,
                        help_text="Counts edits, so that two people cannot overwrite.",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="councils.council",
                    ),
                ),
                (
                    "text_approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text_changed_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who last changed what the public reads; somebody else approves it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withheld_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Nobody: it was withheld in a file loaded from the shell.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withholding_confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="complaints.subject",
                    ),
                ),
            ],
            options={
                "ordering": ("-decided_on", "-reference"),
                "permissions": (
                    ("withhold_decision", "Can withhold a decision from the public"),
                    ("confirm_withholding", "Can confirm or restore what somebody else withheld"),
                    ("approve_text", "Can approve what somebody else wrote for the public"),
                ),
                "indexes": [
                    models.Index(fields=["-decided_on", "-reference"], name="decision_newest"),
                    models.Index(fields=["council", "-decided_on"], name="decision_of_council"),
                    models.Index(
                        fields=["outcome", "-decided_on", "-reference"], name="decision_by_outcome"
                    ),
                    models.Index(
                        fields=["kind", "-decided_on", "-reference"], name="decision_by_kind"
                    ),
                    models.Index(
                        fields=["withheld_reason", "-decided_on", "-reference"],
                        name="decision_by_withholding",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("text_approved_at", None),
                            models.Q(("statement", ""), ("summary", ""), _negated=True),
                        ),
                        fields=["withheld_reason", "text_approved_at", "outcome"],
                        name="decision_text_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("withheld_by__isnull", False)),
                        fields=["withheld_at"],
                        name="decision_withheld",
                    ),
                    models.Index(
                        condition=models.Q(("hidden_at__isnull", False)),
                        fields=["-hidden_at", "-reference"],
                        name="decision_hidden",
                    ),
                    models.Index(
                        condition=models.Q(("text_approved_at__isnull", False)),
                        fields=["-text_approved_at", "-reference"],
                        name="decision_newly_approved",
                    ),
                    models.Index(
                        condition=models.Q(("restored_at__isnull", False)),
                        fields=["-restored_at", "-reference"],
                        name="decision_newly_restored",
                    ),
                    models.Index(
                        condition=models.Q(("announced_at__isnull", False)),
                        fields=["announced_at"],
                        name="decision_announced",
                    ),
                    models.Index(
                        condition=models.Q(("announced_at__isnull", False)),
                        fields=["kind", "announced_at"],
                        name="decision_kind_announced",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("satisfactory_remedy", False), ("outcome", "upheld"), _connector="OR"
                        ),
                        name="remedy_only_if_upheld",
                        violation_error_code="satisfactory_remedy",
                        violation_error_message="Only an upheld decision has a satisfactory remedy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "report"), _negated=True),
                            models.Q(("title", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="report_has_title",
                        violation_error_code="title",
                        violation_error_message="A report has a title.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "report"), ("announced_at", None), _connector="OR"
                        ),
                        name="only_a_report_is_announced",
                        violation_error_code="announced_at",
                        violation_error_message="Only a report has a moment announced for it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on", None),
                            ("decided_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="decided_after_it_was_received",
                        violation_error_code="decided_on",
                        violation_error_message="A decision is made on the day the complaint was received, or later.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withholding_confirmed_by", None),
                            models.Q(
                                ("withholding_confirmed_by", models.F("withheld_by")), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="withholding_is_confirmed_by_another",
                        violation_error_code="withholding_confirmed_by",
                        violation_error_message="A withholding is confirmed by somebody else than who withheld it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("text_approved_by", None),
                            ("text_approved_at__isnull", False),
                            _connector="OR",
                        ),
                        name="text_approval_has_its_instant",
                        violation_error_code="text_approved_at",
                        violation_error_message="An approval of the text has its instant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("text_approved_by", None),
                            models.Q(
                                ("text_approved_by", models.F("text_changed_by")), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="text_is_approved_by_another",
                        violation_error_code="text_approved_by",
                        violation_error_message="A text is approved by somebody else than who changed it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withheld_reason", ""), _negated=True),
                            models.Q(
                                ("withheld_at", None),
                                ("withheld_by", None),
                                ("withheld_note", ""),
                                ("withholding_confirmed_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="withholding_has_its_reason",
                        violation_error_code="withheld_reason",
                        violation_error_message="What is withheld has a reason.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerReference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(db_index=True, max_length=9)),
                ("corrected_at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_references",
                        to="complaints.decision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalRecommendation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("personal_remedy", "Personal remedy"),
                            ("service_improvement", "Service improvement"),
                        ],
                        max_length=20,
                    ),
                ),
                ("private_text", models.TextField(blank=True, help_text="Never public.")),
                (
                    "public_summary",
                    models.TextField(
                        blank=True,
                        help_text="Service improvements only. Shown with the decision; no timescale.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("complied", "Complied"), ("not_complied", "Not complied")],
                        max_length=15,
                    ),
                ),
                ("recorded_on", models.DateField(blank=True, null=True)),
                (
                    "first_not_complied_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="When it was first recorded as not complied with; that stays, whatever follows.",
                        null=True,
                    ),
                ),
                (
                    "no_longer_required_reason",
                    models.TextField(
                        blank=True, help_text="Why it is no longer required. Never public."
                    ),
                ),
                (
                    "no_longer_required_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Since a second person agreed; it is left out of the statistics from then on.",
                        null=True,
                    ),
                ),
                (
                    "required_again_reason",
                    models.TextField(
                        blank=True,
                        help_text="Why what had ended is required after all, until a second person confirms that. Never public.",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The council that must comply: the successor once the old one has closed.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="complaints.decision",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "no_longer_required_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "no_longer_required_confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "required_again_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRelease",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("counted", "Counted from decisions"),
                            ("imported", "Imported from published statistics"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="Why published figures were revised.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "public_at",
                    models.DateTimeField(
                        help_text="From this instant everything is public, at once."
                    ),
                ),
                ("made_at", models.DateTimeField(help_text="When the figures were frozen.")),
                (
                    "made_by_command",
                    models.BooleanField(
                        default=False,
                        help_text="Made from the shell, which stands in for the second person.",
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "given_back_reason",
                    models.TextField(
                        blank=True,
                        help_text="Why a second person did not approve it. Never public.",
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_reason",
                    models.TextField(
                        blank=True,
                        help_text="Public in the calendar.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical release",
                "verbose_name_plural": "historical releases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReview",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("requested_on", models.DateField()),
                (
                    "grounds",
                    models.TextField(blank=True, help_text="Who asked, and why. Never public."),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed: the decision and its date stand"),
                            ("replaced", "Replaced: a new statement, outcome and date"),
                            ("recording_error", "Recording error: put right, the date stands"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="Never public.")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="complaints.decision",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical review",
                "verbose_name_plural": "historical reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSuspension",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                (
                    "reason",
                    models.TextField(
                        help_text="Why the figures are not shown. Public.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("suspended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "lifting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Why they are shown again. Public.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("lifting_asked_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lifting_asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "suspended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The second person, who confirmed it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical suspension",
                "verbose_name_plural": "historical suspensions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalYearNote",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                ("text", models.TextField(validators=[councils.printable.validate_printable])),
                (
                    "breaks_comparison",
                    models.BooleanField(
                        default=False,
                        help_text="Rates before this year do not compare with it and later ones.",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical year note",
                "verbose_name_plural": "historical year notes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("personal_remedy", "Personal remedy"),
                            ("service_improvement", "Service improvement"),
                        ],
                        max_length=20,
                    ),
                ),
                ("private_text", models.TextField(blank=True, help_text="Never public.")),
                (
                    "public_summary",
                    models.TextField(
                        blank=True,
                        help_text="Service improvements only. Shown with the decision; no timescale.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("complied", "Complied"), ("not_complied", "Not complied")],
                        max_length=15,
                    ),
                ),
                ("recorded_on", models.DateField(blank=True, null=True)),
                (
                    "first_not_complied_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="When it was first recorded as not complied with; that stays, whatever follows.",
                        null=True,
                    ),
                ),
                (
                    "no_longer_required_reason",
                    models.TextField(
                        blank=True, help_text="Why it is no longer required. Never public."
                    ),
                ),
                (
                    "no_longer_required_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Since a second person agreed; it is left out of the statistics from then on.",
                        null=True,
                    ),
                ),
                (
                    "required_again_reason",
                    models.TextField(
                        blank=True,
                        help_text="Why what had ended is required after all, until a second person confirms that. Never public.",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        help_text="The council that must comply: the successor once the old one has closed.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="councils.council",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommendations",
                        to="complaints.decision",
                    ),
                ),
                (
                    "no_longer_required_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "no_longer_required_confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "required_again_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("decision", "number"),
                "indexes": [
                    models.Index(
                        fields=["council", "recorded_on"], name="recommendation_of_council"
                    ),
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["due_on"],
                        name="recommendation_outstanding",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", ""), _negated=True),
                        fields=["-recorded_on", "-id", "no_longer_required_at"],
                        name="recommendation_recorded",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "number"),
                        name="recommendation_numbered_once_per_decision",
                        violation_error_code="number",
                        violation_error_message="This decision has a recommendation of this number already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "personal_remedy"), _negated=True),
                            ("public_summary", ""),
                            _connector="OR",
                        ),
                        name="personal_remedy_has_no_public_text",
                        violation_error_code="public_summary",
                        violation_error_message="A personal remedy is private for ever: it has no public summary.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("recorded_on", None)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("recorded_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="outcome_and_day_together",
                        violation_error_code="outcome",
                        violation_error_message="An outcome and the day on which it was recorded go together.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "complied"), _negated=True),
                            ("done_on__isnull", False),
                            _connector="OR",
                        ),
                        name="complied_has_the_day_it_was_done",
                        violation_error_code="done_on",
                        violation_error_message="What was complied with has the day on which it was done.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None), ("outcome", "complied"), _connector="OR"
                        ),
                        name="only_complied_has_a_day_it_was_done",
                        violation_error_code="done_on",
                        violation_error_message="Only what was complied with has a day on which it was done.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "not_complied"), _negated=True),
                            ("first_not_complied_on__isnull", False),
                            _connector="OR",
                        ),
                        name="not_complied_keeps_its_first_day",
                        violation_error_code="outcome",
                        violation_error_message="What was not complied with keeps the day on which that was first recorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no_longer_required_at", None),
                            models.Q(("no_longer_required_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="no_longer_required_has_its_reason",
                        violation_error_code="no_longer_required_reason",
                        violation_error_message="What is no longer required has a reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("required_again_by", None), ("required_again_reason", "")),
                            models.Q(
                                models.Q(("required_again_reason", ""), _negated=True),
                                ("no_longer_required_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="only_what_ended_is_required_again",
                        violation_error_code="required_again_reason",
                        violation_error_message="Only what is no longer required is required again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no_longer_required_confirmed_by", None),
                            models.Q(
                                (
                                    "no_longer_required_confirmed_by",
                                    models.F("no_longer_required_by"),
                                ),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="no_longer_required_is_confirmed_by_another",
                        violation_error_code="no_longer_required_confirmed_by",
                        violation_error_message="That it is no longer required is confirmed by somebody else than who said so.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was_due_on", models.DateField()),
                ("due_on", models.DateField()),
                ("reason", models.TextField(help_text="Never public.")),
                ("granted_at", models.DateTimeField()),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="complaints.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ("recommendation", "granted_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("was_due_on"))),
                        name="extension_gives_longer",
                        violation_error_code="due_on",
                        violation_error_message="An extension gives longer than there was.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("counted", "Counted from decisions"),
                            ("imported", "Imported from published statistics"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="Why published figures were revised.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "public_at",
                    models.DateTimeField(
                        help_text="From this instant everything is public, at once."
                    ),
                ),
                ("made_at", models.DateTimeField(help_text="When the figures were frozen.")),
                (
                    "made_by_command",
                    models.BooleanField(
                        default=False,
                        help_text="Made from the shell, which stands in for the second person.",
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "given_back_reason",
                    models.TextField(
                        blank=True,
                        help_text="Why a second person did not approve it. Never public.",
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_reason",
                    models.TextField(
                        blank=True,
                        help_text="Public in the calendar.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "-edition"),
                "permissions": (
                    ("prepare_release", "Can prepare, submit and postpone releases"),
                    (
                        "approve_release",
                        "Can approve, give back and withdraw what somebody else prepared",
                    ),
                ),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "edition"),
                        name="edition_once_per_year",
                        violation_error_code="edition",
                        violation_error_message="This year has an edition of this number already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("edition", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="revision_has_reason",
                        violation_error_code="reason",
                        violation_error_message="A further edition has its reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(
                                models.Q(
                                    ("prepared_by", None),
                                    models.Q(
                                        ("approved_by", models.F("prepared_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("submitted_by", None),
                                    models.Q(
                                        ("approved_by", models.F("submitted_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="release_approver_is_another",
                        violation_error_code="approved_by",
                        violation_error_message="A release is approved by somebody else than who prepared or submitted it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="release_approval_has_its_instant",
                        violation_error_code="approved_at",
                        violation_error_message="An approval has its person and its instant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at", None),
                            ("approved_at__lt", models.F("public_at")),
                            _connector="OR",
                        ),
                        name="release_is_approved_before_it_is_public",
                        violation_error_code="public_at",
                        violation_error_message="A release is approved before it is public.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("submitted_at", None), ("submitted_by", None)),
                            models.Q(
                                ("submitted_at__isnull", False), ("submitted_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="release_is_submitted_by_somebody",
                        violation_error_code="submitted_at",
                        violation_error_message="A submission has its person and its instant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None),
                            ("withdrawn_at__lt", models.F("public_at")),
                            _connector="OR",
                        ),
                        name="release_is_withdrawn_before_it_is_public",
                        violation_error_code="withdrawn_at",
                        violation_error_message="A release is withdrawn only before it is public.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Postponement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was_public_at", models.DateTimeField()),
                ("public_at", models.DateTimeField()),
                ("reason", models.TextField(validators=[councils.printable.validate_printable])),
                ("moved_at", models.DateTimeField()),
                (
                    "moved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postponements",
                        to="complaints.release",
                    ),
                ),
            ],
            options={
                "ordering": ("moved_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("public_at__gt", models.F("was_public_at"))),
                        name="release_is_never_moved_earlier",
                        violation_error_code="public_at",
                        violation_error_message="An announced release is never moved earlier.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="postponement_has_its_reason",
                        violation_error_code="reason",
                        violation_error_message="Moving an announced release says why.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlyAccess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "office",
                    models.CharField(
                        help_text="The office and its organisation, not a person's name.",
                        max_length=200,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("figures", "Figures"),
                            ("letters", "Letters"),
                            ("both", "Figures and letters"),
                        ],
                        default="figures",
                        max_length=10,
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        max_length=300, validators=[councils.printable.validate_printable]
                    ),
                ),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="early_access",
                        to="complaints.release",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "early access",
                "ordering": ("given_at",),
            },
        ),
        migrations.CreateModel(
            name="CountCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answer_by", models.DateField(help_text="The last day on which it may answer.")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("agreed", "It agrees"), ("questioned", "It questions them")],
                        max_length=10,
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What the council said, and what was done."
                    ),
                ),
                (
                    "counts_changed_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Since then its counts are others than it was asked about: it is asked again.",
                        null=True,
                    ),
                ),
                (
                    "settled",
                    models.BooleanField(
                        default=False,
                        help_text="What it questioned has been answered or put right.",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="count_checks",
                        to="complaints.release",
                    ),
                ),
            ],
            options={
                "ordering": ("council__name",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "council"), name="council_asked_once_per_release"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="count_check_answer_has_its_instant",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CouncilFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("invalid_or_incomplete", models.PositiveIntegerField(default=0)),
                ("advice_given", models.PositiveIntegerField(default=0)),
                ("referred_back", models.PositiveIntegerField(default=0)),
                ("closed_after_initial_enquiries", models.PositiveIntegerField(default=0)),
                ("not_upheld", models.PositiveIntegerField(default=0)),
                ("upheld", models.PositiveIntegerField(default=0)),
                ("satisfactory_remedies", models.PositiveIntegerField(blank=True, null=True)),
                ("on_time", models.PositiveIntegerField(blank=True, null=True)),
                ("late", models.PositiveIntegerField(blank=True, null=True)),
                ("not_complied", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "existed",
                    models.BooleanField(
                        default=True,
                        help_text="Whether it existed in the year, and so is in its type's average.",
                    ),
                ),
                (
                    "was_revised",
                    models.BooleanField(
                        default=False,
                        help_text="Whether they differ from those of the edition before.",
                    ),
                ),
                ("residents", models.PositiveIntegerField(blank=True, null=True)),
                ("residents_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "published_average",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="The uphold rate of similar councils.",
                        max_digits=6,
                        null=True,
                    ),
                ),
                (
                    "published_average_compliance",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="The compliance rate of similar councils.",
                        max_digits=6,
                        null=True,
                    ),
                ),
                (
                    "published_average_satisfactory_remedy",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="The satisfactory remedy rate of similar councils.",
                        max_digits=6,
                        null=True,
                    ),
                ),
                (
                    "published_average_per_100000",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Upheld per 100,000 residents of similar councils.",
                        max_digits=6,
                        null=True,
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="councils.council",
                    ),
                ),
                (
                    "county",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="In which it lay: England's residents are counted once.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="complaints.release",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "council figures",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("satisfactory_remedies", None),
                            ("satisfactory_remedies__lte", models.F("upheld")),
                            _connector="OR",
                        ),
                        name="councilfigures_remedies_are_among_the_upheld",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("late", None), ("not_complied", None), ("on_time", None)),
                            models.Q(
                                ("late__isnull", False),
                                ("not_complied__isnull", False),
                                ("on_time__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="councilfigures_compliance_is_whole_or_absent",
                    ),
                    models.UniqueConstraint(
                        fields=("release", "council"), name="council_once_per_release"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("residents", None), ("residents_year", None)),
                            models.Q(
                                ("residents__isnull", False), ("residents_year__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="residents_and_their_year_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_average", None),
                            ("published_average__lte", 100),
                            _connector="OR",
                        ),
                        name="published_average_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_average_compliance", None),
                            ("published_average_compliance__lte", 100),
                            _connector="OR",
                        ),
                        name="published_average_of_compliance_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_average_satisfactory_remedy", None),
                            ("published_average_satisfactory_remedy__lte", 100),
                            _connector="OR",
                        ),
                        name="published_average_of_remedies_is_a_percent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleasedCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("invalid_or_incomplete", "Invalid or incomplete"),
                            ("advice_given", "Advice given"),
                            ("referred_back", "Referred back for local resolution"),
                            ("closed_after_initial_enquiries", "Closed after initial enquiries"),
                            ("not_upheld", "Not upheld"),
                            ("upheld", "Upheld"),
                        ],
                        max_length=30,
                    ),
                ),
                ("satisfactory_remedy", models.BooleanField(default=False)),
                (
                    "compliance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("on_time", "Complied on time"),
                            ("late", "Complied late"),
                            ("not_complied", "Not complied"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="complaints.category",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="complaints.decision",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="complaints.release",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["release", "council"], name="released_case_of_council")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "decision", "council"),
                        name="case_counted_once_per_release",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), _negated=True),
                            models.Q(("compliance", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="released_case_counts_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("requested_on", models.DateField()),
                (
                    "grounds",
                    models.TextField(blank=True, help_text="Who asked, and why. Never public."),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed: the decision and its date stand"),
                            ("replaced", "Replaced: a new statement, outcome and date"),
                            ("recording_error", "Recording error: put right, the date stands"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="Never public.")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="complaints.decision",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("decision",),
                        name="one_review_at_a_time",
                        violation_error_message="A review of this decision is under way already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("result", "")),
                            models.Q(
                                ("ended_at__isnull", False), models.Q(("result", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="review_ends_with_its_result",
                        violation_error_code="result",
                        violation_error_message="A review ends with its result.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_by", None),
                            models.Q(("ended_by", models.F("opened_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="review_is_ended_by_another",
                        violation_error_code="ended_by",
                        violation_error_message="A review is ended by somebody else than who opened it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(db_index=True, max_length=9)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("decided_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statement", "Decision statement"),
                            ("report", "Public interest report"),
                        ],
                        default="statement",
                        max_length=10,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("invalid_or_incomplete", "Invalid or incomplete"),
                            ("advice_given", "Advice given"),
                            ("referred_back", "Referred back for local resolution"),
                            ("closed_after_initial_enquiries", "Closed after initial enquiries"),
                            ("not_upheld", "Not upheld"),
                            ("upheld", "Upheld"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, validators=[councils.printable.validate_printable]
                    ),
                ),
                (
                    "statement",
                    models.TextField(
                        blank=True,
                        help_text="A line that begins with ## is a heading; an empty line ends a paragraph.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "acted_for",
                    models.CharField(
                        blank=True,
                        help_text="A contractor, or a company of the council's: what it does counts as its own.",
                        max_length=200,
                        validators=[councils.printable.validate_printable],
                        verbose_name="who acted for the council",
                    ),
                ),
                ("satisfactory_remedy", models.BooleanField(default=False)),
                (
                    "announced_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Reports only: the announced moment of publication, London time.",
                        null=True,
                    ),
                ),
                (
                    "withheld_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identifiable", "A person could be identified"),
                            ("consent", "Consent"),
                            ("under_review", "Review under way"),
                            ("premature", "Premature"),
                            ("employment", "Employment"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "withheld_note",
                    models.TextField(blank=True, help_text="Staff's own words. Never public."),
                ),
                ("withheld_at", models.DateTimeField(blank=True, null=True)),
                (
                    "hidden_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Until when the public last saw it, whatever hid it: whoever follows it is told that it is gone, until it is shown again.",
                        null=True,
                    ),
                ),
                (
                    "restored_at",
                    models.DateTimeField(
                        blank=True, help_text="When its last withholding ended.", null=True
                    ),
                ),
                ("text_approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0,
                        editable=False,
                        help_text="Counts edits, so that two people cannot overwrite.",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text_approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text_changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who last changed what the public reads; somebody else approves it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withheld_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Nobody: it was withheld in a file loaded from the shell.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withholding_confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="complaints.subject",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                (
                    "reason",
                    models.TextField(
                        help_text="Why the figures are not shown. Public.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("suspended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "lifting_reason",
                    models.TextField(
                        blank=True,
                        help_text="Why they are shown again. Public.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("lifting_asked_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lifting_asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "suspended_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="The second person, who confirmed it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at",),
                "permissions": (
                    (
                        "ask_suspension",
                        "Can ask that published figures are suspended, or shown again",
                    ),
                    ("confirm_suspension", "Can confirm what somebody else asked of a suspension"),
                ),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("suspended_at", None)),
                        fields=("year",),
                        name="suspension_asked_once_at_a_time",
                        violation_error_message="Somebody has asked that already, and it waits to be confirmed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="suspension_has_its_reason",
                        violation_error_code="reason",
                        violation_error_message="A suspension has its reason, which is public.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("suspended_at", None), ("suspended_by", None)),
                            models.Q(
                                ("suspended_at__isnull", False), ("suspended_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="suspension_in_force_has_person_and_instant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("suspended_by", None),
                            models.Q(("suspended_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="suspension_is_confirmed_by_another",
                        violation_error_code="suspended_by",
                        violation_error_message="A suspension is confirmed by somebody else than who asked for it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lifting_asked_at", None),
                                ("lifting_asked_by", None),
                                ("lifting_reason", ""),
                            ),
                            models.Q(
                                ("lifting_asked_at__isnull", False),
                                ("lifting_asked_by__isnull", False),
                                models.Q(("lifting_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="lifting_asked_for_has_person_instant_and_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at", None), ("lifted_by", None)),
                            models.Q(
                                ("lifted_by__isnull", False),
                                ("lifting_asked_by__isnull", False),
                                ("lifted_at__gt", models.F("suspended_at")),
                                ("suspended_at__isnull", False),
                                models.Q(
                                    ("lifted_by", models.F("lifting_asked_by")), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="lifting_is_later_and_confirmed_by_another",
                        violation_error_code="lifted_by",
                        violation_error_message="A suspension is lifted after it began, by somebody else than who asked for that.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CategoryFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("invalid_or_incomplete", models.PositiveIntegerField(default=0)),
                ("advice_given", models.PositiveIntegerField(default=0)),
                ("referred_back", models.PositiveIntegerField(default=0)),
                ("closed_after_initial_enquiries", models.PositiveIntegerField(default=0)),
                ("not_upheld", models.PositiveIntegerField(default=0)),
                ("upheld", models.PositiveIntegerField(default=0)),
                ("satisfactory_remedies", models.PositiveIntegerField(blank=True, null=True)),
                ("on_time", models.PositiveIntegerField(blank=True, null=True)),
                ("late", models.PositiveIntegerField(blank=True, null=True)),
                ("not_complied", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="complaints.category",
                    ),
                ),
                (
                    "figures",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="complaints.councilfigures",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "category figures",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("satisfactory_remedies", None),
                            ("satisfactory_remedies__lte", models.F("upheld")),
                            _connector="OR",
                        ),
                        name="categoryfigures_remedies_are_among_the_upheld",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("late", None), ("not_complied", None), ("on_time", None)),
                            models.Q(
                                ("late__isnull", False),
                                ("not_complied__isnull", False),
                                ("on_time__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="categoryfigures_compliance_is_whole_or_absent",
                    ),
                    models.UniqueConstraint(
                        fields=("figures", "category"), name="category_once_per_council_and_release"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("category", None)),
                        fields=("figures",),
                        name="not_broken_down_once_per_council_and_release",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConfirmedWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        help_text="As complaints.decisions.rules.identifying_details names it.",
                        max_length=30,
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("confirmed_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmed_words",
                        to="complaints.decision",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "confirmed words",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "kind", "words"),
                        name="words_confirmed_once_per_decision",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("error", "Something is wrong"),
                            ("identifying", "Something may identify a person"),
                        ],
                        max_length=15,
                    ),
                ),
                ("text", models.TextField(max_length=2000)),
                ("reported_at", models.DateTimeField()),
                (
                    "answer",
                    models.TextField(blank=True, help_text="What was done about it. Never public."),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="error_reports",
                        to="councils.council",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="error_reports",
                        to="complaints.decision",
                    ),
                ),
            ],
            options={
                "ordering": ("-reported_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("council", None), ("decision__isnull", False)),
                            models.Q(("council__isnull", False), ("decision", None)),
                            _connector="OR",
                        ),
                        name="error_report_is_about_a_decision_or_a_council",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="error_report_is_closed_with_an_answer",
                        violation_error_code="answer",
                        violation_error_message="Say what was done about it.",
                    ),
                ],
            },
        ),
    ]
