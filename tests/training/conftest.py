"""What tests of training share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from editor.training import perception


@pytest.fixture(scope="module")
def small_looks() -> Iterator[None]:
    """Pictures of 32 pixels are looked at in 64 instead of 128: a quarter of the work."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(perception, "SEEN", 64)
        yield
