"""The document and what can be done to it: values and pure functions, without Qt or torch."""
