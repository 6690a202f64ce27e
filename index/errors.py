"""Errors of reading and indexing. Each is a kind that a caller treats differently; each message names the next act."""


class YoujuError(Exception):
    """What the product says in one line instead of a traceback."""


class SeedError(YoujuError):
    """A plan document or the manifest is missing, empty, edited or unreadable."""


class IndexMissing(YoujuError):
    """There is no edition to answer from."""


class IndexDamaged(YoujuError):
    """An edition is there but does not hold what its manifest says."""


class StoreAway(YoujuError):
    """The server that keeps the vectors does not answer, or not in time; what it keeps may be well."""


class IndexLocked(YoujuError):
    """Another process is building."""


class DataFolderError(YoujuError):
    """The data folder cannot be written."""


class ModelError(YoujuError):
    """The embedding model is missing, damaged or not the one the index was built with."""


class ShelfError(YoujuError):
    """What users added cannot be read or written, or is asked for what it does not hold."""
