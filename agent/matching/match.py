"""Whose document it is: identify, gather, gather rivals, decide, in the one order that everybody goes by.

The pipeline, the replay of cases, the benchmarks and the tests call ``match`` with whatever answers for the register.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from agent.matching.blocking import document_keys
from agent.matching.decide import decide, rival_keys
from agent.matching.identify import Identification, identify
from agent.matching.lexicon import Lexicon
from agent.model import Decision, Document, Gathered, Key, Policy

Gather = Callable[[Collection[Key]], Gathered]


@dataclass(frozen=True, slots=True)
class Match:
    """A decision with what it rests on; ``keys`` are those by which the register was asked."""

    decision: Decision
    found: Identification
    gathered: Gathered
    keys: frozenset[Key]


def match(document: Document, name: str, gather: Gather, policy: Policy, lexicon: Lexicon, today: date) -> Match:
    """Decide about what was read. ``name`` is the file's own; ``today`` tells what an age says of a birth date.

    Raises what ``gather`` raises.
    """
    found = identify(document, name, lexicon, today)
    keys = document_keys(found, lexicon)
    gathered = gather(keys)
    if more := rival_keys(found, gathered, lexicon):
        keys |= more
        gathered = gather(keys)
    return Match(decide(found, gathered, policy, lexicon), found, gathered, keys)
