"""Tables of events, from a run to the files that other programs read."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from program import SMALL, start, stoa
from run_test import finished_runs, wait_for

ALL = ["--set", "run.event_share=1"]
TABLES = ["students", "courses", "student_courses", "purchases", "visits", "study_weeks", "completions", "refunds"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("events")
    (folder / "small.toml").write_text(SMALL.format(replicates=2, learners=300))
    done = stoa(folder, "run", "small.toml", "-o", "out.h5", *ALL)
    assert done.returncode == 0, done.stderr
    assert stoa(folder, "export", "out.h5", "-o", "tables", "--csv").returncode == 0
    return folder


def read(place, table):
    return pd.read_csv(place / "tables" / f"{table}.csv")


def test_what_the_purchases_cost_is_the_gross_sales_of_each_run(place):
    runs = ["scenario", "replicate"]
    paid = read(place, "purchases").groupby(runs).price.sum()
    sales = read(place, "measures").groupby(runs).gmv.sum()
    assert len(paid) == 4
    np.testing.assert_allclose(paid, sales, rtol=1e-12)  # whole cents, a few hundred of them added as doubles
    back = read(place, "refunds").groupby(runs).amount.sum()
    np.testing.assert_allclose(back, read(place, "measures").groupby(runs).refunds.sum()[back.index], rtol=1e-12)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_in_the_result_is_the_table_exported(place, table):
    exported = read(place, table)
    with xr.open_dataset(place / "out.h5", engine="h5netcdf", group=f"events/{table}") as stored:
        assert len(stored.sizes) == 1
        for name in exported.columns.drop(["scenario", "row"]):
            values = stored[name].values
            if "flag_meanings" in stored[name].attrs:
                values = np.array(stored[name].attrs["flag_meanings"].split())[values]
            np.testing.assert_array_equal(exported[name].to_numpy(), values)


def test_tables_are_joined_by_student_course_and_enrolment(place):
    key = ["scenario", "replicate", "student_id", "course_id", "enrolled_at"]
    enrolments = read(place, "student_courses")
    assert not enrolments.duplicated(key).any()
    for table in ("study_weeks", "completions"):
        joined = read(place, table).merge(enrolments, on=key, how="left", indicator=True)
        assert (joined._merge == "both").all()
    bought = read(place, "purchases").rename(columns={"user_id": "student_id"})
    assert len(bought.merge(enrolments, on=key)) == len(bought) < len(enrolments)
    prices = bought.merge(read(place, "courses"), on=["scenario", "replicate", "course_id"], suffixes=("_paid", ""))
    assert (prices.price_paid == prices.price).all()


def test_a_person_has_one_name_in_both_scenarios_and_another_in_the_other_replicate(place):
    students = read(place, "students")
    names = {run: set(rows.student_id) for run, rows in students.groupby(["scenario", "replicate"])}
    assert names["today", 0] == names["lower", 0]
    assert names["today", 1] == names["lower", 1]
    assert not names["today", 0] & names["today", 1]


@pytest.mark.parametrize("threads", [2, 3])
def test_events_have_the_same_bytes_with_any_number_of_threads(place, threads):
    done = stoa(place, "run", "small.toml", "-o", f"{threads}.h5", "--threads", threads, *ALL)
    assert done.returncode == 0, done.stderr
    assert (place / f"{threads}.h5").read_bytes() == (place / "out.h5").read_bytes()


def test_killed_and_resumed_the_tables_are_the_same(folder):
    words = ["run", "long.toml", "-o", "out.h5", "--threads", "1", "--set", "run.event_share=0.2"]
    process = start(folder, *words)
    wait_for(lambda: finished_runs(folder / "out.h5.parts") >= 2, process)
    process.kill()
    process.communicate()
    again = stoa(folder, *words)
    assert again.returncode == 0 and "from before" in again.stdout, again.stderr
    assert stoa(folder, *words[:3], "whole.h5", *words[4:]).returncode == 0
    assert (folder / "out.h5").read_bytes() == (folder / "whole.h5").read_bytes()


def test_without_a_share_there_are_no_events_and_with_one_no_measure_changes(place):
    assert stoa(place, "run", "small.toml", "-o", "none.h5").returncode == 0
    with xr.open_dataset(place / "none.h5", engine="h5netcdf") as none, \
            xr.open_dataset(place / "out.h5", engine="h5netcdf") as kept:
        xr.testing.assert_identical(none, kept)
    with pytest.raises(OSError):
        xr.open_dataset(place / "none.h5", engine="h5netcdf", group="events/purchases")


def test_more_events_than_there_is_room_for_name_the_setting(folder):
    done = stoa(folder, "run", "small.toml", *ALL, "--set", "run.max_events=10")
    assert done.returncode == 1
    assert "room for 10 events is used up: raise run.max_events" in done.stderr


def test_a_model_without_learners_refuses_the_share(folder):
    (folder / "influence.toml").write_text('[run]\nmodel = "influence"\nseed = 1\nevent_share = 0.5\n')
    done = stoa(folder, "check", "influence.toml")
    assert done.returncode == 2 and "run.event_share" in done.stderr
