"""``python -m agent`` is ``intake``."""

from agent.cli import main

main()
