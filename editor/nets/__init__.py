"""The networks: their layers alone, without files, jobs or training."""
