"""Reading PDFs, contained: the daemon holds a :class:`Reader`, the parsing happens in the sandbox."""

from agent.readers.cache import CachedReader
from agent.readers.options import ReadOptions
from agent.reading.pictures import Pictures
from agent.reading.reader import Reader

__all__ = ["CachedReader", "Pictures", "ReadOptions", "Reader"]
