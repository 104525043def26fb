"""Finding an object in a box: how well, what is said counts, what is refused."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.engines.all import AnyEngine
from editor.engines.select import SelectEngine, found
from editor.jobs.select import Hint, SelectJob, select_job

H, W = 420, 600


def scene() -> tuple[np.ndarray, np.ndarray]:
    """A textured disc with a bar on textured ground, and which pixels they are."""
    rng = np.random.default_rng(2)
    truth = np.zeros((H, W), np.uint8)
    cv2.circle(truth, (280, 200), 90, 1, cv2.FILLED)
    cv2.rectangle(truth, (350, 180), (430, 215), 1, cv2.FILLED)
    ground = np.array([70, 120, 60]) + rng.normal(0, 14, (H, W, 1))
    thing = np.array([190, 110, 60]) + rng.normal(0, 14, (H, W, 1))
    picture = np.where(truth[..., None] > 0, thing, ground)
    soft = cv2.GaussianBlur(picture, (0, 0), 0.8)
    return np.clip(soft, 0, 255).astype(np.uint8), truth > 0


BOX = Rect(160, 90, 300, 230)


def overlap(mask: np.ndarray, truth: np.ndarray) -> float:
    chosen = mask > 127
    return float((chosen & truth).sum() / (chosen | truth).sum())


def answer(job: SelectJob) -> np.ndarray:
    """The mask of a job, at the size of the picture."""
    (patch,) = SelectEngine()(job, lambda progress: None)
    assert patch.final and patch.place == job.place
    mask = np.zeros((H, W), np.uint8)
    mask[job.place.slices()] = patch.pixels[..., 3]
    return mask


def test_an_object_that_stands_out_is_found_with_its_edge() -> None:
    picture, truth = scene()
    mask = answer(select_job(picture, BOX))
    assert overlap(mask, truth) > 0.96
    edge = cv2.dilate(truth.astype(np.uint8), np.ones((9, 9))) > 0
    assert (mask[~edge] > 0).mean() < 1e-4, "far from it nothing is selected"
    assert ((mask > 20) & (mask < 235)).mean() < 0.03, "the edge is narrow"


def test_a_large_picture_keeps_its_own_edge() -> None:
    picture, truth = scene()
    large = cv2.resize(picture, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    wide = cv2.resize(truth.astype(np.uint8), None, fx=3, fy=3) > 0
    box = Rect(*(3 * v for v in BOX))
    job = select_job(large, box)
    (patch,) = AnyEngine()(job, lambda progress: None)
    mask = np.zeros(wide.shape, np.uint8)
    mask[job.place.slices()] = patch.pixels[..., 3]
    assert overlap(mask, wide) > 0.96
    again = next(iter(SelectEngine()(job, lambda progress: None)))
    assert np.array_equal(again.pixels, patch.pixels)


def test_what_is_said_counts() -> None:
    picture, truth = scene()
    said = np.zeros((H, W), np.uint8)
    said[170:225, 352:440] = 1  # the bar is not wanted
    less = answer(select_job(picture, BOX, said))
    assert not less[said == 1].any() and overlap(less, truth & (said == 0)) > 0.94
    clicked = select_job(picture, BOX, points=(Hint(180, 300), Hint(280, 200, inside=False)))
    mask = answer(clicked)
    assert mask[300, 180] == 255 and mask[200, 280] == 0


def test_nothing_inside_is_an_empty_mask() -> None:
    picture, _ = scene()
    said = np.full((H, W), 1, np.uint8)
    assert not found(picture, BOX, said).any()


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Rect(700, 10, 50, 50), "outside"),
        (Rect(10, 10, 0, 50), "outside"),
        (Rect(0, 0, W, H), "whole picture"),
    ],
)
def test_boxes_without_an_object_are_refused(box: Rect, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        select_job(scene()[0], box)


def test_models_that_cannot_select_say_so() -> None:
    picture, _ = scene()
    for model, words in (("inpaint", "selects nothing"), ("nobody", "no model")):
        with pytest.raises(BadInput, match=words):
            answer(select_job(picture, BOX, model=model))


def test_jobs_that_do_not_fit_are_refused() -> None:
    image = np.zeros((20, 30, 3), np.uint8)
    place = Rect(0, 0, 30, 20)
    for job in (
        SelectJob(image[..., 0], place, Rect(2, 2, 9, 9)),
        SelectJob(image, place, Rect(20, 2, 19, 9)),
        SelectJob(image, place, Rect(2, 2, 9, 9), np.zeros((9, 9), np.uint8)),
    ):
        with pytest.raises(BadInput):
            next(iter(SelectEngine()(job, lambda progress: None)))
