"""ICC files: read whole, and everything else refused by name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadFile, TooLarge
from editor.media.profile import LARGEST, read_profile
from editor.render.colour import colour_space, profile


def test_a_profile_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "wide.icc"
    path.write_bytes(profile("ProPhoto RGB"))
    assert read_profile(path) == profile("ProPhoto RGB")


@pytest.mark.parametrize("content", [b"", b"acsp", b"\0" * 500, b"<html>" * 100])
def test_what_is_no_profile_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.icc"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=r"odd\.icc"):
        read_profile(path)


def test_a_huge_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.icc"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(TooLarge, match=r"huge\.icc"):
        read_profile(path)


def test_damaged_profiles_are_taken_for_srgb_or_read_and_never_crash() -> None:
    whole = np.frombuffer(profile("Adobe RGB (1998)"), np.uint8)
    rng = np.random.default_rng(5)
    for _ in range(300):
        damaged = whole.copy()
        places = rng.integers(0, len(whole), rng.integers(1, 12))
        damaged[places] = rng.integers(0, 256, len(places))
        cut = damaged[: rng.integers(1, len(whole) + 1)] if rng.random() < 0.3 else damaged
        assert colour_space.__wrapped__(cut.tobytes()).isValid()
