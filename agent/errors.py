"""Everything that can go wrong on purpose, as one tree.

IntakeError                 one sentence that says what to do; exit code 1
├── ConfigError             a wrong or missing setting, an unsafe .env, a folder that can't be used; exit code 2
├── UsageError              a command called with something that can't be meant; exit code 2
├── NotFound                no such document or record
├── Refused                 the state of a document doesn't allow it (answered already, not in review ...)
├── RegisterError           the register can't be used as it stands (bad file, bad query)
├── Unavailable             something outside is down; waiting and trying again is right
└── PutBack                 the work on a document was broken off in favour of others; it goes on later
"""

from __future__ import annotations


class IntakeError(Exception):
    """A problem of the data or state, told in one sentence."""

    exit_code = 1


class ConfigError(IntakeError):
    """The configuration or the machine isn't fit to start."""

    exit_code = 2


class UsageError(IntakeError):
    """The command was used wrongly."""

    exit_code = 2


class NotFound(IntakeError):
    """There is no such document or record."""


class Refused(IntakeError):
    """What was asked for isn't possible in the present state."""


class RegisterError(IntakeError):
    """The register's data can't be used as it stands."""


class Unavailable(IntakeError):
    """Something that we depend on is down for now; nothing is decided, we try again later."""


class PutBack(IntakeError):
    """The work on a document was broken off so that others have their turn; nothing is decided, it comes again."""
