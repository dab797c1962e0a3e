"""A dataset as the program's own functions take it, and what they make of it: comparisons and the answer."""

from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr

from stoa import _core
from stoa.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

RUN = ("point", "replicate")
SERIES = (*RUN, "time")


def answer(dataset: xr.Dataset) -> str:
    """The sentences that answer the experiment's question, as in the program's report.

    Args:
        dataset: from `stoa.run` or `stoa.open`, or a part of one that has kept its dimensions.
    """
    return _core.answer(described(dataset))


def compare(dataset: xr.Dataset) -> "pd.DataFrame":
    """Every measure of every point against the baseline, replicate by replicate with the same people and luck.

    Args:
        dataset: from `stoa.run` or `stoa.open`, or a part of one that has kept its dimensions.

    Returns:
        One row per measure and point: `measure`, `point` (its label), `units`, `difference` with its 95 % interval
        `low` and `high`, the same as shares of the baseline (`relative`, `relative_low`, `relative_high`; NaN where it
        is negative in some replicate, 0 in all, or counted from no zero) and `n`, the replicates compared. Flows are
        summed over the run, stocks and ratios taken at its end.
    """
    import pandas as pd

    whole = described(dataset)
    labels = _core.point_labels(whole)
    rows = [
        (measure, labels[point], dataset[measure].attrs.get("units", ""), *absolute[:3], *relative[:3], absolute[3])
        for measure, point, absolute, relative in _core.comparisons(whole)
    ]
    names = "measure point units difference low high relative relative_low relative_high n"
    return pd.DataFrame(rows, columns=names.split())


def described(dataset: xr.Dataset) -> dict[str, Any]:
    """What the program's functions ask of results.

    Raises:
        InputError: when the dataset is none of this program's, or lacks a dimension.
    """
    if not isinstance(dataset, xr.Dataset):
        raise InputError(f"dataset: expected what stoa.run or stoa.open returns, and got {type(dataset).__name__}")
    if dataset.attrs.get("schema") != "stoa-results":
        raise InputError("dataset: expected what stoa.run or stoa.open returns; this one has another schema")
    for name in SERIES:
        if name not in dataset.dims:
            raise InputError(f"dataset: has no dimension {name!r} any more; keep it, as in isel({name}=[0])")
    scenarios = [str(name) for name in dataset.scenario.values]
    names = list(dict.fromkeys(scenarios))
    baseline = dataset.attrs.get("baseline", "")
    grouped = dataset.coords.get("group")
    return {
        "question": str(dataset.attrs.get("question", "")),
        "answer": [str(word) for word in np.atleast_1d(dataset.attrs.get("answer", []))],
        "model": str(dataset.attrs.get("model", "")),
        "baseline": names.index(baseline) if baseline in names else 0,
        "scenario": scenarios,
        "row": [int(row) for row in dataset.row.values],
        "n_replicates": dataset.sizes["replicate"],
        "time": dataset.time.values,
        "status": [str(status) for status in dataset.status.transpose(*RUN).values.ravel()],
        "group_by": "" if grouped is None else str(grouped.attrs.get("group_by", "")),
        "groups": [] if grouped is None else [str(name) for name in grouped.values],
        "parameters": [_parameter(dataset[name]) for name in dataset.coords if str(name).startswith("param_")],
        "measures": [_measure(dataset[name]) for name in measures(dataset)],
        "by_group": [
            _measure(dataset[name]) for name, values in dataset.data_vars.items() if set(values.dims) == {*SERIES, "group"}
        ],
        "agents": [_agents(values) for values in dataset.data_vars.values() if table_of(values)],
    }


def measures(dataset: xr.Dataset) -> list[str]:
    """The names of the measures in a dataset."""
    return [str(name) for name, values in dataset.data_vars.items() if set(values.dims) == set(SERIES)]


def table_of(values: xr.DataArray) -> str:
    """The table of agents a variable comes from, "" for a measure."""
    if len(values.dims) != 3 or set(values.dims[:2]) != set(RUN) or values.dims[2] in ("time", "group"):
        return ""
    return str(values.dims[2])


def _texts(values: xr.DataArray) -> dict[str, str]:
    return {name: str(values.attrs.get(name, "")) for name in ("units", "long_name")}


def _measure(values: xr.DataArray) -> dict[str, Any]:
    order = [*SERIES, *(["group"] if "group" in values.dims else [])]
    return {
        "name": str(values.name), "form": str(values.attrs.get("form", "")), **_texts(values),
        "values": np.asarray(values.transpose(*order).values, dtype=float),
    }


def _parameter(values: xr.DataArray) -> dict[str, Any]:
    numeric = np.issubdtype(values.dtype, np.number) or values.dtype == bool
    listed = np.asarray(values.values, dtype=float) if numeric else [str(word) for word in values.values]
    return {"path": str(values.attrs.get("path", values.name)), **_texts(values), "words": not numeric, "values": listed}


def _agents(values: xr.DataArray) -> dict[str, Any]:
    table = table_of(values)
    words = values.attrs.get("words", [])
    return {
        "table": table, "name": str(values.name).removeprefix(f"{table}_"), **_texts(values),
        "n_agents": values.sizes[table], "words": [str(word) for word in np.atleast_1d(words)],
        "values": np.asarray(values.transpose(*RUN, table).values, dtype=float),
    }
