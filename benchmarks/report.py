"""Runs one benchmark after the other, and writes what they print into docs/performance.md."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/performance.md"
SIZES = ("20000", "200000", "2000000")
PYTHON = ".venv/bin/python"
POSTGRES = ("script/postgres", PYTHON)
ABOUT = """# Performance

What `benchmarks/run` printed on {day} at commit {commit}, on {machine}.
Milliseconds are of that machine; ratios and numbers of rows are to be compared. What a figure means
stands at the beginning of the benchmark that is named. The check runs `benchmarks/run --quick`: it
fails where a page asks the database more often, or costs half as much again beside an empty view.
"""


@dataclass(frozen=True)
class Section:
    title: str
    says: str  # in a sentence
    command: tuple[str, ...]
    of_the_demonstration: bool = False


def sections(sizes: tuple[str, ...]) -> list[Section]:
    module = (PYTHON, "-m")
    return [
        Section(
            "Beside others",
            "A page beside an empty Django view on the same server, and Datasette's page of a row.",
            (*module, "benchmarks.beside"),
            of_the_demonstration=True,
        ),
        Section(
            "Behind nginx",
            "What a visitor costs nginx and the portal together, and so how many a core serves.",
            (*module, "benchmarks.front"),
            of_the_demonstration=True,
        ),
        Section(
            "A crowd",
            "200 readers of dear pages at once, and how it stands the moment they have gone.",
            (*module, "benchmarks.crowd"),
            of_the_demonstration=True,
        ),
        Section(
            "Somebody who searches for random words",
            "16 connections at the search box.",
            (*module, "benchmarks.crowd", "--connections", "16", "--pages", "search"),
            of_the_demonstration=True,
        ),
        Section(
            "More and more decisions, on PostgreSQL",
            "What is read and how long it takes, the number of decisions growing.",
            (*POSTGRES, "-m", "benchmarks.growth", *sizes),
        ),
        Section(
            "More decisions, on SQLite",
            "The same, where SQLite is tried out.",
            (*module, "benchmarks.growth", *sizes[:2]),
        ),
        Section(
            "A release, on PostgreSQL",
            "Counting and freezing a year, and comparing it with its decisions afterwards.",
            (*POSTGRES, "benchmarks/releases.py", sizes[-1]),
        ),
        Section("A release, on SQLite", "The same.", (PYTHON, "benchmarks/releases.py")),
        Section(
            "Loading decisions", "From a CSV file.", (PYTHON, "benchmarks/import_decisions.py")
        ),
        Section("Letters", "A year's letters as PDF/UA.", (PYTHON, "benchmarks/letters.py")),
        Section("Files", "The largest files.", (PYTHON, "benchmarks/downloads.py")),
        Section(
            "In the long run",
            "What a worker has open and in memory.",
            (*module, "benchmarks.endurance"),
            of_the_demonstration=True,
        ),
    ]


def printed(section: Section, folder: Path) -> str:
    """What it printed, an hour at most; that it failed, where it did."""
    environment = os.environ | {"SECRET_KEY": "for benchmarks", "PYTHONUNBUFFERED": "1"}
    own = "demonstration" if section.of_the_demonstration else "other"
    if section.command[: len(POSTGRES)] == POSTGRES:
        environment.pop("DATABASE_URL", None)
    else:
        environment["DATABASE_URL"] = f"sqlite:///{folder}/{own}.sqlite3"
    began = time.monotonic()
    done = subprocess.run(
        section.command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=7200
    )
    print(f"{section.title}: {time.monotonic() - began:.0f} s", flush=True)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return f"{done.stdout.strip()}\nIt failed."
    return done.stdout.strip()


def machine() -> str:
    cpu = Path("/proc/cpuinfo").read_text()
    model = next((each for each in cpu.splitlines() if each.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} cores ({model.partition(': ')[2] or platform.machine()}),"
        f" {memory:.0f} GB of memory, Python {platform.python_version()}"
    )


def main() -> None:
    only, sizes = "", tuple(sys.argv[1:])
    if sizes[:1] == ("--only",):
        only, sizes = sizes[1], sizes[2:]
    chosen = [each for each in sections(sizes or SIZES) if only in " ".join(each.command)]
    git = ("git", "rev-parse", "--short", "HEAD")
    commit = subprocess.check_output(git, cwd=ROOT, text=True).strip()
    found = [ABOUT.format(day=date.today(), commit=commit, machine=machine())]
    with tempfile.TemporaryDirectory() as folder:
        made = os.environ | {
            "SECRET_KEY": "for benchmarks",
            "DATABASE_URL": f"sqlite:///{folder}/demonstration.sqlite3",
        }
        subprocess.run(["script/prepare", "--demonstration"], cwd=ROOT, env=made, check=True)
        for section in chosen:
            text = "\n".join(
                f"    {line}".rstrip() for line in printed(section, Path(folder)).splitlines()
            )
            command = " ".join(section.command)
            found.append(f"## {section.title}\n\n{section.says} `{command}`\n\n{text}\n")
    PAGE.write_text("\n".join(found))
    print(f"{PAGE.relative_to(ROOT)} is written.")


if __name__ == "__main__":
    main()
