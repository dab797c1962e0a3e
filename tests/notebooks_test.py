"""The lessons: every notebook runs from top to bottom, is stored without outputs, and has what a lesson needs."""

import os
import re
import resource
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
LESSONS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
SUBJECTS = [
    "influence", "choosing_courses", "first_market", "recommenders_and_superstars", "payment_plans",
    "commission_and_creators", "learning_and_guidance", "company_training", "competing_platforms",
]
SPENT: list[float] = []  # [s] of processors, by the lessons that have run


def read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(FOLDER / name, as_version=4)


def text(notebook: nbformat.NotebookNode, kind: str) -> str:
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == kind)


def run(notebook: nbformat.NotebookNode, folder: Path) -> float:
    """[s] of processors that it takes, for a busy machine makes it wait; a cell that fails raises."""
    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    begin = used()
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return used() - begin


def failed_in_a_widget(notebook: nbformat.NotebookNode) -> bool:
    """Whether what a slider calls has failed: such a failure is shown in the widget, and the cell goes on."""
    return "traceback" in str(notebook.metadata.get("widgets", {})).lower()


def test_there_is_a_lesson_on_every_subject():
    assert LESSONS == [f"{number:02}_{subject}.ipynb" for number, subject in enumerate(SUBJECTS, start=1)]


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_asks_shows_lets_try_and_answers(name):
    notebook = read(name)
    prose, code = text(notebook, "markdown"), text(notebook, "code")
    assert notebook.cells[0].source.startswith("# ") and "**Question.**" in notebook.cells[0].source
    headings = re.findall(r"^## (.*)$", prose, re.MULTILINE)
    assert headings[-2:] == ["Exercise", "Answer"]
    assert "interact(" in code and re.search(r"Slider\(", code)
    assert re.search(r"plt\.show|stoa\.figure", code)
    for formula in re.findall(r"\$\$.*?\$\$", prose, re.DOTALL):
        behind = prose[prose.index(formula):]
        assert "Source:" in behind.split("\n## ")[0], f"no source for {formula}"


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_stored_without_outputs(name):
    notebook = read(name)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert cell.cell_type == "markdown" or (cell.outputs == [] and cell.execution_count is None)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_from_top_to_bottom_without_a_warning(name, tmp_path):
    notebook = read(name)
    before = sorted(os.listdir(FOLDER))
    SPENT.append(run(notebook, FOLDER))
    assert sorted(os.listdir(FOLDER)) == before
    written = [output.text for cell in notebook.cells for output in cell.get("outputs", [])
               if output.output_type == "stream" and output.name == "stderr" and "step/s" not in output.text]
    assert written == []
    assert not failed_in_a_widget(notebook)


def test_the_lessons_together_take_less_than_five_minutes():
    if len(SPENT) < len(LESSONS):
        pytest.skip("not all of them have run")
    assert 1 < sum(SPENT) < 300



def test_a_kernel_that_is_interrupted_goes_on(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell(source) for source in (
            "import _thread, os, signal, threading, stoa\n"
            "study = {'run': {'model': 'market', 'months': 2, 'seed': 1}, 'learner': {'number': 500}}\n"
            "before = sorted(os.listdir())",
            "threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()\n"
            "try:\n"
            "    stoa.run(study, run__months=600, learner__number=20000, output='out.h5')\n"
            "except KeyboardInterrupt:\n"
            "    print('interrupted')",
            "print(stoa.run(study).sizes['time'], sorted(os.listdir()) == before)",
        )
    ])
    run(notebook, tmp_path)
    printed = ["".join(output.text for output in cell.outputs if output.get("name") == "stdout") for cell in notebook.cells]
    assert printed[1:] == ["interrupted\n", "9 True\n"]


def test_a_cell_or_a_slider_that_fails_is_seen(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("stoa")])
    with pytest.raises(Exception, match="NameError"):
        run(notebook, tmp_path)
    moved = "from ipywidgets import interact\ninteract(lambda share: 1 / share, share=(0, 1));"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(moved)])
    run(notebook, tmp_path)
    assert failed_in_a_widget(notebook)
