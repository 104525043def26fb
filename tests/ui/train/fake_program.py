"""Stands in for the program beside the window: says what its sub-commands say, at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

RECIPES = (
    ("gan", "First sketches (GAN)", "GAN", "folder", 6),
    ("vae", "Smooth sliders (VAE)", "VAE", "folder", 10),
    ("dcgan", "Small pictures quickly (DCGAN)", "DCGAN", "folder", 20),
    ("cgan", "By kind (conditional GAN)", "Conditional GAN", "classes", 20),
    ("stargan", "Switches on a picture (StarGAN)", "StarGAN", "attributes", 40),
    ("cyclegan", "From one world to another (CycleGAN)", "CycleGAN", "two folders", 50),
)
FINDINGS = (
    ("near-duplicate", True, "cats/1.png", "cats/2.png"),
    ("near-duplicate", True, "cats/3.png", "cats/4.png"),
    ("blurred", True, "dogs/0.png", ""),
    ("not-a-picture", False, "notes.txt", ""),
)


def say(**facts: object) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(facts) + "\n")


def recipes() -> None:
    """`recipes list --json`."""
    for name, title, family, needs, minutes in RECIPES:
        say(
            name=name, title=title, family=family, needs=needs, minutes=minutes, purpose=title,
            paper="", task=name, crop=64, batch=64, aim={}, limits="It knows no hands.",
        )  # fmt: skip
    say(name="inpaint", title="", family="", needs="folder")


def doctor(folder: Path) -> None:
    """`doctor FOLDER --json`."""
    for trouble, serious, file, like in FINDINGS:
        if (folder / file).exists():
            say(event="finding", file=file, trouble=trouble, detail="", serious=serious, like=like)
    counts = {each.name: len(list(each.iterdir())) for each in folder.iterdir() if each.is_dir()}
    say(event="report", counts={}, classes=counts, licence="CC0", seconds=0.1)


def main(words: list[str]) -> int:
    """Do as the sub-command does."""
    if words[0] == "recipes":
        recipes()
    elif words[0] == "doctor":
        doctor(Path(words[1]))
    elif words[0] == "evaluate":
        say(event="done", figures={"fid": 41.5, "kid": 0.021, "precision": 0.62, "recall": 0.4})
    else:
        sys.stderr.write(f"underpaint: nothing does “{words[0]}” here.\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
