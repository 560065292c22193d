"""The life of one document, and what a human decides about it."""
