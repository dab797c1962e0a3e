"""The lines that the pages show in other languages than the shell's work as they stand, and Jupyter starts."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import SMALL, stoa as program

ROOT = Path(__file__).parents[1]
PAGES = {"README.md": ROOT / "README.md", "notebooks/README.md": ROOT / "notebooks" / "README.md"}
JUPYTER = "build/venv/bin/python -m jupyterlab notebooks"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGES[page].read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder like the project's, with results as the pages' earlier commands leave them."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "experiments").symlink_to(ROOT / "experiments")
    (folder / "small.toml").write_text(SMALL.format(replicates=2, learners=300))
    assert program(folder, "run", "small.toml", "-o", "results/small.h5").returncode == 0
    plans = ["run", "experiments/pricing-plans.toml", "--set", "learner.number=200", "--set", "run.months=6"]
    assert program(folder, *plans, "--replicates", 2, "-o", "results/plans.h5").returncode == 0
    return folder


def ran(command, folder, **options):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False, **options)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.parametrize(
    ("page", "number"), [(page, number) for page in PAGES for number in range(len(blocks(page, "python")))]
)
def test_a_cell_of_a_page_works(place, page, number):
    code = blocks(page, "python")[number]
    ran([sys.executable, "-W", "error::FutureWarning", "-c", code], place, env=os.environ | {"MPLBACKEND": "agg"})
    for name in re.findall(r'savefig\("([^"]+)"', code):
        assert (place / name).stat().st_size > 1000


def test_every_reader_has_cells_or_commands():
    text = PAGES["README.md"].read_text(encoding="utf-8")
    for reader in ("researchers", "strategists", "teachers"):
        section = text.split(f"## For {reader}\n")[1].split("\n## ")[0]
        assert "```python" in section
    for lesson in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"notebooks/{lesson.name}" in text


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R (r-cran-ncdf4) is not installed")
def test_r_reads_units_values_and_agents(place):
    (code,) = blocks("notebooks/README.md", "r")
    import stoa

    payouts = stoa.open(place / "results/small.h5").payouts
    printed = ran(["Rscript", "-e", code + "print(dim(payouts)); print(dim(income)); cat(sum(payouts), '\\n')"], place)
    assert '[1] "USD"' in printed
    assert "[1] 13  2  2" in printed and "[1] 15  2  2" in printed
    assert float(printed.splitlines()[-1]) == pytest.approx(float(payouts.sum()), rel=1e-6)  # as R prints it


@pytest.mark.skipif(shutil.which("h5dump") is None, reason="h5dump (hdf5-tools) is not installed")
def test_h5dump_and_ncdump_print_what_the_page_says(place):
    lines = [line for block in blocks("notebooks/README.md", "sh") for line in block.splitlines() if "dump" in line]
    assert len(lines) == 3
    header, values, netcdf = (ran(line.split(), place) for line in lines)
    assert 'DATASET "payouts"' in header and "H5T_IEEE_F64LE" in header
    assert 'DATASET "/payouts"' in values and "(0,0,0): 0" in values
    assert "double payouts(point, replicate, time) ;" in netcdf


def test_jupyter_starts_by_the_one_command_that_is_shown(tmp_path):
    for page in PAGES:
        assert any(JUPYTER in block for block in blocks(page, "sh"))
    command = [sys.executable, *JUPYTER.split()[1:-1], str(ROOT / "notebooks"), "--no-browser", "--ServerApp.port=0"]
    if os.geteuid() == 0:
        command.append("--allow-root")
    settings = {name: str(tmp_path) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    log = (tmp_path / "log").open("w+")
    server = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log, text=True)
    try:
        end = time.monotonic() + 60
        while "is running at" not in (tmp_path / "log").read_text():
            assert server.poll() is None and time.monotonic() < end, (tmp_path / "log").read_text()[-2000:]
            time.sleep(0.1)
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()
