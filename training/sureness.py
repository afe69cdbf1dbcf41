"""Where the judge may be believed. It was asked to read at least .97 of real renders right before anything is measured by it, so it is asked for nothing
that it guesses at: for each attribute there is a probability above which its readings of held-out drawn clips (splits `seen` and `acted`) were right so
often. What counts of a film is what the judge is sure of in the real render of the same caption; sure or not, what it then says of the film itself counts.
"""
from __future__ import annotations

import numpy as np

import train_judge
from shotloom_model.clips import Pool
from shotloom_model.judge import Judge
from shotloom_model.seen import FRAME_HEADS, SUBJECT_HEADS

Arrays = dict[str, np.ndarray]
SPLITS = {"seen": 1200, "acted": 400}
RIGHT = .985                     # of the readings above the threshold, so that other clips still have .97
LEAST = 20                       # readings that a threshold follows from
PEOPLE = ("first", "second")


class Readings:
    """What the judge says of clips: for each attribute (`place`, `first.kind` ...) its value, how sure it is, and whether the drawing shows that."""

    def __init__(self, net: Judge, a: Arrays):
        frame, subject = train_judge.guesses(net, a)
        of = {name: (frame[k], a["frame"][:, k], a["asked_frame"][:, k]) for k, name in enumerate(FRAME_HEADS)}
        of.update({f"{p}.{name}": (subject[k][:, i], a["subject"][:, i, k], a["asked_subject"][:, i, k]) for i, p in enumerate(PEOPLE) for k, name in enumerate(SUBJECT_HEADS)})
        self.sure = {name: chances.max(1) for name, (chances, _, _) in of.items()}
        self.right = {name: chances.argmax(1) == shown for name, (chances, shown, _) in of.items()}
        self.asked = {name: asked for name, (_, _, asked) in of.items()}


def thresholds(net: Judge) -> dict[str, float]:
    """For each attribute the least probability above which readings of held-out clips are right in RIGHT of the cases; both people have one."""
    read = [Readings(net, Pool(split, most).all()) for split, most in SPLITS.items()]
    out = {}
    for name in (*FRAME_HEADS, *SUBJECT_HEADS):
        own = [name] if name in FRAME_HEADS else [f"{p}.{name}" for p in PEOPLE]
        sure, right = (np.concatenate([getattr(r, what)[n][r.asked[n]] for r in read for n in own]) for what in ("sure", "right"))
        order = np.argsort(-sure)
        share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
        enough = np.nonzero((share >= RIGHT) & (np.arange(len(order)) >= LEAST - 1))[0]
        for n in own:
            out[n] = float(sure[order[enough[-1]]]) if len(enough) else 2.
    return out


def believed(net: Judge, drawn: Readings) -> dict[str, np.ndarray]:
    """For each attribute the clips of which the judge is sure, in their real renders."""
    least = thresholds(net)
    return {name: sure >= least[name] for name, sure in drawn.sure.items()}
