"""The pictures beside a model's card: our own samples seen through it, never training pictures."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.engines.inpaint import heal
from editor.engines.store import build, read_weights
from editor.engines.tensors import to_array, to_tensor
from editor.nets.generator import Generator
from editor.nets.translator import Translator
from editor.training.cache import read_photograph
from editor.training.crops import fitted
from editor.weights.card import Card
from editor.weights.shelf import find, resource_root

CPU = torch.device("cpu")
SAMPLE = "street"
OURS = ("garden", "street", "courtyard")
"""Samples that are translated."""
PEOPLE = (3, 11, 20, 34)
"""Seeds of portraits that are translated."""
SIZE = (160, 120)
"""Width and height of the preview of one style."""


def sample(width: int, height: int, name: str = SAMPLE) -> np.ndarray:
    """The middle of a sample photograph of ours, uint8 (height, width, 3)."""
    (path,) = (resource_root() / "samples" / name).glob("truth.*")
    return fitted(read_photograph(path), width, height)


def painted(net: nn.Module, picture: np.ndarray, condition: Tensor) -> np.ndarray:
    """The picture uint8 (h, w, 3), sides multiples of 4, as the network paints it."""
    with torch.inference_mode():
        return to_array(net(to_tensor(picture, CPU), condition))


def show_styles(card: Card) -> None:
    """One small picture for each style, and six of them together."""
    net = build(card, read_weights(card.path))
    picture, mixes = sample(2 * SIZE[0], 2 * SIZE[1]), torch.eye(len(card.styles))
    made = [painted(net, picture, mix[None]) for mix in mixes]
    for name, each in zip(card.styles, made, strict=True):
        target = card.style_preview(name)
        target.parent.mkdir(exist_ok=True)
        write_webp(target, cv2.resize(each, SIZE, interpolation=cv2.INTER_AREA))
    six = made[:6] if len(made) >= 6 else [made[0]] * 6
    write_webp(card.preview, np.vstack([np.hstack(six[:3]), np.hstack(six[3:])]))


def show_any(card: Card) -> None:
    """The sample in the manner of two other samples of ours, beside them."""
    net = build(card, read_weights(card.path))
    picture, rows = sample(320, 240), []
    for name in ("garden", "room"):
        reference = sample(480, 360, name)
        with torch.inference_mode():
            statistics = net.statistics(to_tensor(reference, CPU))  # type: ignore[operator]
        small = cv2.resize(reference, (320, 240), interpolation=cv2.INTER_AREA)
        rows.append(np.hstack([small, painted(net, picture, statistics)]))
    write_webp(card.preview, np.vstack(rows))


def show_generator(card: Card) -> None:
    """Sixteen random pictures, as many of each kind."""
    net = cast(Generator, build(card, read_weights(card.path)))
    kinds: list[str | None] = list(net.kinds) or [None]
    made = []
    with torch.inference_mode():
        for seed in range(16):
            latent = net.sample([seed], kinds[seed * len(kinds) // 16], 0.7)
            made.append(to_array(net.synthesis(latent)))
    write_webp(card.preview, np.vstack([np.hstack(made[i : i + 4]) for i in range(0, 16, 4)]))


def show_translator(card: Card) -> None:
    """Pictures of ours, and beside each what it becomes in every domain."""
    net = cast(Translator, build(card, read_weights(card.path)))
    rows = []
    for picture in _portraits(net.side) if net.whole else [sample(192, 144, n) for n in OURS]:
        seen = to_tensor(picture, CPU)
        with torch.inference_mode():
            now = (net.read(seen) > 0.5).float() if net.whole else torch.zeros(1, len(net.domains))
            made = [to_array(net.translate(seen, way)) for way in _ways(net, now)]
        rows.append(np.hstack([picture, *made]))
    write_webp(card.preview, np.vstack(rows))


def _ways(net: Translator, now: Tensor) -> list[Tensor]:
    """Each domain alone, or each attribute the other way round: (1, domains)."""
    one = torch.eye(len(net.domains))
    return [row[None] if net.exclusive else (now - row).abs() for row in one]


def _portraits(side: int) -> list[np.ndarray]:
    """People that our own generator draws, uint8 (side, side, 3)."""
    card = find("portraits")
    net = cast(Generator, build(card, read_weights(card.path)))
    with torch.inference_mode():
        drawn = [to_array(net.synthesis(net.sample([seed], None, 0.7))) for seed in PEOPLE]
    return [cv2.resize(one, (side, side), interpolation=cv2.INTER_AREA) for one in drawn]


def show_judge(card: Card) -> None:
    """What the filters of the first layer look for, each as a patch of 6 x 6 pixels, enlarged."""
    filters = read_weights(card.path)["body.1.weight"].float()
    patches = F.pixel_shuffle(filters, 2).permute(0, 2, 3, 1)
    low, high = patches.amin((1, 2, 3), True), patches.amax((1, 2, 3), True)
    tiles = np.rint(((patches - low) / (high - low) * 255).numpy()).astype(np.uint8)
    large = [cv2.resize(t, (48, 48), interpolation=cv2.INTER_NEAREST) for t in tiles[:32]]
    write_webp(card.preview, np.vstack([np.hstack(large[i : i + 8]) for i in range(0, 32, 8)]))


def show_inpaint(card: Card) -> None:
    """A drawing with its hole, and healed, side by side."""
    picture, mask = drawn_scene()
    hole = picture.copy()
    hole[mask > 0] = (220, 60, 80)
    write_webp(card.preview, np.hstack([hole, heal(hole, mask, model=card.name)]))


def drawn_scene(side: int = 256) -> tuple[np.ndarray, np.ndarray]:
    """A small drawing of ours, uint8 RGB, and a mask over what disturbs it, for the preview."""
    rng = np.random.default_rng(5)
    y, x = np.mgrid[0:side, 0:side] / side
    sky = np.stack([150 + 70 * y, 180 + 40 * y, 225 - 20 * y], axis=2)
    bricks = ((y * 14).astype(int) % 2 * 0.5 + x * 8) % 1
    mortar = (bricks < 0.06) | ((y * 14) % 1 < 0.1)
    wall = np.where(mortar[..., None], (190, 180, 165), (165, 92, 70))
    picture = np.where((y > 0.45)[..., None], wall, sky) + rng.normal(0, 5, (side, side, 1))
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    mask = np.zeros((side, side), np.uint8)
    cv2.line(mask, (0, side // 4), (side, side // 3), 255, 6)
    cv2.ellipse(mask, (side * 2 // 3, side * 3 // 4), (side // 8, side // 9), 20, 0, 360, 255, -1)
    return picture, mask


def write_webp(path: Path, picture: np.ndarray, quality: int = 85) -> None:
    """uint8 RGB (h, w, 3) as a .webp file."""
    bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(path), bgr, [cv2.IMWRITE_WEBP_QUALITY, quality])
