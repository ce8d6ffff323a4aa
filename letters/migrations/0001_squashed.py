"""The tables of letters."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import councils.printable
import councils.years


class Migration(migrations.Migration):
    replaces = [
        ("letters", "0001_letters"),
        ("letters", "0002_roles"),
        ("letters", "0003_printable_texts"),
        ("letters", "0004_accepted_because"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("complaints", "0001_squashed"),
        ("councils", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                ("issue", models.PositiveSmallIntegerField(default=1)),
                (
                    "source",
                    models.CharField(
                        choices=[("composed", "Composed here"), ("uploaded", "Uploaded as PDF")],
                        default="composed",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="Why it replaces one that was sent. Public.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("dated_on", models.DateField(verbose_name="date")),
                (
                    "own_paragraph",
                    models.TextField(
                        blank=True,
                        help_text="To this council alone; an empty line ends a paragraph. Public.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "content",
                    models.JSONField(
                        blank=True, help_text="The letter as it was composed.", null=True
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(default=0, help_text="Counts its changes."),
                ),
                ("composed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by_command",
                    models.BooleanField(
                        default=False,
                        help_text="Approved from the shell, which stands in for the second person.",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
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
                    "composed_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="councils.council",
                    ),
                ),
                (
                    "published_with",
                    models.ForeignKey(
                        blank=True,
                        help_text="The edition at whose instant it becomes public.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="complaints.release",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        blank=True,
                        help_text="The edition whose figures it gives, and which it names.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="complaints.release",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "council__name", "-issue"),
                "permissions": (
                    ("compose_letter", "Can compose letters and write paragraphs in them"),
                    (
                        "approve_letter",
                        "Can approve letters that somebody else composed, and give back",
                    ),
                    ("send_letter", "Can send approved letters"),
                ),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("council", "year", "issue"),
                        name="letter_once_per_council_year_and_issue",
                        violation_error_message="This council has this issue of the year's letter already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sent_at", None)),
                        fields=("council", "year"),
                        name="one_unsent_letter_per_council_and_year",
                        violation_error_message="This council has a letter of the year that is not sent yet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issue", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="reissue_has_reason",
                        violation_error_code="reason",
                        violation_error_message="A letter that replaces another has its reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            ("composed_by", None),
                            models.Q(("approved_by", models.F("composed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="letter_approver_is_another",
                        violation_error_code="approved_by",
                        violation_error_message="A letter is approved by somebody else than who composed it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by", None),
                                ("by_command", True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_approval_has_its_instant",
                        violation_error_code="approved_at",
                        violation_error_message="An approval has its person and its instant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at", None), ("approved_at__isnull", False), _connector="OR"
                        ),
                        name="letter_is_approved_before_it_is_sent",
                        violation_error_code="sent_at",
                        violation_error_message="A letter is approved before it is sent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content", None), ("source", "uploaded")),
                            models.Q(
                                ("content__isnull", False),
                                ("release__isnull", False),
                                ("source", "composed"),
                            ),
                            _connector="OR",
                        ),
                        name="composed_letter_has_content_and_edition",
                        violation_error_code="content",
                        violation_error_message="A letter that was composed here has its content and names its edition.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", "uploaded"),
                            ("published_with__isnull", False),
                            _connector="OR",
                        ),
                        name="composed_letter_is_published_with_a_release",
                        violation_error_code="published_with",
                        violation_error_message="A letter that was composed here is published with a release.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField(unique=True)),
                (
                    "dated_on",
                    models.DateField(
                        help_text="The date that stands on the letters.", verbose_name="date"
                    ),
                ),
                (
                    "purpose",
                    models.TextField(
                        help_text="The first paragraphs: what the letter is for.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="What every council should know of the year; may be empty.",
                        validators=[councils.printable.validate_printable],
                        verbose_name="notes on the year",
                    ),
                ),
                (
                    "resources",
                    models.TextField(
                        blank=True,
                        help_text="What else councils can use; a line that begins with - is a point.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "closing",
                    models.TextField(
                        help_text="The last words before the signature.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "signed_by",
                    models.CharField(
                        help_text="The name under the letter.",
                        max_length=100,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "signed_as",
                    models.CharField(
                        help_text="The office under the name.",
                        max_length=200,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "signature",
                    models.BinaryField(
                        blank=True, editable=True, help_text="An image, PNG or JPEG.", null=True
                    ),
                ),
            ],
            options={
                "verbose_name": "words of a year’s letters",
                "verbose_name_plural": "words of each year’s letters",
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be sent"),
                            ("sending", "Being sent"),
                            ("handing_over", "Being handed over"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("unsure", "Perhaps sent"),
                            ("otherwise", "Sent another way"),
                        ],
                        default="waiting",
                        max_length=15,
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        blank=True, help_text="The address it was sent to.", max_length=254
                    ),
                ),
                (
                    "copies",
                    models.TextField(
                        blank=True, help_text="Addresses of copies, one on each line."
                    ),
                ),
                ("message_id", models.CharField(max_length=200, unique=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "problem",
                    models.TextField(
                        blank=True, help_text="Why it was not sent, or which copy was not."
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="What a person found out or did.")),
                (
                    "council",
                    models.ForeignKey(
                        help_text="Whom it goes to.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="letters.letter",
                    ),
                ),
            ],
            options={
                "ordering": ("letter__council__name", "council__name"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "council"), name="letter_is_sent_once_to_a_council"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("sent_at__isnull", False), ("state__in", ("sent", "otherwise"))
                            ),
                            models.Q(
                                models.Q(("state__in", ("sent", "otherwise")), _negated=True),
                                ("sent_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="sent_message_has_its_instant",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlySight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "expires_at",
                    models.DateTimeField(
                        help_text="The instant of its release as the link was made."
                    ),
                ),
                (
                    "challenge_by",
                    models.DateField(
                        help_text="The last day on which it may say what is wrong, for that instant."
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("code_hash", models.CharField(blank=True, max_length=128)),
                ("code_sent_at", models.DateTimeField(blank=True, null=True)),
                ("codes_sent", models.PositiveSmallIntegerField(default=0)),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0)),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="early_sight",
                        to="letters.message",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "early sights",
            },
        ),
        migrations.CreateModel(
            name="HistoricalChallenge",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted: the figures are counted again"),
                            ("explained", "Explained: the figures stand"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.TextField(blank=True, help_text="The council reads it on its page."),
                ),
                (
                    "accepted_because",
                    models.TextField(
                        blank=True,
                        help_text="Why the figures are counted again. Public, in the calendar, where an announced edition is withdrawn for it; the next edition has a reason of its own.",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "answered_by",
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
                    "early_sight",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="letters.earlysight",
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
                "verbose_name": "historical challenge",
                "verbose_name_plural": "historical challenges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLetter",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField()),
                ("issue", models.PositiveSmallIntegerField(default=1)),
                (
                    "source",
                    models.CharField(
                        choices=[("composed", "Composed here"), ("uploaded", "Uploaded as PDF")],
                        default="composed",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="Why it replaces one that was sent. Public.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                ("dated_on", models.DateField(verbose_name="date")),
                (
                    "own_paragraph",
                    models.TextField(
                        blank=True,
                        help_text="To this council alone; an empty line ends a paragraph. Public.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(default=0, help_text="Counts its changes."),
                ),
                ("composed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by_command",
                    models.BooleanField(
                        default=False,
                        help_text="Approved from the shell, which stands in for the second person.",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
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
                    "composed_by",
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
                    "published_with",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The edition at whose instant it becomes public.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="complaints.release",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The edition whose figures it gives, and which it names.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="complaints.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical letter",
                "verbose_name_plural": "historical letters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLetterTemplate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", councils.years.YearField(db_index=True)),
                (
                    "dated_on",
                    models.DateField(
                        help_text="The date that stands on the letters.", verbose_name="date"
                    ),
                ),
                (
                    "purpose",
                    models.TextField(
                        help_text="The first paragraphs: what the letter is for.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="What every council should know of the year; may be empty.",
                        validators=[councils.printable.validate_printable],
                        verbose_name="notes on the year",
                    ),
                ),
                (
                    "resources",
                    models.TextField(
                        blank=True,
                        help_text="What else councils can use; a line that begins with - is a point.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "closing",
                    models.TextField(
                        help_text="The last words before the signature.",
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "signed_by",
                    models.CharField(
                        help_text="The name under the letter.",
                        max_length=100,
                        validators=[councils.printable.validate_printable],
                    ),
                ),
                (
                    "signed_as",
                    models.CharField(
                        help_text="The office under the name.",
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
                "verbose_name": "historical words of a year’s letters",
                "verbose_name_plural": "historical words of each year’s letters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LetterFile",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="file",
                        serialize=False,
                        to="letters.letter",
                    ),
                ),
                ("pdf", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("letter", "The letter"),
                            ("pdf", "The letter as PDF"),
                            ("cases", "The cases counted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "early_sight",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="letters.earlysight",
                    ),
                ),
            ],
            options={
                "ordering": ("-at",),
            },
        ),
        migrations.CreateModel(
            name="Challenge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted: the figures are counted again"),
                            ("explained", "Explained: the figures stand"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.TextField(blank=True, help_text="The council reads it on its page."),
                ),
                (
                    "accepted_because",
                    models.TextField(
                        blank=True,
                        help_text="Why the figures are counted again. Public, in the calendar, where an announced edition is withdrawn for it; the next edition has a reason of its own.",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "early_sight",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="letters.earlysight",
                    ),
                ),
            ],
            options={
                "ordering": ("made_at",),
                "permissions": (("answer_challenge", "Can answer what councils think is wrong"),),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at", None),
                                ("answered_by", None),
                                ("result", ""),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("result", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="challenge_is_answered_by_somebody_in_words",
                        violation_error_message="An answer has its person, its instant, its result and its words.",
                    )
                ],
            },
        ),
    ]
