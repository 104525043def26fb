"""A folder with a picture of every kind that artists have, good and bad."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from tests.training.pictures import drawing

SIDE = 48
KINDS: dict[str, tuple[str, int]] = {
    "deep.png": ("16 bits", 2), "deep.tif": ("16 bits", 2), "ink.jpg": ("CMYK", 24),
    "table.png": ("palette", 40), "grey.png": ("grey", 2), "clear.png": ("", 2),
    "moving.gif": ("", 60), "turned.jpg": ("", 24),
}  # fmt: skip
"""Odd but readable: what the doctor calls it, and how far its pixels may be off (0..255)."""
BROKEN = ("cut.jpg", "empty.png", "letter.jpg", "noise.webp")


def picture(number: int, side: int = SIDE) -> np.ndarray:
    """RGB uint8 (side, side, 3), another one for each number."""
    drawn = cv2.cvtColor(drawing(SIDE, number), cv2.COLOR_BGR2RGB)
    return cv2.resize(drawn, (side, side), interpolation=cv2.INTER_AREA)


def expected(name: str) -> np.ndarray:
    """What training should see of one of KINDS."""
    pixels = picture(500 + list(KINDS).index(name))
    if name == "grey.png":
        return np.repeat(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    if name == "clear.png":
        pixels[:16] = 255
    return pixels


def write_every_kind(folder: Path, good: int = 12) -> Path:
    """Good pictures, odd ones, broken ones, a tiny one, a note and a clip."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(good):
        Image.fromarray(picture(number)).save(folder / f"good-{number}.png")
    for name in KINDS:
        _write(folder / name, picture(500 + list(KINDS).index(name)))
    whole = cv2.imencode(".jpg", drawing(SIDE, 900))[1].tobytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.png").write_bytes(b"")
    (folder / "letter.jpg").write_text("Dear picture, I am a letter.\n" * 20)
    (folder / "noise.webp").write_bytes(np.random.default_rng(0).bytes(3000))
    Image.fromarray(picture(901, 10)).save(folder / "tiny.png")
    (folder / "notes.txt").write_text("What I was thinking.\n")
    (folder / "clip.mp4").write_bytes(b"\0\0\0\x18ftypisom" + bytes(200))
    return folder


def _write(path: Path, pixels: np.ndarray) -> None:
    image = Image.fromarray(pixels)
    if path.stem == "deep":
        fine = (pixels.astype(np.uint16) * 257)[..., ::-1]
        cv2.imwrite(str(path), fine)
    elif path.name == "ink.jpg":
        image.convert("CMYK").save(path, quality=100)
    elif path.name == "table.png":
        image.quantize(256).save(path)
    elif path.name == "grey.png":
        image.convert("L").save(path)
    elif path.name == "clear.png":
        alpha = np.full((SIDE, SIDE), 255, np.uint8)
        alpha[:16] = 0
        Image.fromarray(np.dstack([pixels, alpha])).save(path)
    elif path.name == "moving.gif":
        image.save(path, save_all=True, append_images=[Image.fromarray(255 - pixels)])
    else:
        exif = Image.Exif()
        exif[0x0112] = 6
        image.transpose(Image.Transpose.ROTATE_90).save(path, quality=100, exif=exif)
