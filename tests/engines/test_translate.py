"""Translating through the engine: tiles that fit, squares that let the rest alone, refusals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from editor.core.errors import BadInput, OutOfMemory
from editor.core.geometry import Rect
from editor.engines import translate as module
from editor.engines.tiles import by_tiles
from editor.engines.translate import TILE, TranslateEngine
from editor.jobs.job import Cancelled, Patch
from editor.jobs.translate import TranslateJob, standing
from editor.nets.cyclegan import CycleGANNet
from editor.nets.stargan import StarGANNet
from editor.weights.card import Card
from tests.engines.making import style_card, written
from tests.training.pictures import drawing

SIDE = 32
DOMAINS = {"side": SIDE, "domains": ["day", "night"], "width": 8, "blocks": 2}
ATTRIBUTES = {
    "side": SIDE, "attributes": ["dot", "hat"], "widths": [8, 16], "blocks": 1,
    "critic_widths": [8, 8],
}  # fmt: skip
Shelf = Callable[[str], Card]


def nothing(progress: float) -> None:
    """A tick that wants every answer."""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Models called domains, attributes, styles, with random weights."""
    torch.manual_seed(3)
    domains, attributes = CycleGANNet(**DOMAINS), StarGANNet(**ATTRIBUTES)  # type: ignore[arg-type]
    with torch.no_grad():
        for name, value in (*domains.named_parameters(), *attributes.G.named_parameters()):
            value.add_((0.02 if "last" in name else 0.1) * torch.randn_like(value))
    cards = {
        "domains": written(tmp_path, "domains", domains, DOMAINS),
        "attributes": written(tmp_path, "attributes", attributes, ATTRIBUTES),
        "styles": style_card(tmp_path),
    }
    return cards.__getitem__


def translated(shelf: Shelf, job: TranslateJob) -> Patch:
    (patch,) = TranslateEngine(shelf)(job, nothing)
    assert patch.final and patch.place == job.place
    assert patch.pixels.shape == (*job.image.shape[:2], 4) and patch.pixels.dtype == np.uint8
    return patch


def asked(image: np.ndarray, /, **changes: object) -> TranslateJob:
    h, w = image.shape[:2]
    job = TranslateJob("domains", {"night": 1.0}, image, Rect(3, 4, w, h))
    return replace(job, **changes)  # type: ignore[arg-type]


def picture(h: int, w: int) -> np.ndarray:
    return np.ascontiguousarray(drawing(max(h, w, 64), 7)[:h, :w])


@pytest.mark.parametrize("size", [(150, 211), (64, 64), (97, 30)])
def test_tiles_are_the_whole(shelf: Shelf, size: tuple[int, int]) -> None:
    net = CycleGANNet(**DOMAINS)  # type: ignore[arg-type]
    net.load_state_dict({k: v.float() for k, v in load_file(shelf("domains").path).items()})
    cpu, image, seen = torch.device("cpu"), picture(*size), []

    def see(part: Tensor) -> Tensor:
        seen.append(max(part.shape[2:]))
        return net.translate(part, torch.tensor([[0.0, 1.0]]))

    reach = (net.stride, net.border)
    whole = by_tiles(see, image, 512, reach, cpu, nothing).astype(int)
    assert len(seen) == 1
    tiled = by_tiles(see, image, 40, reach, cpu, nothing).astype(int)
    assert np.abs(tiled - whole).max() <= 1
    assert max(seen[1:]) <= 40 + 2 * net.border
    assert np.abs(whole - image).mean() > 2  # it does something


def test_any_size_and_shape_is_answered_at_its_own_size(shelf: Shelf) -> None:
    for h, w in ((1, 1), (3, 200), (50, 37), (130, 90)):
        image = picture(h, w)
        patch = translated(shelf, asked(image))
        assert (patch.pixels[..., 3] == 255).all()
        assert patch.notes["size"] == max(h, w)
    large = picture(300, 420)
    patch = translated(shelf, asked(large))
    assert patch.notes["size"] == module.SUITS * SIDE
    assert translated(shelf, asked(large, size=100)).notes["size"] == 100


def test_a_large_picture_is_seen_in_small_parts(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def fake(self: CycleGANNet, part: Tensor, to: Tensor) -> Tensor:
        seen.append(part.shape[2] * part.shape[3])
        return part

    monkeypatch.setattr(CycleGANNet, "translate", fake)
    image = np.tile(picture(240, 240), (9, 16, 1))
    patch = translated(shelf, asked(image, size=3840))
    assert np.array_equal(patch.pixels[..., :3], image)
    border = CycleGANNet(**DOMAINS).border  # type: ignore[arg-type]
    assert max(seen) <= (TILE + 2 * border) ** 2 < image[..., 0].size / 40


def test_strength_mask_and_colours(shelf: Shelf) -> None:
    image = picture(80, 120)
    full = translated(shelf, asked(image)).pixels[..., :3].astype(int)
    assert np.array_equal(translated(shelf, asked(image, strength=0.0)).pixels[..., :3], image)
    half = translated(shelf, asked(image, strength=0.5)).pixels[..., :3].astype(int)
    assert np.abs(half - image).mean() < np.abs(full - image).mean()
    mask = np.zeros((80, 120), np.uint8)
    mask[20:50, 30:80] = 200
    limited = translated(shelf, asked(image, mask=mask)).pixels
    assert np.array_equal(limited[..., 3], mask) and not limited[mask == 0].any()
    kept = translated(shelf, asked(image, keep_colours=True)).pixels[..., :3].astype(int)
    chroma = [np.ptp(p, axis=2).astype(float) for p in (image, kept, full)]
    assert np.abs(chroma[1] - chroma[0]).mean() < np.abs(chroma[2] - chroma[0]).mean()


def test_both_ways_differ(shelf: Shelf) -> None:
    image = picture(64, 64)
    there = translated(shelf, asked(image)).pixels
    back = translated(shelf, asked(image, to={"day": 1.0})).pixels
    also = translated(shelf, asked(image, to={"day": 1.0, "night": 0.0})).pixels
    assert not np.array_equal(there, back) and np.array_equal(back, also)


def test_attributes_change_the_middle_square_and_say_what_there_was(shelf: Shelf) -> None:
    image = picture(90, 140)
    job = asked(image, model="attributes", to={"dot": 1.0})
    first = translated(shelf, job)
    has = standing(first.notes)
    assert set(has) == {"dot", "hat"} and all(0 <= value <= 1 for value in has.values())
    other = translated(shelf, replace(job, to={"dot": 1.0 - round(has["dot"])}))
    changed = other.pixels[..., 3] > 0
    assert changed.any()
    assert not changed[:, :25].any() and not changed[:, -25:].any()  # outside the square
    assert not changed[0].any() and not changed[-1].any()  # its border fades
    assert float(other.notes["seam"]) < 0.02
    same = translated(shelf, replace(job, to={"dot": float(round(has["dot"]))}))
    assert not same.pixels.any()  # asked for what it has
    assert not translated(shelf, replace(job, to={})).pixels.any()
    weak = translated(shelf, replace(job, to={"dot": 1.0 - round(has["dot"])}, strength=0.5))
    assert weak.pixels[..., 3].max() <= 128


REFUSED = [
    ({"to": {"noon": 1.0}}, "noon"),
    ({"to": {}}, "one domain"),
    ({"to": {"day": 1.0, "night": 1.0}}, "one domain"),
    ({"to": {"day": float("nan")}}, "from 0 to 1"),
    ({"model": "attributes", "to": {"dot": 2.0}}, "from 0 to 1"),
    ({"model": "styles"}, "translates nothing"),
    ({"strength": 1.5}, "strength"),
    ({"size": 5000}, "size"),
    ({"mask": np.zeros((3, 3), np.uint8)}, "mask"),
    ({"image": np.zeros((8, 8), np.uint8)}, "RGB"),
]


@pytest.mark.parametrize(("changes", "words"), REFUSED)
def test_what_makes_no_sense_is_refused(shelf: Shelf, changes: dict, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        translated(shelf, asked(picture(8, 8), **changes))


def test_where_memory_ends_tiles_get_smaller(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    real, tried = CycleGANNet.translate, []

    def short(self: CycleGANNet, part: Tensor, to: Tensor) -> Tensor:
        tried.append(part.shape[2])
        if part.shape[2] > 150:
            raise torch.OutOfMemoryError
        return real(self, part, to)

    image = picture(300, 300)
    whole = translated(shelf, asked(image, size=300)).pixels.astype(int)
    monkeypatch.setattr(CycleGANNet, "translate", short)
    less = translated(shelf, asked(image, size=300)).pixels.astype(int)
    assert np.abs(less - whole).max() <= 1 and tried[0] > 150

    def never(self: CycleGANNet, part: Tensor, to: Tensor) -> Tensor:
        raise MemoryError

    monkeypatch.setattr(CycleGANNet, "translate", never)
    with pytest.raises(OutOfMemory, match="memory"):
        translated(shelf, asked(image))


def test_cancelling_stops_between_tiles(shelf: Shelf) -> None:
    ticks: list[float] = []

    def unwanted(progress: float) -> None:
        ticks.append(progress)
        if progress > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(TranslateEngine(shelf)(asked(picture(600, 600), size=600), unwanted))
    assert 0.2 < ticks[-1] < 1 and ticks == sorted(ticks)
