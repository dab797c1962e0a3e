"""Experiments carried out in this process, and their results as xarray datasets."""

import io
import json
import os
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr
from tqdm.auto import tqdm

from stoa import _core
from stoa.document import set_options, toml_document
from stoa.errors import InputError, OutputError
from stoa.image import read_image, tables

Experiment = str | os.PathLike[str] | Mapping[str, Any]


def run(
    experiment: Experiment,
    *,
    seed: int | None = None,
    replicates: int | None = None,
    threads: int | None = None,
    progress: bool = True,
    output: str | os.PathLike[str] | None = None,
    **changes: Any,
) -> xr.Dataset:
    """Carry out an experiment in this process and return its results.

    The numbers are those that `stoa run` writes for the same experiment and seed. Nothing is kept of a run that ends
    with KeyboardInterrupt or another exception; the session stays usable.

    Args:
        experiment: the path of an experiment file, or a dictionary with the same tables and keys; paths in a dictionary
            start from the working directory.
        seed: in place of run.seed.
        replicates: in place of run.replicates, 1 or more.
        threads: to keep busy; by default all there are. The results are the same with any number.
        progress: whether to show a bar once it takes longer than a second.
        output: also write the result file here, whole; a file that is there already is refused.
        **changes: settings in place of the file's, as with `--set`: `__` stands for a dot, as in
            `platform__main__commission=0.3`, or give `**{"platform.main.commission": 0.3}`.

    Returns:
        Measures with the dimensions (point, replicate, time), each with `units` and `long_name`; `time` is in months.
        Along `point` stand the coordinates `scenario`, `row` and `param_PATH`. With run.group_by measures also come as
        `MEASURE_by_group` (…, group). The state of agents at the end comes as `TABLE_COLUMN` (point, replicate, TABLE),
        for example `creator_income`. All of it is in memory.

    Raises:
        InputError: one line per mistake, the same as the program's.
        OutputError: when `output` cannot be written.
        KeyboardInterrupt: within a fraction of a second of Ctrl-C or of the kernel's stop button.
    """
    if output is not None and os.path.exists(output):
        raise OutputError(f"{os.fspath(output)}: is there already; choose another output, or delete it")
    if output is not None:
        _core.require_writable(Path(output))
    with tqdm(total=None, unit="step", delay=1, leave=False, disable=not progress) as bar:
        image, notes, failures = _core.run(
            *_source(experiment), _changes(seed, replicates, threads, changes), _teller(bar)
        )
    for note in [*notes, *([failures] if failures else [])]:
        warnings.warn(note, stacklevel=2)
    if output is not None:
        _core.write(Path(output), image)
    return read_image(io.BytesIO(image))


def check(experiment: Experiment, *, seed: int | None = None, replicates: int | None = None,
          threads: int | None = None, **changes: Any) -> str:
    """Validate an experiment and tell what would run, and the memory and time to expect, as `stoa check` does.

    Args:
        experiment, seed, replicates, threads, **changes: as for `run`.

    Raises:
        InputError: one line per mistake.
    """
    return _core.check(*_source(experiment), _changes(seed, replicates, threads, changes))


def open(path: str | os.PathLike[str], group: str | None = None) -> xr.Dataset:  # noqa: A001 - stoa.open is its name
    """Open a result file.

    Args:
        path: what `stoa run` or `stoa.run(…, output=…)` wrote.
        group: "provenance" or a table, such as "events/purchases" or "agents/creator"; by default the measures, with
            the tables of agents as `TABLE_COLUMN`.

    Returns:
        The dataset that `run` returns, in memory; the file is not held open.

    Raises:
        InputError: when the file is missing, no result file, damaged, of a schema this version does not know, or has
            no such group.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise InputError(f"open(): expected the path of a result file, and got {type(path).__name__}")
    path = Path(path)
    _core.require_results(path)
    if group is None:
        return read_image(path)
    there = tables(path)
    if group.strip("/") not in there:
        raise InputError(f"{path}: has no group {group!r}; expected one of {', '.join(there)}")
    with xr.open_dataset(path, engine="h5netcdf", group=group) as dataset:
        return dataset.load()


def describe(what: str = "parameters") -> Any:
    """One of the tables the program is made of.

    Args:
        what: "parameters", "measures", "plans", "rankers", "models", "events", …, or "schema".

    Returns:
        A list of dictionaries, one per row, ready for `pandas.DataFrame`; for "schema", the text.

    Raises:
        InputError: when there is no such table.
    """
    if not isinstance(what, str):
        raise InputError(f"describe(): expected the name of a table, and got {type(what).__name__}")
    text = _core.describe(what)
    return text if what == "schema" else json.loads(text)


def _source(experiment: Experiment) -> tuple[Path, str | None]:
    """The file's path and no text, or the name of a dictionary in mistakes and its text."""
    if isinstance(experiment, Mapping):
        return Path("dict"), toml_document(experiment, "dict")
    if isinstance(experiment, (str, os.PathLike)):
        return Path(experiment), None
    raise InputError(f"experiment: expected the path of a file or a dict, and got {type(experiment).__name__}")


def _whole(name: str, value: Any, least: int, most: int | None = None) -> int | None:
    """A whole number within bounds, or nothing when nothing is given."""
    if value is None:
        return None
    integer = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if integer and value >= least and (most is None or value <= most):
        return int(value)
    bounds = f"from {least}" + ("" if most is None else f" to {most}")
    raise InputError(f"{name}: {value!r}: expected a whole number {bounds}")


def _changes(seed: Any, replicates: Any, threads: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "set": set_options(changes),
        "seed": _whole("--seed", seed, 0, 2**63 - 1),
        "replicates": _whole("--replicates", replicates, 1, 2**63 - 1),
        "threads": _whole("--threads", threads, 1, _core.most_threads),
    }


def _teller(bar: tqdm) -> Callable[[int, int], None]:
    """What moves the bar on."""

    def tell(steps: int, all_steps: int) -> None:
        bar.total = all_steps
        bar.update(steps - bar.n)

    return tell


