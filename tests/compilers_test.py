"""Two compilers' programs compute the same bits."""

import os
import subprocess
from pathlib import Path

import h5py
import numpy as np
import pytest
from program import BUILD

ROOT = Path(__file__).parents[1]
CLANG_BUILD = os.environ.get("STOA_CLANG_BUILD")
SMALL = ["--replicates", "2", "--set", "run.months=6", "--set", "learner.number=2000"]

pytestmark = pytest.mark.skipif(not CLANG_BUILD, reason="STOA_CLANG_BUILD names no build by clang")


def numbers(build: Path, experiment: str, options: list[str], result: Path) -> dict[str, bytes]:
    """The bytes of every array of a result but its provenance, which names the compiler."""
    file = ROOT / "experiments" / experiment
    subprocess.run([build / "stoa", "run", file, "-o", result, "--quiet", *options], check=True)
    found: dict[str, bytes] = {}

    def keep(name: str, item: h5py.Dataset | h5py.Group) -> None:
        if isinstance(item, h5py.Dataset) and not name.startswith("provenance/"):
            value = np.asarray(item[()])
            found[name] = repr(value.tolist()).encode() if value.dtype == object else value.tobytes()

    with h5py.File(result) as opened:
        opened.visititems(keep)
    return found


@pytest.mark.parametrize(
    ("experiment", "options", "measure"),
    [
        ("influence-case.toml", [], "capability"),
        ("course-selection.toml", [], "efficiency"),
        ("enterprise-case.toml", ["--replicates", "2"], "demand_met"),
        ("baseline.toml", SMALL, "gmv"),
    ],
    ids=["influence", "selection", "enterprise", "market"],
)
def test_clang_and_gcc_compute_the_same_bits(experiment, options, measure, tmp_path):
    gcc = numbers(BUILD, experiment, options, tmp_path / "gcc.h5")
    clang = numbers(Path(CLANG_BUILD), experiment, options, tmp_path / "clang.h5")
    assert any(gcc[measure])
    assert [name for name in gcc | clang if gcc.get(name) != clang.get(name)] == []
