"""Figures in Python: the program's own, and those for papers, with units and intervals on every axis."""

import json
import re

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pytest
from program import SMALL, stoa as program

import stoa
from stoa import paper

STARTS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "json": b"{"}
DRAWN = {
    "fan": lambda data: paper.fan_chart(data, "payouts"),
    "lorenz": paper.lorenz_curve,
    "tornado": lambda data: paper.tornado(data, "commission"),
    "phase": paper.phase_plot,
    "money": paper.money_flows,
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with a result and the program's figures of it."""
    folder = tmp_path_factory.mktemp("figures")
    (folder / "small.toml").write_text(SMALL.format(replicates=3, learners=400))
    assert program(folder, "run", "small.toml", "-o", "out.h5").returncode == 0
    assert program(folder, "figures", "out.h5", "-o", "pictures").returncode == 0
    return folder


@pytest.fixture(scope="module")
def data(place):
    return stoa.open(place / "out.h5")


@pytest.fixture(autouse=True)
def closed_afterwards():
    yield
    plt.close("all")


def test_the_figures_are_the_programs(place, data):
    specifications = {path.name.removesuffix(".vl.json"): json.loads(path.read_text(encoding="utf-8"))
                      for path in (place / "pictures").glob("*.vl.json")}
    assert set(stoa.figure_names(data)) == set(specifications)
    for name, specification in specifications.items():
        ours = stoa.figure(name, data).to_dict()
        assert list(ours["datasets"].values()) == [specification["data"]["values"]]
        assert ours["title"] == specification["title"]
        assert [layer["mark"] for layer in ours["layer"]] == [layer["mark"] for layer in specification["layer"]]


@pytest.mark.parametrize("form", STARTS)
@pytest.mark.parametrize("name", ["payouts", "differences", "creator_income_lorenz"])
def test_a_figure_is_saved_in_every_format(place, data, name, form):
    path = stoa.save(stoa.figure(name, data), place / f"{name}.{form}")
    assert path.read_bytes().startswith(STARTS[form])


def test_a_saved_picture_is_the_programs(place, data):
    for name in ("payouts", "differences"):
        text = stoa.save(stoa.figure(name, data), place / f"{name}.svg").read_text(encoding="utf-8")
        theirs = (place / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
        numbered = re.compile(r"clip\d+|layer_\d+_?|id=\"[^\"]*\"|class=\"[^\"]*\"")
        assert sorted(re.findall(r'd="[^"]+"', numbered.sub("", text))) == sorted(
            re.findall(r'd="[^"]+"', numbered.sub("", theirs)))


def test_a_part_of_a_dataset_has_figures_too(data):
    lower = data.isel(point=[1], time=slice(0, 5))  # before the first payout
    values = next(iter(stoa.figure("gmv", lower).to_dict()["datasets"].values()))
    assert {row["scenario"] for row in values} == {"lower"}


def test_what_cannot_be_drawn_or_saved_is_one_line(place, data):
    for call, line in [
        (lambda: stoa.figure("paiouts", data), "figure: 'paiouts': expected one of gmv"),
        (lambda: stoa.figure("payouts", data.isel(point=0)), "dataset: has no dimension 'point' any more; keep it"),
        (lambda: stoa.figure("payouts", data.drop_attrs()), "dataset: expected what stoa.run or stoa.open returns"),
        (lambda: stoa.figure("payouts", 3), "dataset: expected what stoa.run or stoa.open returns, and got int"),
        (lambda: stoa.save(stoa.figure("gmv", data), place / "a.doc"), f"{place / 'a.doc'}: expected a name that ends in"),
        (lambda: paper.fan_chart(data, "creator_income"), "'creator_income': expected a measure of the dataset: gmv"),
        (lambda: paper.lorenz_curve(data, "gmv"), "lorenz_curve: 'gmv': expected one of creator_"),
        (lambda: paper.tornado(data.isel(point=[0]), "gmv"), "tornado: expected a dataset with a baseline"),
        (lambda: paper.money_flows(data[["gmv"]]), "money_flows: expected a dataset with payouts, commission, refunds"),
    ]:
        with pytest.raises(stoa.InputError) as caught:
            call()
        assert caught.value.lines[0].startswith(line), caught.value.lines


@pytest.mark.parametrize("name", DRAWN)
def test_a_paper_figure_names_units_and_intervals(place, data, name):
    axes = DRAWN[name](data)
    assert re.search(r"\[.+\]", axes.get_xlabel())
    assert re.search(r"\[.+\]", axes.get_ylabel()) or all(text.get_text() for text in axes.get_yticklabels())
    assert re.search(r"\d+ % (intervals|of 3 replicates)", axes.get_xlabel())
    for form in ("pdf", "svg", "png"):
        axes.figure.savefig(place / f"{name}.{form}")
    rest = axes.figure.get_tightbbox().extents / 1  # [inch] nothing of the picture lies outside of it
    assert (rest[:2] >= -0.02).all() and (rest[2:] <= axes.figure.get_size_inches() + 0.02).all()


@pytest.mark.parametrize("name", DRAWN)
def test_a_paper_figure_of_one_replicate_says_that_it_has_no_interval(data, name):
    assert "one replicate: no interval" in DRAWN[name](data.isel(replicate=[0])).get_xlabel()


@pytest.mark.parametrize("name", DRAWN)
def test_figures_leave_the_session_as_it_was(data, name):
    before = dict(matplotlib.rcParams)
    ours = plt.subplots()[1]
    if name == "fan":
        assert paper.fan_chart(data, "gmv", ax=ours) is ours
    DRAWN[name](data)
    assert dict(matplotlib.rcParams) == before


def test_colours_are_told_apart_without_seeing_red_or_green():
    """Through the eye of a deuteranope (Viénot, Brettel & Mollon 1999) every two lines differ in colour or in dashes."""
    rgb = np.array([[int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)] for colour in [*paper.COLOURS[:6], paper.BASELINE]])
    seen = (rgb**2.2) @ np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]).T
    seen = np.clip(seen, 0, 1) ** (1 / 2.2)
    gaps = [np.linalg.norm(seen[i] - seen[j]) for i in range(len(seen)) for j in range(i)]
    assert min(gaps) > 0.12  # a tenth of the way from black to white


def test_the_fan_charts_median_is_the_median_of_monthly_sums(data):
    line = paper.fan_chart(data, "payouts").lines[0]
    payouts = data.payouts.isel(point=0, time=slice(1, None)).values.reshape(3, 3, 4).sum(axis=2)
    np.testing.assert_allclose(line.get_ydata(), np.median(payouts, axis=0))
    assert line.get_xdata().tolist() == [1.0, 2.0, 3.0]


def test_comparisons_and_the_answer_are_the_programs(place, data):
    printed = program(place, "run", "small.toml", "-o", "out.h5").stdout
    assert stoa.answer(data) in printed
    row = stoa.compare(data).query("measure == 'commission'").iloc[0]
    change = (data.commission.isel(point=1) - data.commission.isel(point=0)).sum("time")
    assert row.difference == pytest.approx(float(change.mean()))
    assert row.n == 3 and row.low < row.difference < row.high and row.units == "USD"
