"""Static files with their content's hash in the name; what they import is inside them."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from portal.bundles import bundled

OURS = ("css/", "js/")


class BundledStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        made = InMemoryStorage()
        for name in paths:
            if name.startswith(OURS):
                made.save(name, ContentFile(bundled(name, read).encode()))
        whole = {name: (made, name) for name in paths if name.startswith(OURS)}
        yield from super().post_process(paths | whole, *args, **options)
