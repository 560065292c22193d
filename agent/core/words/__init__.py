"""The sentences that leave the house, one module for each language; ``agent.core.catalogue`` chooses."""
