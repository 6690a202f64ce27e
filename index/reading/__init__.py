"""Reading: the bytes of a file as its text, whatever its format.

>>> from index.reading import read_file
"""

from index.reading.original import Original
from index.reading.read import file_bytes, read_bytes, read_file

__all__ = ["Original", "file_bytes", "read_bytes", "read_file"]
