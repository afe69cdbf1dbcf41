"""Trains the brush network against a discriminator of patches, without pairs: `python3 train_brush.py --minutes 25`. It goes on from runs/second/brush.pt.

    --shots FOLDER      what graphs made of prompts/*.txt, by default runs/second/shots; made by those of --model where it is empty

Each step, painted sprites are shown in a style by the very graph nodes that ship (styling.py, run by twin.py), and D compares such patches with exemplars of the style
that exemplars.py painted of other sprites. Both descend the non-saturating loss; D is told the style (projection, Miyato and Koyama 2018) and pays lazy R1.
Beside the game, and called that: `kept` holds the mean colour of patches of opaque styles to the flat look's, so that a style repaints and does not recolour;
`apart` keeps a boundary as visible as it was; `spectrum` holds how strong waves of each length and slant are to the exemplars' mean; `steady` holds the numbers
near where they began, a guess of ours, so that a game of half an hour does not lose its way. Patches of the flat look never enter: its numbers are noughts.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from course import RUN, Average, Course, improve
from shotloom_model import exemplars, raster, subjects
from shotloom_model.brush import NOISE, STYLE, STYLES, BrushNet
from shotloom_model.graph import Graph
from shotloom_model.layout import CLASSES
from shotloom_model.painting import filter_of
from shotloom_model.running import generate
from shotloom_model.styling import BRUSH, INPUTS, PAPER, WASHED, Brush, Texture, band, styled
from shotloom_model.subjects import PATCH, RIM, Placed, Subject
from shotloom_model.twin import Twin

PROMPTS = Path(__file__).parent / "prompts"
SHIPPED = Path(__file__).parents[1] / "resources" / "models" / "builtin"
BATCH = 6                    # patches of a step, all of one style
LEAST, EXEMPLARS = 40, 360   # kept of a style
NEW_EVERY = 2                # steps for one that is painted anew
D_STEPS = 3                  # of D in a step, each with other exemplars: it costs a tenth of showing patches
RATE, D_RATE = 2e-3, 1e-3
R1, R1_EVERY = 1., 8
KEPT, APART, STEADY = 1., 2., .2
SLOWER = .1                  # the learning rate of numbers and vectors, times the convolutions'
BESIDE = 2                   # patches of a step for the terms that are none of the game's
SPECTRUM = .5
BRISTLED = 1.6               # how much of gouache's tone is bristles, at first
WINDOW = torch.hann_window(PATCH, False)[:, None] * torch.hann_window(PATCH, False)
FLOOR = PATCH * .55          # where the ground begins, in patches that have one


def patch_graph() -> Twin:
    """A ground and two sprites on it, as develop draws them, RGB: what of the picture `styling` decides."""
    g = Graph("patch")
    numbers, strokes = (g.input(n, k, s) for n, (k, s) in INPUTS.items())
    b = Brush(g, numbers, strokes, g.constant(PAPER), raster.RGB.matrix, raster.RGB.offset)
    one = g.constant(1.)
    pixels = np.arange(PATCH, dtype=np.float32)
    colour = g.constant(np.zeros((3, PATCH, PATCH), np.float32))
    for k in range(2):
        grounds = g.input(f"band{k}", "float", [2, 3])
        texture = Texture(*g.split(g.input(f"band{k}_texture", "float", [PATCH, 5, PATCH]), [1] * 5, 1))
        y = pixels + .5
        made = band(b, grounds, g.constant(-400.) if k == 0 else g.input("floor", "float", []), g.constant(400.), g.constant(y), texture, one)
        own, clear = (g.cast(v, "float") for v in made)
        colour = own + colour * clear * (1 / 255)
    for k in range(2):
        names = {"shares": [CLASSES, f"high{k}", f"wide{k}"], "stops": [CLASSES - 1, 2, 3], "x": [PATCH], "y": [PATCH], "steps": [2], "strip": [], "texture": [PATCH, 5, PATCH]}
        v = {n: g.input(f"{n}{k}", "float", s) for n, s in names.items()}
        step_x, step_y = g.split(v["steps"], [1, 1], 0)
        step_x, step_y = g.reshape(step_x, []), g.reshape(step_y, [])
        high, wide = (g.cast(g.size(v["shares"], a), "float") for a in (1, 2))
        rows, columns = (filter_of(g, g.op("Clip", at, 0., 1.), n, step * n) for at, n, step in ((v["y"], high, step_y), (v["x"], wide, step_x)))
        texture = Texture(*g.split(v["texture"], [1] * 5, 1))
        made = styled(b, v["shares"], v["stops"], v["strip"], v["x"], v["y"], step_x, step_y, rows, columns, texture, one, b.n["reach"] * .6, b.n["reach"])
        own, clear = (g.cast(v, "float") for v in made)
        colour = own + colour * clear * (1 / 255)
    g.output("picture", g.op("Gather", colour, [2, 0, 1], axis=0), "float", [3, PATCH, PATCH])
    return Twin(g.model())


class Judge(nn.Module):
    """D: whether a patch [B, 3, PATCH, PATCH] is an exemplar of a style, a verdict for each place [B, 1, 12, 12]."""

    def __init__(self, wide: int = 24):
        super().__init__()
        sizes = (6, wide, 2 * wide, 3 * wide)
        self.down = nn.ModuleList(nn.Conv2d(a, b, 4, stride=2, padding=1) for a, b in zip(sizes, sizes[1:]))
        self.last = nn.Conv2d(3 * wide, 3 * wide, 3, padding=1)
        self.verdict = nn.Conv2d(3 * wide, 1, 1)
        self.style = nn.Embedding(len(STYLES), 3 * wide)
        nn.init.normal_(self.style.weight, 0, .1)
        for conv in (*self.down, self.last, self.verdict):
            nn.init.kaiming_normal_(conv.weight, .2)

    def forward(self, x: torch.Tensor, style: int) -> torch.Tensor:
        # what paint and paper are like is faint beside what is shown: D is given it apart
        detail = (x - F.avg_pool2d(x, 5, stride=1, padding=2, count_include_pad=False)) * 6
        x = torch.cat([x * 2 - 1, detail], 1)
        for conv in self.down:
            x = F.leaky_relu(conv(x), .2)
        x = F.leaky_relu(self.last(x), .2)
        return self.verdict(x) + (x * self.style.weight[style].view(1, -1, 1, 1)).sum(1, keepdim=True)


class Styles(nn.Module):
    """The brush network and the vectors of the styles that have a name (row 0, the flat look, is noughts)."""

    def __init__(self) -> None:
        super().__init__()
        self.net = BrushNet()
        self.vectors = nn.Parameter(torch.cat([torch.zeros(1, STYLE), torch.eye(STYLE)[:len(STYLES) - 1]]))
        self.register_buffer("begun", begun())
        with torch.no_grad():
            self.net.table.weight.zero_()
            self.net.table.weight[:, :len(STYLES) - 1] = (self.begun[1:] / self.net.most).T
            self.net.bristled.weight[0, STYLES.index("gouache") - 1] = BRISTLED

    def vector(self, style: int) -> torch.Tensor:
        return self.vectors[style:style + 1]


# Where the numbers begin: what a painter of the style would say of it. Colours are given as they are shown.
FIRST: dict[str, dict[str, float]] = {
    "ink": {"rough": .8, "line": .9, "line_red": .08, "line_green": .075, "line_blue": .09, "width": 1.6, "vary": .35, "dry": .25, "tone": .05, "wash": .12, "grain": .05, "hue": .01,
            "pool": .16, "pool_width": 5., "thin": .5, "thin_red": .96, "thin_green": .94, "thin_blue": .9, "grey": .75, "level": .2, "pigment": .8, "turn": .5},
    "gouache": {"rough": 1.5, "tone": .07, "wash": .03, "grain": .02, "hue": .02, "pool": .04, "pool_width": 4., "level": .3, "pigment": .15, "turn": 1., "lip": .02, "vary": .2},
    "paper-cut": {"rough": .12, "grain": .05, "tone": .02, "wash": .02, "level": .9, "shadow": .55, "reach": 6., "soft": 6., "lip": .2, "pigment": .1},
}


def begun() -> torch.Tensor:
    """[STYLES, BRUSH]; colours times their amounts, as styling.py takes them."""
    table = torch.zeros(len(STYLES), len(BRUSH))
    for style, numbers in FIRST.items():
        for name, value in numbers.items():
            of = name.rsplit("_", 1)[0]
            coloured = of in ("line", "thin") and name != of
            table[STYLES.index(style), BRUSH[name]] = value * numbers[of] if coloured else value
    return table


def load(path: Path) -> tuple[Styles, int]:
    """The averaged weights of a checkpoint, and its steps."""
    kept = torch.load(path)
    styles = Styles()
    styles.load_state_dict(kept["average"])
    return styles.eval(), kept["step"]


class Players:
    """Subjects, exemplars and the patches of a step."""

    def __init__(self, folder: Path, seed: int):
        self.rnd = np.random.RandomState(seed)
        self.studio = exemplars.Studio()
        self.subjects, self.grounds = subjects.subjects(folder)
        self.show = patch_graph()
        self.spectra: dict[str, tuple[int, torch.Tensor]] = {}
        self.known: dict[str, list[np.ndarray]] = {name: [] for name in exemplars.PAINTERS}

    def _pair(self, size: int) -> list[Placed]:
        return [subjects.placed(self.subjects[self.rnd.randint(len(self.subjects))], self.rnd, size) for _ in range(2)]

    def _ground(self) -> np.ndarray:
        return self.grounds[self.rnd.randint(len(self.grounds))].astype(np.float32)

    def exemplars(self, style: str, new: bool) -> torch.Tensor:
        """A batch of those that are kept, after another was painted."""
        known = self.known[style]
        while len(known) < LEAST or new:
            made = exemplars.PAINTERS[style](self.studio, subjects.scene(self._pair(PATCH + 2 * RIM), self._ground().mean(0)), self.rnd)
            known.append(made[RIM:-RIM, RIM:-RIM].astype(np.float32))
            new = False
        del known[:-EXEMPLARS]
        picked = self.rnd.randint(len(known), size=BATCH)
        return torch.from_numpy(np.stack([known[i] for i in picked])).permute(0, 3, 1, 2)

    def spectrum(self, style: str) -> torch.Tensor:
        """Of the exemplars that are kept."""
        known = self.known[style]
        if self.spectra.get(style, (0,))[0] < len(known) - 20:
            self.spectra[style] = (len(known), spectrum(torch.from_numpy(np.stack(known)).permute(0, 3, 1, 2)))
        return self.spectra[style][1]

    def patch(self) -> dict[str, torch.Tensor]:
        """What the patch graph takes beside the brush."""
        given: dict[str, object] = {"floor": FLOOR if self.rnd.rand() < .5 else 4. * PATCH}
        for k in range(2):
            given[f"band{k}"] = self._ground()
        for k, p in enumerate(self._pair(PATCH)):
            s: Subject = p.subject
            given.update({f"shares{k}": s.shares, f"stops{k}": s.stops, f"x{k}": p.x, f"y{k}": p.y, f"steps{k}": p.steps, f"strip{k}": s.strip})
        return {n: torch.from_numpy(np.asarray(v, np.float32)) for n, v in given.items()}

    def _texture(self, strokes: torch.Tensor) -> torch.Tensor:
        """Brush.texture somewhere on the tiles, [PATCH, 5, PATCH]."""
        size = strokes.shape[-1]
        coarse = PATCH // WASHED
        (y, x), (v, u) = self.rnd.randint(0, size - PATCH, 2), self.rnd.randint(0, size - coarse - 2, 2)
        edge, tone, grain = strokes[:3, y:y + PATCH, x:x + PATCH]
        wash = F.interpolate(strokes[None, 3:, v:v + coarse + 2, u:u + coarse + 2], scale_factor=WASHED, mode="bilinear", align_corners=False)[0, 0]
        return torch.stack([edge, tone, strokes[1, x:x + PATCH, y:y + PATCH].T, grain, wash[WASHED:-WASHED, WASHED:-WASHED]], 1)

    def shown(self, given: list[dict[str, torch.Tensor]], brush: torch.Tensor, strokes: torch.Tensor) -> torch.Tensor:
        """Patches [B, 3, PATCH, PATCH]."""
        made = []
        for each in given:
            textures = {name: self._texture(strokes) for name in ("band0_texture", "band1_texture", "texture0", "texture1")}
            made.append(self.show({**each, **textures, "brush": brush, "strokes": strokes})["picture"].clamp(0, 255) / 255)
        return torch.stack(made)


def edges(x: torch.Tensor) -> torch.Tensor:
    """How much light changes between neighbours three pixels apart, [B, H, W]."""
    y = x.mean(1)
    return (y[:, 3:, 3:] - y[:, :-3, 3:]).abs() + (y[:, 3:, 3:] - y[:, 3:, :-3]).abs()


def spectrum(x: torch.Tensor) -> torch.Tensor:
    """Mean power of the light's detail in patches [B, 3, PATCH, PATCH] at each wave, [PATCH, PATCH // 2 + 1], neighbours together."""
    light = x.mean(1)
    detail = (light - F.avg_pool2d(light[:, None], 15, stride=1, padding=7, count_include_pad=False)[:, 0]) * WINDOW
    power = torch.fft.rfft2(detail).abs().pow(2).mean(0)
    return F.avg_pool2d(torch.cat([power[-2:], power, power[:2]])[None, None], 5, stride=1, padding=(0, 2), count_include_pad=False)[0, 0]


def beside(name: str, flat: torch.Tensor, made: torch.Tensor) -> dict[str, torch.Tensor]:
    """The terms that are none of the game's, over patches [B, 3, H, W]."""
    apart = F.relu(.8 * F.avg_pool2d(edges(flat), 8) - F.avg_pool2d(edges(made), 8)).mean()
    if name == "ink":
        return {"apart": apart}
    return {"apart": apart, "kept": (F.avg_pool2d(made, 16) - F.avg_pool2d(flat, 16)).abs().mean()}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--minutes", type=float, required=True)
    p.add_argument("--shots", type=Path, default=RUN / "shots")
    p.add_argument("--model", type=Path, default=SHIPPED)
    p.add_argument("--out", type=Path, default=RUN)
    o = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(7)
    if not list(o.shots.glob("*.bin")):
        o.shots.mkdir(parents=True, exist_ok=True)
        lines = [line.strip() for path in sorted(PROMPTS.glob("*.txt")) for line in path.read_text("utf8").splitlines()]
        generate(o.model, o.shots, [line for line in lines if line and not line.startswith("#")], [1, 2], [1.5], (128, 72))
    path = o.out / "brush.pt"
    styles, judge = Styles(), Judge()
    kept = torch.load(path) if path.exists() else None
    if kept:
        styles.load_state_dict(kept["net"])
        if "judge" in kept:                  # not where restore.py made the checkpoint
            judge.load_state_dict(kept["judge"])
    average = Average(styles, .995, kept["average"] if kept else None)
    slow = [*styles.net.table.parameters(), *styles.net.bristled.parameters(), styles.vectors]
    fast = [p for p in styles.net.parameters() if all(p is not other for other in slow)]
    optimiser = torch.optim.Adam([{"params": fast, "scale": 1.}, {"params": slow, "scale": SLOWER}], RATE, betas=(.5, .99))
    d_optimiser = torch.optim.Adam(judge.parameters(), D_RATE, betas=(.5, .99))
    if kept and "optimiser" in kept:
        optimiser.load_state_dict(kept["optimiser"])
        d_optimiser.load_state_dict(kept["d_optimiser"])
    course = Course(path, o.minutes, kept["step"] if kept else 0, lambda: {"net": styles.state_dict(), "average": average.weights, "judge": judge.state_dict(), "optimiser": optimiser.state_dict(),
                                                                         "d_optimiser": d_optimiser.state_dict()})
    players = Players(o.shots, course.step)
    nothing = torch.zeros(len(BRUSH))
    for pace in course.paces():
        style = 1 + course.step % (len(STYLES) - 1)
        name = STYLES[style]
        brush, strokes = styles.net(styles.vector(style), torch.randn(1, *NOISE))
        given = [players.patch() for _ in range(BATCH)]
        made = players.shown(given, brush, strokes)
        terms: dict[str, torch.Tensor | float] = {}
        for again in range(D_STEPS):
            genuine = players.exemplars(name, again == 0 and course.every(NEW_EVERY))
            lazy = again == 0 and course.every(R1_EVERY)
            genuine.requires_grad_(lazy)
            right, wrong = judge(genuine, style), judge(made.detach(), style)
            d_loss = F.softplus(-right).mean() + F.softplus(wrong).mean()
            if again == 0:
                terms = {f"d {name}": d_loss, f"genuine {name}": torch.sigmoid(right).mean(), f"made {name}": torch.sigmoid(wrong).mean()}
            if lazy:
                gradient, = torch.autograd.grad(right.mean([1, 2, 3]).sum(), genuine, create_graph=True)
                d_loss = d_loss + R1 / 2 * R1_EVERY * gradient.pow(2).sum([1, 2, 3]).mean()
            improve(d_optimiser, d_loss, judge.parameters(), D_RATE * pace, 5.)

        with torch.no_grad():
            flat = players.shown(given[:BESIDE], nothing, strokes)
        game = F.softplus(-judge(made, style)).mean()
        other = beside(name, flat, made[:BESIDE])
        steady = ((styles.net.table(styles.vector(style))[0] - styles.begun[style] / styles.net.most) ** 2).sum()
        other["spectrum"] = (torch.log(spectrum(made) + 1e-3) - torch.log(players.spectrum(name) + 1e-3)).abs().mean()
        loss = game + SPECTRUM * other["spectrum"] + APART * other["apart"] + KEPT * other.get("kept", 0.) + STEADY * steady
        improve(optimiser, loss, styles.parameters(), RATE * pace, 2.)
        with torch.no_grad():
            styles.vectors[0].zero_()
        average.follow(course.step)
        course.note({**terms, f"game {name}": game, **{f"{k} {name}": v for k, v in other.items()}, f"steady {name}": steady})
        if course.every(60):
            every = {name: styles.net.numbers(styles.vector(STYLES.index(name))).tolist() for name in FIRST} if course.every(300) else {}
            course.log(numbers={name: [round(v, 3) for v in numbers] for name, numbers in every.items()})


if __name__ == "__main__":
    main()
