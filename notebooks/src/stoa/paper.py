"""Figures for papers: each function takes a dataset and returns matplotlib axes in one style.

Every axis names its unit, intervals are drawn by default, and the colours are Okabe and Ito's, which the colour-blind
tell apart. The figure is `axes.figure`, saved with `axes.figure.savefig("name.pdf")`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from stoa import _core
from stoa.errors import InputError
from stoa.results import compare, described, measures, table_of

COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442"]
BASELINE = "#555555"
STYLE = {
    "figure.figsize": (5.4, 3.4), "figure.dpi": 110,
    "figure.constrained_layout.use": True, "font.size": 9, "axes.titlesize": 10, "axes.titlelocation": "left",
    "axes.formatter.limits": (-6, 9), "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "grid.color": "#e6e6e6",
    "grid.linewidth": 0.6, "axes.axisbelow": True, "legend.frameon": False, "lines.linewidth": 1.6,
    "pdf.fonttype": 42,
}


@contextmanager
def style() -> Iterator[None]:
    """The style of all figures here, for figures of one's own."""
    with plt.rc_context(STYLE):
        yield


def fan_chart(dataset: xr.Dataset, measure: str, *, ax: Axes | None = None) -> Axes:
    """A measure over time: the median over replicates, bands of the middle 50 % and 90 % of them.

    Flows are drawn as amounts per month.
    """
    values = _measure(dataset, measure)
    flow = values.attrs.get("form") == "flow"
    if flow:
        values = _per_month(values)
    with style():
        ax = ax or plt.subplots()[1]
        for label, colour, place in _points(dataset):
            rows = values.isel(point=place).transpose("replicate", "time").values
            rows = rows[~np.isnan(rows).all(axis=1)]
            if not len(rows):
                continue
            known = ~np.isnan(rows).all(axis=0)
            low, lower, median, upper, high = np.nanpercentile(rows[:, known], [5, 25, 50, 75, 95], axis=0)
            time = values.time.values[known]
            ax.plot(time, median, color=colour, label=label, linestyle=_dashes(place))
            if len(rows) > 1:
                ax.fill_between(time, low, high, color=colour, alpha=0.13, linewidth=0)
                ax.fill_between(time, lower, upper, color=colour, alpha=0.22, linewidth=0)
        _months(ax, dataset)
        ax.set_ylabel(f"{_title(values)} {_unit(values, per_month=flow)}")
        _legend(ax)
        _note(ax, _bands_note(dataset))
    return ax


def lorenz_curve(dataset: xr.Dataset, variable: str = "creator_income", *, ax: Axes | None = None) -> Axes:
    """How unevenly agents share something: the share of the total that the poorest share of them holds.

    Lines are means over replicates, bands their middle 90 %; the legend tells the Gini coefficient, 0 for equal shares.

    Args:
        variable: a column of agents, (point, replicate, agent).
    """
    table = table_of(dataset[variable]) if variable in dataset else ""
    if not table:
        known = [str(name) for name, values in dataset.data_vars.items() if table_of(values)]
        raise InputError(f"lorenz_curve: {variable!r}: expected one of {', '.join(known) or 'no column: there is none'}")
    curves = _core.lorenz(described(dataset), table, variable.removeprefix(f"{table}_"))
    with style():
        ax = ax or plt.subplots(figsize=(4.4, 4.0))[1]
        ax.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--")
        ax.text(0.40, 0.43, "equal shares", rotation=45, rotation_mode="anchor", color="#777777", fontsize=8)
        for (label, colour, place), (share, mean, low, high, gini) in zip(_points(dataset), curves, strict=True):
            ax.plot(share, mean, color=colour, label=f"{label}: Gini {gini:.2f}", linestyle=_dashes(place))
            ax.fill_between(share, low, high, color=colour, alpha=0.18, linewidth=0)
        ax.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_formatter(FuncFormatter(lambda share, _: f"{100 * share:.0f} %"))
        ax.set_xlabel(f"share of {table}s, poorest first [%]")
        name = _title(dataset[variable])
        ax.set_ylabel(f"share of what they have in all [%]:\n{name[:1].lower() + name[1:]}")
        _legend(ax)
        _note(ax, _over(dataset, "bands: middle 90 % of {n} replicates"))
    return ax


def tornado(dataset: xr.Dataset, measure: str, *, ax: Axes | None = None) -> Axes:
    """What each scenario changes in a measure against the baseline, largest first, with 95 % intervals.

    Replicates are compared in pairs, with the same people and the same luck; a flow is summed over the run.
    """
    _measure(dataset, measure)
    rows = compare(dataset).query("measure == @measure")
    if rows.empty:
        raise InputError("tornado: expected a dataset with a baseline and another scenario")
    rows = rows.reindex(rows.difference.abs().sort_values().index)
    with style():
        ax = ax or plt.subplots(figsize=(5.4, 1.2 + 0.34 * len(rows)))[1]
        sure = (rows.low > 0) | (rows.high < 0)
        colours = np.where(rows.difference > 0, COLOURS[0], COLOURS[1])
        bars = ax.barh(rows.point, rows.difference, color=colours, height=0.62)
        for bar, certain in zip(bars, sure, strict=True):
            bar.set_alpha(0.85 if certain else 0.3)
        known = rows.dropna(subset=["low", "high"])
        spans = np.abs(known[["low", "high"]].to_numpy().T - known.difference.to_numpy())
        ax.errorbar(known.difference, known.point, xerr=spans, fmt="none", ecolor="#222222", elinewidth=1, capsize=3)
        ax.axvline(0, color="#222222", linewidth=0.8)
        ax.grid(axis="y", visible=False)
        ax.margins(x=0.08)
        ax.xaxis.set_major_locator(MaxNLocator(5))
        _thousands(ax.xaxis)
        flow = dataset[measure].attrs.get("form") == "flow"
        ax.set_xlabel(f"{_title(dataset[measure])}: difference to {dataset.attrs.get('baseline', 'the baseline')}"
                      f"{' over the run' if flow else ' at the end'} {_unit(dataset[measure])}")
        _note(ax, _over(dataset, "whiskers: 95 % intervals over {n} replicates,\nfaint where they include 0"))
    return ax


def phase_plot(dataset: xr.Dataset, *, x: str = "capability", y: str = "brand", size: str = "social",
               ax: Axes | None = None) -> Axes:
    """The path of creators' stocks: two along the axes, a third as the size of the dots.

    Lines are means over replicates; crosses at their ends span 95 % intervals.
    """
    across, along, third = (_measure(dataset, name) for name in (x, y, size))
    scale = float(third.max()) or 1.0
    steps = max(1, dataset.sizes["time"] // 12)
    with style():
        ax = ax or plt.subplots(figsize=(5.4, 4.0))[1]
        for label, colour, place in _points(dataset):
            path = [values.isel(point=place).mean("replicate").values for values in (across, along, third)]
            ax.plot(path[0], path[1], color=colour, label=label, linestyle=_dashes(place))
            ax.scatter(path[0][::steps], path[1][::steps], s=6 + 90 * np.clip(path[2][::steps] / scale, 0, None),
                       color=colour, alpha=0.55, linewidths=0)
            ends = [_core.mean_intervals(values.isel(point=place, time=[-1]).transpose("time", "replicate").values)[0]
                    for values in (across, along)]
            spans = [[[mean - low], [high - mean]] for mean, low, high, _ in ends]
            if not np.isnan(spans).any():
                ax.errorbar(ends[0][0], ends[1][0], xerr=spans[0], yerr=spans[1], color=colour, capsize=3, elinewidth=1)
        ax.set_xlabel(f"{_title(across)} {_unit(across)}")
        ax.set_ylabel(f"{_title(along)} {_unit(along)}")
        _legend(ax)
        _note(ax, f"dots every {dataset.time.values[steps]:.3g} months, larger for more {size}, up to {scale:.3g}\n"
              + _over(dataset, "crosses: 95 % intervals over {n} replicates"))
    return ax


FLOWS = {"payouts": "paid out to creators", "commission": "kept by platforms", "refunds": "refunded to learners"}


def money_flows(dataset: xr.Dataset, *, ax: Axes | None = None) -> Axes:
    """Where learners' money went over the run, scenario by scenario, with 95 % intervals of each part.

    Takes payouts, commission and refunds, as far as the dataset has them.
    """
    parts = {name: _measure(dataset, name) for name in FLOWS if name in dataset}
    if not parts:
        raise InputError(f"money_flows: expected a dataset with {', '.join(FLOWS)}")
    points = _points(dataset)
    with style():
        ax = ax or plt.subplots(figsize=(5.8, 1.5 + 0.5 * len(points)))[1]
        height = 0.8 / len(parts)
        for number, (name, values) in enumerate(parts.items()):
            totals = values.sum("time", skipna=False).transpose("point", "replicate").values
            ends = np.array([_core.mean_intervals(totals[[place]])[0][:3] for _, _, place in points])
            spots = np.arange(len(points)) + (number - (len(parts) - 1) / 2) * height
            ax.barh(spots, ends[:, 0], height=0.9 * height, color=COLOURS[number], label=FLOWS[name], alpha=0.85)
            spans = np.abs(ends[:, 1:].T - ends[:, 0])
            if not np.isnan(spans).any():
                ax.errorbar(ends[:, 0], spots, xerr=spans, fmt="none", ecolor="#222222", elinewidth=1, capsize=2)
        ax.set_yticks(range(len(points)), [label for label, _, _ in points])
        ax.invert_yaxis()
        ax.grid(axis="y", visible=False)
        ax.set_xlabel(f"learners' money over {dataset.time.values[-1]:g} months [{next(iter(parts.values())).attrs.get('units', '')}]")
        _thousands(ax.xaxis)
        ax.xaxis.set_major_locator(MaxNLocator(6))
        ax.legend(loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=len(parts), columnspacing=1.2, handlelength=1.2)
        _note(ax, _over(dataset, "whiskers: 95 % intervals over {n} replicates"))
    return ax


def _measure(dataset: xr.Dataset, name: str) -> xr.DataArray:
    known = measures(dataset)
    if name not in known:
        raise InputError(f"{name!r}: expected a measure of the dataset: {', '.join(known)}")
    return dataset[name]


def _dashes(place: int) -> Any:
    """Lines that lie on each other are still told apart."""
    return ["-", (0, (5, 2)), (0, (2, 1.5)), (0, (6, 2, 1.5, 2))][place % 4]


def _points(dataset: xr.Dataset) -> list[tuple[str, str, int]]:
    """Label, colour and place of each point; the baseline is grey when there are others."""
    labels = _core.point_labels(described(dataset))
    scenarios = [str(name) for name in dataset.scenario.values]
    baseline = dataset.attrs.get("baseline") if len(set(scenarios)) > 1 else None
    colours, points = iter(COLOURS * (1 + len(labels) // len(COLOURS))), []
    for place, (label, scenario) in enumerate(zip(labels, scenarios, strict=True)):
        points.append((label or scenario, BASELINE if scenario == baseline else next(colours), place))
    return points


def _per_month(values: xr.DataArray) -> xr.DataArray:
    """A flow as a rate per month, over whole months where the run has them."""
    time = values.time.values
    per_month = round(1 / (time[1] - time[0])) if len(time) > 1 and time[1] > time[0] else 1
    width = max(per_month, 1)
    sums = values.isel(time=slice(1, None))
    n = sums.sizes["time"] // width
    if n < 2:
        return sums / max(time[1] - time[0], 1e-9) if len(time) > 1 else sums
    sums = sums.isel(time=slice(sums.sizes["time"] - n * width, None))
    monthly: xr.DataArray = sums.coarsen(time=width).reduce(np.sum)
    ends = sums.time.values[width - 1 :: width]
    monthly = monthly.assign_coords(time=ends) / (width * (time[1] - time[0]))
    monthly.attrs = values.attrs
    return monthly


def _unit(values: xr.DataArray, *, per_month: bool = False) -> str:
    unit = values.attrs.get("units", "") or "1"
    return f"[{unit}/month]" if per_month and unit != "1" else "[per month]" if per_month else f"[{unit}]"


def _title(values: xr.DataArray) -> str:
    name = str(values.attrs.get("long_name") or values.name)
    return name[:1].upper() + name[1:]


def _months(ax: Axes, dataset: xr.Dataset) -> None:
    ax.set_xlabel("time [months]")
    ax.set_xlim(0, float(dataset.time.values[-1]) or 1)
    ax.xaxis.set_major_locator(MaxNLocator(steps=[1, 2, 3, 6, 10], integer=True))
    _thousands(ax.yaxis)


def _thousands(axis: Any) -> None:
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))


def _legend(ax: Axes) -> None:
    if len(ax.get_legend_handles_labels()[0]) > 1:
        ax.legend()


def _over(dataset: xr.Dataset, text: str) -> str:
    n = dataset.sizes["replicate"]
    return text.format(n=n) if n > 1 else "one replicate: no interval"


def _bands_note(dataset: xr.Dataset) -> str:
    return _over(dataset, "bands: middle 50 % and 90 % of {n} replicates")


def _note(ax: Axes, text: str) -> None:
    """What lines, bands and crosses are, below the name of the x axis."""
    ax.set_xlabel(f"{ax.get_xlabel()}\n{text}")
