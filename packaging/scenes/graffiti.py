"""A spray-painted throw-up drawn from strokes: fill, outline, block shadow, drips, overspray."""

from __future__ import annotations

import bpy
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Line = list[tuple[float, float]]
Dice = np.random.Generator
SIZE = (2400, 1094)

# Strokes on a unit square, y down.
LETTERS: dict[str, list[Line]] = {
    "U": [[(0.2, 0.1), (0.18, 0.6), (0.3, 0.88), (0.6, 0.9), (0.78, 0.68), (0.82, 0.08)]],
    "M": [[(0.1, 0.92), (0.2, 0.1), (0.5, 0.6), (0.8, 0.1), (0.92, 0.92)]],
    "B": [
        [(0.22, 0.92), (0.22, 0.1), (0.62, 0.1), (0.74, 0.28), (0.58, 0.46), (0.25, 0.48)],
        [(0.25, 0.48), (0.66, 0.52), (0.82, 0.7), (0.64, 0.9), (0.22, 0.92)],
    ],
    "E": [
        [(0.8, 0.12), (0.25, 0.1), (0.22, 0.5), (0.24, 0.9), (0.82, 0.88)],
        [(0.24, 0.5), (0.68, 0.48)],
    ],
    "R": [
        [(0.22, 0.94), (0.22, 0.1), (0.64, 0.1), (0.78, 0.3), (0.6, 0.5), (0.26, 0.5)],
        [(0.45, 0.5), (0.85, 0.94)],
    ],
    "A": [[(0.1, 0.94), (0.46, 0.08), (0.6, 0.08), (0.9, 0.94)], [(0.28, 0.66), (0.74, 0.64)]],
    "S": [
        [
            (0.8, 0.18),
            (0.5, 0.08),
            (0.24, 0.26),
            (0.42, 0.46),
            (0.7, 0.58),
            (0.76, 0.8),
            (0.48, 0.93),
            (0.2, 0.82),
        ]
    ],
    "O": [[(0.5, 0.08), (0.2, 0.3), (0.2, 0.7), (0.5, 0.92), (0.8, 0.7), (0.8, 0.3), (0.5, 0.08)]],
    "K": [[(0.22, 0.08), (0.22, 0.92)], [(0.8, 0.1), (0.28, 0.52), (0.86, 0.92)]],
}
WORDS = ("UMBRA", "OKRE", "SMOKE", "BREAK", "KOBRA", "MUSE", "ROME", "SUBA")
PALETTES = (
    ((0.1, 0.47, 0.5), (0.88, 0.84, 0.68), (0.07, 0.06, 0.085), (0.55, 0.2, 0.28)),
    ((0.82, 0.83, 0.85), (0.55, 0.57, 0.6), (0.06, 0.05, 0.1), (0.2, 0.25, 0.6)),
    ((0.95, 0.55, 0.1), (0.98, 0.85, 0.25), (0.1, 0.03, 0.05), (0.35, 0.1, 0.4)),
    ((0.85, 0.2, 0.4), (0.98, 0.75, 0.8), (0.04, 0.05, 0.12), (0.1, 0.5, 0.7)),
    ((0.3, 0.65, 0.25), (0.85, 0.92, 0.3), (0.03, 0.06, 0.05), (0.9, 0.9, 0.88)),
)
Rgb = tuple[float, float, float]


def image(dice: Dice, choice: int | None = None) -> bpy.types.Image:
    """The painting as a packed Blender picture with alpha; word and colours by choice or chance."""
    word = choice if choice is not None else int(dice.integers(len(WORDS)))
    pixels = drawn(dice, WORDS[word], word if choice is not None else int(dice.integers(5)))
    made = bpy.data.images.new("graffiti", pixels.shape[1], pixels.shape[0], alpha=True)
    made.pixels.foreach_set(np.ascontiguousarray(pixels[::-1]).ravel())
    made.pack()
    return made


def drawn(dice: Dice, word: str, palette: int) -> np.ndarray:
    """The painting as (h, w, 4) float32 in 0..1, straight alpha."""
    fill, light, dark, cloud = PALETTES[palette]
    letters = placed(word, dice)
    canvas = np.zeros((SIZE[1], SIZE[0], 4), np.float32)
    canvas = spray(canvas, strokes(letters, 330), cloud, 46, 0.62, dice)
    for letter in letters:
        shifted = [[(x + 26, y + 30) for x, y in line] for line in letter]
        canvas = spray(canvas, strokes([letter, shifted], 206), dark, 2.2, 0.97, dice)
        canvas = spray(canvas, strokes([letter], 160), fill, 3.0, 0.97, dice)
        canvas = spray(canvas, fade(strokes([letter], 150), letter), light, 7, 0.9, dice)
        shine = [[(x - 34, y - 36) for x, y in line[:2]] for line in letter[:1]]
        canvas = spray(canvas, strokes([_short(shine)], 20), (0.97, 0.97, 0.95), 2.2, 0.95, dice)
    canvas = spray(canvas, drips(letters, dice), dark, 1.2, 0.9, dice)
    return spray(canvas, signature(dice), dark, 2.0, 0.92, dice)


def placed(word: str, dice: Dice) -> list[list[Line]]:
    """Strokes of each letter in pixels: crowded, tilted, bouncing on the line."""
    width = (SIZE[0] - 420) / len(word)
    out = []
    for k, sign in enumerate(word):
        tilt, lift = dice.normal(0, 0.1), dice.normal(0, 38)
        c, s = np.cos(tilt), np.sin(tilt)
        letter = []
        for line in LETTERS[sign]:
            points = (np.array(line) - 0.5) * [width * 1.22, 640]
            points = points @ np.array([[c, s], [-s, c]])
            middle = (210 + width * (k + 0.5), SIZE[1] / 2 - 10 + lift)
            letter.append([(x + middle[0], y + middle[1]) for x, y in curve(points)])
        out.append(letter)
    return out


def curve(points: np.ndarray, times: int = 3) -> list[tuple[float, float]]:
    """Corners cut as a moving hand cuts them."""
    for _ in range(times):
        near, far = 0.8 * points[:-1] + 0.2 * points[1:], 0.2 * points[:-1] + 0.8 * points[1:]
        inner = np.stack([near, far], axis=1).reshape(-1, 2)
        points = np.concatenate([points[:1], inner, points[-1:]])
    return [(float(x), float(y)) for x, y in points]


def strokes(letters: list[list[Line]], width: int) -> np.ndarray:
    """Coverage (h, w) in 0..1 of round strokes of this width in pixels."""
    image = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(image)
    for line in (line for letter in letters for line in letter):
        draw.line(line, fill=255, width=width, joint="curve")
        for x, y in line:
            draw.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=255)
    return np.asarray(image, np.float32) / 255


def spray(
    under: np.ndarray, cover: np.ndarray, colour: Rgb, soft: float, opacity: float, dice: Dice
) -> np.ndarray:
    """Paint over `under` (h, w, 4): a blurred edge with droplets around it."""
    image = Image.fromarray((cover * 255).astype(np.uint8))
    edge = np.asarray(image.filter(ImageFilter.GaussianBlur(soft)), np.float32) / 255
    mist = np.asarray(image.filter(ImageFilter.GaussianBlur(soft * 2 + 9)), np.float32) / 255
    drops = dice.uniform(size=cover.shape) < mist * (1 - mist) * 0.16
    alpha = np.maximum(edge, _grainy(drops)) * opacity
    cloudy = Image.fromarray(dice.integers(0, 255, (28, 60), np.uint8)).resize(
        SIZE, Image.Resampling.BICUBIC
    )
    alpha = alpha * (0.86 + 0.14 * np.asarray(cloudy, np.float32) / 255)
    total = alpha + under[..., 3] * (1 - alpha)
    mixed = (
        np.array(colour) * alpha[..., None]
        + under[..., :3] * (under[..., 3] * (1 - alpha))[..., None]
    )
    return np.dstack([mixed / np.maximum(total, 1e-4)[..., None], total]).astype(np.float32)


def _grainy(drops: np.ndarray) -> np.ndarray:
    image = Image.fromarray(drops.astype(np.uint8) * 255).filter(ImageFilter.GaussianBlur(0.8))
    return np.clip(np.asarray(image, np.float32) / 255 * 2.5, 0, 1)


def fade(cover: np.ndarray, letter: list[Line]) -> np.ndarray:
    """The coverage, strong at the letter's top and gone below its middle."""
    rows = [y for line in letter for _, y in line]
    t = (np.arange(cover.shape[0]) - min(rows)) / (max(rows) - min(rows))
    return cover * np.clip(1.0 - 1.5 * t, 0, 1)[:, None] ** 0.8


def _short(lines: list[Line]) -> list[Line]:
    (x0, y0), (x1, y1) = lines[0][0], lines[0][1]
    length = max(1.0, float(np.hypot(x1 - x0, y1 - y0)))
    reach = 70 / length
    return [[(x0, y0), (x0 + (x1 - x0) * reach, y0 + (y1 - y0) * reach)]]


def drips(letters: list[list[Line]], dice: Dice) -> np.ndarray:
    """Thin runs of paint from the lower edges."""
    runs = []
    for letter in letters:
        low = [(x, y) for line in letter for x, y in line if y > SIZE[1] * 0.68]
        for _ in range(2 if low else 0):
            x, y = low[int(dice.integers(len(low)))]
            x, y = x + dice.normal(0, 40), y + 88
            runs.append([(x, y), (x + dice.normal(0, 2), y + dice.uniform(40, 190))])
    return strokes([runs], 7)


def signature(dice: Dice) -> np.ndarray:
    """A quick tag beside the word."""
    x = np.cumsum(dice.uniform(14, 34, 11))
    y = dice.uniform(-42, 42, 11)
    points = np.stack([x + SIZE[0] - 360, y + SIZE[1] - 120], axis=1)
    return strokes(
        [
            [curve(points)],
            [[(points[0, 0], points[0, 1] + 70), (points[-1, 0], points[0, 1] + 48)]],
        ],
        11,
    )
