"""Trains G(z | text) and D(video, text). Resumable: `python3 train.py` goes on from the last checkpoint.

Stage 1 (steps < --adversarial-from): reconstruction only; the renderer's layers supervise G and its noise is G's z.
Stage 2: the same plus frames and the adversarial game of the README, with captions wrong in one attribute for D.
"""
from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from shotloom_model import compose, data, real
from shotloom_model.discriminator import Discriminator
from shotloom_model.generator import Generator, clip, settle
from shotloom_model.subjects import CLASSES, PHASES
from shotloom_model.text import text_loss

LAYER_WEIGHTS = (1., .8, 1.6, 1.5, 1.)


def options() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=Path(__file__).parent / "runs" / "first")
    p.add_argument("--steps", type=int, default=9000)
    p.add_argument("--adversarial-from", type=int, default=6000)
    p.add_argument("--batch", type=int, default=16)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--rate", type=float, default=1e-3)
    p.add_argument("--minutes", type=float, default=1e9, help="stop and save after this time")
    return p.parse_args()


def region_loss(logits: torch.Tensor, cover: torch.Tensor) -> torch.Tensor:
    return -(F.log_softmax(logits, 1) * cover).sum(1).mean()


def palette_loss(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return ((a[..., :3] - b[..., :3]).abs() * (b[..., 3:] > 0)).mean() + (a[..., 3:] - b[..., 3:]).abs().mean()


def reconstruction(g: Generator, o: data.Batch, b: data.Batch) -> dict[str, torch.Tensor]:
    """Loss terms against the renderer's layers, each with its weight already applied."""
    pairs = zip(LAYER_WEIGHTS, compose.split_layers(o["coarse"], o["fine"]), compose.split_layers(b["coarse"], b["fine"]))
    n = PHASES * len(b["ids"])
    t, duration = real.moments(len(b["ids"]), torch.default_generator)
    tracks = [torch.stack(compose.track(x["motion"], t, duration)[:2]) for x in (o, b)]
    return {
        "regions": sum(w * region_loss(x, y) for w, x, y in pairs),
        "subject": 2.5 * region_loss(o["subject"].view(n, CLASSES, 96, 96), b["subject"].view(n, CLASSES, 96, 96)),
        "palette": 6 * (palette_loss(o["palette"], b["palette"]) + palette_loss(o["subject_palette"], b["subject_palette"])
                        + .5 * palette_loss(o["air"], b["air"])) + .5 * (o["mix"] - b["mix"]).abs().mean(),
        "motion": ((o["motion"] - b["motion"]) / g.motion_scale).abs().mean() + 8 * (tracks[0] - tracks[1]).abs().mean(),
        "text": .3 * text_loss(g.text, o["slots"], o["slot_attention"], b["heard"], b["words"])}


def adversarial(g_out: data.Batch, d: Discriminator, d_opt: torch.optim.Optimizer, b: data.Batch, step: int) -> tuple[dict[str, torch.Tensor], dict[str, float]]:
    """One step of D, and the terms it gives G. Half the batch, three frames at 72 x 128."""
    n = len(b["ids"]) // 2
    half = {k: v[:n] for k, v in b.items()}
    fake_scene = {k: v[:n] for k, v in g_out.items()}
    fake_scene["motion"] = settle(fake_scene["motion"])
    t, duration = real.moments(n, torch.default_generator)
    with torch.no_grad():
        truth = real.frames(half, t, duration)
    fake = clip(fake_scene, t, duration)
    regularise = step % 16 == 0
    for p in d.parameters():
        p.requires_grad_(True)
    shown = truth.clone().requires_grad_(regularise)
    features, fake_features = d.frames(shown), d.frames(fake.detach())
    text, wrong = d.describe(half["ids"], half["language"]), d.describe(half["wrong_ids"], half["wrong_language"])
    real_logit, match = d.score(features, text)
    fake_logit, fake_match = d.score(fake_features, text)
    near_miss, far_miss = d.score(features, wrong)[1], d.score(features, text.roll(1, 0))[1]
    loss = (F.softplus(-real_logit) + F.softplus(fake_logit) + F.softplus(-match) + .4 * F.softplus(fake_match)
            + .4 * F.softplus(near_miss) + .3 * F.softplus(far_miss)).mean()
    loss = loss + .3 * sum(F.cross_entropy(h, half["shown"][:, i]) for i, h in enumerate(d.frames.attributes(features)))
    if regularise:   # lazy R1 (Mescheder et al. 2018; Karras et al. 2020)
        gradient, = torch.autograd.grad((real_logit + match).sum(), shown, create_graph=True)
        loss = loss + 16 * .005 * gradient.pow(2).sum([1, 2, 3, 4]).mean()
    d_opt.zero_grad()
    loss.backward()
    d_opt.step()
    for p in d.parameters():
        p.requires_grad_(False)
    features = d.frames(fake)
    again, again_match = d.score(features, d.describe(half["ids"], half["language"]))
    terms = {"frames": 5 * (fake - truth).abs().mean(), "adversarial": .05 * (F.softplus(-again) + F.softplus(-again_match)).mean(),
             "named": .02 * sum(F.cross_entropy(h, half["shown"][:, i]) for i, h in enumerate(d.frames.attributes(features)))}
    probability = lambda v: float(torch.sigmoid(v).mean())
    return terms, {"d": float(loss), "d_real": probability(real_logit), "d_fake": probability(fake_logit),
                   "d_match": probability(match), "d_near": probability(near_miss)}


def rate(step: int, o: argparse.Namespace) -> float:
    done = step / o.steps
    return o.rate * min(1., (step + 1) / 100) * (1. if done < .5 else max(.04, 2 * (1 - done)))


def main() -> None:
    o = options()
    o.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(o.threads)
    torch.manual_seed(0)
    g, d = Generator(), Discriminator()
    g.amp = True
    g_opt, d_opt = torch.optim.Adam(g.parameters(), o.rate, (.8, .99)), torch.optim.Adam(d.parameters(), 3e-4, (.5, .99))
    checkpoint, log_file = o.out / "checkpoint.pt", o.out / "log.jsonl"
    step = 0
    if checkpoint.exists():
        c = torch.load(checkpoint)
        for module, key in ((g, "g"), (d, "d"), (g_opt, "g_opt"), (d_opt, "d_opt")):
            module.load_state_dict(c[key])
        average, step = c["average"], c["step"]
    else:
        many = torch.cat([data.batch(10**6 + i, 32)["motion"] for i in range(8)])
        g.motion_mean.copy_(many.mean(0))
        g.motion_scale.copy_(many.std(0).clamp(min=.01))
        average = {k: v.clone() for k, v in g.state_dict().items()}
    print("G %.2f M parameters, D %.2f M, from step %d" % (*(sum(p.numel() for p in m.parameters()) / 1e6 for m in (g, d)), step), flush=True)
    started, saved, running = time.time(), time.time(), {}
    first = step

    def save() -> None:
        torch.save({"g": g.state_dict(), "d": d.state_dict(), "g_opt": g_opt.state_dict(), "d_opt": d_opt.state_dict(), "average": average, "step": step}, str(checkpoint) + ".new")
        Path(str(checkpoint) + ".new").rename(checkpoint)

    while step < o.steps and time.time() - started < o.minutes * 60:
        torch.manual_seed(step)
        for group in g_opt.param_groups:
            group["lr"] = rate(step, o)
        b = data.batch(step, o.batch)
        out = g(b["ids"], b["language"], b["noise"], b["identity"])
        terms, facts = reconstruction(g, out, b), {}
        if step >= o.adversarial_from:
            more, facts = adversarial(out, d, d_opt, b, step)
            terms.update(more)
        loss = sum(terms.values())
        g_opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(g.parameters(), 5.)
        g_opt.step()
        step += 1
        keep = min(.996, step / (step + 9))
        with torch.no_grad():
            for k, v in g.state_dict().items():
                if v.is_floating_point():
                    average[k].lerp_(v, 1 - keep)
        for k, v in {**{k: float(v) for k, v in terms.items()}, **facts}.items():
            running[k] = .95 * running.get(k, v) + .05 * v
        if step % 50 == 0:
            row = {"step": step, "seconds_a_step": round((time.time() - started) / (step - first), 3), **{k: round(v, 4) for k, v in running.items()}}
            with log_file.open("a") as f:
                f.write(json.dumps(row) + "\n")
            print(row, flush=True)
        if time.time() - saved > 180:
            save()
            saved = time.time()
    save()


if __name__ == "__main__":
    main()
