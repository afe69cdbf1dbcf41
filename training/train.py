"""Trains the whole model for as long as asked, network by network; each goes on from its own checkpoint.

    npm run train -- --minutes 600 --resume            # from the checkpoints that are there, or else from the weights that ship (restore.py)
    npm run train -- --minutes 30 --resume --only sprites parts

The minutes are what a clock shows. Networks that need nothing of each other run side by side, `--jobs` at once, one core each; the judge, the discriminator
and the game come after them. A run may be stopped at any moment (Ctrl-C, kill): every network saves itself every three minutes, and `--resume` goes on.
Batch n is the same whenever it is asked for, so that what was trained depends on the number of steps alone.
"""
from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from course import RUN

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Network:
    name: str
    program: str
    share: float                 # of the minutes of all networks
    checkpoint: str
    timed: bool = True           # takes --minutes; else it takes as long as it takes
    before: tuple[str, ...] = ()  # programs that make what it learns from, run first; what they made already they leave


FIRST = (
    Network("sprites", "train_sprites.py", .34, "sprites.pt"),
    Network("parts", "train_parts.py", .22, "parts.pt"),
    Network("sizes", "train_sizes.py", .01, "sizes.pt", timed=False),
    Network("reader", "train_reader.py", .10, "reader.pt"),
    Network("setting", "train_setting.py", .05, "setting.pt"),
    Network("directing", "train_directing.py", .07, "directing.pt"),
    Network("brush", "train_brush.py", .02, "brush.pt"),
    Network("look", "train_look.py", .05, "look.pt"),
)
THEN = (
    Network("judge", "train_judge.py", .07, "judge.pt",
            before=("pool.py --split train --clips 8000", "pool.py --split even --clips 12000", "pool.py --split things --clips 6000", "pool.py --split seen --clips 400",
                    "pool.py --split acted --clips 400", "pool.py --split withheld --clips 400")),
    Network("discriminator", "train_discriminator.py", .06, "discriminator.pt"),
    Network("game", "train_game.py", .09, "game.pt",
            before=("export.py", "films.py composed --clips 400", "films.py painted --clips 400", "train_discriminator.py --minutes 20")),
)


def run(command: list[str]) -> int:
    """Runs a program of this folder on one core; returns its exit status."""
    return subprocess.run([sys.executable, str(HERE / command[0]), *command[1:]], cwd=HERE, env={**os.environ, "OMP_NUM_THREADS": "1"},
                          stdout=subprocess.DEVNULL, check=False).returncode


def trained(network: Network, minutes: float) -> int:
    """Trains one network for so many minutes, beside what is made before; returns the first exit status that is not 0."""
    started = time.time()
    print(f"{network.name}: {f'{minutes:.0f} minutes' if network.timed else 'as long as it takes'}", flush=True)
    steps = [*(line.split() for line in network.before), [network.program, *(["--minutes", f"{minutes:.2f}"] if network.timed else [])]]
    status = next((failed for failed in map(run, steps) if failed), 0)
    print(f"{network.name}: {'done' if status == 0 else f'stopped with {status}'} after {(time.time() - started) / 60:.0f} minutes", flush=True)
    return status


def side_by_side(networks: list[Network], minutes: float, jobs: int) -> bool:
    """Trains networks, `jobs` at once, so that together they take about `minutes`; whether all went well."""
    if not networks:
        return True
    whole = sum(n.share for n in networks)
    jobs = min(jobs, len(networks))
    # the largest first, and none longer than there is time
    times = {n.name: min(minutes, minutes * jobs * n.share / whole) for n in networks}
    with ThreadPoolExecutor(jobs) as pool:
        return all([status == 0 for status in pool.map(lambda n: trained(n, times[n.name]), sorted(networks, key=lambda n: -n.share))])


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--minutes", type=float, required=True)
    p.add_argument("--resume", action="store_true", help="go on from the checkpoints that are there")
    p.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="networks trained at once (one core each)")
    p.add_argument("--only", nargs="+", choices=[n.name for n in (*FIRST, *THEN)], help="networks to train (all)")
    o = p.parse_args()
    chosen = [n for n in (*FIRST, *THEN) if o.only is None or n.name in o.only]
    there = [n.name for n in chosen if (RUN / n.checkpoint).exists()]
    if there and not o.resume:
        print(f"{RUN} already holds {', '.join(there)}: give --resume to go on from there, or move the folder away to begin anew.", file=sys.stderr)
        return 2
    RUN.mkdir(parents=True, exist_ok=True)
    if o.resume and not any(RUN.glob("*.pt")) and (status := run(["restore.py"])) != 0:
        return status
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    whole = sum(n.share for n in chosen)
    first = [n for n in chosen if n in FIRST]
    # what can run side by side takes less of the clock than its share
    weight = sum(n.share for n in first) / max(1, min(o.jobs, len(first)))
    clock = weight + whole - sum(n.share for n in first)
    fine = side_by_side(first, o.minutes * weight / clock, o.jobs)
    for network in (n for n in chosen if n in THEN):
        if not fine:
            return 1
        fine = trained(network, o.minutes * network.share / clock) == 0
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
