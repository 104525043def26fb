"""A style network set up on one device: what it is told of a style, and painting with it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import cv2
import numpy as np
import torch

from editor.core.errors import BadInput, DamagedModel
from editor.engines.backends import Backends
from editor.engines.grain import grained
from editor.engines.store import store
from editor.engines.tensors import to_tensor
from editor.jobs.style import StyleJob
from editor.nets.anystyle import AnyStyleNet
from editor.nets.style import STRIDE, StyleNet
from editor.weights.card import Card

REFERENCE = 512
"""Longer side in pixels at which a reference picture is looked at."""
SMALLEST = 2 * STRIDE
"""Sides in pixels below which the network has nothing to reflect at its borders."""


class Easel:
    """One network on one device, with the ways to run it.

    DamagedModel where the card's file is not whole, or is no style network.
    """

    def __init__(self, card: Card, device: torch.device) -> None:
        self.card, self.device = card, device
        self._net = _style_network(card, device)
        code = self._net.norm_stem.predict.in_features if self.takes_reference else 0
        self._backends = Backends(self._net, device, code or len(card.styles))
        self._known: dict[bytes, np.ndarray] = {}

    @property
    def takes_reference(self) -> bool:
        """Whether the style is that of a picture, not one of the network's own."""
        return not self.card.styles

    def condition(self, job: StyleJob) -> np.ndarray:
        """What the norms follow, float32 (1, d): the mix of a job, or its reference's manner.

        Raises BadInput for an unknown style, a mix of nothing, or a missing reference.
        """
        if not self.takes_reference:
            return self._mix(job)
        if job.reference is None:
            raise BadInput("No picture to take the style from.", remedy="Choose a picture.")
        key = blake2b(job.reference.tobytes(), digest_size=16).digest()
        if key not in self._known:
            self._known[key] = self._manner(job.reference)
        return self._known[key]

    def paint(
        self,
        views: list[np.ndarray],
        condition: np.ndarray,
        wish: str,
        wanted: Callable[[], bool],
    ) -> tuple[list[np.ndarray], str]:
        """Views of one size, uint8 RGB (h, w, 3), painted; and the name of the backend.

        wish, wanted: as for `Backends.paint`. Sides are filled up to multiples of 4 by
        reflection, and the answer cut back.
        """
        h, w = views[0].shape[:2]
        down, right = (max(SMALLEST, -(-side // STRIDE) * STRIDE) - side for side in (h, w))
        frames = np.stack(
            [
                cv2.copyMakeBorder(grained(v), 0, down, 0, right, cv2.BORDER_REFLECT_101)
                for v in views
            ]
        )
        painted, name = self._backends.paint(frames, condition, wish, wanted)
        return [np.ascontiguousarray(frame[:h, :w]) for frame in painted], name

    def _mix(self, job: StyleJob) -> np.ndarray:
        ids = list(self.card.styles)
        if unknown := [id for id in job.mix if id not in ids]:
            raise BadInput(
                f"There is no style “{unknown[0]}”.", remedy=f"Known styles: {', '.join(ids)}."
            )
        weights = np.array([[job.mix.get(id, 0.0) for id in ids]], np.float32)
        if not np.isfinite(weights).all() or weights.min() < 0 or weights.sum() <= 0:
            raise BadInput("A mix needs one style at least, and no share below 0.")
        return np.asarray(weights / weights.sum())

    def _manner(self, picture: np.ndarray) -> np.ndarray:
        h, w = picture.shape[:2]
        scale = min(1.0, REFERENCE / max(h, w))
        size = (max(SMALLEST, round(w * scale)), max(SMALLEST, round(h * scale)))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        with torch.inference_mode():
            code = self._net.code(self._net.statistics(to_tensor(small, self.device)))
        return np.asarray(code.float().cpu().numpy())


def _style_network(card: Card, device: torch.device) -> Any:
    net = store().get(card, device)
    if isinstance(net, AnyStyleNet) and not card.styles:
        return net
    if not isinstance(net, StyleNet):
        raise DamagedModel("This model paints no styles.", file=card.folder)
    if len(card.styles) != net.styles:
        fault = f"The card names {len(card.styles)} styles, the network has {net.styles}."
        raise DamagedModel(fault, file=card.folder)
    return net
