"""What every training has in common: a course of so many minutes, the running average of a network's weights, one step of an optimiser."""
from __future__ import annotations

import json
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterable, Iterator

import torch
import torch.nn as nn

RUN = Path(__file__).parent / "runs" / "second"
SAVE_EVERY = 180.                        # seconds

State = dict[str, torch.Tensor]


class Average:
    """The running average of a network's weights: what ships, and what is measured (Polyak and Juditsky 1992)."""

    def __init__(self, net: nn.Module, most: float, kept: State | None = None):
        """`most`: how much of itself it keeps in a step, once there have been many."""
        self.net, self.most = net, most
        self.weights = kept if kept is not None else {k: v.clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def follow(self, step: int) -> None:
        """Takes in the weights as they are after so many steps."""
        keep = min(self.most, step / (step + 9))
        for k, v in self.net.state_dict().items():
            if v.dtype.is_floating_point:
                self.weights[k].lerp_(v, 1 - keep)
            else:
                self.weights[k].copy_(v)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The network has the averaged weights for as long as this lasts."""
        live = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(self.weights)
        yield
        self.net.load_state_dict(live)


class Course:
    """Steps of one training until its minutes are over, its checkpoint and its log beside that (`NAME.jsonl`)."""

    def __init__(self, checkpoint: Path, minutes: float, step: int, state: Callable[[], dict[str, object]], smooth: float = .97):
        """`state`: what the checkpoint holds beside the step. `smooth`: how much a running loss keeps of itself in a step."""
        self.checkpoint, self.minutes, self.step, self.state, self.smooth = checkpoint, minutes, step, state, smooth
        self.running: dict[str, float] = {}
        self.started = time.time()
        checkpoint.parent.mkdir(parents=True, exist_ok=True)

    def paces(self, warm: int = 100, hold: float = 1.4, least: float = .03) -> Iterator[float]:
        """What share of its learning rate each step has, `self.step` being its number: rising over `warm` steps, falling to `least` at the end."""
        first, saved = self.step, time.time()
        while (done := (time.time() - self.started) / 60 / self.minutes) < 1:
            self.step += 1
            yield min(1., (self.step - first) / warm) * max(least, min(1., hold * (1 - done)))
            if time.time() - saved > SAVE_EVERY:
                self.save()
                saved = time.time()
        self.save()

    def save(self) -> None:
        """Writes the checkpoint beside its place and renames it."""
        part = self.checkpoint.with_suffix(".pt.new")
        torch.save({**self.state(), "step": self.step}, part)
        part.rename(self.checkpoint)

    def note(self, terms: dict[str, torch.Tensor | float]) -> None:
        """Takes losses into their running averages."""
        for k, v in terms.items():
            self.running[k] = self.smooth * self.running.get(k, float(v)) + (1 - self.smooth) * float(v)

    def every(self, steps: int) -> bool:
        return self.step % steps == 0

    def log(self, **more: object) -> None:
        """One line of the log: the step, the seconds since the course began, the running losses, and what else there is to say."""
        row = {"step": self.step, "seconds": round(time.time() - self.started), **{k: round(v, 5) for k, v in self.running.items()}, **more}
        with self.checkpoint.with_suffix(".jsonl").open("a") as f:
            f.write(json.dumps(row) + "\n")
        print(row, flush=True)


def improve(optimiser: torch.optim.Optimizer, loss: torch.Tensor, parameters: Iterable[nn.Parameter], rate: float, most: float) -> None:
    """One step down a loss with this learning rate, times a group's `scale` where it has one; the gradient is at most `most` long."""
    for group in optimiser.param_groups:
        group["lr"] = rate * group.get("scale", 1.)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(parameters, most)
    optimiser.step()


__all__ = ["Average", "Course", "RUN", "improve"]
