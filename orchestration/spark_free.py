"""Libraries without Spark.

Belongs here: importing what looks for Spark's client without letting it find it. Not here: Spark
(`orchestration.cluster`).

pandera and Great Expectations import the client wherever it is installed, for frames that nobody here
gives them: a second of processor time between them in every refresh.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CLIENT = "pyspark"


@contextmanager
def spark_hidden() -> Iterator[None]:
    """While the block imports, Spark's client is not to be found; where it was imported before, it is.

    Not to be used while another thread may import the client.
    """
    if _CLIENT in sys.modules:
        yield
        return
    sys.modules[_CLIENT] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[_CLIENT]
