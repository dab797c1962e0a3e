"""A laboratory for the economics of learning, from Python.

>>> import stoa
>>> results = stoa.run("experiments/baseline.toml", replicates=3, learner__number=2000)
>>> results.payouts.sel(replicate=0)

`run` carries an experiment out, `open` reads a result file, `check` validates, `describe` shows the program's tables;
`answer` and `compare` tell what came of it;
`figure` draws the program's figures, `stoa.paper` those of papers, and `stoa.models` holds the model's equations.
"""

import importlib
from typing import TYPE_CHECKING

from stoa import models
from stoa._core import version as __version__
from stoa.errors import InputError, OutputError
from stoa.experiment import check, describe, open, run
from stoa.results import answer, compare

if TYPE_CHECKING:
    from stoa.charts import figure, figure_names, save

__all__ = [
    "InputError", "OutputError", "__version__", "answer", "check", "compare", "describe", "figure", "figure_names", "models", "open", "run",
    "save",
]


_CHARTS = ("figure", "figure_names", "save")


def __getattr__(name: str) -> object:
    """Figures need packages that running does not: they are loaded when first used."""
    if name not in _CHARTS:
        raise AttributeError(f"module 'stoa' has no attribute {name!r}")
    charts = importlib.import_module("stoa.charts")
    globals().update({word: getattr(charts, word) for word in _CHARTS})
    return globals()[name]
