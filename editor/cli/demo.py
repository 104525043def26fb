"""`underpaint demo OUTDIR`: heal the bundled samples, paint a clip, move a portrait's sliders."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.table import Table

from editor.cli import style
from editor.cli.batch import make_folder
from editor.cli.clips import clip_engine
from editor.cli.healing import heal, job_for, with_options
from editor.cli.latents import USUAL, generator_named
from editor.cli.progress import Bar, say
from editor.core.errors import BadInput, UnknownModel
from editor.jobs.job import INPAINT_MODELS, Tick
from editor.media.provenance import generated
from editor.media.still import open_still, read_mask, save_still
from editor.weights.shelf import resource_root

PAINTED = ("study", "great-wave")
"""The sample clip that is painted, and its style."""
CELL = 480
"""Longer side in pixels of one picture on the contact sheet."""


@dataclass(frozen=True, eq=False)
class Result:
    """One healed sample: uint8 RGB (h, w, 3) pictures, mask (h, w), seconds, device."""

    name: str
    before: np.ndarray
    mask: np.ndarray
    healed: np.ndarray
    truth: np.ndarray
    seconds: float
    device: str

    @property
    def error(self) -> float:
        """Mean absolute difference from the truth inside the mask, in levels of 255."""
        return float(_inside(self.healed, self.truth, self.mask).mean())

    @property
    def error_before(self) -> float:
        """The same for the untouched picture: what healing had to repair."""
        return float(_inside(self.before, self.truth, self.mask).mean())

    @property
    def psnr(self) -> float:
        """Peak signal to noise ratio inside the mask against the truth, in dB."""
        mse = float((_inside(self.healed, self.truth, self.mask) ** 2).mean())
        return 10 * float(np.log10(255**2 / max(mse, 1e-9)))


EXAMPLES = """\
examples:
  underpaint demo demo
  underpaint demo healed/ --model patch
"""


def _inside(a: np.ndarray, b: np.ndarray, mask: np.ndarray) -> np.ndarray:
    return np.asarray(np.abs(a[mask > 0].astype(np.float32) - b[mask > 0].astype(np.float32)))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("out", type=Path, help="folder for the healed pictures; created")
    parser.add_argument("--model", choices=INPAINT_MODELS, default="inpaint")
    parser.add_argument("--json", action="store_true", help="figures as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Heal all samples, print the errors, draw all sliders, paint a clip. Returns 0."""
    out: Path = arguments.out
    make_folder(out)
    folders = samples()
    results = []
    with Bar(json=arguments.json) as shown:
        for number, folder in enumerate(folders):

            def tick(part: float, number: int = number, name: str = folder.name) -> None:
                shown.at((number + part) / len(folders), name)

            results.append(_heal_sample(folder, arguments.model, tick))
            save_still(out / f"{folder.name}.png", results[-1].healed, None)
    sheet = contact_sheet(results)
    save_still(out / "contact-sheet.jpg", sheet, None)
    _print(results, out, json=arguments.json)
    draw_sliders(out, json=arguments.json)
    return paint_clip(out, json=arguments.json)


def draw_sliders(out: Path, *, json: bool) -> None:
    """Write a sheet of what the sliders on portraits do into folder `out`, or say why not."""
    from editor.cli.sliders import slider_sheet

    try:
        card = generator_named(USUAL)
    except UnknownModel as error:
        say(f"No sheet of sliders: {error}", json=json, event="skipped", why=str(error))
        return
    with Bar(json=json) as shown:

        def tick(part: float) -> None:
            shown.at(part, card.name)

        sheet = slider_sheet(clip_engine(), card, tick)
    path = out / "slider-sheet.jpg"
    save_still(path, sheet, generated(f"underpaint demo: sliders of {card.name}"))
    say(f"Sliders: {path}", json=json, event="sliders", out=str(path))


def paint_clip(out: Path, *, json: bool) -> int:
    """Paint a sample clip into folder `out`, as `underpaint style` does. Returns the exit code."""
    sample, manner = PAINTED
    clip = resource_root() / "samples" / sample / "clip.mp4"
    target = out / f"{sample}-{manner}.mp4"
    options = [str(clip), "--style", manner, "--stabilise", "--out", str(target)]
    say(f"underpaint style {' '.join(options)}", json=json, event="style")
    parser = argparse.ArgumentParser()
    style.add_arguments(parser)
    return style.run(parser.parse_args([*options, *(["--json"] if json else [])]))


def samples() -> list[Path]:
    """The folders of the bundled samples, by name. Raises BadInput where none is installed."""
    root = resource_root() / "samples"
    found = sorted(mask.parent for mask in root.glob("*/mask.png"))
    if not found:
        raise BadInput("The samples are missing.", file=root, remedy="Install Underpaint again.")
    return found


def _picture(folder: Path, stem: str) -> Path:
    return next(path for path in sorted(folder.iterdir()) if path.stem == stem)


def _heal_sample(folder: Path, model: str, tick: Tick) -> Result:
    from editor.engines.inpaint import InpaintEngine

    before = open_still(_picture(folder, "before")).pixels[..., :3]
    truth = open_still(_picture(folder, "truth")).pixels[..., :3]
    mask = read_mask(folder / "mask.png", (before.shape[1], before.shape[0]))
    started = time.perf_counter()
    job = with_options(job_for(before, mask), model=model, seed=0, answers=1)
    answer = next(heal(InpaintEngine(), before, job, tick))
    seconds = time.perf_counter() - started
    device = str(answer.patch.notes.get("device", "cpu"))
    return Result(folder.name, before, mask, answer.pixels, truth, seconds, device)


def contact_sheet(results: list[Result]) -> np.ndarray:
    """uint8 RGB: a row per sample, columns before / mask / healed / truth, with captions."""
    columns = ("before", "what goes", "healed", "truth")
    gap, head = 12, 34
    rows = [_cells(result) for result in results]
    heights = [row[0].height for row in rows]
    width = gap + len(columns) * (CELL + gap)
    sheet = Image.new("RGB", (width, head + sum(h + head + gap for h in heights)), (30, 31, 34))
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(15)
    y = gap
    for result, row, height in zip(results, rows, heights, strict=True):
        for index, (cell, title) in enumerate(zip(row, columns, strict=True)):
            x = gap + index * (CELL + gap)
            caption = f"{result.name}: {title}" if index == 0 else title
            if title == "healed":
                caption += f"  ({result.seconds:.1f} s, error {result.error:.1f} / 255)"
            draw.text((x, y + 6), caption, fill=(214, 214, 216), font=font)
            sheet.paste(cell, (x, y + head))
        y += height + head + gap
    return np.asarray(sheet)


def _cells(result: Result) -> list[Image.Image]:
    marked = result.before.copy()
    hole = result.mask > 0
    marked[hole] = (marked[hole] * 0.35 + np.array([217, 60, 60]) * 0.65).astype(np.uint8)
    box = view(result.mask)
    pictures = (result.before, marked, result.healed, result.truth)
    return [
        Image.fromarray(p[box]).resize(_cell_size(p[box]), Image.Resampling.LANCZOS)
        for p in pictures
    ]


def view(mask: np.ndarray) -> tuple[slice, slice]:
    """What to show of a sample: all of it, or the hole with room around where it is small."""
    rows, columns = np.nonzero(mask)
    h, w = mask.shape
    side = max(int(rows.max() - rows.min()), int(columns.max() - columns.min())) * 2
    if side > 0.6 * min(h, w):
        return slice(0, h), slice(0, w)
    tall = min(h, max(side, 240))
    wide = min(w, tall * w // h)
    top = int(np.clip((rows.min() + rows.max() - tall) // 2, 0, h - tall))
    left = int(np.clip((columns.min() + columns.max() - wide) // 2, 0, w - wide))
    return slice(top, top + tall), slice(left, left + wide)


def _cell_size(picture: np.ndarray) -> tuple[int, int]:
    h, w = picture.shape[:2]
    return CELL, max(1, round(CELL * h / w))


def _print(results: list[Result], out: Path, *, json: bool) -> None:
    if json:
        for r in results:
            facts = {"size": [r.before.shape[1], r.before.shape[0]], "device": r.device}
            figures = {"error": r.error, "error_before": r.error_before, "psnr": r.psnr}
            say("", json=True, event="healed", name=r.name, seconds=r.seconds, **facts, **figures)
        say("", json=True, event="done", sheet=str(out / "contact-sheet.jpg"))
        return
    table = Table(title="Error against the truth, inside the mask")
    for head in ("sample", "size", "seconds", "device", "before", "healed", "PSNR"):
        table.add_column(head, justify="left" if head == "sample" else "right", no_wrap=True)
    for r in results:
        size = f"{r.before.shape[1]} x {r.before.shape[0]}"
        errors = (f"{r.error_before:.1f}", f"{r.error:.1f}", f"{r.psnr:.1f} dB")
        table.add_row(r.name, size, f"{r.seconds:.1f}", r.device, *errors)
    Console().print(table)
    say(f"Contact sheet: {out / 'contact-sheet.jpg'}")
