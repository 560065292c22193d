"""Reading PDFs, contained: the daemon holds a :class:`Reader`, the parsing happens in child processes."""

from agent.readers.cache import CachedReader
from agent.readers.options import ReadOptions
from agent.readers.pictures import Pictures
from agent.readers.reader import Reader
from agent.readers.unit import Unit

__all__ = ["CachedReader", "Pictures", "ReadOptions", "Reader", "Unit"]
