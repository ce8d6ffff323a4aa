"""Another name of a council, as staff type it and as it is kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from councils.models import Alias, Council
from councils.register.names.notation import folded

LONGEST = Alias._meta.get_field("key").max_length


class AliasForm(forms.ModelForm):
    """Folded as every name is that is compared with it; what means a council already is refused."""

    class Meta:
        fields = ("key",)
        labels = {"key": "Name"}
        help_texts = {"key": "Kept without capitals and punctuation, as names are compared."}

    def clean_key(self):
        typed = self.cleaned_data["key"]
        if "key" not in self.changed_data:
            return typed
        key = folded(typed)
        if not key or len(key) > LONGEST:
            raise ValidationError(f"“{typed}” is not a name.")
        if means := self._meant_by(key):
            raise ValidationError(f"“{typed}” already means {means}.")
        return key

    def _meant_by(self, key):
        alias = Alias.objects.filter(key=key).exclude(pk=self.instance.pk).first()
        if alias:
            return alias.council
        named = (each for each in Council.objects.only("name") if folded(each.name) == key)
        return next(named, None)


TWICE = "This name stands here twice."


class AliasFormSet(BaseInlineFormSet):
    """The other names of one council."""

    def get_unique_error_message(self, unique_check):
        return TWICE

    def get_form_error(self):
        return TWICE
