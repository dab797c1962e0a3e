"""Outputs are checked before the first run, and nothing is written over what is not theirs."""

import os
import signal
import subprocess
import time

import pytest

from program import STOA, names, on_a_small_disk, says_one_line, start, stoa

CATALOGUE = "course_id,price\n1,20\n2,30\n"
WITH_CATALOGUE = ["--set", "market.catalogue=courses.csv", "--set", "creator_group.all.number=2"]


@pytest.mark.parametrize("words", [
    ["-o", "courses.csv", "--force"],
    ["--report", "courses.csv"],
    ["--report", "./link.csv"],
    ["-o", "out.h5", "--report", "out.h5.run.json"],
    ["-o", "out.h5", "--report", "out.h5"],
])
def test_no_output_replaces_an_input_or_another_output(folder, words):
    (folder / "courses.csv").write_text(CATALOGUE)
    (folder / "link.csv").symlink_to("courses.csv")
    done = stoa(folder, "run", "small.toml", *WITH_CATALOGUE, *words)
    assert says_one_line(done, 2, words[-1] if words[-1] != "--force" else "courses.csv", "another name")
    assert (folder / "courses.csv").read_text() == CATALOGUE
    assert names(folder) == ["courses.csv", "link.csv", "long.toml", "small.toml"]


@pytest.mark.parametrize("output, parts", [
    ("x" * 300, ["File name too long"]),
    ("x" * 240 + ".h5", [".run.json: ", "File name too long"]),
    ("loop.h5", ["loop.h5: ", "symbolic links"]),
    ("taken.h5", ["taken.h5.run.json: ", "is a folder"]),
])
def test_an_output_that_could_not_be_written_is_refused_before_the_first_run(folder, output, parts):
    (folder / "loop.h5").symlink_to("loop.h5")
    (folder / "taken.h5.run.json").mkdir()
    begin = time.monotonic()
    done = stoa(folder, "run", "long.toml", "-o", output, "--set", "run.months=1000")
    assert time.monotonic() - begin < 20  # the runs themselves would take minutes
    assert says_one_line(done, 1, *parts)
    assert names(folder) == ["long.toml", "loop.h5", "small.toml", "taken.h5.run.json"]


def test_a_link_is_followed_also_to_a_file_that_is_not_there_yet(folder, result):
    (folder / "link.h5").symlink_to("there/out.h5")
    assert stoa(folder, "run", "small.toml", "-o", "link.h5").returncode == 0
    assert (folder / "link.h5").is_symlink()
    assert (folder / "there/out.h5").read_bytes() == result.read_bytes()
    assert names(folder / "there") == ["out.h5", "out.h5.run.json"]


def test_two_names_for_one_output_have_one_lock(folder):
    (folder / "link.h5").symlink_to("out.h5")
    first = start(folder, "run", "long.toml", "-o", "out.h5")
    try:
        while not (folder / "out.h5.parts/lock").exists():
            assert first.poll() is None
            time.sleep(0.002)
        assert says_one_line(stoa(folder, "run", "long.toml", "-o", "link.h5"), 1, f"process {first.pid} ")
    finally:
        first.send_signal(signal.SIGINT)
        first.communicate(timeout=60)


def test_what_somebody_else_keeps_beside_an_output_is_not_touched(folder):
    parts = folder / "out.h5.parts"
    (parts / "deep").mkdir(parents=True)
    (parts / "notes.txt").write_text("mine")
    for words in ([], ["--force"]):
        done = stoa(folder, "run", "small.toml", "-o", "out.h5", *words)
        assert says_one_line(done, 1, "out.h5.parts/", "move it")
    assert names(parts) == ["deep", "notes.txt"]
    assert not (folder / "out.h5").exists()


def test_a_report_that_finds_the_disk_full_leaves_the_results_and_their_answer(folder):
    done = on_a_small_disk(folder, "1m", "$STOA run small.toml -o out.h5 --report disk/out.html; echo code $?")
    assert "Results  out.h5" in done.stdout and "Answer   " in done.stdout and "code 1" in done.stdout
    assert done.stderr.count("\n") == 1 and "the disk is full" in done.stderr
    assert (folder / "out.h5").exists()


def test_an_interrupt_while_a_report_is_made_leaves_no_piece_of_it(folder, result):
    for delay in range(12):
        process = subprocess.Popen([STOA, "report", result, "-o", "out.html"], cwd=folder, stdout=subprocess.DEVNULL)
        time.sleep(delay * 0.005)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) in (0, -signal.SIGINT)
        assert set(names(folder)) <= {"long.toml", "small.toml", "out.html"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root is refused nothing")
def test_a_folder_without_permission_is_one_line(folder):
    (folder / "closed").mkdir(mode=0o000)
    assert says_one_line(stoa(folder, "run", "closed/small.toml"), 2, "closed/small.toml", "Permission denied")
    assert says_one_line(stoa(folder, "run", "small.toml", "-o", "closed/out.h5"), 1, "closed", "Permission denied")
