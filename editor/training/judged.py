"""How well the judge of portraits reads labels."""

from __future__ import annotations

from collections.abc import Iterable

import torch

from editor.nets.judge import JudgeNet
from editor.nets.portraits import ATTRIBUTES
from editor.training.portrait_batches import Batch


def reading_errors(judge: JudgeNet, batches: Iterable[Batch]) -> dict[str, float]:
    """Figures of what is read beside what labels say, where they say it.

    error: mean absolute error of all attributes in units. right: part of stepped ones read on the
    right step; right_<name> and error_<name> of each one. style: part of right styles. told: part
    of right guesses which labels there are.
    """
    errors, seen, styles, told = [], [], [], []
    with torch.inference_mode():
        for image, values, known, style in batches:
            reading = judge(image)
            errors.append((reading.values - values).abs())
            seen.append(known > 0)
            styles.append(reading.style.argmax(1) == style.argmax(1))
            told.append((reading.told > 0.5) == (known > 0))
    error, known = torch.cat(errors), torch.cat(seen)
    stepped = torch.tensor([a.stepped for a in ATTRIBUTES], device=error.device)
    figures = {
        "error": float(error[known].mean()),
        "right": float((error < 0.5)[known & stepped].float().mean()),
        "style": float(torch.cat(styles).float().mean()),
        "told": float(torch.cat(told).float().mean()),
    }
    for i, attribute in enumerate(ATTRIBUTES):
        own = error[known[:, i], i]
        if len(own) and attribute.stepped:
            figures[f"right_{attribute.name}"] = float((own < 0.5).float().mean())
        elif len(own):
            figures[f"error_{attribute.name}"] = float(own.mean())
    return figures
