"""The state of a run on disk: written whole or not at all, read without running anything."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from safetensors import SafetensorError

from editor.core.errors import BadFile, CannotWrite

CHECKPOINT = "checkpoint.pt"


def read_checkpoint(path: Path) -> dict[str, Any]:
    """The state that `Run.checkpoint` wrote. BadFile where the file holds none."""
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, ValueError, EOFError, UnpicklingError, LookupError) as error:
        raise BadFile(
            "This checkpoint cannot be read.", file=path, remedy="Remove it, or train --fresh."
        ) from error
    if not isinstance(state, dict):
        raise BadFile("This is no checkpoint of ours.", file=path, remedy="Remove it.")
    return state


def replace_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Write beside the target, then rename: a kill leaves the old file or the new one, whole.

    CannotWrite where the disk is full; the old file stays.
    """
    part = target.with_name(f".part-{target.name}")
    try:
        write(part)
        part.replace(target)
    except (OSError, RuntimeError, SafetensorError) as error:  # torch tells a full disk by Runtime
        with suppress(OSError):
            part.unlink(missing_ok=True)
        why = getattr(error, "strerror", None) or "is the disk full?"
        raise CannotWrite(f"The training cannot be kept ({why}).", file=target) from error
