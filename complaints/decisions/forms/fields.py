"""Fields that take what is typed as it is kept, so that nothing counts as changed that is not."""

from django.core.exceptions import ValidationError
from django.forms import CharField

from complaints.decisions.references import parsed, shown


class TextAsKept(CharField):
    """A long text: browsers send another end of line than is stored."""

    def to_python(self, value):
        return super().to_python(_lines(value))

    def has_changed(self, initial, data):
        return super().has_changed(_lines(initial).strip(), _lines(data).strip())


class ReferenceField(CharField):
    """``24 018 407`` as it is written, ``24018407`` as it is kept."""

    def prepare_value(self, value):
        try:
            return shown(parsed(value)) if value else value
        except ValueError:
            return value

    def to_python(self, value):
        value = super().to_python(value)
        try:
            return parsed(value) if value else value
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def has_changed(self, initial, data):
        if self.disabled:  # a browser does not send it then
            return False
        try:
            return parsed(initial or "") != parsed(data or "")
        except ValueError:
            return True


def _lines(value):
    return (value or "").replace("\r\n", "\n")
