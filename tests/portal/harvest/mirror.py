"""A program that keeps a copy of the portal: all it knows is what changed."""

import json

LISTS = {
    "decisions": ("reference",),
    "service-improvements": ("reference", "council", "number"),
    "letters": ("council", "year", "issue"),
}


class Mirror:
    def __init__(self, client, page_size=2):
        self.client, self.page_size = client, page_size
        self.cursors = dict.fromkeys(LISTS, "1900-01-01")
        self.rows = {slug: {} for slug in LISTS}
        self.heard = []  # what was told, in its order

    def harvest(self):
        """Every list until nothing follows; what it heard meanwhile."""
        self.heard = []
        for slug in LISTS:
            address = f"/api/v1/{slug}/?changed_since={self.cursors[slug]}"
            address += f"&page_size={self.page_size}"
            while address:
                address = self._page(slug, address)
        return self.heard

    def _page(self, slug, address):
        response = self.client.get(address)
        assert response.status_code == 200, response.content
        assert "ETag" not in response
        told = response.json()
        for row in told["results"]:
            key = self._key(slug, row)
            self.rows[slug][key] = row
            self.heard.append(("is", slug, *key))
        for name in told["gone"]:
            assert list(name) == list(LISTS[slug])
            key = self._key(slug, name)
            self.rows[slug].pop(key, None)
            self.heard.append(("gone", slug, *key))
        self.cursors[slug] = told["changed_since"]
        return told["next"]

    def _key(self, slug, row):
        return tuple(row[name] for name in LISTS[slug])

    def bytes(self):
        """What it holds, without the statements that lists leave out."""
        return as_bytes({slug: list(rows.values()) for slug, rows in self.rows.items()})


def whole(client):
    """The same out of the lists as they are now."""
    found = {}
    for slug in LISTS:
        found[slug], address = [], f"/api/v1/{slug}/?page_size=3"
        while address:
            told = client.get(address).json()
            found[slug] += told["results"]
            address = told["next"]
    return as_bytes(found)


def as_bytes(lists):
    plain = {
        slug: sorted(
            json.dumps({name: row[name] for name in row if name != "statement"}) for row in rows
        )
        for slug, rows in lists.items()
    }
    return json.dumps(plain).encode()
