"""Holds the drawn world, and the tables that G has of it, against rules that were once broken in films. Prints each rule; exits with 1 if one is broken.

    python3 check_rules.py
"""
from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import torch

from shotloom_model.forms import FormTables
from shotloom_world import casting, catalogue, dyes, props, staging, whereabouts
from shotloom_world.acting import figure
from shotloom_world.facts import ROLES, UNSAID, Shot, Who
from shotloom_world.framing import tall_of, wide_of
from shotloom_world.noise import Noise
from shotloom_world.people.garments import TOPS
from shotloom_world.settling import HUNG, INSIDES, piece_of, sort_of
from shotloom_world.sheet import Sprite, tinted
from shotloom_world.staging import Stage

SEEDS = range(24)
Broken = Iterator[str]


def staged(shot: Shot) -> Iterator[tuple[int, Stage]]:
    for seed in SEEDS:
        yield seed, staging.stage(shot, Noise.drawn(seed))


def one_of_a_sort() -> Broken:
    """What is shown beside its set is not there twice."""
    for place, thing, colour in (("harbour", "lighthouse", UNSAID), ("living_room", "sofa", "red"), ("space", "earth", UNSAID), ("village", "church", UNSAID)):
        for seed, made in staged(Shot(place=place, thing=thing, thing_colour=colour)):
            own = [p for p in made.set.pieces if p.sprite in sort_of(thing)]
            if len(own) + len(made.props) != 1:
                yield f"{thing} in {place}, seed {seed}: {len(own)} of the set and {len(made.props)} more"


def hangs_on_walls() -> Broken:
    """A window is the room's own, or it hangs: never on the floor."""
    for place in ("living_room", "library", "corridor", UNSAID):
        for size in ("wide", "medium", UNSAID):
            for seed, made in staged(Shot(place=place, thing="window", size=size)):
                has_one = any(piece_of(whereabouts.arranged(made.place, i), "window") for i in range(12))
                if has_one and made.props:
                    yield f"window in {made.place}, {size}, seed {seed}: not the room's own"
                for prop in made.props:
                    tall, middle = tall_of(prop.key)
                    if prop.y + (middle + tall / 2) * prop.scale > -.6:
                        yield f"window in {made.place}, {size}, seed {seed}: its sill at {prop.y + (middle + tall / 2) * prop.scale:.2f} m"
    if set(HUNG) - {key for key in props.KEYS if props.row(key).stands == "wall"}:
        yield "something that stands is said to hang"


def colours_bind() -> Broken:
    """A vehicle has no colour that is said of a person alone."""
    for colour in ("red", "blue", "white", "navy"):
        for thing in ("car", "bus", "bicycle", "ship"):
            for seed, made in staged(Shot(place="street", thing=thing, first=Who("girl", garment="coat", colour=colour, action="stand"))):
                if made.props and (made.props[0].colour if made.props[0].colour != UNSAID else dyes.own_colour(thing)) == colour:
                    yield f"{thing} beside a {colour} coat, seed {seed}"
    said = staging.stage(Shot(thing="car", thing_colour="red", first=Who("girl", colour="red", action="stand")), Noise.drawn(1))
    if said.props[0].colour != "red":
        yield "a red car beside a red coat is no longer red"


def dyed_whole() -> Broken:
    """A colour word dyes every part of a thing that has the dyed class or a shade of it: wings too."""
    def parts(sprite: Sprite) -> list[Sprite]:
        return [sprite, *(m.sprite for m in sprite.moving)]
    for key in props.KEYS:
        tint = props.row(key).tint
        before, after = parts(props.sprite(key)), parts(tinted(props.sprite(key), (.97, .03, .98)))
        for one, other in zip(before, after) if tint else ():
            same = [cls for cls in one.classes if cls in (tint, f"{tint}2", f"{tint}3") and one.colours[cls] == other.colours[cls]]
            if same:
                yield f"{key}: {one.name} keeps its {', '.join(same)}"


def roles_carry() -> Broken:
    """Nobody at work carries a school bag, and nobody wears a uniform of whom no role is said."""
    for seed in range(300):
        noise = Noise.drawn(seed).first
        for role in ROLES:
            made = casting.identity(Who("person", role), noise, UNSAID)
            if made.bag != casting.of_role(role)["bag"]:
                yield f"{role} with a {made.bag}, seed {seed}"
        for kind in ("woman", "man"):
            made = casting.identity(Who(kind), noise, "street")
            if TOPS[made.top].duty or made.bag == "backpack" and made.bag not in TOPS[made.top].bags:
                yield f"{kind} in {made.top} with {made.bag or 'no bag'}, seed {seed}"


def tells_two_apart() -> Broken:
    """Two people of whom no clothes are said are not dressed alike, and the same one of them gives way whoever is said first."""
    for seed in range(600):
        noise, pair = Noise.drawn(seed), (Who("man"), Who("woman"))
        made = casting.identities(pair, (noise.first, noise.second), "street")
        if casting.alike(*made) and all(len(TOPS[m.top].colours) > 4 for m in made):
            yield f"seed {seed}: {made[0].colour} {made[0].top} and {made[1].colour} {made[1].top}"
        if casting.identities(pair[::-1], (noise.second, noise.first), "street")[::-1] != made:
            yield f"seed {seed}: other clothes where she is said first"


def both_sit() -> Broken:
    """Who is said with somebody who sits on a sofa sits too."""
    for place in ("living_room", UNSAID):
        for seed, made in staged(Shot(place=place, thing="sofa", first=Who("man", action="sit"), second=Who("woman"))):
            if any(actor.seat is None for actor in made.actors):
                yield f"{place}, seed {seed}: one stands"


def forms_have() -> Broken:
    """A form of a sprite is not painted with classes that it does not have."""
    tables, sofa = FormTables(), catalogue.KEYS.index("set:sofa")
    for variant, without in (((.6, -.8, 0., 0.), {"mustard", "cream"}), ((-.6, .5, 0., 0.), set())):
        lacks = tables(torch.tensor([sofa]), torch.tensor([variant]))[0, 1:, 0, 0] < 0
        found = {cls for cls, gone in zip(catalogue.sprite("set:sofa").classes, lacks.tolist()) if gone}
        if found != without:
            yield f"sofa {variant} lacks {found}"


def inside_is_unseen() -> Broken:
    """Within a vehicle it is not seen from outside."""
    for place, things in INSIDES.items():
        for thing in things:
            for seed, made in staged(Shot(place=place, thing=thing, first=Who("woman", action="read"))):
                if any(p.key == thing for p in made.props):
                    yield f"{thing} in {place}, seed {seed}"


def ships_are_whole() -> Broken:
    """A ship is seen as one, and a paper boat beside a person is a small thing."""
    for size in ("medium", "full", UNSAID):
        for first in (Who(), Who("woman", action="look")):
            for seed, made in staged(Shot(thing="ship", size=size, first=first)):
                prop = made.props[0]
                if wide_of("ship") * prop.scale > .71 * made.set.height * 16 / 9:
                    yield f"ship, {size}, {first.kind}, seed {seed}: {wide_of('ship') * prop.scale:.1f} m of {made.set.height * 16 / 9:.1f}"
        for place in ("river", "harbour", "sea", UNSAID):
            for seed, made in staged(Shot(place=place, thing="paper_boat", size=size, first=Who("boy", action="look"))):
                if any(tall_of(p.key)[0] * p.scale > .2 for p in made.props):
                    yield f"paper boat at {place}, {size}, seed {seed}: {tall_of('paper_boat')[0] * made.props[0].scale:.2f} m high"


def faces_are_seen() -> Broken:
    """What is held hides no face: an umbrella comes before all of who holds it, back to front."""
    for thing in sorted(props.HELD_BEHIND):
        for seed, made in staged(Shot(thing=thing, relation="held", first=Who("woman", action="hold"))):
            for actor in made.actors:
                drawn = [type(item).__name__ for item in figure(actor, 0., 4.).items]
                if actor.held[1] == thing and drawn[0] != "Held":
                    yield f"{thing}, seed {seed}: drawn {drawn.index('Held')} places after the first"


RULES: tuple[Callable[[], Broken], ...] = (one_of_a_sort, hangs_on_walls, colours_bind, dyed_whole, roles_carry, tells_two_apart, both_sit, forms_have, inside_is_unseen, ships_are_whole, faces_are_seen)


def main() -> None:
    broken = {rule: list(rule()) for rule in RULES}
    for rule, cases in broken.items():
        print("broken" if cases else "holds ", (rule.__doc__ or "").strip(), *(f"\n         {case}" for case in cases[:4]))
    sys.exit(any(broken.values()))


if __name__ == "__main__":
    main()
