"""Training portraits: labels, data, losses, and a run from beginning to model folder."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from editor.core.errors import BadFile, BadInput
from editor.engines.store import build, read_weights
from editor.nets.portraits import ATTRIBUTES, STYLES, Code
from editor.training.attributes import COLUMNS, NAMES, colour, reading
from editor.training.export import export_model
from editor.training.loop import train
from editor.training.mixture import fit_mixture
from editor.training.objectives import portrait_losses as losses
from editor.training.objectives.portraits import PortraitObjective
from editor.training.portrait_measures import slider_errors
from editor.training.portraits import read_portraits
from editor.training.recipe import Recipe, read_recipe
from editor.training.schedule import learning_rate
from editor.weights.card import read_card
from editor.weights.shelf import verify
from tests.training.pictures import need_weights, part_of

SIDE = 64
CPU = torch.device("cpu")
SKINS, SMILES = ("#f5c99d", "#8a5a3a"), ("frown", "bigSmile")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_weights()
    folder = tmp_path_factory.mktemp("portraits")
    write_personas(folder / "personas", {"train": 12, "validation": 2, "held-out": 2})
    write_cut_outs(folder / "fluent3d", {"train": 3, "validation": 1, "held-out": 1})
    return folder


def write_personas(folder: Path, wanted: dict[str, int]) -> None:
    """Faces of two skins that smile or do not, with labels.csv."""
    folder.mkdir()
    rows: list[dict[str, str]] = []
    left, number = dict(wanted), 0
    while any(left.values()):
        name, number = f"{number:05d}.png", number + 1
        if not left[part_of(name)]:
            continue
        left[part_of(name)] -= 1
        dark, smiling = len(rows) % 2, len(rows) // 2 % 2
        picture = face(SKINS[dark], smiling)
        cv2.imwrite(str(folder / name), picture[..., ::-1])
        rows.append({
            "file": name, "mouth": SMILES[smiling], "eyes": "open", "glasses": "none",
            "facial_hair": "none", "hair_len": "short", "wrinkles": "0", "skin_t": str(dark),
            "hair": "#4f312d", "clothes": "#5199e4", "bg": "#d1f1f7",
        })  # fmt: skip
    write_labels(folder, rows)


def face(skin: str, smiling: int) -> np.ndarray:
    """uint8 RGB (SIDE, SIDE, 3)."""
    picture = np.full((SIDE, SIDE, 3), (209, 241, 247), np.uint8)
    rgb = [int(skin[i : i + 2], 16) for i in (1, 3, 5)]
    cv2.circle(picture, (32, 32), 20, rgb, -1)
    cv2.circle(picture, (25, 28), 3, (0, 0, 0), -1)
    cv2.circle(picture, (39, 28), 3, (0, 0, 0), -1)
    cv2.ellipse(picture, (32, 42), (8, 4), 0, 0, 180 if smiling else -180, (120, 0, 0), 2)
    return picture


def write_cut_outs(folder: Path, wanted: dict[str, int]) -> None:
    """Red squares on nothing, named as people are."""
    folder.mkdir()
    rows: list[dict[str, str]] = []
    left, number = dict(wanted), 0
    while any(left.values()):
        name, number = f"person {number}", number + 1
        if not left[part_of(name)]:
            continue
        left[part_of(name)] -= 1
        picture = np.zeros((SIDE, SIDE, 4), np.uint8)
        picture[16:48, 16:48] = (0, 0, 255, 255)
        cv2.imwrite(str(folder / f"{number}.png"), picture)
        rows.append({"file": f"{number}.png", "name": name, "age": "old", "skin_tone": "dark"})
    write_labels(folder, rows)


def write_labels(folder: Path, rows: list[dict[str, str]]) -> None:
    with (folder / "labels.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def tiny(**changes: object) -> Recipe:
    """A recipe whose steps take a moment."""
    recipe = replace(
        read_recipe("portraits"), crop=SIDE, batch=8, validation=3, report_every=1,
        checkpoint_every=1000.0, model={"widths": (8, 8, 12, 16, 16), "free": 4, "components": 2},
        optimiser={"lr": 3e-3, "warmup": 1, "ema": 0.5, "critic_width": 4},
    )  # fmt: skip
    return replace(recipe, **changes)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.training.objectives.portraits.JUDGED", 8)


def test_training_redraws_better_and_reads_labels(data: Path, tmp_path: Path) -> None:
    """One batch again and again: portraits come nearer, and so do tied coordinates to labels."""
    objective = PortraitObjective(tiny(), data, tmp_path, CPU)
    first, *_, last = [objective.step(1, 0.0) for _ in range(20)]
    assert last["pixel"] < 0.6 * first["pixel"]
    assert last["perceptual"] < 0.8 * first["perceptual"]
    assert last["label"] < 0.5 * first["label"]


def test_the_critic_joins_in_when_told_and_edits_are_read_back(data: Path, tmp_path: Path) -> None:
    objective = PortraitObjective(tiny(adversarial_from=0.5), data, tmp_path, CPU)
    assert "critic" not in objective.step(0, 0.49)
    figures = objective.step(16, 0.6)  # a step with a gradient penalty
    assert {"critic", "adversarial", "matching", "obeyed", "kept"} <= set(figures)
    assert all(np.isfinite(value) for value in figures.values())
    assert all(p.requires_grad for p in objective.critic.parameters())
    assert all(p.requires_grad for p in objective.net.parameters())


def test_a_resumed_run_equals_an_uninterrupted_one(data: Path, tmp_path: Path) -> None:
    recipe, whole, halves = tiny(adversarial_from=0.0), tmp_path / "whole", tmp_path / "halves"
    train(recipe, data, whole, steps=4)
    train(recipe, data, halves, steps=2)
    train(recipe, data, halves, steps=4)
    first, second = (
        torch.load(run / "checkpoint.pt", weights_only=True) for run in (whole, halves)
    )
    assert first["step"] == second["step"] == 4
    for part in ("net", "critic", "average"):
        for name, value in first["objective"][part].items():
            torch.testing.assert_close(second["objective"][part][name], value, msg=name)


def test_the_result_becomes_a_whole_model(data: Path, tmp_path: Path) -> None:
    best = train(tiny(), data, tmp_path / "run", steps=1)
    grid = cv2.imread(str(next((tmp_path / "run").glob("grid-*.png"))))
    assert grid is not None
    assert grid.shape == (13 * SIDE, 16 * SIDE, 3)
    card = read_card(export_model(best, tmp_path / "portraits"))
    verify(card)
    assert (card.task, card.architecture) == ("portraits", "PortraitNet")
    assert card.command.startswith("underpaint train ../shared/data/portraits --recipe portraits")
    assert {"validation_lpips", "validation_kernel", "validation_drift"} <= set(card.figures)
    net = build(card, read_weights(card.path))
    for name, value in load_file(best).items():
        torch.testing.assert_close(net.state_dict()[name], value, atol=2e-3, rtol=2e-3)
    with torch.inference_mode():
        random = net.synthesis(net.sample([1, 2], "personas"))  # type: ignore[operator]
    assert random.shape == (2, 3, SIDE, SIDE)


def test_portraits_come_with_labels_and_are_decoded_once(data: Path, tmp_path: Path) -> None:
    portraits = read_portraits(data, "train", SIDE, tmp_path)
    assert len(portraits) == 12 + 3 * 3
    assert portraits.pictures.shape == (21, SIDE, SIDE, 3)
    assert portraits.style.tolist() == [1] * 12 + [3] * 9
    skins, smiles = (portraits.values[:12, NAMES.index(name)] for name in ("skin", "smile"))
    assert set(skins) == {0, 4}
    for picture, skin, smile in zip(portraits.pictures, skins, smiles, strict=False):
        np.testing.assert_array_equal(picture, face(SKINS[int(skin // 4)], int(smile > 0)))
    again = read_portraits(data, "train", SIDE, tmp_path)
    np.testing.assert_array_equal(again.pictures, portraits.pictures)


def test_sliders_are_measured_by_what_is_read_back(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A generator that reads exactly what it drew obeys fully; a deaf one not at all."""
    objective = PortraitObjective(tiny(), data, tmp_path, CPU)
    net, batches = objective.net.eval(), [objective._draw(np.random.default_rng(i)) for i in (1, 2)]
    held = [net.encode(image).detach() for image, *_ in batches]
    for latent in held:
        latent[:, : net.tied] += torch.randn(latent.shape[0], net.tied) * net.available[1]
        latent[:, -len(STYLES) :] = torch.eye(len(STYLES))[1]
    drawn = iter(held)
    monkeypatch.setattr(net, "synthesis", lambda latent: latent)
    monkeypatch.setattr(net, "encode", lambda x: next(drawn) if x.ndim == 4 else x)
    faithful = slider_errors(net, batches)
    assert faithful["obeyed"] == pytest.approx(1, abs=1e-4)
    assert faithful["drift"] < 1e-4
    drawn = iter(held)
    monkeypatch.setattr(net, "encode", lambda x: next(drawn) if x.ndim == 4 else 0 * x)
    assert slider_errors(net, batches) == {"obeyed": 0, "drift": 0}


def test_cut_outs_get_a_background_that_their_labels_tell(data: Path, tmp_path: Path) -> None:
    portraits = read_portraits(data, "train", SIDE, tmp_path)
    rows = [NAMES.index(f"background_{way}") for way in ("light", "red", "yellow")]
    for picture, values, known in zip(
        portraits.pictures[12:], portraits.values[12:], portraits.known[12:], strict=True
    ):
        assert picture[32, 32].tolist() == [255, 0, 0]
        told = colour("background", "#" + bytes(picture[0, 0]).hex())
        np.testing.assert_allclose(values[rows], list(told.values()), atol=1e-4)
        assert known[rows].all()
    assert len(np.unique(portraits.pictures[12:, 0, 0], axis=0)) > 3


def test_missing_or_damaged_portraits_are_named(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no portraits"):
        read_portraits(tmp_path, "train", SIDE, tmp_path / "cache")
    write_personas(tmp_path / "personas", {"train": 2, "validation": 0, "held-out": 0})
    victim = next((tmp_path / "personas").glob("*.png"))
    victim.write_bytes(b"no picture")
    with pytest.raises(BadFile) as error:
        read_portraits(tmp_path, "train", SIDE, tmp_path / "cache")
    assert error.value.file == victim


def test_a_row_tells_what_it_knows_and_no_more() -> None:
    row = {
        "mouth": "bigSmile", "eyes": "sunglasses", "glasses": "sun", "facial_hair": "goatee",
        "hair_len": "covered", "wrinkles": "1", "skin_t": "0.25", "hair": "#000000",
        "clothes": "#ffffff", "bg": "#808080",
    }  # fmt: skip
    told = reading("personas", row)
    assert (told["smile"], told["glasses"], told["beard"], told["hat"]) == (1, 2, 1, 1)
    assert told["skin"] == 1
    assert (told["clothes_light"], told["hair_light"]) == pytest.approx((2.0, -3.0), abs=1e-3)
    assert {"closed_eyes", "moustache", "hair_length", "earrings"}.isdisjoint(told)


def test_labels_and_sliders_agree_on_names_ranges_and_styles() -> None:
    by_name = {a.name: a for a in ATTRIBUTES}
    for style, table in COLUMNS.items():
        for name, (_, steps) in table.items():
            attribute = by_name[name]
            assert not attribute.styles or style in attribute.styles
            assert all(attribute.low <= value <= attribute.high for value in steps.values())
    for attribute in ATTRIBUTES:
        if attribute.stepped:
            assert set(attribute.styles) == {s for s in STYLES if attribute.name in COLUMNS[s]}


def test_the_mixture_finds_clusters_and_their_common_shape() -> None:
    random = torch.Generator().manual_seed(1)
    shape = torch.tensor([[0.3, 0.0], [0.2, 0.1]])
    centres = torch.tensor([[0.0, 0.0], [10.0, 0.0], [0.0, 10.0]])
    kinds = torch.tensor([0] * 100 + [1] * 200 + [2] * 700)
    codes = centres[kinds] + torch.randn(1000, 2, generator=random) @ shape.T
    chances, means, spread = fit_mixture(codes, 3, 0)
    order = torch.cdist(centres, means).argmin(1)
    torch.testing.assert_close(chances[order], torch.tensor([0.1, 0.2, 0.7]))
    torch.testing.assert_close(means[order], centres, atol=0.06, rtol=0)
    torch.testing.assert_close(spread @ spread.T, shape @ shape.T, atol=0.015, rtol=0.1)
    few, _, _ = fit_mixture(codes[:2], 3, 0)
    assert float(few.sum()) == pytest.approx(1)


def test_losses_are_none_where_nothing_is_wrong() -> None:
    picture = torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    assert float(losses.edge_loss(0.5 + picture, picture).max()) < 1e-6
    assert float(losses.pixel_loss(0.5 + picture, picture)[0]) == pytest.approx(0.5)
    zero = torch.zeros(2, 4)
    assert not losses.divergence(Code(zero, zero, zero, zero)).any()
    narrow = losses.divergence(Code(zero, zero, zero - 2, zero))
    assert float(narrow[0]) == pytest.approx(0.5 * (np.exp(-2) + 1))
    x = torch.rand(3, 1, 4, 4).requires_grad_()
    assert float(losses.gradient_penalty((2 * x).sum((1, 2, 3)), x)) == pytest.approx(4 * 16)


def test_the_kernel_distance_tells_sets_apart_and_not_halves_of_one() -> None:
    random = torch.Generator().manual_seed(0)
    one, other = (torch.randn(200, 16, generator=random) for _ in range(2))
    assert abs(losses.kernel_distance(one, other)) < 0.1
    assert losses.kernel_distance(one, other + 1) > 1


def test_the_rate_rises_stays_and_falls_to_a_twentieth() -> None:
    option = {"lr": 2.0, "warmup": 10, "decay_from": 0.5}
    assert learning_rate(option, 0, 0.0) == pytest.approx(0.2)
    assert learning_rate(option, 50, 0.4) == pytest.approx(2.0)
    assert learning_rate(option, 50, 0.75) == pytest.approx(0.525 * 2)
    assert learning_rate(option, 50, 1.0) == pytest.approx(0.1)
