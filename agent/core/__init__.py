"""The pure core: no clock, no file, no network. Everything it needs is passed in."""
