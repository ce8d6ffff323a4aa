"""What holds for every data set: documented, unmistakable, joined by keys."""

import pytest

from portal.open_data.datasets import DATASETS

EVERY = pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)


@EVERY
def test_every_column_says_what_it_is(dataset):
    undocumented = [
        each.name
        for each in dataset.flat
        if len(each.column.meaning) < 8 or each.column.meaning.endswith(".")
    ]
    assert undocumented == []
    assert [each.name for each in dataset.flat if each.column.empty[-1:] not in ("", ".")] == []


@EVERY
def test_names_are_unmistakable(dataset):
    names = [each.name for each in dataset.flat]
    assert len(set(names)) == len(names)
    assert [
        name for name in names if not name.replace("_", "").isalnum() or name.lower() != name
    ] == []


@EVERY
def test_keys_and_references_are_columns_that_never_lack_a_value(dataset):
    columns = {each.name: each.column for each in dataset.flat}
    assert [name for name in dataset.key if columns[name].empty] == []
    for name, other in dataset.refers.items():
        assert name in columns
        assert DATASETS[other].key[-1:] == (DATASETS[other].key[0],), "it is named by one column"
