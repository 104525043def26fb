"""Training style-based generators: losses, augmentation, pictures, a run to a model folder."""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from editor.engines.store import build, read_weights
from editor.nets.portraits import STYLES
from editor.nets.stylegan2 import StyleGAN2Net
from editor.training.describe import DESCRIPTIONS
from editor.training.export import export_model
from editor.training.loop import train
from editor.training.objectives import averaged, stylegan
from editor.training.objectives.diffaugment import PARTS, augmented
from editor.training.objectives.stylegan import LAZY, PathLength, StyleGANObjective
from editor.training.pools import Pool, scene_pool
from editor.training.recipe import Recipe, read_recipe
from editor.weights.card import read_card
from editor.weights.shelf import verify
from tests.training.pictures import need_weights, write_photographs

CPU = torch.device("cpu")
SIDE = 8
COLOURS = np.array([(230, 40, 40), (40, 60, 220)], np.uint8)


def random(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def tiny(**changes: object) -> Recipe:
    """A recipe whose steps take a moment."""
    recipe = replace(
        read_recipe("portraits-style"), crop=SIDE, batch=8, report_every=1,
        checkpoint_every=1000.0, model={"z_dim": 4, "w_dim": 8, "mapping_layers": 1,
                                        "channel_base": 64, "channel_max": 12},
        optimiser={"lr": 4e-3, "warmup": 1, "ema": 0.9, "mixing": 0.5},
        weights={"penalty": 0.1},
    )  # fmt: skip
    return replace(recipe, **changes)  # type: ignore[arg-type]


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Pool:
    """Evenly coloured pictures of two kinds, a little lighter or darker each."""
    rng = np.random.default_rng(0)
    kind = np.arange(64) % 2
    light = rng.integers(-20, 21, (64, 1, 1, 1))
    even = COLOURS[kind][:, None, None].astype(int) + light
    pictures = np.broadcast_to(even, (64, SIDE, SIDE, 3)).astype(np.uint8)
    pool = Pool(pictures, kind, pictures[:16], SIDE, ("red", "blue"), (1.0, 1.0), ())
    monkeypatch.setitem(stylegan.POOLS, "portraits-style", lambda recipe, data, cache: pool)
    return pool


def test_it_learns_to_draw_each_kind(plain: Pool, tmp_path: Path) -> None:
    objective = StyleGANObjective(tiny(), tmp_path, tmp_path, CPU)
    for step in range(160):
        objective.step(step, 0.0)
    net = objective._averaged().eval()
    with torch.inference_mode():
        for kind, colour in zip(net.kinds, COLOURS, strict=True):
            made = net.synthesis(net.sample(range(16), kind)).mean((0, 2, 3)) * 255
            distance = [float((made - torch.tensor(c)).norm()) for c in COLOURS.astype(float)]
            assert distance[list(map(tuple, COLOURS)).index(tuple(colour))] == min(distance)
            assert min(distance) < 90
    assert float(net.mapping.w_avg.abs().max()) > 0
    assert objective.grid().shape == (8 * SIDE, 16 * SIDE, 3)


def test_a_step_can_be_told_from_its_number(plain: Pool, tmp_path: Path) -> None:
    """Two runs of the same steps are one run; a later one goes on from a state."""
    first, second = (StyleGANObjective(tiny(), tmp_path, tmp_path, CPU) for _ in range(2))
    for step in (0, 1):
        first.step(step, 0.0)
    third = StyleGANObjective(tiny(seed=1), tmp_path, tmp_path, CPU)
    third.recipe = second.recipe
    second.step(0, 0.0)
    third.restore(deepcopy(second.state()))
    second.step(1, 0.0)
    third.step(1, 0.0)
    for name, value in first.weights().items():
        torch.testing.assert_close(second.weights()[name], value, msg=name)
        torch.testing.assert_close(third.weights()[name], value, msg=name)


def test_penalties_come_lazily_and_leave_weights_free(plain: Pool, tmp_path: Path) -> None:
    recipe = tiny(weights={"penalty": 0.1, "path": 2.0}, augment=("colour", "shift", "cut"))
    objective = StyleGANObjective(recipe, tmp_path, tmp_path, CPU)
    assert {"penalty", "path"} <= set(objective.step(LAZY, 0.0))
    assert {"penalty", "path"}.isdisjoint(objective.step(LAZY + 1, 0.0))
    assert float(objective.path.mean) > 0
    assert all(p.requires_grad for p in objective.critic.parameters())


@pytest.mark.parametrize("noise", [0, 1])
def test_drawings_learn_without_random_details(plain: Pool, tmp_path: Path, noise: int) -> None:
    option = {"lr": 4e-3, "noise": noise}
    objective = StyleGANObjective(tiny(optimiser=option), tmp_path, tmp_path, CPU)
    for step in range(2):
        objective.step(step, 0.0)
    strengths = [v for k, v in objective.net.named_parameters() if k.endswith("noise_strength")]
    assert all(bool(v != 0) == bool(noise) for v in strengths)


def test_the_average_follows_closely_at_first() -> None:
    average, now = [torch.zeros(3)], [torch.ones(3)]
    averaged.follow_closely(average, now, 1, 0.99)
    torch.testing.assert_close(average[0], torch.full((3,), 9 / 11))
    average = [torch.zeros(3)]
    averaged.follow_closely(average, now, torch.tensor(10**6), 0.99)
    torch.testing.assert_close(average[0], torch.full((3,), 0.01))


def test_path_lengths_are_slopes_of_pictures() -> None:
    """A picture that is its latent, scaled: every length is scale x noise, known exactly."""
    codes = torch.randn(6, 1, 48, generator=random()).requires_grad_()
    picture = 3 * codes.view(6, 3, 4, 4)
    path = PathLength()
    penalty = path(picture, codes, random(5))
    noise = torch.randn(6, 3, 4, 4, generator=random(5)).flatten(1)
    lengths = 3 * noise.square().sum(1).sqrt() / 4
    mean = 0.01 * lengths.mean()
    torch.testing.assert_close(path.mean, mean)
    torch.testing.assert_close(penalty, (lengths - mean).square().mean())


def test_latents_are_mixed_as_often_as_told(plain: Pool, tmp_path: Path) -> None:
    objective = StyleGANObjective(tiny(), tmp_path, tmp_path, CPU)
    c = torch.eye(2)[[0]].expand(400, -1)
    with torch.no_grad():
        codes = objective._codes(c, 400, random())
    changes = (codes[:, 1:] != codes[:, :-1]).any(2).sum(1)
    assert set(changes.tolist()) == {0, 1}
    assert float((changes > 0).float().mean()) == pytest.approx(0.5, abs=0.08)


@pytest.fixture
def pictures() -> Tensor:
    return torch.rand(64, 3, 16, 16, generator=random(1)) * 2 - 1


@pytest.mark.parametrize("part", PARTS)
def test_augmentation_differs_by_picture_repeats_by_seed_and_passes_gradients(
    part: str, pictures: Tensor
) -> None:
    seen = augmented(pictures.requires_grad_(), [part], random(3))
    assert torch.equal(seen, augmented(pictures, [part], random(3)))
    assert not torch.equal(seen, augmented(pictures, [part], random(4)))
    changed = (seen != pictures).flatten(1).any(1)
    assert int(changed.sum()) > 32
    (slope,) = torch.autograd.grad(seen.sum(), pictures)
    assert bool(slope.flatten(1).any(1).all())
    same = pictures[:1].detach().expand(8, -1, -1, -1)
    assert len({tuple(x.flatten().tolist()) for x in augmented(same, [part], random())}) > 1


def test_shifts_move_whole_pictures_by_an_eighth_at_most(pictures: Tensor) -> None:
    seen, found = augmented(pictures, ["shift"], random()), set()
    wide = torch.nn.functional.pad(pictures, (2, 2, 2, 2))
    for picture, around in zip(seen, wide, strict=True):
        places = [(y, x) for y in range(5) for x in range(5)
                  if torch.equal(picture, around[:, y : y + 16, x : x + 16])]  # fmt: skip
        assert len(places) == 1
        found.update(places)
    assert len(found) > 15


def test_cuts_are_squares_of_half_the_side_and_colour_keeps_shapes(pictures: Tensor) -> None:
    hole = augmented(torch.ones_like(pictures), ["cut"], random())[:, 0] == 0
    rows, columns = hole.any(2).sum(1), hole.any(1).sum(1)
    assert torch.equal(hole.sum((1, 2)), rows * columns)
    assert int(rows.max()) == int(columns.max()) == 8
    assert int(rows.min()) >= 3
    seen = augmented(pictures, ["colour"], random())
    for before, after in zip(pictures.mean(1).flatten(1), seen.mean(1).flatten(1), strict=True):
        joint = torch.stack([before, after])
        assert float(torch.corrcoef(joint)[0, 1]) == pytest.approx(1, abs=1e-3)
        assert 0.49 < float(after.std() / before.std()) < 1.51


def test_kinds_are_drawn_as_often_as_told_and_some_mirrored() -> None:
    ramp = np.broadcast_to(np.arange(8, dtype=np.uint8)[:, None], (8, 8, 3))
    pictures = np.broadcast_to(ramp, (30, 8, 8, 3))
    kind = np.array([0] * 25 + [2] * 5)
    pool = Pool(pictures, kind, pictures[:2], 8, ("a", "b", "c"), (1.0, 1.0, 0.5), (2,))
    drawn, kinds = pool.draw(np.random.default_rng(0), 600)
    assert drawn.shape == (600, 8, 8, 3)
    assert np.bincount(kinds, minlength=3) / 600 == pytest.approx([2 / 3, 0, 1 / 3], abs=0.06)
    together = pool.draw(np.random.default_rng(0), 600, 4)[1].reshape(4, 150)
    assert (together == together[0]).all()
    assert set(together[0]) == {0, 2}
    turned = drawn[:, 0, 0, 0] == 7
    assert not turned[kinds == 0].any()
    assert turned[kinds == 2].mean() == pytest.approx(0.5, abs=0.12)


def test_scenes_are_windows_of_photographs_and_no_validation_ones(tmp_path: Path) -> None:
    data = write_photographs(tmp_path / "photos", side=48, each=2)
    recipe = replace(read_recipe("scenes"), crop=16, samples=8, validation=4)
    pool = scene_pool(recipe, data, tmp_path / "cache")
    assert pool.pictures.shape == (8, 20, 20, 3)
    assert pool.check.shape == (4, 16, 16, 3)
    drawn, kinds = pool.draw(np.random.default_rng(0), 6)
    assert drawn.shape == (6, 16, 16, 3)
    assert not kinds.any() and pool.kinds == ()
    assert len(np.unique(drawn.reshape(6, -1), axis=0)) == 6


def test_recipes_fit_their_networks() -> None:
    for name in ("portraits-style", "portraits-style-gpu", "scenes"):
        recipe = read_recipe(name)
        kinds = () if recipe.task == "scenes" else STYLES
        with torch.device("meta"):
            net = StyleGAN2Net(recipe.crop, c_dim=len(kinds), **recipe.model)  # type: ignore[arg-type]
        assert net.layers == 2 * int(math.log2(recipe.crop)) - 2
        assert set(recipe.augment) <= set(PARTS)


def test_the_result_becomes_a_whole_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_weights()
    monkeypatch.setattr(stylegan, "JUDGED", 32)
    data = write_photographs(tmp_path / "photos", side=48, each=2)
    recipe = tiny(name="scenes", task="scenes", crop=32, samples=8, augment=("shift",))
    best = train(recipe, data, tmp_path / "run", steps=2)
    assert (tmp_path / "run" / "grid-0000002.png").is_file()
    card = read_card(export_model(best, tmp_path / "scenes"))
    verify(card)
    assert (card.task, card.architecture) == ("generate", "StyleGAN2Net")
    assert {"validation_kernel", "validation_fid", "validation_recall"} <= set(card.figures)
    net = build(card, read_weights(card.path))
    for name, value in load_file(best).items():
        torch.testing.assert_close(net.state_dict()[name], value, atol=2e-3, rtol=2e-3)
    with torch.inference_mode():
        made = net.synthesis(net.sample([1, 2]))  # type: ignore[operator]
    assert made.shape == (2, 3, 32, 32)


def test_a_card_of_portraits_names_their_kinds() -> None:
    recipe, about = read_recipe("portraits-style"), DESCRIPTIONS["portraits-style"]
    parameters = {**about.parameters(asdict(recipe)), **recipe.model}
    with torch.device("meta"):
        net = StyleGAN2Net(**parameters)
    assert net.kinds == STYLES == tuple(about.styles(asdict(recipe)))
