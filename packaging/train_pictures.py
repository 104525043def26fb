"""Make docs/images/{train-start,train,translate}.png: the real window, a real run.

    python packaging/train_pictures.py [FOLDER]

What is learnt from are portraits that the built-in generator draws; nothing else is shown.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from screenshots import ROOT, Shots, in_folder, shots_of_window

PEOPLE, MINUTES = 240, 4.0
"""Portraits to learn from, and how long."""
NAME = "little-people"


def main() -> int:
    """Take all pictures. Returns the exit code."""
    return in_folder(__file__, take_all)


def people(folder: Path) -> Path:
    """A folder of portraits of our own, and a few files that the doctor has something to say of."""
    data = folder / NAME
    command = [sys.executable, "-m", "editor", "generate", "-n", str(PEOPLE), "--out", str(data)]
    subprocess.run([*command, "--drawn", "micah"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    first = sorted(data.glob("*.png"))[0]
    (data / "again.png").write_bytes(first.read_bytes())
    (data / "broken.png").write_bytes(first.read_bytes()[:300])
    (data / "LICENSE.txt").write_text("CC BY 4.0\n", encoding="utf-8")
    return data


def take_all(out: Path, folder: Path) -> None:
    """One window: what to learn from, what becomes of it, a sample scene translated."""
    from editor.weights.runs import TrainRequest

    os.environ["UNDERPAINT_MODELS"] = f"{folder}/models"
    os.environ["UNDERPAINT_LIBRARY"] = f"{folder}/library"
    data = people(folder)
    with shots_of_window(out, folder) as shots:
        window = shots.window
        window.actions_["workspace_train"].trigger()
        window.train.learn_from(data)
        shots.pause(30)
        shots.take("train-start")
        request = TrainRequest("vae", str(data), title="Little people", minutes=MINUTES)
        window.session.trainer.begin(request)
        shots.pause(round(60 * MINUTES) + 45)
        shots.take("train")
        translating(shots)


def translating(shots: Shots) -> None:
    """A rendered scene as the built-in translator sees it."""
    window = shots.window
    window.actions_["workspace_paint"].trigger()
    window.session.files.open(ROOT / "resources" / "samples" / "garden" / "truth.webp")
    shots.wait(lambda: window.session.history.committed.layers)
    window.actions_["translate"].trigger()
    shots.pause(4)
    window.session.translator.use("cyclegan")
    shots.pause(12)
    shots.take("translate")


if __name__ == "__main__":
    sys.exit(main())
