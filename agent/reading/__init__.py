"""Reading documents: what is asked of the sandbox, and the sandbox itself (:mod:`agent.reading.sandbox`)."""

# The two rooms need each other until agent/readers has moved in here; that one is loaded first.
import agent.readers  # noqa: F401
