"""Measures and the evaluation: the truth is best, worse is worse, only the hole counts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pytest

from editor.core.errors import BadInput
from editor.engines.inpaint import heal
from editor.engines.synthesis import diffusion_fill, patch_fill
from editor.training.evaluate import cases, evaluate_inpaint, scenes
from editor.training.metrics import Judge, psnr, ssim
from editor.training.split import photographs
from editor.weights.shelf import resource_root
from tests.training.pictures import drawing, need_weights, write_photographs

TRUTH = drawing(96, 3)
MASK = np.zeros((96, 96), np.uint8)
MASK[30:60, 40:70] = 255


def blurred(amount: int) -> np.ndarray:
    """The truth with its hole blurred."""
    soft = cv2.blur(TRUTH, (amount, amount))
    return np.where(MASK[..., None] > 0, soft, TRUTH).astype(np.uint8)


def test_plain_measures_rank_by_damage() -> None:
    assert psnr(TRUTH, TRUTH, MASK) > psnr(blurred(3), TRUTH, MASK) > psnr(blurred(9), TRUTH, MASK)
    assert ssim(TRUTH, TRUTH, MASK) == pytest.approx(1.0)
    assert ssim(blurred(3), TRUTH, MASK) > ssim(blurred(9), TRUTH, MASK)


def test_psnr_counts_the_hole_only() -> None:
    spoilt = np.where(MASK[..., None] > 0, TRUTH, 0).astype(np.uint8)
    assert psnr(spoilt, TRUTH, MASK) == psnr(TRUTH, TRUTH, MASK)
    shifted = np.clip(TRUTH.astype(int) + 10, 0, 255).astype(np.uint8)
    assert psnr(shifted, TRUTH, MASK) == pytest.approx(20 * np.log10(255 / 10), abs=0.6)


def test_feature_distances_rank_by_damage() -> None:
    need_weights()
    measure = Judge().beside(TRUTH, MASK)
    for name in ("lpips", "unweighted", "vgg"):
        values = [measure(made)[name] for made in (TRUTH, blurred(3), blurred(9))]
        assert values[0] == pytest.approx(0, abs=1e-6)
        assert values[0] < values[1] < values[2]


def test_feature_distances_count_the_hole_only() -> None:
    """A far corner changes nothing; features reach no further than their field of view."""
    need_weights()
    far = np.zeros((256, 256), np.uint8)
    far[230:250, 230:250] = 255
    truth = drawing(256, 5)
    spoilt = truth.copy()
    spoilt[:40, :40] = 0
    assert Judge().beside(truth, far)(spoilt)["vgg"] == pytest.approx(0, abs=1e-6)


def test_evaluation_compares_methods_on_the_same_holes(tmp_path: Path) -> None:
    need_weights()
    folder = write_photographs(tmp_path, each=1)
    seen: list[float] = []
    report = evaluate_inpaint(
        folder,
        kinds=("thin",),
        methods={"patch": patch_fill, "same": patch_fill, "telea": diffusion_fill},
        say=lambda fraction, name: seen.append(fraction),
    )
    assert [row.count for row in report.rows] == [1, 1, 1]
    assert report.row("thin", "same").lpips == report.row("thin", "patch").lpips
    assert report.row("thin", "same").won == 0.0
    assert report.row("thin", "telea").psnr != report.row("thin", "patch").psnr
    assert "thin" in report.table()
    assert report.facts()["figures"]
    assert seen[-1] == 1.0


def test_the_model_asked_for_is_the_one_that_is_measured(tmp_path: Path) -> None:
    need_weights()
    folder = write_photographs(tmp_path, each=1)
    telea = partial(heal, model="telea")
    report = evaluate_inpaint(
        folder, kinds=("thin",), methods={"inpaint": heal, "telea": telea}, model="telea"
    )
    assert report.row("thin", "inpaint").lpips == report.row("thin", "telea").lpips


def test_a_case_is_the_same_whatever_else_is_asked_for(tmp_path: Path) -> None:
    files = photographs(write_photographs(tmp_path, each=1))
    alone = list(cases(files[:2], ("blob",), 3))
    among = [c for c in cases(files, ("thin", "blob"), 3) if c.kind == "blob"]
    for one, other in zip(alone, among, strict=False):
        assert np.array_equal(one.mask, other.mask)
        assert np.array_equal(one.image, other.image)
    assert not np.array_equal(alone[0].mask, alone[1].mask)
    assert not alone[0].holed[alone[0].mask > 0].any()


def test_evaluation_sees_only_held_out_photographs(tmp_path: Path) -> None:
    need_weights()
    folder = write_photographs(tmp_path, each=1)
    everything = evaluate_inpaint(
        folder, kinds=("thin",), held_out=False, methods={"telea": diffusion_fill}
    )
    assert everything.rows[0].count == 3
    for path in photographs(folder, "held-out"):
        path.unlink()
    with pytest.raises(BadInput, match="held-out"):
        evaluate_inpaint(folder, kinds=("thin",), methods={"telea": diffusion_fill})


def test_rendered_scenes_are_measured_by_their_own_holes() -> None:
    need_weights()
    samples = resource_root() / "samples"
    seen: list[str] = []
    report = evaluate_inpaint(
        samples,
        limit=2,
        methods={"patch": patch_fill, "telea": diffusion_fill},
        say=lambda fraction, name: seen.append(name),
    )
    assert seen[:2] == ["courtyard, scene", "garden, scene"]
    assert report.row("scene", "patch").count == 2
    assert report.row("scene", "patch").lpips < report.row("scene", "telea").lpips


def test_a_scene_keeps_its_whole_hole_in_view() -> None:
    masks = sorted((resource_root() / "samples").glob("*/mask.png"))
    for case in scenes(masks[2:4]):
        rows, columns = np.nonzero(case.mask)
        assert case.image.shape == (512, 512, 3)
        assert rows.min() > 0 and rows.max() < 511 and columns.min() > 0 and columns.max() < 511
