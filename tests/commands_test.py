"""Every command's wrong input is one line and exit code 2, and what is made of a result is made of all of it."""

import json
import re
import shlex
import shutil
import subprocess

import h5py
import pytest

from program import STOA, names, says_one_line, stoa


# ---- wrong input

@pytest.mark.parametrize("words, parts", [
    ([], ["expected a command"]),
    (["rnu", "small.toml"], ["rnu", '"run"']),
    (["run"], ["FILE.toml"]),
    (["run", "smal.toml"], ["smal.toml", '"small.toml"']),
    (["run", "."], [".: is a folder"]),
    (["run", "small.toml", "more"], ["more: "]),
    (["run", "small.toml", "--thread", "2"], ["--thread: ", '"--threads"']),
    (["--threads", "2", "run", "small.toml"], ["--threads: is an option of run and comes after it"]),
    (["run", "small.toml", "--threads", "0"], ["--threads: 0", "1 to 1024"]),
    (["run", "small.toml", "--threads", "1025"], ["--threads: 1025", "1 to 1024"]),
    (["run", "small.toml", "--threads", "two"], ["--threads: two", "1 to 1024"]),
    (["run", "small.toml", "--seed", "-1"], ["--seed: -1", "whole number"]),
    (["run", "small.toml", "--replicates", "0"], ["--replicates: 0", "from 1"]),
    (["run", "small.toml", "--set", "learner.numer=3"], ["learner.numer", '"learner.number"']),
    (["run", "small.toml", "--set", "learner.number=0"], ["learner.number = 0", "from 1"]),
    (["run", "small.toml", "--set", "learner.number=many"], ["learner.number", "many", "whole number"]),
    (["run", "small.toml", "--set", "choice.price=nan"], ["choice.price = nan", "expected a number"]),
    (["run", "small.toml", "--set", "choice.price=inf"], ["choice.price = inf", "expected a number"]),
    (["run", "small.toml", "--set", "choice.price"], ["KEY=VALUE"]),
    (["run", "small.toml", "--set", "creator_group.all.number=0"], ["creator_group", "at least one"]),
    (["run", "small.toml", "-o", "small.toml"], ["small.toml"]),
    (["run", "small.toml", "--report", "small.toml"], ["small.toml"]),
    (["check", "smal.toml"], ["smal.toml", '"small.toml"']),
    (["describe", "measurs"], ["measurs", '"measures"']),
    (["report", "nothing.h5", "-o", "out.html"], ["nothing.h5: "]),
    (["report", "small.toml", "-o", "out.html"], ["small.toml: "]),
    (["report", "RESULT"], ["--output is required"]),
    (["report", "RESULT", "-o", "RESULT"], ["another name"]),
    (["figures", "RESULT", "-o", "pictures", "--format", "gif"], ["gif: expected one of svg, png, pdf"]),
    (["figures", "RESULT", "-o", "pictures", "--format", "SVG"], ["SVG: ", 'did you mean "svg"']),
    (["bench", "--learners", "0"], ["--learners: 0", "from 1"]),
    (["bench", "-f", "nothing.toml"], ["nothing.toml"]),
    (["bench", "-f", "smal.toml"], ["smal.toml", '"small.toml"']),
    (["bench", "--months", "1201"], ["--months = 1201", "from 0 to 1200"]),
    (["bench", "--learners", "100000000"], ["--learners = 100000000", "whole number from 1"]),
])
def test_wrong_words_are_one_line_and_leave_nothing(folder, result, words, parts):
    before = result.read_bytes()
    done = stoa(folder, *(str(result) if word == "RESULT" else word for word in words))
    assert says_one_line(done, 2, *parts)
    assert names(folder) == ["long.toml", "small.toml"]
    assert result.read_bytes() == before


@pytest.mark.parametrize("old, new, parts", [
    ("months = 3", "mnths = 3", ["mnths", '"run.months"']),
    ("months = 3", 'months = "three"', ["months", "three", "whole number"]),
    ("months = 3", "months = -1", ["run.months = -1"]),
    ("months = 3", "months = ", []),
    ("courses = 60", "courses = nan", ["market.courses"]),
    ("number = 15", "number = inf", ["creator_group.all.number"]),
    ('"popularity"', '"popularty"', ["popularty", '"popularity"']),
    ("[platform.main]", "[platfrom.main]", ["platfrom", '"platform']),
    ('model = "market"', 'model = "markt"', ["markt", '"market"']),
    ("commission\" = 0.3", "commission\" = 1.3", ["platform.main.commission", "1.3"]),
    ('"commission"\nat', '"comission"\nat', ["comission", '"commission"']),
])
def test_a_mistake_in_the_file_is_one_line_with_its_place(folder, old, new, parts):
    text = (folder / "small.toml").read_text()
    assert text.count(old) == 1
    (folder / "small.toml").write_text(text.replace(old, new))
    line = text[: text.index(old)].count("\n") + 1
    assert says_one_line(stoa(folder, "run", "small.toml"), 2, f"small.toml:{line}: ", *parts)
    assert names(folder) == ["long.toml", "small.toml"]


def test_every_mistake_has_its_line(folder):
    text = (folder / "small.toml").read_text()
    (folder / "small.toml").write_text(text.replace("months", "mnths").replace("courses", "corses"))
    done = stoa(folder, "run", "small.toml")
    assert done.returncode == 2
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == ["small.toml:9", "small.toml:14"]


@pytest.mark.parametrize("text, parts", [
    ("course_id,subject,price\n1,Art,20\n2,Art,dear\n", [":3: ", "price", "dear"]),
    ("course_id,subject,hours\n1,Art,3\n2,Art,nan\n", [":3: ", "hours", "nan"]),
    ("course_id,subject,hours\n1,Art,3\n2,Art\n", [":3: "]),
    ("course_id,subject,price\n", ["no course"]),
    ("", ["no course"]),
    ("subject\nArt\n", ["course_id"]),
])
def test_a_wrong_catalogue_is_one_line_with_row_column_and_value(folder, text, parts):
    (folder / "courses.csv").write_text(text)
    done = stoa(folder, "run", "small.toml", "--set", "market.catalogue=courses.csv")
    assert says_one_line(done, 2, "courses.csv", *parts)
    assert names(folder) == ["courses.csv", "long.toml", "small.toml"]


def test_runs_that_reach_a_capacity_fail_and_the_rest_is_kept(folder):
    done = stoa(folder, "run", "small.toml", "-o", "out.h5", "--set", "market.max_courses=60")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert re.match(r"out\.h5: 4 of 4 runs failed, .* market\.max_courses", done.stderr)
    with h5py.File(folder / "out.h5") as file:
        assert all(status.startswith(b"failed: ") for status in file["status"][()].ravel())


def test_standard_error_that_takes_nothing_changes_no_exit_code(folder):
    command = f"{shlex.quote(STOA)} run nothing.toml 2> /dev/full"
    assert subprocess.run(command, shell=True, cwd=folder).returncode == 2


def damaged(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut_short(path):
    path.write_bytes(path.read_bytes()[:-1000])


def foreign(path):
    path.unlink()
    with h5py.File(path, "w") as file:
        file["temperature"] = [1.0, 2.0]


def newer(path):
    with h5py.File(path, "r+") as file:
        file.attrs["schema_version"] = "99.0"


@pytest.mark.parametrize("spoil", [damaged, cut_short, foreign, newer])
@pytest.mark.parametrize("command", ["report", "figures", "export"])
def test_a_spoilt_result_is_one_line_and_nothing_is_written(folder, result, spoil, command):
    shutil.copy(result, folder / "out.h5")
    spoil(folder / "out.h5")
    assert says_one_line(stoa(folder, command, "out.h5", "-o", "made"), 2, "out.h5: ")
    assert names(folder) == ["long.toml", "out.h5", "small.toml"]


# ---- what is made of a result

def test_a_report_of_the_file_is_the_report_of_the_run(folder, result):
    shutil.copy(result, folder / "out.h5")
    assert stoa(folder, "report", "out.h5", "-o", "file.html").returncode == 0
    assert stoa(folder, "run", "small.toml", "-o", "again.h5", "--report", "run.html").returncode == 0
    assert (folder / "file.html").read_bytes() == (folder / "run.html").read_bytes()


def test_export_writes_tables_of_every_run(folder, result):
    assert stoa(folder, "export", result, "-o", "tables", "--csv").returncode == 0
    runs = (folder / "tables/runs.csv").read_text().splitlines()
    assert len(runs) == 1 + 4
    measures = (folder / "tables/measures.csv").read_text().splitlines()
    assert len(measures) == 1 + 4 * 13


def test_figures_writes_pictures(folder, result):
    done = stoa(folder, "figures", result, "-o", "pictures", "--format", "svg")
    assert done.returncode == 0, done.stderr
    pictures = sorted((folder / "pictures").glob("*.svg"))
    assert pictures
    assert all("<svg" in picture.read_text() for picture in pictures)


@pytest.mark.parametrize("command", ["run", "check", "describe", "report", "figures", "export", "bench"])
def test_every_command_has_help(folder, command):
    done = stoa(folder, command, "--help")
    assert done.returncode == 0
    assert done.stdout.count("\n") > 5 and "--help" in done.stdout
    assert command in stoa(folder, "--help").stdout


def test_the_version_has_its_commit(folder):
    assert re.fullmatch(r"stoa \d+\.\d+\.\d+ \(commit ([0-9a-f]{40}|unknown)(, with changes)?\)\n",
                        stoa(folder, "--version").stdout)


def test_check_says_what_would_run_and_writes_nothing(folder):
    done = stoa(folder, "check", "small.toml")
    assert done.returncode == 0
    assert "2 points x 2 replicates = 4 runs" in done.stdout
    assert names(folder) == ["long.toml", "small.toml"]


def test_bench_gives_its_figures_as_json(folder):
    done = stoa(folder, "bench", "-f", "small.toml", "--months", "2", "--learners", "500", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert (figures["learners"], figures["steps"], figures["threads"]) == (500, 8, 1)
    for name in ("ns_per_learner_step", "bytes_per_learner", "visits_per_learner_step", "study_per_learner_step"):
        assert figures[name] > 0, name
    assert 0 <= figures["enrolled_share"] <= 1
    assert figures["cpu"]
    assert done.stderr == "small.toml: the first of 2 points is timed, scenario today, with the settings of its start\n"


def test_bench_refuses_a_run_of_no_months(folder):
    text = (folder / "small.toml").read_text().replace("months = 3", "months = 0")
    (folder / "still.toml").write_text(text[: text.index("[answer]")] + text[text.index("[run]") :])
    assert says_one_line(stoa(folder, "bench", "-f", "still.toml"), 2, "still.toml: run.months = 0", "nothing to time")
