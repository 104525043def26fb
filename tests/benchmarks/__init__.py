"""Measuring scripts: `python -m tests.benchmarks NAME [--json]`; each module gives `rows()`."""
