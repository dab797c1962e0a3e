"""The stoa program as a person calls it, and what its failures look like."""

import os
import subprocess
from pathlib import Path

import pytest

BUILD = Path(os.environ.get("STOA_BUILD", Path(__file__).parent.parent / "build" / "release"))
STOA = str(BUILD / "stoa")

SMALL = """question = "Does a lower rate bring the platform more?"

[answer]
measure = "commission"
at = "sum"

[run]
model = "market"
months = 3
replicates = {replicates}
seed = 7

[market]
courses = 60

[learner]
number = {learners}

[creator_group.all]
number = 15

[platform.main]
ranker = "popularity"

[[scenario]]
name = "today"

[[scenario]]
name = "lower"
set = {{ "platform.main.commission" = 0.3 }}
"""


def stoa(folder, *words, **options):
    return subprocess.run([STOA, *map(str, words)], cwd=folder, text=True, capture_output=True, timeout=300, **options)


def start(folder, *words):
    pipe = subprocess.PIPE
    return subprocess.Popen([STOA, *map(str, words)], cwd=folder, text=True, stdout=pipe, stderr=pipe)


def says_one_line(done, code, *parts):
    """Whether a command ended with `code` and one line on standard error that has all the `parts`."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and done.stderr.endswith("\n"), done.stderr
    for part in parts:
        assert part in done.stderr
    return True


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def on_a_small_disk(folder, size, script):
    """Runs a shell script that sees a disk of `size` bytes as disk/, which nobody else does and which goes with it."""
    (folder / "disk").mkdir()
    mount = f"mount -t tmpfs -o size={size} none disk"
    unshare = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    try:
        subprocess.run([*unshare, mount], cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine does not let us mount a small disk")
    environment = {**os.environ, "STOA": STOA}
    return subprocess.run([*unshare, f"{mount}\n{script}"], cwd=folder, env=environment, text=True,
                          capture_output=True, timeout=300)
