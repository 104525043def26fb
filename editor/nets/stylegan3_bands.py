"""What each layer of StyleGAN3 can hold: sizes, rates and cutoffs from coarse to fine.

Karras et al. 2021, section 3.2 and appendix G.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Plan:
    """What all layers share. Defaults: configuration T, which keeps translation; R keeps rotation
    too by kernel 1, radial filters and twice the widths.

    channel_base: widths are half of this over the cutoff, at most channel_max. depth: layers
    besides the colours, of which the last `critical` keep the picture's size. first_cutoff,
    first_stopband: of the first layer, in cycles per picture; last_stopband: of the last, over
    its cutoff. margin: pixels beyond each border. kernel: 1 or 3. filter_size: taps per step of
    the coarser side. oversampling: of the rectifiers. clamp: largest value of features, None =
    any. gain: of the picture.
    """

    channel_base: int = 32768
    channel_max: int = 512
    depth: int = 14
    critical: int = 2
    first_cutoff: float = 2.0
    first_stopband: float = 2**2.1
    last_stopband: float = 2**0.3
    margin: int = 10
    kernel: int = 3
    radial: bool = False
    filter_size: int = 6
    oversampling: int = 2
    clamp: float | None = 256.0
    gain: float = 0.25


@dataclass(frozen=True)
class Band:
    """What features can hold. side: pixels with margins; rate: those without; cutoff: the largest
    frequency; half: half the width of the transition band, both in cycles per picture."""

    channels: int
    side: int
    rate: int
    cutoff: float
    half: float


def bands(side: int, plan: Plan) -> list[Band]:
    """The features behind each layer, from coarse to fine, colours last (Karras et al., section
    3.2: cutoffs and stopbands grow geometrically up to the critical layers)."""
    grown = np.minimum(np.arange(plan.depth + 1) / (plan.depth - plan.critical), 1)
    cutoffs = plan.first_cutoff * (side / 2 / plan.first_cutoff) ** grown
    last = side / 2 * plan.last_stopband
    stops = plan.first_stopband * (last / plan.first_stopband) ** grown
    rates = np.exp2(np.ceil(np.log2(np.minimum(stops * 2, side)))).astype(int)
    halves = np.maximum(stops, rates / 2) - cutoffs
    sides = rates + 2 * plan.margin
    sides[-2:] = side
    channels = np.rint(np.minimum(plan.channel_base / 2 / cutoffs, plan.channel_max)).astype(int)
    channels[-1] = 3
    rows = zip(channels, sides, rates, cutoffs, halves, strict=True)
    return [Band(int(c), int(s), int(r), float(f), float(h)) for c, s, r, f, h in rows]
