"""Names of uploaded files that are long in bytes, though not in letters."""

import pytest

from councils.files.uploaded_files import paths_of, safe_name
from councils.files.uploads import receive
from tests.councils.uploads import AT, folder, stella, uploaded

__all__ = ["folder", "stella"]


@pytest.mark.parametrize("letter", ["a", "é", "語", "𠀀"])
def test_a_name_has_room_on_a_disk(letter):
    name = safe_name(f"{letter * 200}.CSV")
    assert name.startswith(letter * 50)
    assert name.endswith(f"{letter}.csv")
    assert len(name.encode()) <= 255


@pytest.mark.django_db
def test_it_is_kept(folder, stella):
    upload = receive("residents", [uploaded("a,b\n", f"{'𠀀' * 100}.csv")], {}, by=stella, at=AT)
    assert [path.is_file() for path in paths_of(upload)] == [True]
