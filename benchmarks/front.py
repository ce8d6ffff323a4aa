"""What a visitor costs behind nginx, and so how many a core serves.

``DATABASE_URL=… .venv/bin/python -m benchmarks.front`` against the demonstration. nginx runs with
the committed configuration before a portal with one worker; the processor that both use is counted,
so that it does not matter who else works on the machine.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.beside import ROOT, cost, councils, free_port, granian, read, running, seconds_of
from tests.browser.deployed import Portal, behind_nginx

VISITORS, PER_VISIT, OF_THEM_PAGES = 200_000, 12, 2  # in an hour
COLD = 100  # addresses, each asked for once


def main() -> None:
    subprocess.run(["script/collect"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    with running(*granian("benchmarks.empty:application", port), port=port) as process:
        said("an empty Django view, without nginx", cost(process, port, ["/"]))
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        kept = {"KEPT_ANSWERS": f"{folder}/answers", "SITE_URL": f"http://127.0.0.1:{port}"}
        with (
            running(*granian("portal.wsgi:application", port), port=port, **kept) as portal,
            behind_nginx(Portal(port, {}), Path(folder)) as front,
        ):
            nginx = int(Path(folder, "pid").read_text())
            measure(int(front.rpartition(":")[2]), (nginx, portal))


def measure(port: int, both: tuple[int, int]) -> None:
    _, home = read(port, "/")
    file = re.search(rb'href="(/static/[^"]+\.css)"', home)[1].decode()
    page = cost(both, port, ["/"])
    static = cost(both, port, [file])
    known = cost(both, port, ["/"], 304, **{"If-None-Match": read(port, "/")[0].headers["ETag"]})
    first = one_by_one(both, port, councils(port)[:COLD])
    said("a page that nginx keeps", page)
    said("the same, not modified", known)
    said("a static file", static)
    said("a council's page, first visit", first)
    visit = OF_THEM_PAGES * page + (PER_VISIT - OF_THEM_PAGES) * static
    said("a visit of 2 pages and 10 files", visit)
    cores = VISITORS / 3_600 * visit / 1_000
    print(f"{VISITORS:,} visitors in an hour take {cores:.2f} cores.")


def said(what: str, milliseconds: float) -> None:
    print(f"{what:36} {milliseconds:8.2f} ms {1000 / milliseconds:8.0f} a second", flush=True)


def one_by_one(both: tuple[int, int], port: int, addresses: list[str]) -> float:
    """Of so many at once that nobody has asked for the portal would refuse some."""
    before = sum(map(seconds_of, both))
    for each in addresses:
        answer, _ = read(port, each)
        assert answer.status == 200, (each, answer.status)
    return 1000 * (sum(map(seconds_of, both)) - before) / len(addresses)


if __name__ == "__main__":
    sys.exit(main())
