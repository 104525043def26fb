"""Where trained weights are kept, checked and loaded from."""
