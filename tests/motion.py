"""The true motion of clips: stored with rendered ones, computed for panned ones, else by RAFT."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from editor.clips.flicker import Motion
from editor.clips.flow import grid, visible

STEPS = 16
"""Steps to a pixel in which `motion.npz` holds motion."""
_RENAMED = (
    (r"^fnet\.", "feature_encoder."),
    (r"^cnet\.", "context_encoder."),
    (r"coder\.conv1\.", "coder.convnormrelu.0."),
    (r"coder\.conv2\.", "coder.conv."),
    (r"(layer\d\.\d)\.conv(\d)\.", r"\1.convnormrelu\2.0."),
    (r"update_block\.encoder\.convc1\.", "update_block.motion_encoder.convcorr1.0."),
    (r"update_block\.encoder\.convf(\d)\.", r"update_block.motion_encoder.convflow\1.0."),
    (r"update_block\.encoder\.conv\.", "update_block.motion_encoder.conv.0."),
    (r"update_block\.gru\.", "update_block.recurrent_block.convgru1."),
)
"""From the names of RAFT's authors to torchvision's."""


def rendered(path: Path) -> Iterator[Motion]:
    """The motion of a sample clip's frames 1, 2, ... to the frame before (clip_publish.py)."""
    with np.load(path) as stored:
        steps, bits, (height, width) = stored["steps"], stored["seen"], stored["size"]
    for delta, row in zip(steps, bits, strict=True):
        half = np.cumsum(np.cumsum(delta, axis=1, dtype=np.int16), axis=0, dtype=np.int16)
        back = cv2.resize(half.astype(np.float32) / STEPS, (int(width), int(height)))
        yield Motion(back, np.unpackbits(row, axis=-1, count=int(width)).astype(bool))


def panned(path: Path, size: tuple[int, int]) -> Iterator[Motion]:
    """The motion of a clip panned over one photograph, from its .json, at (width, height)."""
    facts = json.loads(path.read_text())
    scale = size[0] / facts["size"][0]
    places = (grid(size[1], size[0]).astype(np.float64) + 0.5) / scale - 0.5
    ways = [
        np.vstack([np.reshape(frame["affine_out_to_src"], (2, 3)), [0, 0, 1]])
        for frame in facts["frames"]
    ]
    for before, here in pairwise(ways):
        back = _shift(places, np.linalg.inv(before) @ here) * scale
        ahead = _shift(places, np.linalg.inv(here) @ before) * scale
        yield Motion(back, visible(back, ahead))


def _shift(places: np.ndarray, way: np.ndarray) -> np.ndarray:
    return np.asarray(places @ way[:2, :2].T + way[:2, 2] - places, np.float32)


def searched(frames: Sequence[np.ndarray], weights: Path) -> Iterator[Motion]:
    """The motion of uint8 RGB frames to the one before, by RAFT-small (Teed & Deng 2020).

    Heights and widths are multiples of 8, at least 128.
    """
    import torch
    from safetensors.torch import load_file
    from torchvision.models.optical_flow import raft_small

    net = raft_small(weights=None).eval()
    net.load_state_dict({_renamed(k): v for k, v in load_file(weights).items()})

    def tensor(frame: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(frame.copy()).permute(2, 0, 1).float() / 127.5 - 1

    for before, here in pairwise(frames):
        a, b = tensor(before), tensor(here)
        with torch.inference_mode():
            both = net(torch.stack([b, a]), torch.stack([a, b]), num_flow_updates=12)[-1]
        back, ahead = (np.ascontiguousarray(way.permute(1, 2, 0).numpy()) for way in both)
        yield Motion(back, visible(back, ahead))


def _renamed(key: str) -> str:
    for old, new in _RENAMED:
        key = re.sub(old, new, key)
    return key
