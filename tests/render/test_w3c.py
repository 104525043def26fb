"""Both compositors against the specification in float64: all modes, any colours and alphas."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.blend import composite, premultiplied
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.render.compositor import Frame, compose, flatten
from editor.render.deep import flatten_deep
from tests.core.beyond import undecided
from tests.core.pictures import painted
from tests.core.w3c import composited

pytestmark = pytest.mark.usefixtures("qapp")

byte = st.integers(0, 255)
colours = st.tuples(byte, byte, byte, byte)
pairs = st.lists(st.tuples(colours, colours), min_size=1, max_size=24)
modes = pytest.mark.parametrize("mode", BlendMode, ids=lambda mode: mode.name)
often = settings(max_examples=15, deadline=None)


def _pixels(pairs: list, which: int) -> np.ndarray:
    return np.array([pair[which] for pair in pairs], np.uint8)[None]


def _two(lower: np.ndarray, upper: np.ndarray, mode: BlendMode) -> Document:
    top = PixelLayer("upper", pixels=raster_from(upper), blend=mode)
    return Document(Size(lower.shape[1], 1), (PixelLayer("l", pixels=raster_from(lower)), top))


def _apart(
    mode: BlendMode, lower: np.ndarray, upper: np.ndarray, got: np.ndarray, wanted: np.ndarray
) -> float:
    """How far two pictures differ at most, but where a mode may go either way."""
    top = np.iinfo(lower.dtype).max
    sure = ~undecided(mode, lower[0] / top, upper[0] / top)
    return float(np.abs(got - wanted)[sure].max(initial=0))


def _shown(document: Document) -> np.ndarray:
    return compose(document.layers, Frame(document.bounds))[0][..., [2, 1, 0, 3]] / 255.0


@modes
@often
@given(pairs=pairs)
def test_the_reference_is_the_specification(mode: BlendMode, pairs: list) -> None:
    lower, upper = (_pixels(pairs, i) for i in (0, 1))
    wanted = composited(mode, lower[0] / 255.0, upper[0] / 255.0)
    got = composite(premultiplied(lower), premultiplied(upper), mode)[0]
    assert _apart(mode, lower, upper, got, wanted) < 2e-5


@modes
@often
@given(pairs=pairs)
def test_the_window_shows_what_the_specification_says_to_a_level(
    mode: BlendMode, pairs: list
) -> None:
    lower, upper = (_pixels(pairs, i) for i in (0, 1))
    wanted = composited(mode, lower[0] / 255.0, upper[0] / 255.0)
    assert _apart(mode, lower, upper, _shown(_two(lower, upper, mode)), wanted) <= 1.01 / 255


@modes
def test_the_purest_and_faintest_colours_are_right_too(mode: BlendMode) -> None:
    values = np.array([0, 1, 127, 254, 255], np.uint8)
    b, s, ab, a_s = (v.ravel() for v in np.meshgrid(values, values, values, values))
    lower = np.stack([b, b[::-1], np.roll(b, 3), ab], -1)[None]
    upper = np.stack([s, np.roll(s, 5), s[::-1], a_s], -1)[None]
    wanted = composited(mode, lower[0] / 255.0, upper[0] / 255.0)
    assert _apart(mode, lower, upper, _shown(_two(lower, upper, mode)), wanted) <= 1.01 / 255


def test_colours_that_cancel_out_leave_no_specks_under_dodge_and_burn() -> None:
    rng = np.random.default_rng(1)
    noise = rng.integers(0, 256, (64, 64, 4), np.uint8)
    noise[..., 3] = 255
    ground, white = (PixelLayer("l", pixels=raster_from(p)) for p in (noise, noise | 255))
    cancelled = (ground, replace(ground, blend=BlendMode.DIFFERENCE))
    dodged = _flat(*cancelled, replace(white, blend=BlendMode.COLOR_DODGE))
    assert not dodged[..., :3].any()
    veil = noise | 255
    veil[..., 3] = noise[..., 0]
    lit = PixelLayer("lit", pixels=raster_from(veil), blend=BlendMode.SOFT_LIGHT)
    dark = PixelLayer("dark", pixels=_full((0, 0, 0, 200)), blend=BlendMode.COLOR_BURN)
    assert (_flat(white, lit, dark) == 255).all()


@modes
@often
@given(pairs=pairs)
def test_sixteen_bits_are_right_to_their_own_level(mode: BlendMode, pairs: list) -> None:
    lower, upper = (_pixels(pairs, i).astype(np.uint16) * 257 for i in (0, 1))
    document = _two(lower, upper, mode)
    wanted = composited(mode, lower[0] / 65535.0, upper[0] / 65535.0)
    got = flatten_deep(document, document.bounds)[0] / 65535.0
    premultiplied_ = np.concatenate([got[:, :3] * got[:, 3:], got[:, 3:]], 1)
    assert _apart(mode, lower, upper, premultiplied_, wanted) <= 2 / 65535 + 2e-5


# -- groups that pass through


def _full(value: tuple[int, int, int, int]) -> Raster:
    return raster_from(np.full((64, 64, 4), value, np.uint8))


GROUND = PixelLayer("ground", pixels=_full((200, 100, 50, 255)))
DARKER = PixelLayer("darker", pixels=_full((128, 128, 128, 255)), blend=BlendMode.MULTIPLY)
LEFT = painted(Raster(1), Rect(0, 0, 32, 64), 255)
SIZE = Size(64, 64)


def _flat(*layers: Layer) -> np.ndarray:
    document = Document(SIZE, layers)
    deep = flatten_deep(document, document.bounds) / 257.0
    out = flatten(document, document.bounds)
    assert np.abs(deep - out).max() <= 1.01  # both compositors agree
    return out


def _group(**changes: object) -> GroupLayer:
    return replace(GroupLayer("g", layers=(DARKER,), pass_through=True), **changes)  # type: ignore[arg-type]


def test_what_passes_through_is_blended_with_what_lies_below_the_group() -> None:
    assert np.array_equal(_flat(GROUND, _group()), _flat(GROUND, DARKER))
    isolated = _flat(GROUND, _group(pass_through=False))
    assert tuple(isolated[0, 0]) == (128, 128, 128, 255)


def test_opacity_and_mask_say_how_much_of_it_shows() -> None:
    ground, dark = (_flat(*layers)[0, 0].astype(int) for layers in ((GROUND,), (GROUND, DARKER)))
    half = _flat(GROUND, _group(opacity=0.5))[0, 0]
    assert np.abs(half - (ground + dark) / 2).max() <= 1
    masked = _flat(GROUND, _group(mask=LEFT))
    assert tuple(masked[0, 0]) == tuple(dark) and tuple(masked[0, 63]) == tuple(ground)


def test_groups_pass_through_one_another_up_to_one_that_is_isolated() -> None:
    nested = _group(layers=(_group(),))
    assert np.array_equal(_flat(GROUND, nested), _flat(GROUND, DARKER))
    closed = GroupLayer("closed", layers=(nested,))
    assert tuple(_flat(GROUND, closed)[0, 0]) == (128, 128, 128, 255)


def test_what_nothing_was_done_to_stays_bit_identical_under_a_faint_group() -> None:
    empty = _group(layers=(PixelLayer("nothing"),), opacity=0.37)
    assert np.array_equal(_flat(GROUND, empty), _flat(GROUND))


def test_clipping_to_a_group_isolates_it() -> None:
    clipped = PixelLayer("c", pixels=_full((10, 20, 30, 255)), clip=True)
    assert tuple(_flat(GROUND, _group(), clipped)[0, 0]) == (10, 20, 30, 255)


def test_switching_is_seen_as_a_change() -> None:
    before = Document(SIZE, (GROUND, _group()))
    isolated = replace(before.layers[1], pass_through=False)  # type: ignore[call-arg]
    assert before.with_layer(isolated).changed_layers(before) == before.bounds
