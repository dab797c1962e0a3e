"""The tables of the model description are the program's own."""

import subprocess
import sys
from pathlib import Path

from program import STOA

ROOT = Path(__file__).parents[1]


def write_tables(*options: str) -> subprocess.CompletedProcess:
    script = ROOT / "models" / "write_tables.py"
    return subprocess.run([sys.executable, script, STOA, *options], capture_output=True, text=True, check=False)


def test_the_tables_of_the_model_description_are_up_to_date():
    checked = write_tables("--check")
    assert checked.returncode == 0, checked.stderr
