"""Invented networks of several eras, each audited once, with what is known about them."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2]))  # sample_data and tests stand beside the package

from auditor.engine import load
from auditor.model.options import AuditOptions
from auditor.pipeline import audit
from sample_data.make import make
from sample_data.network.rarer_kinds import RARER_KINDS
from sample_data.network.resaved import resaved
from tests.acceptance.audited import Audited

PLANTED_WORD = "quirrelmoss"
NETWORKS = {
    "2018-11": 1101,
    "2022-03": 2202,
    "2023-12": 3303,
    "2024-12 re-saved by Excel": 4404,
    "2026-03": 5505,
}


@pytest.fixture(scope="session", params=NETWORKS)
def audited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Audited:
    """An audited network; every test that takes it runs once for each era."""
    name = str(request.param)
    folder = tmp_path_factory.mktemp("network")
    packed = make(name[:7], NETWORKS[name], secret=PLANTED_WORD, further=RARER_KINDS)
    if "Excel" in name:
        packed = resaved(packed)
        packed.write_unpacked(folder)
    else:
        packed.write(folder)
    result = audit(AuditOptions(sources=(folder,), rulebook=load()))
    return Audited(packed, folder, result)


@pytest.fixture(scope="session")
def small_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small network, not audited: to be spoilt by tests, in copies."""
    folder = tmp_path_factory.mktemp("small")
    make("2026-03", 6606, size=60).write(folder)
    return folder
