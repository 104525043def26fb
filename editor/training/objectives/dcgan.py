"""DCGAN (Radford et al. 2016): the game of `gan` between convolutional networks.

Adam with a rate of 2e-4 and beta_1 = 0.5, weights from N(0, 0.02), as the paper found stable.
"""

from __future__ import annotations

from torch import nn

from editor.nets.dcgan import ConvolutionalCritic, ConvolutionalGenerator
from editor.nets.latent import LatentGenerator
from editor.training.objectives.gan import GANObjective


class DCGANObjective(GANObjective):
    """The rules of a GAN; G and D are convolutional."""

    def players(self) -> tuple[LatentGenerator, nn.Module]:
        """G and D."""
        critic = ConvolutionalCritic(**self.critic_parameters())
        return ConvolutionalGenerator(**self.parameters()), critic
