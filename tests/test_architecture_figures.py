"""Arithmetic and the words about figures need neither Django nor a database."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ASKED = (
    "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]];"
    " print(sorted(name for name in sys.modules if name.split('.')[0] == 'django'))"
)


def test_figures_are_imported_without_django():
    """In a process that has not seen it, so that what they import is asked too."""
    files = sorted((ROOT / "complaints/figures").glob("*.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    assert "complaints.figures.measures" in names
    command = [sys.executable, "-c", ASKED, *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
