"""A machine too small for an experiment is said so in one line, whenever it turns out, and nothing crashes."""

import shlex
import subprocess

import pytest

from program import STOA, names

SERIES = ["--set", "run.months=1200", "--set", "run.steps_per_month=8", "--set", "learner.number=1",
          "--set", "market.courses=2", "--set", "creator_group.all.number=1"]


def limited(folder, kilobytes, *words):
    command = f"ulimit -v {kilobytes}; {shlex.join([STOA, *map(str, words)])}"
    return subprocess.run(command, shell=True, cwd=folder, text=True, capture_output=True, timeout=300)


def test_results_that_would_not_fit_are_refused_before_the_first_run(folder):
    for words in (["check", "small.toml"], ["run", "small.toml", "-o", "out.h5"]):
        done = limited(folder, 200_000, *words, *SERIES, "--replicates", "20")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1 and "run.replicates = 20: the results of 40 runs need" in done.stderr
    assert names(folder) == ["long.toml", "small.toml"]


@pytest.mark.parametrize("kilobytes", range(60_000, 200_000, 10_000))
def test_memory_that_runs_out_anywhere_is_one_line(folder, kilobytes):
    done = limited(folder, kilobytes, "run", "small.toml", "-o", "out.h5", "--threads", "1", "--quiet", *SERIES)
    assert done.returncode in (0, 1, 2), done
    assert done.stderr.count("\n") == (0 if done.returncode == 0 else 1), done.stderr
    assert (folder / "out.h5").exists() == (done.returncode == 0)
