"""`stoa run`: what it leaves behind, what it says, and the code it ends with, however it ends."""

import json
import math
import random
import re
import shlex
import shutil
import signal
import subprocess
import time
from pathlib import Path

import h5py
import pytest

from program import STOA, names, on_a_small_disk, says_one_line, start, stoa

KILLS = 10


def wait_for(condition, process):
    """Waits until `condition` holds; the process must still be at work then."""
    end = time.monotonic() + 60
    while not condition() and time.monotonic() < end:
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)
    assert condition()


def finished_runs(parts):
    return len(list(parts.glob("*.part"))) if parts.exists() else 0


# ---- a finished run

def test_a_run_says_where_its_results_are_and_what_they_answer(folder):
    done = stoa(folder, "run", "small.toml", "--report", "pages/small.html")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert re.fullmatch(r"Results  results/small\.h5 \(4 runs in \d+ s\)", lines[0])
    assert lines[1] == "Report   pages/small.html"
    assert lines[2].startswith("Answer   ") and "commission earned" in lines[2].lower()
    assert names(folder / "results") == ["small.h5", "small.h5.run.json"]
    assert names(folder / "pages") == ["small.html"]
    assert "Does a lower rate" in (folder / "pages/small.html").read_text()


def test_what_depends_on_the_act_of_running_is_in_the_sidecar_alone(result):
    sidecar = json.loads(Path(f"{result}.run.json").read_text())
    assert set(sidecar) >= {"host", "start", "end", "threads", "runs", "resumed_runs", "steps_per_second"}
    assert (sidecar["runs"], sidecar["resumed_runs"], sidecar["steps"]) == (4, 0, 4 * 12)
    content = result.read_bytes()
    for value in (sidecar["host"] + "\0", sidecar["start"], sidecar["end"]):
        assert value.encode() not in content


def test_the_result_names_its_origin(result):
    with h5py.File(result) as file:
        provenance = {name: item[()].decode() for name, item in file["provenance"].items()}
    assert re.fullmatch("[0-9a-f]{32}", provenance["key"])
    assert 'model = "market"' in provenance["config"]
    assert provenance["git_dirty"] in ("yes", "no", "unknown")
    assert re.fullmatch(r"[0-9a-f]{40}|unknown", provenance["git_commit"])
    assert re.match(r"(GNU|Clang) \d+", provenance["compiler"])
    for package in ("boost", "cli11", "fmt", "hdf5", "nlohmann_json", "tomlplusplus"):
        assert re.match(r"\d+\.\d+", provenance[package]), package


@pytest.mark.parametrize("threads", [2, 3, 16])
def test_the_result_has_the_same_bytes_with_any_number_of_threads(folder, result, threads):
    assert stoa(folder, "run", "small.toml", "-o", "out.h5", "--threads", threads).returncode == 0
    assert (folder / "out.h5").read_bytes() == result.read_bytes()


def test_the_seed_changes_the_result_and_the_result_can_be_had_again(folder, result):
    assert stoa(folder, "run", "small.toml", "-o", "8.h5", "--seed", 8).returncode == 0
    assert stoa(folder, "run", "small.toml", "-o", "7.h5", "--seed", 7, "--set", "run.replicates=2").returncode == 0
    assert (folder / "8.h5").read_bytes() != result.read_bytes()
    assert (folder / "7.h5").read_bytes() == result.read_bytes()


def test_progress_goes_to_a_terminal_only_and_quiet_is_quiet(folder):
    script = shutil.which("script")
    if not script:
        pytest.skip("no script(1) to make a terminal")
    began = time.monotonic()
    assert stoa(folder, "run", "long.toml").returncode == 0
    months = 12 * math.ceil(3.0 / (time.monotonic() - began))  # as many as take seconds on this machine
    shown = {}
    for quiet in ("", "--quiet"):
        command = f"{shlex.quote(STOA)} run long.toml --set run.months={months} --force {quiet} > out.txt"
        subprocess.run([script, "-qec", command, "screen.txt"], cwd=folder, capture_output=True, check=True, timeout=300)
        shown[quiet] = (folder / "screen.txt").read_text()
    assert re.search(r"\[=* *\] +\d+/20 runs +\d+/\d+ steps  \d+ steps/s  .* left", shown[""])
    assert "runs" not in shown["--quiet"]


# ---- an output that is there already

def test_the_same_experiment_again_leaves_the_result_alone(folder, result):
    shutil.copy(result, folder / "out.h5")
    before = (folder / "out.h5").stat().st_mtime_ns
    done = stoa(folder, "run", "small.toml", "-o", "out.h5")
    assert done.returncode == 0
    assert "already there" in done.stdout and "Answer   " in done.stdout
    assert (folder / "out.h5").stat().st_mtime_ns == before
    assert names(folder) == ["long.toml", "out.h5", "small.toml"]


def test_another_experiment_is_refused_without_force(folder, result):
    shutil.copy(result, folder / "out.h5")
    assert says_one_line(stoa(folder, "run", "small.toml", "-o", "out.h5", "--seed", 8), 1, "out.h5: ", "--force")
    assert (folder / "out.h5").read_bytes() == result.read_bytes()
    assert stoa(folder, "run", "small.toml", "-o", "out.h5", "--seed", 8, "--force").returncode == 0
    assert (folder / "out.h5").read_bytes() != result.read_bytes()


def test_a_file_that_is_no_result_is_refused_without_force(folder, result):
    (folder / "out.h5").write_text("my notes")
    assert says_one_line(stoa(folder, "run", "small.toml", "-o", "out.h5"), 1, "out.h5: ", "--force")
    assert (folder / "out.h5").read_text() == "my notes"
    assert stoa(folder, "run", "small.toml", "-o", "out.h5", "--force").returncode == 0
    assert (folder / "out.h5").read_bytes() == result.read_bytes()


def test_a_second_process_on_the_same_output_is_sent_away(folder):
    first = start(folder, "run", "long.toml", "-o", "out.h5")
    try:
        wait_for(lambda: finished_runs(folder / "out.h5.parts") > 0, first)
        second = stoa(folder, "run", "long.toml", "-o", "out.h5")
        assert says_one_line(second, 1, "out.h5.parts", f"process {first.pid} ")
    finally:
        first.communicate(timeout=300)
    assert first.returncode == 0


# ---- a process that ends early

def test_killed_at_any_moment_and_resumed_it_writes_the_same_bytes(folder):
    begin = time.monotonic()
    assert stoa(folder, "run", "long.toml", "-o", "whole.h5").returncode == 0
    duration = time.monotonic() - begin
    whole = (folder / "whole.h5").read_bytes()
    output = folder / "out.h5"
    moments = random.Random(20)
    killed = completed = 0
    while killed < KILLS or not output.exists():
        process = start(folder, "run", "long.toml", "-o", "out.h5", "--threads", moments.choice([1, 2, 3]))
        try:
            process.communicate(timeout=duration * moments.uniform(0, 0.6) if killed < KILLS else 300)
            assert process.returncode == 0
            completed += 1
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            killed += 1
        if output.exists():
            assert output.read_bytes() == whole
            if killed < KILLS:
                output.unlink()
    assert stoa(folder, "run", "long.toml", "-o", "out.h5").returncode == 0
    assert output.read_bytes() == whole
    assert set(names(folder)) - {"out.h5.run.json"} == {
        "long.toml", "out.h5", "small.toml", "whole.h5", "whole.h5.run.json"}


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_prints_the_command_that_continues(folder, stop):
    assert stoa(folder, "run", "long.toml", "-o", "whole.h5", "--set", "answer.at=end").returncode == 0
    process = start(folder, "run", "long.toml", "-o", "my out.h5", "--set", "answer.at=end", "--threads", "1")
    wait_for(lambda: finished_runs(folder / "my out.h5.parts") > 0, process)
    process.send_signal(stop)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == ""
    said, command = err.splitlines()
    kept = finished_runs(folder / "my out.h5.parts")
    assert said.startswith(f"Interrupted; {kept} of 20 runs are kept") and 0 < kept < 20
    assert not (folder / "my out.h5").exists()
    done = subprocess.run(command, shell=True, cwd=folder, text=True, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert f"(20 runs, {kept} from before in " in done.stdout
    assert (folder / "my out.h5").read_bytes() == (folder / "whole.h5").read_bytes()
    assert not (folder / "my out.h5.parts").exists()


def test_an_interrupt_before_the_first_finished_run_leaves_nothing(folder):
    process = start(folder, "run", "long.toml", "--set", "learner.number=300000", "-o", "out.h5", "--report", "out.html")
    wait_for(lambda: (folder / "out.h5.parts" / "lock").exists(), process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode in (130, -signal.SIGINT)
    if process.returncode == 130:
        assert names(folder) == ["long.toml", "small.toml"]


def test_unfinished_runs_of_another_experiment_are_refused_without_force(folder, result):
    process = start(folder, "run", "long.toml", "-o", "out.h5")
    wait_for(lambda: finished_runs(folder / "out.h5.parts") > 0, process)
    process.kill()
    process.communicate()
    kept = finished_runs(folder / "out.h5.parts")
    assert says_one_line(stoa(folder, "run", "small.toml", "-o", "out.h5"), 1, "out.h5.parts", "--force")
    assert finished_runs(folder / "out.h5.parts") == kept
    assert stoa(folder, "run", "small.toml", "-o", "out.h5", "--force").returncode == 0
    assert (folder / "out.h5").read_bytes() == result.read_bytes()


# ---- places that cannot be written

@pytest.mark.parametrize("words", [
    ["run", "small.toml", "-o", "/proc/out.h5"],
    ["run", "small.toml", "--report", "/proc/out.html"],
    ["run", "small.toml", "-o", "."],
    ["run", "small.toml", "-o", "/dev/null", "--force"],
    ["report", "RESULT", "-o", "/proc/out.html"],
    ["report", "RESULT", "-o", "."],
    ["export", "RESULT", "-o", "/proc/tables"],
    ["figures", "RESULT", "-o", "/proc/pictures"],
])
def test_an_output_that_cannot_be_written_is_one_line(folder, result, words):
    words = [str(result) if word == "RESULT" else word for word in words]
    place = words[words.index("--report" if "--report" in words else "-o") + 1]
    assert says_one_line(stoa(folder, *words), 1, place)
    assert names(folder) == ["long.toml", "small.toml"]


def test_a_full_disk_keeps_the_finished_runs_and_leaves_nothing_half_written(folder, result):
    done = on_a_small_disk(folder, "1m", """
        head -c 1028096 /dev/zero > disk/full
        $STOA run small.toml -o disk/out.h5
        echo code $?
        ls -A disk disk/out.h5.parts | grep -c partial
        rm disk/full
        $STOA run small.toml -o disk/out.h5 && cp disk/out.h5 again.h5
    """)
    assert done.stdout.startswith("code 1\n0\n"), (done.stdout, done.stderr)
    assert done.stderr.count("\n") == 1 and "the disk is full" in done.stderr
    kept = re.search(r"4 runs, (\d) from before", done.stdout)
    assert kept and 0 < int(kept[1]) <= 4
    assert (folder / "again.h5").read_bytes() == result.read_bytes()


@pytest.mark.parametrize("words", [["describe", "measures"], ["check", "small.toml"], ["--help"], ["--version"]])
def test_standard_output_that_takes_nothing_is_one_line(folder, words):
    for redirection in ("> /dev/full", ">&-"):
        command = f"{shlex.quote(STOA)} {' '.join(words)} {redirection}"
        done = subprocess.run(command, shell=True, cwd=folder, text=True, capture_output=True)
        assert says_one_line(done, 1, "standard output")


def test_what_is_said_to_a_closed_stream_does_not_end_up_in_a_file(folder):
    failing = ["run", "small.toml", "--set", "market.max_courses=60"]
    assert stoa(folder, *failing, "-o", "one.h5", "--report", "one.html").returncode == 1
    command = shlex.join([STOA, *failing, "-o", "other.h5", "--report", "other.html"])
    assert subprocess.run(f"{command} 2>&-", shell=True, cwd=folder).returncode == 1
    for kind in ("h5", "html"):
        assert (folder / f"other.{kind}").read_bytes() == (folder / f"one.{kind}").read_bytes()
