"""What the reader hears in the sixty prompts of tests/fixtures/prompts/60.tsv, against their labels: who, where, what.

Right: what was heard fits a label, or the label leaves it open. Silent: nothing was heard where the label names something, so that noise decides.
Wrong: something was heard that no label allows. A label is alternatives (`|`), each of one or more joined by `+`.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

from course import RUN
from shotloom_model.reader import Reader
from shotloom_world.captions import LENGTH
from shotloom_world.facts import UNSAID
from shotloom_world.tokens import Tokenizer

PROMPTS = Path(__file__).parents[1] / "tests" / "fixtures" / "prompts" / "60.tsv"
PERSONS = {"woman": {"woman", "oldwoman"}, "man": {"man", "oldman"}, "girl": {"girl"}, "boy": {"boy"}, "child": {"child", "girl", "boy"}, "oldwoman": {"oldwoman", "woman"},
           "oldman": {"oldman", "man"}, "crowd": {"crowd"}, "boys": {"boy", "child"}, "soldiers": {"man", "crowd"}}


def alternatives(label: str) -> list[list[str]]:
    return [part.split("+") for part in label.split("|")]


def who_fits(label: str, heard: list[str], thing: str) -> str:
    options = alternatives(label)
    if ["any"] in options:
        return "right"
    if not heard and thing == "none":
        return "right" if ["none"] in options else "silent"
    best = "silent" if all(h == "person" for h in heard) else "wrong"
    for option in options:
        fits = [any(h in PERSONS.get(o, {o}) or h == "person" or o in ("any", "animal") or thing == o for o in option) for h in (heard or [thing])]
        if all(fits):
            return "right"
    return best


def one_of(label: str, heard: str | None) -> str:
    options = {o for option in alternatives(label) for o in option}
    if heard is None:
        return "right" if "any" in options or "none" in options else "silent"
    return "right" if heard in options else "right" if options == {"any"} else "wrong"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=RUN)
    p.add_argument("--show", action="store_true", help="a line for each prompt")
    o = p.parse_args()
    c = torch.load(o.run / "reader.pt")
    tokenizer = Tokenizer(words=c["words"])
    net = Reader(len(tokenizer.words), LENGTH, {k: len(v) for k, v in c["slots"].items()})
    net.load_state_dict(c["net"])
    net.eval()
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for line in PROMPTS.read_text("utf8").splitlines()[1:]:
        number, _, language, text, who, where, thing, action = line.split("\t")
        ids = tokenizer.encode([s.token for s in tokenizer.read(text)], LENGTH)
        with torch.no_grad():
            logits, _ = net(torch.tensor([ids]), torch.full((1, LENGTH), int(language == "zh")))
        heard = {name: values[int(logits[i].argmax())] for i, (name, values) in enumerate(c["slots"].items())}
        people = [heard[f"{q}.kind"] for q in ("first", "second") if heard[f"{q}.kind"] not in ("none", "thing")]
        said = lambda v: None if v in (UNSAID, "none") else v
        results = {"who": who_fits(who, people, heard["thing"]), "where": one_of(where, said(heard["place"])),
                   "what": one_of(action, said(heard["first.action"])), "thing": one_of(thing, said(heard["thing"]))}
        for part, result in results.items():
            counts.setdefault((language, part), {"right": 0, "silent": 0, "wrong": 0})[result] += 1
        if o.show:
            print(number, text[:60], "|", "+".join(people) or "-", heard["place"], heard["first.action"], heard["thing"], "|", results)
    for (language, part), n in sorted(counts.items()):
        print(language, part, n)


if __name__ == "__main__":
    main()
