"""`stoa figures`: pictures with their specifications beside them, and one line with the remedy where they cannot be drawn."""

import json
import os
import subprocess

import pytest

from program import BUILD, says_one_line, stoa

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
    for name in names:
        assert (tmp_path / f"pictures/{name}.{form}").read_bytes().startswith(STARTS[form])
        spec = json.loads((tmp_path / f"pictures/{name}.vl.json").read_text(encoding="utf-8"))
        assert spec["$schema"].endswith("/vega-lite/v5.json")
        assert spec["data"]["values"]
    assert len(list((tmp_path / "pictures").iterdir())) == 2 * len(names)


def test_an_interpreter_that_is_missing_is_named_with_the_remedy(tmp_path, result):
    done = draw(tmp_path, result, STOA_PYTHON="/nowhere/python")
    assert says_one_line(done, 1, "/nowhere/python", "No such file", "./experiments/prepare")


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
    assert says_one_line(draw(tmp_path, result, STOA_PYTHON=str(broken)), 1, "pictures are incomplete", "137")


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path, result):
    (tmp_path / "pictures").write_text("a file")
    assert says_one_line(draw(tmp_path, result), 1, "pictures: Not a directory")
