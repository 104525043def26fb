"""Pasting: what a slider changed and nothing else, with the picture's detail, without a seam."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from editor.engines.paste import Sheet, Sides, as_layer, limited, seam

SIDE = 300
SMALL = 64


def picture(side: int = SIDE) -> np.ndarray:
    """A face of sorts on a gradient, with a fine weave that no small drawing shows; uint8 RGB."""
    y, x = np.mgrid[:side, :side].astype(np.float32) / side
    made = np.dstack([170 - 40 * y, 190 - 30 * x, 200 + 20 * y])
    inside = (x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.09
    made[inside] = (200, 150, 120)
    rows, columns = np.indices((side, side))
    made += np.where((rows + columns) % 2 == 0, 6, -6)[..., None]
    return np.clip(made, 0, 255).astype(np.uint8)


def drawing(image: np.ndarray) -> np.ndarray:
    """What a generator would draw of it."""
    return cv2.resize(image, (SMALL, SMALL), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def over(image: np.ndarray, layer: np.ndarray) -> np.ndarray:
    alpha = layer[..., 3:].astype(np.float32) / 255
    return np.rint(image + (layer[..., :3].astype(np.float32) - image) * alpha).astype(np.uint8)


def weave(image: np.ndarray) -> float:
    """Contrast of the finest detail in the middle of a picture."""
    middle = image[130:170, 130:170].astype(np.float32)
    return float((middle - cv2.blur(middle, (5, 5))).std())


def darker(before: np.ndarray) -> np.ndarray:
    """The same drawing with darker skin."""
    skin = np.abs(before - np.array([200, 150, 120]) / 255).max(2) < 0.03
    after = before.copy()
    after[skin] *= 0.6
    return after


def with_dot(before: np.ndarray) -> np.ndarray:
    """The same drawing with a black thing in the face that was not there."""
    after = before.copy()
    after[28:34, 28:34] = 0.05
    return after


def test_nothing_changes_where_the_drawings_agree() -> None:
    image, before = picture(), drawing(picture())
    assert not Sheet(SIDE).pasted(image, before, before.copy()).any()
    layer = Sheet(SIDE).pasted(image, before, with_dot(before))
    assert layer[140, 140, 3] == 255
    far = np.ones((SIDE, SIDE), bool)
    far[100:190, 100:190] = False
    assert not layer[far].any()
    assert np.array_equal(over(image, layer)[far], image[far])


def test_a_colour_shifts_and_the_picture_keeps_its_detail() -> None:
    image, before = picture(), drawing(picture())
    changed = over(image, Sheet(SIDE).pasted(image, before, darker(before)))
    middle = changed[130:170, 130:170].mean((0, 1))
    assert np.allclose(middle, 0.6 * image[130:170, 130:170].mean((0, 1)), atol=4)
    assert 0.5 * weave(image) < weave(changed) < 1.1 * weave(image)
    edge = np.abs(np.diff(changed[150].astype(int), axis=0)).max()
    assert edge >= 30  # the outline of the face is as sharp as it was, not as in the drawing


def test_what_is_new_is_drawn_and_what_goes_is_gone() -> None:
    image, before = picture(), drawing(picture())
    appeared = over(image, Sheet(SIDE).pasted(image, before, with_dot(before)))
    assert appeared[138:152, 138:152].mean() < 40
    marked = image.copy()
    marked[135:155, 135:155] = 10
    gone = over(marked, Sheet(SIDE).pasted(marked, drawing(marked), before))
    assert np.abs(gone[138:152, 138:152].astype(int).mean((0, 1)) - (200, 150, 120)).max() < 12


def test_the_border_stays_even_where_all_changes() -> None:
    image, before = picture(), drawing(picture())
    layer = Sheet(SIDE).pasted(image, before, np.clip(before * 0.5, 0, 1))
    rim = np.ones((SIDE, SIDE), bool)
    rim[1:-1, 1:-1] = False
    assert not layer[rim].any()
    assert layer[60:-60, 60:-60, 3].min() == 255
    assert seam(image, layer) < 1 / 255


def test_the_mask_limits_and_its_outside_is_transparent() -> None:
    image, before = picture(), drawing(picture())
    mask = np.zeros((SIDE, SIDE), np.uint8)
    mask[:, 150:] = 255
    layer = Sheet(SIDE).pasted(image, before, darker(before), mask)
    assert not layer[:, :150].any()
    assert (layer[140:160, 160:175, 3] == 255).all()
    assert seam(image, layer) < 2 / 255  # though the mask's edge is hard


def test_a_thin_stroke_of_the_mask_still_counts() -> None:
    image, before = picture(), drawing(picture())
    mask = np.zeros((SIDE, SIDE), np.uint8)
    mask[:, 148:153] = 255
    assert Sheet(SIDE).pasted(image, before, darker(before), mask)[150, 150, 3] > 60


def test_a_hard_border_is_seen() -> None:
    """The measure itself: a square pasted without a matte has a seam, a soft one has none."""
    image = picture()
    hard = np.zeros((SIDE, SIDE, 4), np.uint8)
    hard[100:200, 100:200] = (*image[150, 150] // 2, 255)
    assert seam(image, hard) > 0.1
    assert seam(image, np.zeros_like(hard)) == 0.0


def test_a_sheet_gives_the_same_again_and_new_memory_for_each_answer() -> None:
    image, before = picture(), drawing(picture())
    sheet = Sheet(SIDE)
    first = sheet.pasted(image, before, darker(before))
    kept = first.copy()
    sheet.pasted(image, before, with_dot(before))
    assert np.array_equal(first, kept)
    assert np.array_equal(sheet.pasted(image, before, darker(before)), kept)


@pytest.mark.parametrize("side", [20, 64, 75, 300])
def test_a_drawing_becomes_an_opaque_layer_of_any_size(side: int) -> None:
    layer = as_layer(drawing(picture()), side)
    assert layer.shape == (side, side, 4) and (layer[..., 3] == 255).all()
    assert np.abs(layer[..., :3].mean((0, 1)) - picture().mean((0, 1))).max() < 2


def test_limits_between_two_layers_are_exact_at_both_ends() -> None:
    a, b = (as_layer(drawing(picture()) * f, 80) for f in (1.0, 0.4))
    mask = np.zeros((80, 80), np.uint8)
    mask[:, 40:], mask[:, 20:40] = 255, 128
    mixed = limited(a, b, mask)
    assert np.array_equal(mixed[:, :20], a[:, :20])
    assert np.array_equal(mixed[:, 40:], b[:, 40:])
    between = (a[:, 35].astype(int) + b[:, 35]) / 2
    assert np.abs(mixed[:, 35] - between).max() <= 1


def test_grain_lies_on_what_is_new_too() -> None:
    """Where a large thing appears on an even ground, the paper still shows."""
    image, before = picture(), drawing(picture())
    after = before.copy()
    y, x = np.mgrid[:SMALL, :SMALL]
    stripes = 0.3 + 0.2 * np.sin(x / 1.5) * np.sin(y / 1.7)  # no function of what was there
    after[22:42, 22:42] = stripes[22:42, 22:42, None].astype(np.float32)
    changed = over(image, Sheet(SIDE).pasted(image, before, after))
    fine = [p[120:180, 120:180].astype(np.float32) for p in (changed, image)]
    checks = [float((p * np.where(np.indices((60, 60)).sum(0) % 2, -1, 1)[..., None]).mean())
              for p in fine]  # fmt: skip
    assert checks[0] == pytest.approx(checks[1], rel=0.25)


def test_what_is_even_stays_even_beside_an_outline() -> None:
    image = np.full((SIDE, SIDE, 3), (246, 224, 198), np.uint8)
    cv2.circle(image, (150, 150), 60, (90, 60, 40), -1, cv2.LINE_AA)
    before = drawing(image)
    background = before[..., 2:] / before[0, 0, 2] - before[32, 32, 2] / before[0, 0, 2]
    after = before - np.clip(background, 0, 1) * np.float32([0.2, 0.0, 0.1])
    changed = over(image, Sheet(SIDE).pasted(image, before, after))
    y, x = np.mgrid[:SIDE, :SIDE] - 150
    beside = (np.hypot(x, y) > 75) & (np.maximum(abs(x), abs(y)) < 110)
    assert np.ptp(changed[beside].astype(int), axis=0).max() <= 2


def test_a_change_goes_up_to_the_border_of_the_picture_itself() -> None:
    image, before = picture(), drawing(picture())
    sheet = Sheet(SIDE, Sides(left=True, top=False, right=True, bottom=False))
    alpha = sheet.pasted(image, before, np.clip(before * 0.5, 0, 1))[..., 3]
    assert not alpha[:, [0, -1]].any()
    assert (alpha[[0, -1], 60:240] == 255).all()
