"""`stoa figures`: pictures with their specifications beside them, and one line with the remedy where they cannot be drawn."""

import json
import os
import signal
import subprocess
import time

import pytest

from program import BUILD, STOA, says_one_line, stoa

STARTS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "sample.h5"
    subprocess.run([BUILD / "tests" / "sample_results", path], check=True)
    return path


def draw(folder, result, **environment):
    return stoa(folder, "figures", result, "-o", "pictures", env=os.environ | environment)


@pytest.mark.parametrize("form", STARTS)
def test_every_figure_is_a_picture_with_its_specification(tmp_path, result, form):
    assert stoa(tmp_path, "figures", result, "-o", "pictures", "--format", form).returncode == 0
    names = {"gmv", "active_learners", "completion_rate", "creator_income_lorenz", "differences"}
    names |= {"gmv_by_group", "completion_rate_by_group"}
    for name in names:
        assert (tmp_path / f"pictures/{name}.{form}").read_bytes().startswith(STARTS[form])
        spec = json.loads((tmp_path / f"pictures/{name}.vl.json").read_text(encoding="utf-8"))
        assert spec["$schema"].endswith("/vega-lite/v5.json")
        assert spec["data"]["values"]
    assert len(list((tmp_path / "pictures").iterdir())) == 2 * len(names)


def test_an_interpreter_that_is_missing_is_named_with_the_remedy(tmp_path, result):
    done = draw(tmp_path, result, STOA_PYTHON="/nowhere/python")
    assert says_one_line(done, 1, "/nowhere/python", "No such file", "./experiments/prepare")
    assert not (tmp_path / "pictures").exists()


def test_an_interpreter_without_the_package_is_named_with_the_remedy(tmp_path, result):
    bare = tmp_path / "python"
    bare.write_text("#!/bin/sh\nexit 3\n")
    bare.chmod(0o755)
    done = draw(tmp_path, result, STOA_PYTHON=str(bare))
    assert says_one_line(done, 1, str(bare), "vl-convert-python", "./experiments/prepare")


def test_pictures_that_cannot_be_drawn_are_an_error(tmp_path, result):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\nkill -9 $$\n")
    broken.chmod(0o755)
    assert says_one_line(draw(tmp_path, result, STOA_PYTHON=str(broken)), 1, "pictures: the figures could not be drawn", "137")
    assert not (tmp_path / "pictures").exists()


def test_what_a_drawing_fails_of_is_said_in_one_line_and_older_pictures_stay(tmp_path, result):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/gmv.svg").write_text("older")
    failing = tmp_path / "python"
    failing.write_text("#!/bin/sh\necho gone >&2\necho gmv.svg: No space left on device >&2\nexit 1\n")
    failing.chmod(0o755)
    assert says_one_line(draw(tmp_path, result, STOA_PYTHON=str(failing)), 1, ": gmv.svg: No space left on device")
    assert [path.name for path in (tmp_path / "pictures").iterdir()] == ["gmv.svg"]
    assert (tmp_path / "pictures/gmv.svg").read_text() == "older"


def test_an_interrupt_while_pictures_are_drawn_leaves_none(tmp_path, result):
    slow = tmp_path / "python"
    slow.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\nexec sleep 60\n")
    slow.chmod(0o755)
    command = [STOA, "figures", result, "-o", "pictures"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True,
                               env=os.environ | {"STOA_PYTHON": str(slow)})
    while not (tmp_path / "started").exists():
        assert process.poll() is None
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20)[1] == "Interrupted; no figure was written\n"
    assert process.returncode == 130
    assert not (tmp_path / "pictures").exists()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path, result):
    (tmp_path / "pictures").write_text("a file")
    assert says_one_line(draw(tmp_path, result), 1, "pictures: Not a directory")
