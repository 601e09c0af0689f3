"""``make bench``: this assistant beside stock Rasa and beside a bare server, in one run on one machine.

Stock Rasa (the pipeline and policies that ``rasa init`` writes, rasa-sdk's action server) and this assistant (the
whole of ``stodlots serve``) are trained on the same sample of this project's examples; domain, rules and actions are
the same. Everything is measured in turns, as medians of BENCH_ROUNDS rounds (default 3). BENCH_EXAMPLES says how many
examples of each intent they learn (default 20, for stock needs hours for all of them).

Writes ``benchmarks/out/`` and, after a whole run, ``docs/performance.md``.
"""

import os
import tempfile
import time
from pathlib import Path

from benchmarks import page
from benchmarks.figures import Results
from benchmarks.machine import machine
from benchmarks.measuring import Bench
from benchmarks.rounds import ROUNDS

WHOLE_ROUNDS, WHOLE_EXAMPLES = 3, 20


def main() -> None:
    """Measures and writes."""
    began = time.monotonic()
    examples = int(os.environ.get("BENCH_EXAMPLES", str(WHOLE_EXAMPLES)))
    with tempfile.TemporaryDirectory(prefix="bench-") as root:
        results = Results(machine(), {"examples": examples, "rounds": ROUNDS})
        with Bench(Path(root), examples, results) as bench:
            bench.measure()
    results.settings["minutes"] = (time.monotonic() - began) / 60
    page.write_out(results)
    print("\n" + (page.OUT / "bench.md").read_text(encoding="utf-8"))
    if ROUNDS >= WHOLE_ROUNDS and examples >= WHOLE_EXAMPLES:
        page.write_page(results)
        print("\nSkrev docs/performance.md.")
    else:
        print("\nEn förkortad mätning: docs/performance.md är orörd.")


if __name__ == "__main__":
    main()
