"""Answers that are looked at before they are a step: what they are laid over, live, for good."""
