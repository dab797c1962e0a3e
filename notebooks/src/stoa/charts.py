"""The program's figures as Altair charts, from the same Vega-Lite specifications as its reports."""

import json
import os
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert
import xarray as xr

from stoa import _core
from stoa.errors import InputError, OutputError
from stoa.results import described

VEGA_LITE = "6.1"  # as the program's own pictures
RENDERERS = {
    ".svg": lambda spec: vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE).encode(),
    ".png": lambda spec: vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=2),
    ".pdf": lambda spec: vl_convert.vegalite_to_pdf(spec, vl_version=VEGA_LITE),
    ".json": lambda spec: json.dumps(spec, indent=2).encode(),
}


def figure_names(dataset: xr.Dataset) -> dict[str, str]:
    """The figures that `figure` can draw of a dataset: name → title.

    There is one over time for each measure that varies, "creator_income_lorenz" when there are creators,
    "differences" when there is a baseline to compare with, and one by group for each measure that groups have.
    """
    return {name: title for name, title, _, _ in _core.figures(described(dataset))}


def figure(name: str, dataset: xr.Dataset) -> alt.LayerChart:
    """One of the program's figures as an Altair chart, which tells its numbers under the pointer.

    Args:
        name: a key of `figure_names(dataset)`.
        dataset: from `stoa.run` or `stoa.open`, or a part of one that has kept its dimensions.

    Raises:
        InputError: when there is no such figure.
    """
    drawn = _core.figures(described(dataset))
    for known, _, _, specification in drawn:
        if known == name:
            return _chart(json.loads(specification))
    raise InputError(f"figure: {name!r}: expected one of {', '.join(known for known, *_ in drawn)}")


def _chart(specification: dict[str, Any]) -> alt.LayerChart:
    """A layered specification as a chart.

    Altair ties what answers a pointer to a layer by the layer's name, and does not know an encoding that a layer takes
    back: each layer is given all of its own.
    """
    shared = specification.pop("encoding", {})
    layers = []
    for number, layer in enumerate(specification["layer"]):
        encoding = {channel: value for channel, value in (shared | layer["encoding"]).items() if value is not None}
        layers.append({"name": f"layer_{number}", **layer, "encoding": encoding})
    pointed = [layer["name"] for layer in layers if "params" in layer]
    chart = alt.LayerChart.from_dict({**specification, "layer": layers}, validate=False)
    if pointed:
        for parameter in chart.params:
            parameter.views = pointed
    return chart


def save(chart: alt.TopLevelMixin, path: str | os.PathLike[str]) -> Path:
    """Write a chart as a picture or a specification, whole or not at all.

    Args:
        chart: from `figure`, or any other Altair chart.
        path: ends in .svg, .png, .pdf or .json.

    Returns:
        The path.

    Raises:
        InputError: when the path ends in something else.
        OutputError: when the file cannot be written.
    """
    path = Path(path)
    render = RENDERERS.get(path.suffix.lower())
    if render is None:
        raise InputError(f"{path}: expected a name that ends in {', '.join(RENDERERS)}")
    specification = chart.to_dict(validate=False)
    if path.suffix.lower() != ".json":
        specification = _on_paper(specification)
    _core.write(path, render(specification))
    return path


def _on_paper(specification: dict[str, Any]) -> dict[str, Any]:
    """The specification without what answers a pointer."""
    if "layer" not in specification:
        return specification
    pointed = {view for parameter in specification.get("params", []) for view in parameter.get("views", [])}
    layers = [layer for layer in specification["layer"] if layer.get("name") not in pointed]
    rest = {key: value for key, value in specification.items() if key != "params"}
    return {**rest, "layer": layers}
