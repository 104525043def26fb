"""The small trained example of each family that ships: what it is called, and what in it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Example:
    """title: of the model. kinds: titles of its classes or domains, by their ids."""

    title: str
    kinds: Mapping[str, str] = field(default_factory=dict)


DRAWINGS = {
    "avataaars": "Avataaars",
    "personas": "Personas",
    "micah": "Micah",
    "fluent3d": "Fluent 3D",
}
EXAMPLES = {
    "mlp": Example("Small Avataaars (perceptron)"),
    "gan": Example("Small Micah sketches (GAN)"),
    "vae": Example("Small Avataaars with sliders (VAE)"),
    "dcgan": Example("Small Personas (DCGAN)"),
    "cgan": Example("Small portraits by drawing (conditional GAN)", DRAWINGS),
    "wgan-gp": Example("Painted textures (WGAN-GP)"),
    "cyclegan": Example(
        "Photographs and paintings (CycleGAN)", {"photos": "Photograph", "styles": "Painting"}
    ),
    "stargan": Example("Smile, glasses, beard, hair (StarGAN)"),
    "diffusion": Example("Impressions of photographs (diffusion)"),
}
