"""A detector that does to its process what a defect in a C library would, when the document asks for it."""

import os
import signal
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding

if TYPE_CHECKING:
    from articleclean.scan import Scan

CRASH = "Poison: crash."
HANG = "Poison: hang."
FILL = "Poison: fill."
DEFECT = "Poison: defect."


def detect(scan: "Scan") -> Iterator[Finding]:
    """Crash, hang past every signal handler, take two gigabytes, or raise."""
    text = scan.doc.source
    if CRASH in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if HANG in text:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM])
        time.sleep(3600)
    if FILL in text:
        bytearray(2_000_000_000)
    if DEFECT in text:
        raise ZeroDivisionError("nobody thought of this")
    yield from ()


DETECTOR = Detector("T01", "poison", None, "alone", detect)
