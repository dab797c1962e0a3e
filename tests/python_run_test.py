"""`stoa.run` and `stoa.open`: the program's numbers as named arrays, with its errors, and a session that stays usable."""

import _thread
import math
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from program import SMALL, start, stoa as program

import stoa

SETTINGS = {
    "question": "Does a lower rate bring the platform more?",
    "answer": {"measure": "commission", "at": "sum"},
    "run": {"model": "market", "months": 3, "replicates": 2, "seed": 7},
    "market": {"courses": 60},
    "learner": {"number": 300},
    "creator_group": {"all": {"number": 15}},
    "platform": {"main": {"ranker": "popularity"}},
    "scenario": [{"name": "today"}, {"name": "lower", "set": {"platform.main.commission": 0.3}}],
}


def quiet(experiment, **changes):
    return stoa.run(experiment, progress=False, **changes)


def written_by_the_program(folder, *options):
    assert program(folder, "run", "small.toml", "-o", "out.h5", "--quiet", *options).returncode == 0
    return stoa.open(folder / "out.h5")


def test_a_file_gives_the_numbers_the_program_writes(folder):
    written = written_by_the_program(folder)
    xr.testing.assert_identical(quiet(folder / "small.toml"), written)
    assert float(written.commission.sum()) > 0


def test_a_dictionary_gives_the_numbers_of_the_file_it_stands_for(folder):
    xr.testing.assert_identical(quiet(SETTINGS), written_by_the_program(folder))


def test_changes_are_those_of_the_command_line(folder):
    options = ["--set", "learner.number=200", "--set", "platform.main.ranker=random", "--seed", "11",
               "--replicates", "3"]
    changed = quiet(folder / "small.toml", learner__number=np.int64(200), seed=11, replicates=3,
                    **{"platform.main.ranker": "random"})
    xr.testing.assert_identical(changed, written_by_the_program(folder, *options))
    assert not changed.equals(quiet(folder / "small.toml"))


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_any_number_of_threads_gives_the_same(folder, threads):
    xr.testing.assert_identical(quiet(folder / "small.toml", threads=threads), quiet(folder / "small.toml"))


def test_the_dataset_is_the_one_xarray_opens_with_the_agents_beside(folder):
    written_by_the_program(folder)
    ours = stoa.open(folder / "out.h5")
    with xr.open_dataset(folder / "out.h5", engine="h5netcdf") as theirs:
        xr.testing.assert_identical(ours[list(theirs.data_vars)], theirs.load())
    with xr.open_dataset(folder / "out.h5", engine="h5netcdf", group="agents/creator") as creators:
        for name, column in creators.load().data_vars.items():
            xr.testing.assert_identical(ours[f"creator_{name}"].variable, column.variable)
        assert len(creators.data_vars) > 3


def test_groups_and_later_changes_keep_their_axes(folder):
    grouped = {**SETTINGS, "run": {**SETTINGS["run"], "group_by": "income_decile"}}
    grouped["scenario"] = [{"name": "change", "at": {"1": {"platform.main.commission": 0.1}}}]
    results = quiet(grouped, output=folder / "grouped.h5")
    assert results.completions_by_group.dims == ("point", "replicate", "time", "group")
    with xr.open_dataset(folder / "grouped.h5", engine="h5netcdf") as theirs:
        xr.testing.assert_identical(results[list(theirs.data_vars)], theirs.load())


def test_events_of_a_run_are_kept_in_its_file(folder):
    quiet(folder / "small.toml", run__event_share=0.5, output=folder / "events.h5")
    purchases = stoa.open(folder / "events.h5", "events/purchases")
    assert purchases.sizes["purchase"] > 0
    with pytest.raises(stoa.InputError, match="has no group 'events/nothing'.*events/purchases"):
        stoa.open(folder / "events.h5", "events/nothing")


def test_a_file_that_is_there_is_not_written_over(folder):
    (folder / "kept.h5").write_text("kept")
    with pytest.raises(stoa.OutputError, match="kept.h5: is there already"):
        quiet(SETTINGS, output=folder / "kept.h5")
    assert (folder / "kept.h5").read_text() == "kept"
    with pytest.raises(stoa.OutputError, match="kept.h5: the folder cannot be created"):
        quiet(SETTINGS, output=folder / "kept.h5" / "out.h5")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"run": {"model": "market", "seed": 1, "monhts": 3}}, 'run.monhts = 3: unknown setting (did you mean "run.months"?)'),
        ({"run": {"model": "market", "seed": 1, "months": "six"}}, 'run.months = "six": expected a whole number'),
        ({"run": {"model": "market", "seed": 1, "months": {1, 2}}}, "run.months = {1, 2}: expected a number, a text"),
        ({"run": {"model": "market", "seed": 1, "months": None}}, "run.months = None: expected a number, a text"),
        ({"run": {"model": "market", "seed": 2**64}}, "run.seed = 18446744073709551616: expected a number"),
        ({"run": 3}, "run = 3: expected a table"),
        ({"learner": {5: 1}}, "learner: 5: expected text for a key"),
        ({"learner": {"number": float("nan")}}, "learner.number = nan: expected a whole number"),
        ({"quest\ud800": 1}, "expected text in UTF-8 for a key"),
        ({"scenario": [{"name": "a", "sett": {}}, {"name": "b"}]}, "did you mean"),
        ({"market": {"catalogue": "missing.csv"}}, "missing.csv"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_dictionary_is_one_line_that_names_it(changes, line):
    with pytest.raises(stoa.InputError) as caught:
        quiet({**SETTINGS, **changes})
    assert any(line in told for told in caught.value.lines), caught.value.lines
    assert all(told.startswith("dict: ") for told in caught.value.lines)
    assert quiet(SETTINGS).sizes["point"] == 2


def test_a_dictionary_within_itself_is_refused():
    endless = {}
    endless["learner"] = endless
    with pytest.raises(stoa.InputError, match="expected keys of at most 24 parts"):
        quiet(endless)


def test_mistakes_are_the_lines_the_program_prints(folder):
    (folder / "wrong.toml").write_text(SMALL.format(replicates=0, learners='"many"').replace("ranker", "rankr"))
    printed = program(folder, "check", folder / "wrong.toml").stderr.splitlines()
    for call in (stoa.check, quiet):
        with pytest.raises(stoa.InputError) as caught:
            call(folder / "wrong.toml")
        assert caught.value.lines == printed
    assert len(printed) == 3


@pytest.mark.parametrize("call", [quiet, stoa.check])
@pytest.mark.parametrize(
    ("experiment", "changes", "line"),
    [
        ("nowhere.toml", {}, "nowhere.toml: there is no such file"),
        (7, {}, "experiment: expected the path of a file or a dict, and got int"),
        (SETTINGS, {"seed": -1}, "--seed: -1: expected a whole number from 0 to 9223372036854775807"),
        (SETTINGS, {"replicates": 0}, "--replicates: 0: expected a whole number from 1"),
        (SETTINGS, {"replicates": True}, "--replicates: True: expected a whole number from 1"),
        (SETTINGS, {"threads": 1.5}, "--threads: 1.5: expected a whole number from 1 to 1024"),
        (SETTINGS, {"learner__nubmer": 3}, '--set learner.nubmer = 3: unknown setting (did you mean "learner.number"?)'),
    ],
)
def test_what_is_asked_for_wrongly_is_one_line(call, experiment, changes, line):
    with pytest.raises(stoa.InputError) as caught:
        call(experiment, **changes)
    assert caught.value.lines[0].startswith(line)


def test_check_and_describe_tell_what_the_program_tells(folder):
    printed = program(folder, "check", "small.toml", "--threads", 2).stdout
    ours = stoa.check(folder / "small.toml", threads=2)
    assert [line for line in ours.splitlines() if "duration" not in line] == [
        line for line in printed.splitlines() if "duration" not in line
    ]
    assert "commission" in {row["name"] for row in stoa.describe("measures")}
    assert stoa.describe("schema").strip() == program(folder, "describe", "schema").stdout.strip()
    with pytest.raises(stoa.InputError, match="expected one of experiment, parameters"):
        stoa.describe("nothing")


def test_foreign_damaged_and_newer_files_are_refused_in_one_line(folder, result):
    (folder / "foreign.h5").write_bytes(b"no such thing")
    xr.Dataset({"a": ("x", [1.0])}).to_netcdf(folder / "other.h5", engine="h5netcdf")
    damaged = bytearray(result.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (folder / "damaged.h5").write_bytes(damaged)
    for name in ("foreign.h5", "other.h5", "damaged.h5", "missing.h5", "."):
        with pytest.raises(stoa.InputError) as caught:
            stoa.open(folder / name)
        assert len(caught.value.lines) == 1
        assert caught.value.lines[0].startswith(str(folder / name))


def test_the_parts_of_a_killed_run_are_no_result_and_go_on_to_be_one(folder):
    running = start(folder, "run", "long.toml", "-o", "out.h5", "--quiet", "--threads", "1")
    parts = folder / "out.h5.parts"
    until(lambda: parts.exists() and any(parts.glob("*.part")))
    running.kill()
    running.wait()
    for path in (folder / "out.h5", parts, next(parts.glob("*.part"))):
        with pytest.raises(stoa.InputError) as caught:
            stoa.open(path)
        assert len(caught.value.lines) == 1
    assert program(folder, "run", "long.toml", "-o", "out.h5", "--quiet").returncode == 0
    assert stoa.open(folder / "out.h5").sizes["replicate"] == 10


def until(happened, seconds=60):
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_an_interrupt_ends_a_run_soon_and_leaves_the_session_usable(folder):
    end_within = 2.0  # [s] a step of the long run, and a busy machine
    before = sorted(os.listdir(folder))
    sent = []

    def interrupt():
        sent.append(time.monotonic())
        _thread.interrupt_main(signal.SIGINT)

    timer = threading.Timer(0.5, interrupt)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        quiet(folder / "long.toml", run__months=300, threads=2, output=folder / "out.h5")
    assert time.monotonic() - sent[0] < end_within
    assert sorted(os.listdir(folder)) == before
    timer.join()
    assert quiet(folder / "small.toml").sizes["replicate"] == 2


def test_other_threads_go_on_while_a_run_is_carried_out(folder):
    counted = []
    stop = threading.Event()
    ticker = threading.Thread(target=lambda: [counted.append(time.sleep(0.001)) for _ in iter(stop.is_set, True)])
    ticker.start()
    begin = time.monotonic()
    quiet(folder / "long.toml", threads=1, replicates=4, run__months=24)
    passed = time.monotonic() - begin
    stop.set()
    ticker.join()
    assert len(counted) > 300 * passed  # of nearly 1000; a run that kept the interpreter's lock would allow 100


def test_two_threads_of_python_run_at_once_with_the_same_numbers(folder):
    found = []
    threads = [threading.Thread(target=lambda: found.append(quiet(folder / "small.toml"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for results in found:
        xr.testing.assert_identical(results, found[0])
    assert len(found) == 3


def test_a_result_tells_the_build_of_the_module_and_not_of_the_interpreter(folder):
    quiet(SETTINGS, output=folder / "out.h5")
    build = bytes.fromhex(str(stoa.open(folder / "out.h5", "provenance").build_id.values))
    assert build in Path(stoa._core.__file__).read_bytes()
    assert build not in Path(sys.executable).resolve().read_bytes()


def test_a_run_shows_how_far_it_is_once_it_takes_longer_than_a_second(folder):
    script = "import sys, stoa; stoa.run(sys.argv[1], run__months=int(sys.argv[2]), progress=sys.argv[3] == 'yes')"

    def shown(months, progress):
        words = [sys.executable, "-c", script, folder / "long.toml", str(months), progress]
        return subprocess.run(words, capture_output=True, text=True, check=True).stderr

    began = time.monotonic()
    quiet(folder / "long.toml", run__months=36)
    months = 36 * math.ceil(3.0 / (time.monotonic() - began))  # as many as take seconds on this machine
    assert re.search(r"%\|.*step", shown(months, "yes"))
    assert shown(months, "no") == ""


def test_running_needs_none_of_the_packages_that_draw():
    script = (
        "import sys; sys.modules.update(dict.fromkeys(['altair', 'vl_convert', 'matplotlib']))\n"
        f"import stoa; print(stoa.run({SETTINGS!r}, progress=False).sizes['point'])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "2\n"


def test_a_failed_run_is_data_and_a_warning(folder):
    with pytest.warns(UserWarning, match=r"^4 of 4 runs failed, .* market\.max_courses"):
        results = quiet({**SETTINGS, "market": {"courses": 60, "max_courses": 60}})
    assert all(status.startswith("failed: ") for status in results.status.values.ravel())
    assert np.isnan(results.gmv).all()


def test_memory_is_given_back_after_a_hundred_runs():
    script = (
        "import resource, sys, stoa\n"
        "def held():\n"
        "    import gc; gc.collect()\n"
        "    return int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() / 2**20\n"
        f"settings = {SETTINGS!r}\n"
        "def go(n):\n"
        "    for _ in range(n): stoa.run(settings, progress=False)\n"
        "go(10); before = held(); go(100); print(held() - before)\n"
    )
    grown = float(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout)
    assert grown < 8  # [MiB] the results of one run are 0.2, so that a leak of them would show as 20
