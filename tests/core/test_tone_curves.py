"""Curves of brightness, contrast and colour balance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.errors import BadInput
from editor.core.tone_curves import ADJUSTMENTS, adjusted, curves

RAMP = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)


def test_nothing_adjusted_is_the_picture() -> None:
    assert np.array_equal(adjusted(RAMP, {}), RAMP)
    assert np.array_equal(adjusted(RAMP, dict.fromkeys(ADJUSTMENTS, 0.0)), RAMP)


def test_each_does_what_its_name_says() -> None:
    grey = np.full((2, 2, 3), 100, np.uint8)
    assert adjusted(grey, {"brightness": 0.5}).min() > 100
    assert adjusted(grey, {"brightness": -0.5}).max() < 100
    red = adjusted(grey, {"red": 0.5})[0, 0]
    assert red[0] > 100 and list(red[1:]) == [100, 100]
    hard, soft = (curves({"contrast": c})[[64, 192], 0].astype(int) for c in (0.5, -0.5))
    assert np.ptp(hard) > 128 > np.ptp(soft)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(ADJUSTMENTS), st.floats(-1, 1)))
def test_order_of_tones_is_kept(adjust: dict[str, float]) -> None:
    table = curves(adjust).astype(int)
    assert (np.diff(table, axis=0) >= 0).all()
    if not adjust.get("contrast"):
        assert table[0].max() == 0 and table[255].min() == 255


@pytest.mark.parametrize("adjust", [{"hue": 0.1}, {"red": 1.5}, {"blue": float("nan")}])
def test_strange_wishes_are_refused(adjust: dict[str, float]) -> None:
    with pytest.raises(BadInput, match=next(iter(adjust))):
        curves(adjust)
