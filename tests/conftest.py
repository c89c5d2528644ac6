"""What all tests share: a cache folder of their own, so that nothing of the user's is read or written."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One cache folder for a whole run."""
    before = os.environ.get("RESLINT_CACHE_DIR")
    os.environ["RESLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["RESLINT_CACHE_DIR"]
    else:
        os.environ["RESLINT_CACHE_DIR"] = before
