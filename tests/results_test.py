"""A result file opens in every reader it is promised to, with its names, axes, units and values."""

import os
import shutil
import subprocess
import warnings
from pathlib import Path

import h5py
import netCDF4
import numpy as np
import pytest
import xarray as xr

BUILD = Path(os.environ.get("STOA_BUILD", Path(__file__).parent.parent / "build" / "release"))
POINTS, REPLICATES, TIMES = 4, 2, [0.0, 0.25, 0.5]
MEASURES = ["gmv", "active_learners", "completion_rate"]
GROUPS = ["keen", "with, comma"]
BY_GROUP = ["gmv_by_group", "completion_rate_by_group"]
PARAMETERS = ["param_platform__main__commission", "param_platform__main__ranker"]
COORDINATES = {"scenario", "row", *PARAMETERS, "seed", "status"}
QUESTION = 'Does a "lower" commission\npay – für wen?'


def write_sample(path: Path, **environment: str) -> Path:
    subprocess.run([BUILD / "tests" / "sample_results", path], check=True, env=os.environ | environment)
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    return write_sample(tmp_path_factory.mktemp("results") / "sample.h5")


@pytest.fixture(params=["h5netcdf", "netcdf4", None], ids=["h5netcdf", "netcdf4", "engine left to xarray"])
def dataset(sample, request):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a reader that has to guess warns
        with xr.open_dataset(sample, engine=request.param) as opened:
            yield opened


def expected_values(measure: int) -> np.ndarray:
    """The rule by which the sample was made; the last run failed."""
    point, replicate, time = np.ogrid[:POINTS, :REPLICATES, : len(TIMES)]
    values = 1000.0 * measure + 100.0 * point + 10.0 * replicate + time
    values[-1, -1] = np.nan
    return values


def test_xarray_shows_named_axes_and_coordinates(dataset):
    sizes = {"point": POINTS, "replicate": REPLICATES, "time": len(TIMES), "group": len(GROUPS)}
    assert dict(dataset.sizes) == sizes
    assert set(dataset.coords) == set(sizes) | COORDINATES
    assert list(dataset.data_vars) == [*MEASURES, *BY_GROUP]
    assert dataset.time.values.tolist() == TIMES
    assert dataset.time.attrs["units"] == "months"
    assert dataset.point.values.tolist() == [0, 1, 2, 3]
    assert dataset.seed.dims == dataset.status.dims == ("point", "replicate")


def test_xarray_reads_every_value(dataset):
    for index, name in enumerate(MEASURES):
        assert dataset[name].dims == ("point", "replicate", "time")
        np.testing.assert_array_equal(dataset[name].values, expected_values(index))
    assert dataset.scenario.values.tolist() == ["as it is"] * 2 + ["half, or less"] * 2
    assert dataset.row.values.tolist() == [0, 1, 0, 1]
    assert dataset[PARAMETERS[0]].values.tolist() == [0.63, 0.1 + 0.2, 0.3, 0.5]
    assert dataset[PARAMETERS[1]].values.tolist() == ["random", "content", "random", ""]
    assert dataset.seed.dtype == np.uint64
    assert dataset.seed.values.ravel().tolist() == [2**64 - 1 - run for run in range(8)]
    assert dataset.status.values.ravel().tolist() == ["done"] * 7 + ["failed: learner.max_number = 9: reached"]


def test_xarray_tells_groups_apart_by_name(dataset):
    assert dataset.group.values.tolist() == GROUPS
    assert dataset.group.attrs["group_by"] == "learner_group"
    for name, measure in zip(BY_GROUP, (0, 2), strict=True):
        assert dataset[name].dims == ("point", "replicate", "time", "group")
        assert dataset[name].attrs == dataset[name.removesuffix("_by_group")].attrs
        np.testing.assert_array_equal(dataset[name].sel(group="with, comma").values, expected_values(measure) + 0.5)
        np.testing.assert_array_equal(dataset[name].sel(group="keen").values, expected_values(measure) + 0.25)


def test_xarray_shows_what_the_numbers_mean(dataset):
    assert dataset.gmv.attrs == {"units": "USD", "long_name": "value of all sales", "form": "flow"}
    assert dataset.active_learners.attrs["units"] == ""
    commission = dataset[PARAMETERS[0]].attrs
    assert commission == {"path": "platform.main.commission", "units": "1", "long_name": "share kept of a sale"}
    assert dataset.attrs == {
        "schema": "stoa-results", "schema_version": "1.1", "question": QUESTION, "model": "market",
        "baseline": "half, or less", "answer": ["gmv", "sum", "lower"],
    }


def test_agents_share_the_axes_of_the_runs(sample):
    with xr.open_dataset(sample, engine="h5netcdf", group="agents/creator") as creators:
        assert dict(creators.sizes) == {"point": POINTS, "replicate": REPLICATES, "creator": 3}
        assert creators.income.dims == ("point", "replicate", "creator")
        assert creators.income.attrs == {"units": "USD", "long_name": "payouts less refunds"}
        assert creators.income.values[1, 0].tolist() == [100.0, 101.0, 102.0]
        assert np.isnan(creators.income.values[1, 1]).tolist() == [False, False, True]
    with xr.open_dataset(sample, engine="h5netcdf", group="agents/enterprise") as enterprises:
        assert dict(enterprises.sizes) == {"point": POINTS, "replicate": REPLICATES, "enterprise": 0}


@pytest.mark.parametrize("engine", ["h5netcdf", "netcdf4"])
def test_tables_of_events_open_as_columns_along_one_dimension(sample, engine):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with xr.open_dataset(sample, engine=engine, group="events/purchases") as purchases:
            assert dict(purchases.sizes) == {"purchase": 2}
            frame = purchases.to_dataframe()
            assert purchases.channel.attrs["flag_meanings"] == "platform creator"
            assert list(purchases.channel.attrs["flag_values"]) == [0, 1]
        with xr.open_dataset(sample, engine=engine, group="events/visits") as visits:
            assert visits.topic.values[0] == 3 and np.isnan(visits.topic.values[1])
            assert visits.point.values.tolist() == [0, 3]
        with xr.open_dataset(sample, engine=engine, group="events/refunds") as refunds:
            assert dict(refunds.sizes) == {"refund": 0}
    assert frame.user_id.tolist() == [2**52 - 1, 7] and frame.user_id.dtype == np.int64
    assert frame.price.tolist() == [49.99, 20.0]
    assert frame.channel.tolist() == [1, 0]


def test_provenance_is_texts(sample):
    with xr.open_dataset(sample, engine="h5netcdf", group="provenance") as provenance:
        assert provenance.key.item() == "0123456789abcdef"
        assert provenance.configuration.item().startswith('question = "…"\n[run]\n')
        assert provenance.git_dirty.item() == ""


def test_netcdf4_finds_no_other_dimensions_than_the_named_ones(sample):
    with netCDF4.Dataset(sample) as root:
        assert {name: len(d) for name, d in root.dimensions.items()} == {
            "point": 4, "replicate": 2, "time": 3, "group": 2,
        }
        assert not any(dimension.isunlimited() for dimension in root.dimensions.values())
        assert root["gmv"].dimensions == ("point", "replicate", "time")
        assert np.isnan(root["gmv"]._FillValue)
        assert root["gmv"][2, 1, 0] == 210.0
        assert root["gmv"][3, 1].mask.all()
        assert set(root["agents/creator"].dimensions) == {"creator"}
        assert root["agents/creator"]["income"].dimensions == ("point", "replicate", "creator")
        assert not root["agents"].dimensions and not root["provenance"].dimensions
        assert root["status"][3, 1] == "failed: learner.max_number = 9: reached"
        assert root.question == QUESTION


@pytest.mark.skipif(shutil.which("ncdump") is None, reason="ncdump (netcdf-bin) is not installed")
def test_ncdump_prints_the_header(sample):
    header = subprocess.run(["ncdump", "-h", sample], check=True, capture_output=True, text=True).stdout
    lines = [line.strip() for line in header.splitlines()]
    root = lines[: lines.index("group: agents {")]
    assert root[1:6] == ["dimensions:", "point = 4 ;", "replicate = 2 ;", "time = 3 ;", "group = 2 ;"]
    assert "double gmv(point, replicate, time) ;" in root
    assert "string scenario(point) ;" in root
    assert "uint64 seed(point, replicate) ;" in root
    assert 'string gmv:units = "USD" ;' in root
    assert "gmv:_FillValue = NaN ;" in root
    assert "double income(point, replicate, creator) ;" in lines
    assert "phony" not in header


def objects(sample: Path):
    """Every group and dataset of the file with its name, the root first."""
    with h5py.File(sample) as root:
        found = []
        root.visititems(lambda name, thing: found.append((name, thing)))
        yield from [("/", root["/"]), *found]


def test_every_object_is_laid_out_as_netcdf4_asks(sample):
    tracked = h5py.h5p.CRT_ORDER_TRACKED
    for name, thing in objects(sample):
        assert len(thing.attrs) <= 8, name
        assert thing.id.get_create_plist().get_attr_creation_order() & tracked, name
        if isinstance(thing, h5py.Group):
            assert thing.id.get_create_plist().get_link_creation_order() & tracked, name
        elif thing.ndim > 0 and not thing.is_scale:
            assert all(len(dimension) == 1 for dimension in thing.dims), name
        if isinstance(thing, h5py.Dataset) and thing.ndim == 3:
            assert np.isnan(thing.fillvalue), name


def test_variables_stand_in_the_order_they_were_written(sample):
    with h5py.File(sample) as root:
        names = ["point", "replicate", "time", "scenario", "row", *PARAMETERS, "seed", "status", *MEASURES]
        assert list(root) == [*names, "group", *BY_GROUP, "agents", "events", "provenance"]


def test_no_object_carries_a_time(sample):
    for name, thing in objects(sample):
        assert not thing.id.get_create_plist().get_obj_track_times(), name


def test_the_bytes_do_not_depend_on_what_memory_held_before(tmp_path):
    first = write_sample(tmp_path / "first.h5", MALLOC_PERTURB_="85").read_bytes()
    second = write_sample(tmp_path / "second.h5", MALLOC_PERTURB_="170").read_bytes()
    assert first == second
