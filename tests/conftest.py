"""What several tests start from: a folder with experiments, and a result."""

import signal

import pytest

from program import SMALL, stoa

# A shell starts what runs in the background with the interrupt ignored, and programs hand that on to those they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "small.toml").write_text(SMALL.format(replicates=2, learners=300))
    (tmp_path / "long.toml").write_text(SMALL.format(replicates=10, learners=4000))
    return tmp_path


@pytest.fixture(scope="session")
def result(tmp_path_factory):
    """A small result file, and the text it was made from."""
    place = tmp_path_factory.mktemp("result")
    (place / "small.toml").write_text(SMALL.format(replicates=2, learners=300))
    assert stoa(place, "run", "small.toml", "-o", "out.h5").returncode == 0
    return place / "out.h5"
