"""What becomes of a batch whose worker died, told without any process."""

import signal

from articleclean import Options
from articleclean.corpus.pool import STARTS, Piece, Pool
from articleclean.corpus.records import Record
from articleclean.corpus.worker import MEMORY_EXIT, Job
from articleclean.engines.arrow import Source

RECORDS = tuple(Record(Source(str(n), "Text."), f"in.jsonl:{n}") for n in range(5))


def after(piece: Piece, begun: int, code: int) -> tuple[list[str], list[Piece]]:
    """Errors of what was rejected, and what is to be tried next, in order."""
    pool = Pool(Job(Options(), "jsonl", 30.0, 500.0), 0)
    rejected = [part.rejects[0][1] for _, part in pool._after_failure(piece, begun, code)]
    return rejected, list(pool._waiting)


def test_a_batch_is_cut_at_its_suspect() -> None:
    rejected, waiting = after(Piece(7, 10, RECORDS), 3, -signal.SIGSEGV)
    assert rejected == []
    assert [(p.offset, [r.source.id for r in p.records], p.alone) for p in waiting] == [
        (10, ["0", "1"], False),
        (12, ["2"], True),
        (13, ["3", "4"], False),
    ]
    assert {p.batch for p in waiting} == {7}


def test_a_worker_that_had_begun_nothing_says_nothing_of_its_batch() -> None:
    piece = Piece(0, 0, RECORDS)
    for _ in range(STARTS):
        rejected, (piece,) = after(piece, 0, -signal.SIGKILL)
        assert (rejected, piece.records, piece.alone) == ([], RECORDS, False)
    assert after(piece, 0, -signal.SIGKILL)[1][0].alone


def test_a_crash_alone_may_have_been_a_kill_and_counts_the_second_time() -> None:
    alone = Piece(0, 0, RECORDS[:1], alone=True)
    rejected, (again,) = after(alone, 1, -signal.SIGKILL)
    assert (rejected, again.alone) == ([], True)
    rejected, waiting = after(again, 1, -signal.SIGKILL)
    assert rejected == ["crash: the process that cleaned it died (signal 9), alone and 2 times"]
    assert waiting == []


def test_time_and_memory_count_at_once_when_alone() -> None:
    alone = Piece(0, 0, RECORDS[:1], alone=True)
    assert after(alone, 1, -signal.SIGALRM) == (["time: cleaning took more than 30 s"], [])
    assert after(alone, 1, MEMORY_EXIT) == (["memory: cleaning needed more than 500 MB"], [])
