"""Measures what reference pictures make of the cast, and shows it: docs/evaluation/references.md, its table, and references.jpg.

    python3 references.py [--model FOLDER] [--icons PATH/icons.json] [--photos KIND=FILE ...] [--palettes FILE ...] [--out ../docs/evaluation]

Drawn pictures are of people whom no training saw, with backgrounds, light, blur and lines of their own. Each is put to G for its kind of person with
a noise of its own, three times: with what Look sees in it, with nothing (chance), and with what Look sees in the next picture (the control). Shares are of
people as they are painted. Icons are people of @iconify-json/fluent-emoji-flat (MIT; npm i --ignore-scripts, rsvg-convert), which no training saw.
"""
from __future__ import annotations

import argparse
import io
import json
import random
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from PIL import Image

import export
from course import RUN
from sheet import HIGH, WIDE, rgb
from shotloom_model.compose_people import shaded
from shotloom_model.directing import FIELDS, OPTIONS, PALETTE, Said, said_of
from shotloom_model.generator import Generator
from shotloom_model.look import EMPTY, GROUPS, SIDE, Look
from shotloom_model.look_pictures import pictures
from shotloom_model.program import Director
from shotloom_model.running import request
from shotloom_world.captions import LENGTH
from shotloom_world.noise import PERSON
from shotloom_world.tokens import Tokenizer
from train_look import MEASURED, people

COUNT, SEED = 600, 4077
NEAR = .004                              # share of the picture from which on something counts as shown
SHOWN_BY = {"skin": "skin", "hair": "hair", "hair_colour": "hair", "top": "top", "colour": "top", "bottom": "bottom", "bottom_colour": "bottom", "hat": "hair", "glasses": "skin",
            "beard": "skin", "kind": "skin"}
WORDS = {"woman": "A woman", "man": "A man", "girl": "A girl", "boy": "A boy", "oldwoman": "An old woman", "oldman": "An old man"}
TONES = ("light", "medium-light", "medium", "medium-dark", "dark")
ICONS = {"hair": {"man-red-hair": "red", "woman-red-hair": "red", "person-red-hair": "red", "man-blonde-hair": "blond", "woman-blonde-hair": "blond", "person-blonde-hair": "blond",
                  "man-white-hair": "white", "woman-white-hair": "white", "person-white-hair": "white"},
         "bald": ("man-bald", "person-bald"), "beard": ("man-beard", "person-beard"), "shaven": ("man-red-hair", "man-blonde-hair", "man-curly-hair", "man-white-hair", "man"),
         "skin": ("man", "woman", "boy", "girl", "old-man", "old-woman", "man-curly-hair", "woman-curly-hair")}
SHOWN_ICONS = ("woman-red-hair-medium-light", "man-beard-dark", "woman-white-hair-medium-dark", "man-bald-medium", "old-woman-light", "man-judge-medium-light")
CELL = (224, 126)                        # of a painted frame on the sheet; a picture is a square as high
COLUMNS, GAP = 2, 6
REMARKS = """Icons: fluentui-emoji, © Microsoft (MIT). Photos: Eileen Collins (NASA, public domain), a cameraman (Lav Varshney, CC0) and coffee (Rachel Michetti, CC0), as
scikit-image has them. No more photos of people were to be had, so of photos nothing is measured: of these two, hair and garment come out near in colour at
best, and wrong in cut. Beards are hardly better than chance over all drawings, most of which show none; icons, whose faces fill the picture, do better. A cut of
hair that training saw on other kinds of people only is seldom recognised."""
PLACES = ("Day. A boy walks in the park.", "Day. A boy walks in the park.")          # without a palette and with one
SHOTS = ("Close up. {} smiles in the park.", "Full shot. {} stands in the street.")


class Seen(NamedTuple):
    evidence: torch.Tensor               # [N, EVIDENCE]
    colours: torch.Tensor                # [N, groups, COLOUR]


def quantised(evidence: torch.Tensor, colours: torch.Tensor) -> Seen:
    """As requests carry it (src-shared/generation/look.ts)."""
    return Seen((evidence * 16).round().clamp(-127, 127) / 16, (colours * 255).round() / 255)


def load_look(path: Path) -> tuple[Look, int]:
    kept = torch.load(path)
    net = Look()
    net.load_state_dict(kept["average"])
    export.rounded(net)
    return net.eval(), kept["step"]


def words_of(g: Generator, tokenizer: Tokenizer, text: str) -> Said:
    """What G hears of the first person, [1, values] each."""
    ids = tokenizer.encode([s.token for s in tokenizer.read(text)], LENGTH)
    return said_of(g.ear(torch.tensor([ids]), torch.zeros(1, LENGTH, dtype=torch.int64), torch.ones(1, LENGTH)).said, "first")


@torch.no_grad()
def painted(g: Generator, said: Said, noise: torch.Tensor, seen: Seen) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    """Who is painted: options by field [N], and the palette's colours of GROUPS [N, groups, 3]. said [N, values]."""
    chosen, _ = g.director.cast(said, noise, evidence=seen.evidence)
    shades = Director.shades(said, seen.colours.flatten(1))
    palette = shaded(g.people.palette(chosen).clamp(0, 1), shades, chosen)
    return {name: chosen[name].argmax(1) for name in FIELDS}, palette[:, [PALETTE.index(classes[0]) for classes in GROUPS.values()]]


Measured = dict[str, dict[str, list[float]]]


def measured(g: Generator, look: Look, tokenizer: Tokenizer, withheld: bool) -> Measured:
    """Shares of fields that agree, and distances of colours: [with the picture, without, with another's]."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    rnd = random.Random(SEED)
    b = pictures([people(rnd, withheld) for _ in range(COUNT)])
    seen = quantised(*look(b["picture"])[:2])
    noise = torch.from_numpy(np.random.RandomState(SEED).randn(COUNT, PERSON).clip(-2.5, 2.5).astype(np.float32))
    kinds = [OPTIONS["kind"][k] for k in b["chosen"][:, FIELDS.index("kind")].tolist()]

    def heard(texts: list[str]) -> Said:
        each = {text: words_of(g, tokenizer, text) for text in set(texts)}
        return {name: torch.cat([each[text][name] for text in texts]) for name in each[texts[0]]}

    named = heard([f"{WORDS[kind]} stands." for kind in kinds])
    open_ = heard([f"A {'child' if kind in ('girl', 'boy') else 'person'} stands." for kind in kinds])
    nothing = Seen(*(v * 0 for v in seen))
    other = Seen(*(v.roll(1, 0) for v in seen))
    shown = b["areas"][:, 1:].mean((2, 3))
    agree: dict[str, list[float]] = {}
    apart: dict[str, list[float]] = {}
    for pictured in (seen, nothing, other):
        chosen, colours = painted(g, named, noise, pictured)
        chosen["kind"] = painted(g, open_, noise, pictured)[0]["kind"]
        for name in MEASURED:
            there = shown[:, list(GROUPS).index(SHOWN_BY[name])] > NEAR
            agree.setdefault(name, []).append((chosen[name] == b["chosen"][:, FIELDS.index(name)])[there].float().mean().item())
        for i, group in enumerate(GROUPS):
            if group != "hat":
                apart.setdefault(group, []).append((colours[:, i] - b["colours"][:, i])[shown[:, i] > NEAR].abs().mean().item())
    return {"agree": agree, "apart": apart}


def squared(image: Image.Image) -> torch.Tensor:
    """A picture as the app makes it small: [3, SIDE, SIDE], grey beside it and where it is transparent."""
    image = image.convert("RGBA")
    scale = SIDE / max(image.size)
    small = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.BOX)
    grey = Image.new("RGBA", (SIDE, SIDE), (round(255 * EMPTY),) * 3 + (255,))
    grey.alpha_composite(small, ((SIDE - small.width) // 2, (SIDE - small.height) // 2))
    return torch.from_numpy(np.asarray(grey.convert("RGB"), np.float32).transpose(2, 0, 1) / 255)


def icon(icons: dict, name: str, side: int = 4 * SIDE) -> Image.Image:
    name = icons.get("aliases", {}).get(name, {}).get("parent", name)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 32 32">{icons["icons"][name]["body"]}</svg>'
    done = subprocess.run(["rsvg-convert", "-w", str(side), "-h", str(side)], input=svg.encode(), stdout=subprocess.PIPE, check=True)
    return Image.open(io.BytesIO(done.stdout))


def of_icons(g: Generator, look: Look, tokenizer: Tokenizer, icons: dict) -> dict[str, tuple[float, float]]:
    """Shares (with the picture, without) over all tones of skin; of skin the rank correlation of how dark it is with the tone."""
    noise = np.random.RandomState(SEED)

    def both(names: list[str]) -> list[dict[str, list[object]]]:
        said = [words_of(g, tokenizer, f"{'An old' if n.startswith('old') else 'A'} {'woman' if 'woman' in n else 'girl' if 'girl' in n else 'boy' if 'boy' in n else 'man'} stands.") for n in names]
        seen = quantised(*look(torch.stack([squared(icon(icons, n)) for n in names]))[:2])
        vectors = torch.from_numpy(noise.randn(len(names), PERSON).clip(-2.5, 2.5).astype(np.float32))
        heard = {k: torch.cat([s[k] for s in said]) for k in said[0]}
        out = []
        for pictured in (seen, Seen(*(v * 0 for v in seen))):
            chosen, _ = painted(g, heard, vectors, pictured)
            out.append({f: [OPTIONS[f][k] for k in chosen[f].tolist()] for f in ("hair", "hair_colour", "beard", "skin")})
        return out

    def toned(names: object) -> list[str]:
        return [f"{n}-{tone}" for n in names for tone in TONES if f"{n}-{tone}" in icons["icons"] or f"{n}-{tone}" in icons.get("aliases", {})]  # type: ignore[attr-defined]

    def share(rows: list[bool]) -> float:
        return sum(rows) / len(rows)

    with torch.no_grad():
        hair_names = toned(ICONS["hair"])
        wanted = [next(c for n, c in ICONS["hair"].items() if name.startswith(n)) for name in hair_names]
        hair, bald, beard, shaven, skin = (both(names) for names in (hair_names, *(toned(ICONS[k]) for k in ("bald", "beard", "shaven", "skin"))))
    tones = [TONES.index(next(t for t in sorted(TONES, key=len, reverse=True) if n.endswith(t))) for n in toned(ICONS["skin"])]
    rank = lambda side: float(np.corrcoef(tones, [OPTIONS["skin"].index(s) for s in skin[side]["skin"]])[0, 1])
    return {"hair colour (red, blond, white)": tuple(share([c == w or (w, c) == ("white", "grey") for c, w in zip(s["hair_colour"], wanted)]) for s in hair),
            "bald": tuple(share([h in ("bald", "balding") for h in s["hair"]]) for s in bald),
            "a beard": tuple(share([b not in ("", "stubble") for b in s["beard"]]) for s in beard),
            "no beard": tuple(share([b in ("", "stubble") for b in s["beard"]]) for s in shaven),
            "skin darker as the tone is (r)": (rank(0), rank(1))}  # type: ignore[dict-item]


class Shown(NamedTuple):
    """A picture of the sheet, and the kind that words say; without one it is shown as a palette."""
    picture: torch.Tensor                # [3, SIDE, SIDE]
    kind: str | None


def drawn_ones(count: int) -> list[Shown]:
    """Of the drawn pictures that nobody was trained on, some."""
    random.seed(SEED + 1)
    torch.manual_seed(SEED + 1)
    rnd = random.Random(SEED + 1)
    drawings = [d for d in (people(rnd, True) for _ in range(8 * count)) if d.areas[0].mean() > 255 * .04][:count]
    b = pictures(drawings)
    return [Shown(x, OPTIONS["kind"][c[FIELDS.index("kind")]]) for x, c in zip(b["picture"], b["chosen"].tolist())]


def kind_of_icon(name: str) -> str:
    old = "old" if name.startswith("old") else ""
    return old + ("woman" if "woman" in name else "man")


def sheet(model: Path, look: Look, tokenizer: Tokenizer, shown: list[Shown]) -> Image.Image:
    """Each picture beside two shots of who is painted from it, each with a noise of its own."""
    requests = []
    with torch.no_grad():
        for i, (picture, kind) in enumerate(shown):
            evidence, colours, leans = look(picture[None])
            for k, text in enumerate(SHOTS if kind else PLACES):
                given = request(tokenizer, text.format(WORDS.get(kind or "")), 100 + 2 * i + k if kind else SEED, pictures=[quantised(evidence, colours)] if kind else [])
                given["tones"] = given["tones"] if kind else leans * k
                requests.append({**{n: v.flatten().tolist() for n, v in given.items()}, "seconds": 4., "name": f"{i}-{k}", "moments": [1.5]})
    rows = -(-len(shown) // COLUMNS)
    wide = CELL[1] + len(SHOTS) * (CELL[0] + 2) + GAP
    out = Image.new("RGB", (COLUMNS * wide, rows * (CELL[1] + GAP)), "white")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "requests.json").write_text(json.dumps(requests))
        script = Path(__file__).parent / "shotloom_model" / "bench" / "generate.mjs"
        subprocess.run(["node", str(script), str(model.resolve()), str(folder / "requests.json"), str(folder), "--size", f"{WIDE}x{HIGH}"], check=True,
                       cwd=Path(__file__).parents[1])
        for i, (picture, _) in enumerate(shown):
            x, y = i % COLUMNS * wide, i // COLUMNS * (CELL[1] + GAP)
            small = Image.fromarray((picture.permute(1, 2, 0).numpy() * 255).astype(np.uint8)).resize((CELL[1], CELL[1]), Image.BICUBIC)
            out.paste(small, (x, y))
            for k in range(len(SHOTS)):
                frame = rgb(np.frombuffer((folder / f"{i}-{k}.yuv").read_bytes(), np.uint8))
                out.paste(Image.fromarray(frame).resize(CELL, Image.LANCZOS), (x + CELL[1] + 2 + k * (CELL[0] + 2), y))
    return out


def table(seen: Measured, withheld: Measured, what: str, title: str, form: str) -> list[str]:
    """Rows of Markdown: people never seen with the picture, without, with another's; the same of withheld combinations."""
    rows = [f"| {name.replace('_', ' ')} | " + " | ".join(form.format(v).replace("%", " %") for v in (*three, *withheld[what][name])) + " |" for name, three in seen[what].items()]
    return ["", f"| {title} | with it | without | with another's | withheld: with it | without | with another's |", "|---|---|---|---|---|---|---|", *rows]


def report(seen: Measured, withheld: Measured, icons: dict[str, tuple[float, float]], step: int) -> str:
    """The page in Markdown."""
    lines = ["# Reference pictures", "", f"Made by `training/references.py`; Look after {step:,} steps. `references.jpg`: each picture, and two shots of who is painted from it,",
             "each with another noise: drawn pictures of combinations that no training saw, then icons of another hand, photos, and pictures given as palettes, a shot without each and with it.", "",
             f"{COUNT} drawn pictures each of people never seen, and of combinations of kind and garment or of kind and hair that are withheld from training: from a head to a",
             f"full figure, turned any way, many blurred. A field counts where what shows it covers {100 * NEAR:.1f} % of the picture. Kind: where words say \"a person\" or",
             "\"a child\"; for all else they say the kind."]
    lines += table(seen, withheld, "agree", "painted as in the picture", "{:.0%}")
    lines += table(seen, withheld, "apart", "colour apart from the drawing's (0..1, mean of red, green and blue)", "{:.3f}")
    if icons:
        lines += ["", "| icons of people (fluent-emoji-flat, all tones of skin) | with it | without |", "|---|---|---|"]
        lines += [f"| {name} | {a:.2f} | {b:.2f} |" for name, (a, b) in icons.items()]
    lines += ["", *REMARKS.splitlines()]
    return "\n".join(lines) + "\n"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=RUN)
    p.add_argument("--model", type=Path, default=RUN / "export")
    p.add_argument("--icons", type=Path, help="icons.json of @iconify-json/fluent-emoji-flat")
    p.add_argument("--photos", nargs="*", default=[], help="KIND=FILE, such as woman=portrait.jpg")
    p.add_argument("--palettes", type=Path, nargs="*", default=[], help="pictures to show as palettes")
    p.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs" / "evaluation")
    o = p.parse_args()
    torch.set_num_threads(1)
    g, _ = export.load(o.run)
    export.rounded(g)
    look, step = load_look(o.run / "look.pt")
    tokenizer = Tokenizer()
    seen, withheld = (measured(g, look, tokenizer, w) for w in (False, True))
    icons = json.loads(o.icons.read_text("utf8")) if o.icons else {}
    of_others = of_icons(g, look, tokenizer, icons) if icons else {}
    print(json.dumps({"seen": seen, "withheld": withheld, "icons": of_others}, indent=1), flush=True)
    shown = drawn_ones(10) + [Shown(squared(icon(icons, n)), kind_of_icon(n)) for n in SHOWN_ICONS if icons]
    shown += [Shown(squared(Image.open(path)), kind) for kind, path in (photo.split("=", 1) for photo in o.photos)]
    shown += [Shown(squared(Image.open(path)), None) for path in o.palettes]
    sheet(o.model, look, tokenizer, shown).save(o.out / "references.jpg", quality=82)
    (o.out / "references.md").write_text(report(seen, withheld, of_others, step), "utf8")


if __name__ == "__main__":
    main()
