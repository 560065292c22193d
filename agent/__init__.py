"""PDF intake: every document that comes in ends in exactly one place, and every step can be proved."""

__version__ = "0.1.0"
