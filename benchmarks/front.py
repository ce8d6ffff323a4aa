"""What a visitor costs behind nginx, and so how many a core serves.

``DATABASE_URL=… .venv/bin/python -m benchmarks.front`` against the demonstration. nginx runs with
the committed configuration before a portal with one worker; the processor that both use is counted,
so that it does not matter who else works on the machine. Beside it stands what cannot be had for
less: an nginx with a file of the same bytes, and a line in its log.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.beside import ROOT, cost, councils, free_port, granian, one_by_one, read, running
from tests.browser.deployed import NGINX, Portal, behind_nginx

VISITORS, PER_VISIT, OF_THEM_PAGES = 200_000, 12, 2  # in an hour
ZIPPED = {"Accept-Encoding": "gzip"}
COLD = 100  # addresses, each asked for once


def main() -> None:
    subprocess.run(["script/collect"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    with running(*granian("benchmarks.empty:application", port), port=port) as process:
        said("an empty Django view, without nginx", cost(process, port, "/"))
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        kept = {"KEPT_ANSWERS": f"{folder}/answers", "SITE_URL": f"http://127.0.0.1:{port}"}
        with (
            running(*granian("portal.wsgi:application", port), port=port, **kept) as portal,
            behind_nginx(Portal(port, {}), Path(folder)) as front,
        ):
            nginx = int(Path(folder, "pid").read_text())
            measure(int(front.rpartition(":")[2]), (nginx, portal), Path(folder))


@contextmanager
def own_file(folder: Path, body: bytes) -> Iterator[tuple[int, int]]:
    """The process and the port of an nginx that has it as /page."""
    port, own = free_port(), folder / "own"
    own.mkdir()
    (own / "page").write_bytes(body)
    (own / "nginx.conf").write_text(
        f"user root; daemon off; pid {own}/pid; events {{}} http {{ access_log {own}/log;"
        f" server {{ listen 127.0.0.1:{port}; root {own}; }} }}"
    )
    with running(NGINX, "-c", str(own / "nginx.conf"), port=port) as process:
        yield process, port


def measure(port: int, both: tuple[int, int], folder: Path) -> None:
    _, home = read(port, "/")
    file = re.search(rb'href="(/static/[^"]+\.css)"', home)[1].decode()
    page = cost(both, port, "/")
    static = cost(both, port, file)
    known = cost(both, port, "/", 304, **{"If-None-Match": read(port, "/")[0].headers["ETag"]})
    first = one_by_one(both, port, councils(port)[:COLD])
    said("a page that nginx keeps", page)
    with own_file(folder, read(port, "/", **ZIPPED)[1]) as (nginx, at):
        file_of_its_own = cost(nginx, at, "/page")
    said("the same bytes, nginx's own file", file_of_its_own)
    print(f"{'the file / the page':36} {file_of_its_own / page:8.2f}")
    said("the same, not modified", known)
    said("a static file", static)
    said("a council's page, first visit", first)
    visit = OF_THEM_PAGES * page + (PER_VISIT - OF_THEM_PAGES) * static
    said("a visit of 2 pages and 10 files", visit)
    cores = VISITORS / 3_600 * visit / 1_000
    print(f"{VISITORS:,} visitors in an hour take {cores:.2f} cores.")


def said(what: str, milliseconds: float) -> None:
    print(f"{what:36} {milliseconds:8.2f} ms {1000 / milliseconds:8.0f} a second", flush=True)


if __name__ == "__main__":
    sys.exit(main())
