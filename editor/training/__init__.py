"""How the networks are trained and measured."""
