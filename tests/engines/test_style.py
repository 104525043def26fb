"""Styling: the right place and size, what the artist set, one sentence for bad requests."""

from __future__ import annotations

import time
from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch

from editor.core.errors import BadInput, DamagedModel, OutOfMemory
from editor.core.geometry import Rect
from editor.engines import style
from editor.engines.easel import Easel
from editor.engines.style import StyleEngine
from editor.jobs.job import Cancelled, Patch
from editor.jobs.style import StyleJob
from editor.weights.card import Card
from tests.engines.making import style_card


def nothing(progress: float) -> None:
    """A tick that wants every answer."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    folder = tmp_path_factory.mktemp("models")
    return {name: style_card(folder, name) for name in ("styles", "style-any")}


@pytest.fixture(scope="module")
def engine(shelf: dict[str, Card]) -> StyleEngine:
    other = replace(shelf["styles"], architecture="JudgeNet")
    return StyleEngine({**shelf, "magic": other}.__getitem__)


def photo(h: int = 120, w: int = 200) -> np.ndarray:
    """Blobs and sharp lines on a gradient, uint8 RGB."""
    y, x = np.mgrid[:h, :w].astype(np.float32)
    picture = np.dstack([60 + x * 120 / w, 90 + y * 90 / h, 160 + 40 * np.sin(x / 13)])
    picture = np.ascontiguousarray(picture.astype(np.uint8))
    cv2.circle(picture, (w // 3, h // 2), h // 4, (220, 60, 40), -1)
    cv2.line(picture, (w // 2, 5), (w - 10, h - 8), (10, 20, 30), max(1, h // 60))
    picture.flags.writeable = False
    return picture


def job(image: np.ndarray | None = None, **changes: object) -> StyleJob:
    image = photo() if image is None else image
    place = Rect(7, 9, image.shape[1], image.shape[0])
    return StyleJob(**{"mix": {"waves": 1.0}, "image": image, "place": place, **changes})


def final(engine: StyleEngine, asked: StyleJob) -> Patch:
    (patch,) = [p for p in engine(asked, nothing) if p.final]
    return patch


def test_a_small_picture_is_painted_at_once_and_opaque(engine: StyleEngine) -> None:
    (patch,) = engine(job(), nothing)
    assert patch.final and patch.place == Rect(7, 9, 200, 120)
    assert patch.pixels.shape == (120, 200, 4) and patch.pixels.dtype == np.uint8
    assert (patch.pixels[..., 3] == 255).all()
    assert np.abs(patch.pixels[..., :3].astype(int) - photo()).mean() > 10
    assert {"backend", "device", "engine", "seconds", "size"} <= set(patch.notes)


def test_a_large_picture_shows_a_first_look_of_the_same_painting(engine: StyleEngine) -> None:
    look, patch = engine(job(photo(480, 800)), nothing)
    assert (look.final, patch.final) == (False, True)
    assert (look.notes["size"], patch.notes["size"]) == (256, 800)
    assert look.pixels.shape == patch.pixels.shape == (480, 800, 4)


@pytest.mark.parametrize("size", [(1, 1), (3, 5), (7, 90), (97, 131), (130, 2)])
def test_every_size_comes_back_as_it_was(engine: StyleEngine, size: tuple[int, int]) -> None:
    image = np.ascontiguousarray(photo()[:1, :1].repeat(size[0], 0).repeat(size[1], 1))
    assert final(engine, job(image)).pixels.shape == (*size, 4)


def test_filling_up_to_a_multiple_of_four_leaves_no_border(engine: StyleEngine) -> None:
    """The last rows of a picture look like those of one that needs no filling."""
    image = photo(123, 203)
    odd = final(engine, job(image)).pixels.astype(int)
    even = final(engine, job(np.ascontiguousarray(image[:120, :200]))).pixels.astype(int)
    difference = np.abs(odd[:120, :200] - even).mean(2)
    assert difference[:100, :180].mean() < 4
    assert difference[110:116].mean() < 12


def test_size_is_what_the_network_sees(engine: StyleEngine) -> None:
    small = final(engine, job(size=64))
    assert small.notes["size"] == 64 and small.pixels.shape == (120, 200, 4)
    assert final(engine, job(size=4000)).notes["size"] == 200


def test_strength_goes_from_the_original_to_the_painting(engine: StyleEngine) -> None:
    full = final(engine, job()).pixels.astype(int)[..., :3]
    far = [
        np.abs(final(engine, job(strength=s)).pixels[..., :3] - full).mean() for s in (0, 0.5, 1)
    ]
    assert far[0] > far[1] > far[2] == 0
    assert np.array_equal(final(engine, job(strength=0.0)).pixels[..., :3], photo())


def test_original_colours_are_kept_while_lightness_is_painted(engine: StyleEngine) -> None:
    kept, plain = (final(engine, job(keep_colours=k)).pixels[..., :3] for k in (True, False))
    lab, lab_plain, lab_photo = (
        cv2.cvtColor(np.ascontiguousarray(p), cv2.COLOR_RGB2LAB).astype(int)
        for p in (kept, plain, photo())
    )
    assert np.abs(lab[..., 0] - lab_plain[..., 0]).mean() < 6
    near = np.abs(lab[..., 1:] - lab_photo[..., 1:]).mean()
    assert near < 0.3 * np.abs(lab_plain[..., 1:] - lab_photo[..., 1:]).mean()


def test_a_mask_is_the_alpha_and_hides_the_rest(engine: StyleEngine) -> None:
    mask = np.zeros((120, 200), np.uint8)
    mask[20:60, 30:90], mask[60:70, 30:90] = 255, 90
    masked, whole = final(engine, job(mask=mask)), final(engine, job())
    assert np.array_equal(masked.pixels[..., 3], mask)
    assert not masked.pixels[mask == 0].any()
    assert np.array_equal(masked.pixels[mask > 0, :3], whole.pixels[mask > 0, :3])


def test_a_mix_lies_between_its_styles_whatever_its_sum(engine: StyleEngine) -> None:
    a, b, mixed, tenfold = (
        final(engine, job(mix=m)).pixels.astype(int)
        for m in ({"waves": 1}, {"dots": 1}, {"waves": 0.5, "dots": 0.5}, {"waves": 5, "dots": 5})
    )
    assert np.array_equal(mixed, tenfold)
    apart = np.abs(a - b).mean()
    assert 0 < np.abs(mixed - a).mean() < apart and 0 < np.abs(mixed - b).mean() < apart


def test_any_picture_can_be_the_style(engine: StyleEngine) -> None:
    red, blue = np.zeros((2, 40, 60, 3), np.uint8)
    red[..., 0], blue[..., 2] = 200, 200
    reddish, again, bluish = (
        final(engine, job(model="style-any", mix={}, reference=r)).pixels for r in (red, red, blue)
    )
    assert np.array_equal(reddish, again)
    assert not np.array_equal(reddish, bluish)
    with pytest.raises(BadInput, match="No picture"):
        final(engine, job(model="style-any", mix={}))


def test_frames_together_are_numbered_and_as_each_alone(engine: StyleEngine) -> None:
    frames = [np.ascontiguousarray(np.roll(photo(), 9 * i, 1)) for i in range(4)]
    asked = [job(frame) for frame in frames]
    seen: list[float] = []
    patches = list(engine.together(asked, seen.append))
    assert [p.frame for p in patches] == [0, 1, 2, 3] and all(p.final for p in patches)
    assert seen == sorted(seen) and seen[-1] == 1.0
    (backend,) = {str(p.notes["backend"]) for p in patches}
    (alone,) = engine.together(asked[2:3], nothing, backend)
    assert np.array_equal(alone.pixels, patches[2].pixels)
    other = "torch-float32" if backend != "torch-float32" else "torch-bfloat16"
    (slower,) = engine.together(asked[2:3], nothing, other)
    assert slower.notes["backend"] == other


def test_a_gpu_would_get_equal_batches_of_frames_alike(
    shelf: dict[str, Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stands in for a GPU: batches are cut where jobs differ."""
    monkeypatch.setattr(style, "best_device", lambda: torch.device("cuda"))
    asked = [job() for _ in range(10)] + [job(mix={"dots": 1.0}) for _ in range(2)]
    assert list(style._runs(asked)) == [(0, 8), (8, 10), (10, 12)]


def test_a_gpu_short_of_memory_paints_one_by_one_before_it_paints_smaller(
    shelf: dict[str, Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stands in for a GPU on which more than one frame ends the memory."""
    batches: list[int] = []

    def narrow(self: Easel, views: list, *rest: object) -> tuple[list, str]:
        batches.append(len(views))
        if len(views) > 1:
            raise torch.OutOfMemoryError
        return views, "narrow"

    monkeypatch.setattr(Easel, "paint", narrow)
    monkeypatch.setattr(style, "_most", lambda device: 4)
    seen: list[float] = []
    patches = list(StyleEngine(shelf.__getitem__).together([job()] * 3, seen.append))
    assert batches == [4, 1, 1, 1]  # three, and the last of them again
    assert [p.notes["size"] for p in patches] == [200] * 3
    assert seen == sorted(seen) and seen[-1] == 1.0


BAD = [
    ({"mix": {"cubes": 1.0}}, "cubes"),
    ({"mix": {}}, "one style"),
    ({"mix": {"waves": -1.0}}, "below 0"),
    ({"mix": {"waves": float("nan")}}, "one style"),
    ({"strength": 1.5}, "strength"),
    ({"size": -3}, "size"),
    ({"model": "magic"}, "magic"),
    ({"image": np.zeros((0, 0, 3), np.uint8)}, "empty"),
    ({"image": np.zeros((4, 4, 3), np.uint16)}, "8-bit"),
    ({"mask": np.zeros((5, 5), np.uint8)}, "5 x 5"),
    ({"model": "style-any", "reference": np.zeros((0, 5, 3), np.uint8)}, "of the style"),
    ({"model": "style-any", "reference": np.zeros((5, 5, 4), np.uint8)}, "of the style"),
]


@pytest.mark.parametrize(("changes", "words"), BAD)
def test_bad_requests_get_one_sentence(engine: StyleEngine, changes: dict, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        list(engine(replace(job(), **changes), nothing))


def test_a_card_that_names_other_styles_than_the_network_is_refused(shelf: dict) -> None:
    with pytest.raises(DamagedModel, match="names 1 styles, the network has 3"):
        Easel(replace(shelf["styles"], styles={"waves": ""}), torch.device("cpu"))


class Deaf:
    """Paints for a second without a word."""

    def __init__(self, card: Card, device: torch.device) -> None:
        self.card, self.device = card, device

    def condition(self, job: StyleJob) -> None:
        """Nothing."""

    def paint(self, views: list, condition: None, wish: str, wanted: object) -> tuple[list, str]:
        """The views, late."""
        time.sleep(1.0)
        return views, "deaf"


@pytest.fixture
def deaf(shelf: dict[str, Card], monkeypatch: pytest.MonkeyPatch) -> StyleEngine:
    monkeypatch.setattr(style, "Easel", Deaf)
    return StyleEngine(shelf.__getitem__)


def test_cancelling_does_not_wait_for_the_network(deaf: StyleEngine) -> None:
    calls = []

    def refuse(progress: float) -> None:
        calls.append(progress)
        if len(calls) > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(deaf(job(), refuse))
    assert len(calls) == 3  # at the beginning, and while it waited


def test_little_memory_means_a_smaller_view_and_in_the_end_a_sentence(
    shelf: dict[str, Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    paint, most = Easel.paint, 120

    def narrow(self: Easel, views: list, *rest: object) -> tuple[list, str]:
        if max(views[0].shape) > most:
            raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")
        return paint(self, views, *rest)

    monkeypatch.setattr(Easel, "paint", narrow)
    engine = StyleEngine(shelf.__getitem__)
    patch = final(engine, job())
    assert patch.notes["size"] == 100 and patch.pixels.shape == (120, 200, 4)
    most = 10
    with pytest.raises(OutOfMemory):
        final(engine, job())


def test_more_than_the_free_memory_is_never_asked_for(
    shelf: dict[str, Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    free = 16 * 8 * 100 * 60 + 1  # bytes: a view of 100 x 60
    monkeypatch.setattr(style, "fits", lambda nbytes, device: nbytes < free)
    assert final(StyleEngine(shelf.__getitem__), job()).notes["size"] == 100
