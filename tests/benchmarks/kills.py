"""Training killed 20 times at any moment: the weights are those of an uninterrupted run.

`python -m tests.benchmarks.kills KILLS FOLDER` does the work, in a process of its own that has
done nothing but import, so that each run is forked off in an instant and killed by SIGKILL.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.row import Row, at_least, at_most

KILLS, STEPS = 20, 400
EVERY = 5
"""Steps between two reports of the tiny recipe."""
LONGEST = 4.0
"""A run is killed after so many times its share of the whole at the latest."""


def rows() -> Iterator[Row]:
    """How many kills there were, how far the run was at them, and what differs at the end."""
    with tempfile.TemporaryDirectory() as folder:
        facts = killed(KILLS, Path(folder))
    yield at_least("kills", facts["kills"], "", KILLS)
    yield at_least("kills in mid-run, after a checkpoint and before the end", facts["amid"], "", 3)
    yield at_most("files that differ from an uninterrupted run's", len(facts["differ"]), "", 0)


def killed(kills: int, folder: Path) -> dict:
    """What `main` found, told by a fresh process."""
    line = [sys.executable, "-m", "tests.benchmarks.kills", str(kills), str(folder)]
    root = Path(__file__).parents[2]
    done = subprocess.run(line, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 0, done.stderr
    facts: dict = json.loads(done.stdout.splitlines()[-1])
    return facts


def main(kills: int, folder: Path) -> None:
    """Train once in peace and once with kills; print what differs."""
    import torch
    import torch._dynamo  # optimisers want it, and it takes seconds

    import editor.training.objectives.gan
    import editor.training.own  # noqa: F401 - forked runs have all of these at once
    from tests.training.tiny import write_tiny

    torch.set_num_threads(1)
    request = write_tiny(folder, steps=STEPS)
    whole, broken = folder / "whole", folder / "broken"
    begun = time.monotonic()
    _wait(_begin(request, whole))
    longest = LONGEST * (time.monotonic() - begun) / kills
    draw, steps = random.Random(1), []
    while len(steps) < kills:
        child = _begin(request, broken)
        time.sleep(draw.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        steps.append(_step(broken))
    _wait(_begin(request, broken))
    before, after = _digests(whole), _digests(broken)
    differ = sorted(name for name in before | after if before.get(name) != after.get(name))
    amid = sum(0 < step < STEPS for step in steps)
    print(json.dumps({"kills": kills, "amid": amid, "steps": steps, "differ": differ}))


def _begin(request: object, out: Path) -> int:
    """A run in a process of its own; its id."""
    if (child := os.fork()) == 0:
        from editor.training.own import train_model

        code = 1
        try:
            train_model(request, out)  # type: ignore[arg-type]
            code = 0
        finally:
            os._exit(code)
    return child


def _wait(child: int) -> None:
    assert os.waitpid(child, 0)[1] == 0


def _step(out: Path) -> int:
    """How far the last checkpoint is; 0 where there is none."""
    import torch

    path = out / "run" / "checkpoint.pt"
    return int(torch.load(path, weights_only=True)["step"]) if path.exists() else 0


def _digests(out: Path) -> dict[str, str]:
    """Of all that a run makes: models and moments by their bytes, the state by its tensors; of
    the log losses and measures, and of losses those that any machine reports."""
    import torch

    state = torch.load(out / "run" / "checkpoint.pt", weights_only=True)
    parts: dict[str, bytes] = {"state": repr(_numbers(state["objective"])).encode()}
    lines = (out / "run" / "log.jsonl").read_text().splitlines()
    news = [{k: json.loads(line)[k] for k in ("kind", "step", "figures")} for line in lines]
    measured = [each for each in news if each["kind"] == "score"]
    losses = [each for each in news if each["kind"] == "step" and each["step"] % EVERY == 0]
    parts["log"] = json.dumps([measured, losses]).encode()
    for file in (*out.glob("*.safetensors"), *out.glob("run/moments/*.safetensors")):
        content = file.read_bytes()
        parts[str(file.relative_to(out))] = content[8 + int.from_bytes(content[:8], "little") :]
    for file in out.rglob("*.webp"):
        parts[str(file.relative_to(out))] = file.read_bytes()
    return {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}


def _numbers(value: object) -> object:
    """A state with its tensors as bytes."""
    import torch

    if isinstance(value, torch.Tensor):
        return value.contiguous().cpu().numpy().tobytes()
    if isinstance(value, dict):
        return {key: _numbers(entry) for key, entry in value.items()}
    return [_numbers(entry) for entry in value] if isinstance(value, list | tuple) else value


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
