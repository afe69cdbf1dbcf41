"""From a shot to a stage: the set, the light, who stands where doing what, and the camera.

Everything words leave open is decided here, from noise; what is decided is what is shown. Metres and seconds.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Sequence

from . import casting, props
from .acting import Actor
from .dyes import colour_of
from .facts import UNSAID, Shot, Who
from .framing import CLOSE, FAR_SEEN, LEAST_BESIDE, SMALL, Move, Prop, afloat, framed, framing, hung, most_scale, most_speed, moved, tall_of, wide_of
from .light import Light, light
from .noise import ARRANGEMENTS, Noise, uniform
from .people.identity import Identity
from .places import Set
from .places.kit import FAR, FRONT, NEAR, Seat, extent
from .places.render import softened
from .settling import HUNG, LYING_ACTIONS, NOWHERE, Settled, replaced, settled
from .spots import EXPRESSION, PHASE, POSITION, SIZE, SPEEDS, WAY, had, own_bed, spots_of, under
from .things import Row
from .whereabouts import RESTING, SMALL_BOAT, THING_MOVES, arranged, implied, laid_out, place_of, sensible

PACES = {"walk": .95, "run": 1.35, "enter": .92, "leave": .92, "carry": .75}                 # cycles a second
PASSING, PASSING_PACE = .5, .6     # metres and cycles a second of one who goes where another stays
# an action of facts.ACTIONS as poses.ACTIONS: standing, seated; what the hands hold where nothing is said
POSES: dict[str, tuple[str, str]] = {
    "stand": ("stand", "sit"), "sit": ("sit", "sit"), "walk": ("walk", "walk"), "run": ("run", "run"), "turn": ("turn", "sit"), "talk": ("talk",
    "sit_table"), "wave": ("wave", "wave"),
    "point": ("point", "point"), "phone": ("phone", "phone"), "hold": ("hold", "sit_table"), "give": ("give", "give"), "take": ("receive",
    "receive"), "read": ("read", "read_seated"),
    "write": ("write", "write"), "eat": ("eat", "eat"), "drink": ("drink", "drink_seated"), "lie": ("lie", "sit"), "kneel": ("kneel", "kneel"),
    "jump": ("jump", "jump"), "fall": ("fall", "fall"),
    "crouch": ("crouch", "crouch"), "dance": ("dance", "dance"), "hug": ("hug", "hug"), "bow": ("bow", "bow"), "clap": ("clap", "clap"),
    "push": ("push", "push"), "carry": ("carry", "carry"),
    "drive": ("drive", "drive"), "look": ("look_around", "sit"), "cry": ("cry", "cry"), "laugh": ("talk", "sit"), "think": ("think", "sit"),
    "fight": ("fight", "fight"), "sleep": ("lie", "sit"),
    "sing": ("sing", "sing"), "enter": ("walk", "walk"), "leave": ("walk", "walk"), "open": ("push", "push"), "cook": ("hold", "write"),
    "work": ("hold", "write"), "ride": ("ride", "ride"),
}
SEATED_POSES = frozenset(("sit", "sit_table", "write", "eat", "drink_seated", "drive", "read_seated", "ride"))
HOLDING = frozenset(("hold", "give", "take", "carry", "read", "eat", "drink", "write"))
# what one said lies beside them
BUSY_HANDS = frozenset(("cry", "clap", "fight", "hug", "dance", "push", "bow", "phone", "wave", "lie", "sleep", "crouch", "jump", "fall", "drive",
    "sing"))
CHEST_HIGH = frozenset(("stand", "look", "think", UNSAID))     # who holds something meanwhile holds it up to be seen
HELD_BY_ACTION = {"phone": "phone", "read": "open_book", "drink": "cup", "write": "pen", "eat": "spoon", "sing": "microphone", "cook": "frying_pan",
    "work": "hammer", "carry": "basket"}
BODY = frozenset(("eye", "ear", "nose", "tooth", "brain", "heart", "heart_organ", "lungs", "bone", "blood"))    # who is shown has them
EXPRESSIONS = {"smile": "smile", "sad": "sad", "angry": "angry", "surprised": "surprised", "afraid": "afraid", "thinking": "thinking"}
EXPRESSION_OF_ACTION = {"laugh": "laugh", "cry": "crying", "sleep": "asleep", "fight": "determined", "think": "thinking", "run": "determined",
    "dance": "smile", "hug": "smile", "wave": "smile",
                        "clap": "smile", "sing": "smile", "kneel": "sad", "fall": "surprised"}
TALKING = frozenset(("talk", "phone", "sing", "laugh"))
HAND_MOST, BIG = 1.3, 2.3                              # metres: never held over this; shown from afar
CROWD_SCALE, CROWD_Y = .86, -.2                        # a crowd stands a little farther off
CLOSER = {"close": "medium_close", "extreme_close": "medium_close"}                # how close one may be to see what is held
AT_HAND = .45                    # metres beside a seat, where its desk may begin
BEHIND = .9                      # metres to the side of a person, where something big stands farther back
AFLOAT_SEEN = .16                # the least share of a set's height of a boat on the water
FACELESS = frozenset(("push", "crouch", "jump", "bow", "turn", "kneel", "fall"))    # poses that take the head out of a close frame: there one stands
STAYS_LARGE = ("wide", "full", "insert") # sizes that show what a set has


@dataclass(frozen=True)
class Stage:
    shot: Shot
    place: str
    arrangement: int
    size: str
    set: Set
    light: Light
    actors: tuple[Actor, ...]
    props: tuple[Prop, ...]
    camera: Move
    thing: str                      # what is shown or held: said, or implied
    framing: str                    # of FRAMINGS


def holdable(row: Row) -> bool:
    return row.metres < HAND_MOST and row.stands in ("hand", "table", "floor")


def _size(shot: Shot, thing: str, held: bool, noise: Noise, use: Settled) -> str:
    people = [w for w in (shot.first, shot.second) if w.kind not in ("none", "thing")]
    if any(w.action == "fall" for w in people) and shot.size not in ("wide", *CLOSE):
        return "full"                                        # from head to foot, standing and on the ground
    if shot.size != UNSAID:
        if shot.size == "insert" and thing == "none":
            return "close" if people else "wide"
        if not people and thing != "none" and (props.row(thing).metres < SMALL or use.own) and shot.size not in ("wide", "full"):
            return "insert"                                  # what it lies on stays in sight
        return CLOSER.get(shot.size, shot.size) if held else shot.size
    if not people and use.own:
        return "full"
    if not people:
        goes = shot.first.kind == "thing" and shot.first.action not in RESTING
        if thing != "none" and props.row(thing).metres < SMALL:
            return "insert"
        return "wide" if thing == "none" or goes and props.row(thing).metres >= FAR_SEEN else "medium"
    if "crowd" in (shot.first.kind, shot.second.kind):
        return "full"
    if use.own or use.brought:
        return noise.pick(SIZE, ("full", "medium")) if any(use.manners) and "ride" not in use.manners else "full"
    if thing != "none" and not held and seen_wide(thing):
        return "wide"
    return noise.pick(SIZE, ("full", "medium", "medium", "full")) if len(people) == 1 else noise.pick(SIZE, ("full", "medium"))


def seen_wide(thing: str) -> bool:
    """Whether a thing beside people is shown from afar: it is big, in the sky, or a boat."""
    row = props.row(thing)
    return row.metres >= BIG or row.stands == "sky" or row.stands == "water" and row.metres >= SMALL


def _yaw(who: Who, action: str, way: float, facing: int) -> float:
    """Where a person looks: 0 to us, 90 to the right. `facing`: towards somebody on that side, or 0."""
    if who.direction in ("left", "right"):
        side = -1 if who.direction == "left" else 1
        return side * (78. if action in SPEEDS else 55.)
    if who.direction == "camera":
        return 0. if action not in SPEEDS else 12. * way
    if who.direction == "away":
        return 165. * way
    if action in SPEEDS:
        return 76. * way
    if facing:
        return facing * (72. if action == "hug" else 52.)
    return way * (24. if action not in ("give", "take", "push", "open", "write", "look", "kneel", "bow", "point") else 48.)


def _actor(who: Who, person: Identity, x: float, seat: Seat | None, facing: int, noise: Noise, held: str | None, order: int,
           leads: Who, passes: bool, lies: bool, manner: str, size: str) -> Actor:
    who, action = acted(who, order, leads, bool(facing))
    standing, seated = POSES[action]
    pose = seated if seat is not None and not lies else standing
    if seat is None and pose in SEATED_POSES:
        pose = {"sit": "sit_floor", "write": "hold", "eat": "hold", "drive": "stand"}.get(action, standing)
    if manner == "ride":
        pose = "ride"
    if size in CLOSE and pose in FACELESS:
        pose = "stand"
    if manner == "table" and pose == "sit":
        pose = "sit_table"
    if held and action in CHEST_HIGH and pose != "sit_floor":
        pose = "hold" if seat is None else "sit_table"
    way = 1. if uniform(noise.shot[WAY]) < .5 else -1.
    yaw = _yaw(who, action, way if order == 0 or action in SPEEDS else -way, facing)
    if seat is not None and (who.direction == UNSAID or manner == "ride"):
        yaw = {-1: -72., 0: (14. if not facing else 34. * facing), 1: 72.}[seat.facing]
    speed = (PASSING if passes and action in SPEEDS else SPEEDS.get(action, 0.)) * (1. if yaw > 0 else -1.)
    if pose not in ("walk", "run", "carry") or who.direction in ("camera", "away"):
        speed = 0.
    rides = manner == "ride" and order == 0 and not facing           # alone: two of them stay where they are
    if rides:
        speed = math.copysign(SPEEDS["run"], yaw)
    expression = EXPRESSIONS.get(who.feeling) or EXPRESSION_OF_ACTION.get(action) or noise.pick(EXPRESSION, ("neutral", "smile", "neutral"))
    in_hand = held or HELD_BY_ACTION.get(action)
    pace = PACES["run"] if rides else PASSING_PACE if passes and action in SPEEDS else PACES.get(action, .45)
    return Actor(person, action, pose, yaw, x, 0. if seat is None else -seat.floor, speed, pace, uniform(noise.shot[PHASE]) + .37 * order,
        expression, action in TALKING,
                 None if seat is None else seat.height - seat.floor, (None, in_hand if in_hand in props.KEYS else None))


def acted(who: Who, order: int, leads: Who, faces: bool) -> tuple[Who, str]:
    """What a person does: what is said, else what goes with the first's action: they go together, what is given is taken."""
    if order == 1 and leads.action in SPEEDS and who.action == UNSAID and not faces:
        who = replace(who, action=leads.action, direction=leads.direction)
    answers = {"give": "take", "take": "give", "hug": "hug", "dance": "dance", "fight": "fight"}
    return who, who.action if who.action != UNSAID else answers.get(leads.action, "stand") if order == 1 else "stand"


def _thing_prop(shot: Shot, key: str, set_: Set, noise: Noise, actors: Sequence[Actor], on_table: bool) -> Prop:
    """The thing of the shot where nobody holds it: on a table, on the ground, on the water, on its way; on a wall or in the sky only for now."""
    row = props.row(key)
    subject = shot.first.kind == "thing"
    action = shot.first.action if subject else UNSAID
    way = {"left": -1., "right": 1.}.get(shot.first.direction if subject else UNSAID, 1. if uniform(noise.shot[WAY]) < .5 else -1.)
    colour = shot.first.colour if subject and shot.first.colour != UNSAID else colour_of(key, shot.thing_colour, worn(shot))
    y, layer, scale = 0., 3, 1.
    anchors = set_.anchors
    moves = subject and action not in RESTING and bool(set(row.moves) & set(THING_MOVES))
    size = row.metres
    if actors:
        side = (1. if actors[0].x > actors[1].x else -1.) if len(actors) > 1 else 1. if actors[0].x < 0 else -1.
        tiny = max(1., LEAST_BESIDE / tall_of(key)[0])
        x, scale = actors[0].x + side * (.5 + wide_of(key) / 2 if size < BIG else BEHIND), tiny if size < BIG else 1.
    else:
        x = 0. if moves else (uniform(noise.shot[POSITION]) - .5) * set_.height * .5
    if actors and actors[0].action == "open":
        x = actors[0].x + (.5 + wide_of(key) / 2 if size < BIG else BEHIND) * (1. if actors[0].yaw > 0 else -1.)
    if key == "crowd":
        x, y, scale = actors[0].x, CROWD_Y, CROWD_SCALE
    elif row.stands == "water" and anchors.water:
        lane = anchors.water[-1 if size < SMALL_BOAT else 0]
        x, y, layer = 0., lane.y, lane.layer
        scale = max(lane.scale, AFLOAT_SEEN * set_.height / tall_of(key)[0]) if size >= SMALL or layer == FAR else max(1., LEAST_BESIDE / tall_of(key)[0])
    elif on_table:
        x, y, layer = actors[0].x + .3, -anchors.table[0].height, anchors.table[0].layer
    elif row.stands == "table" and anchors.table and not actors:
        table = anchors.table[0]
        x, y, layer = (table.x0 + table.x1) / 2 + .18, -table.height, table.layer
    elif row.metres > 1.2 and anchors.drive and moves:
        lane = anchors.drive[0]
        y, layer, scale = lane.y, lane.layer, lane.scale
    scale = min(scale, most_scale(key, set_))
    flying = row.stands == "sky" or "fly" in row.moves and action in ("jump", "fly")
    speed = way * (min(6., .5 * set_.height) * (.55 if action != "run" else .85)) if moves else 0.
    gait = "fly" if flying else "run" if moves and action == "run" else "walk" if moves else "still"
    mirrored = bool(row.faces) and way * row.faces < 0
    return Prop(key, x, y, scale, mirrored, layer, speed, 1.6 if gait == "run" else 1.1 if gait == "walk" else .8, gait, colour)


def worn(shot: Shot) -> tuple[str, ...]:
    """The colours that are said of people."""
    return tuple(w.colour for w in (shot.first, shot.second) if w.kind not in ("none", "thing"))


def floats(prop: Prop, actors: Sequence[Actor], set_: Set) -> bool:
    """Whether a thing lies on the water behind people: then it is where the frame shows it."""
    return bool(actors) and not prop.speed and bool(set_.anchors.water) and props.row(prop.key).stands == "water"


def stage(shot: Shot, noise: Noise) -> Stage:
    """Stages a shot: everything that its frames show."""
    said, shot = shot, sensible(shot)
    place = place_of(shot, noise)
    people = [w for w in (shot.first, shot.second) if w.kind not in ("none", "thing")]
    arrangement = laid_out(people, shot.thing, place, noise.arrangement() if place != "backdrop" else 0)
    set_ = arranged(place, arrangement % ARRANGEMENTS)
    lit = light(place, shot.time, shot.weather, shot.season, "neutral" if shot.mood == UNSAID else shot.mood)
    thing = implied(shot, place, set_)
    use = _used(shot, people, thing, set_)
    spots, facings = spots_of(set_, people, use, thing, noise) if people else ([], (0, 0))
    row = props.row(thing) if thing != "none" else None
    seated_at_table = bool(people) and spots[0][1] is not None and spots[0][1].behind and bool(set_.anchors.table)
    small = row is not None and row.metres < SMALL and row.stands in ("hand", "table")
    on_table = row is not None and small and seated_at_table and shot.relation != "held" and people[0].action not in HOLDING
    free = row is not None and bool(people) and not (use.own or use.brought) and thing == shot.thing and thing not in BODY and not on_table and people[0].action not in BUSY_HANDS
    wanted = row is not None and bool(people) and (shot.relation == "held" or row.stands == "hand" and shot.relation == UNSAID or small
                                                   or people[0].action in HOLDING and shot.relation != "near")
    holds = row is not None and free and wanted and holdable(row)
    own = row is not None and bool(people) and thing in BODY
    size = _size(shot, "none" if own else thing, holds, noise, use)
    goes = [acted(w, i, people[0], bool(facings[i]) if len(people) > 1 else False)[1] in SPEEDS for i, w in enumerate(people)]
    passes = len(people) > 1 and goes[0] != goes[1]
    bed = own_bed(set_, thing, use)
    cast = casting.identities(people, (noise.first, noise.second), place)
    actors = [_actor(who, cast[i], x, seat, facings[i] if len(people) > 1 else 0, noise,
                     thing if holds and i == 0 else None, i, people[0], passes, who.action in LYING_ACTIONS and (seat == bed or use.brought),
                     use.manners[i] if any(use.manners) else "", size)
              for i, (who, (x, seat)) in enumerate(zip(people, spots))]
    shown = []
    if use.brought:
        shown = [under(set_, people, use, thing, noise, actors, colour_of(thing, shot.thing_colour, worn(shot)))]
    elif use.own and not people:
        shown = [had(set_, thing)]
    elif row is not None and not (holds or own or use.own):
        shown = [_thing_prop(shot, thing, set_, noise, actors, on_table)]
    hangs = bool(shown) and row is not None and row.stands in ("sky", "wall", "ceiling") and not use.own
    far = row is not None and (thing == "crowd" or row.metres >= BIG)
    beside = bool(shown) and bool(actors) and not (hangs or on_table or use.brought or far or shown[0].layer < NEAR or size in ("wide", "insert"))
    beside = beside or "ride" in use.manners and size in ("full", "medium", "over_shoulder")
    along = bool(shown) and not use.brought and goes_along(actors, thing)
    kind = framing(size, actors, shown, holds, beside, hangs)
    if shown and not actors and shown[0].layer == FAR:
        kind = "set"                                         # nothing that far off is looked at closely: what is near would be in the way
    if kind == "beside" and actors[0].speed and not along and not use.brought:
        kind = "set"                                         # there is room to go past what stands still
    frame = framed(kind, size, set_, actors, shown)
    if use.own:
        shown = []
    if shown and shown[0].key == thing:
        set_ = replaced(set_, thing)
    if hangs:
        shown = [hung(shown[0], set_, frame, not actors, 1. if uniform(noise.shot[WAY]) < .5 else -1.)]
    elif shown and floats(shown[0], actors, set_):
        shown = [afloat(shown[0], set_, frame, 1. if uniform(noise.shot[WAY]) < .5 else -1.)]
    if along:
        shown = [_beside_one(shown[0], actors[0])]
    follows = frame[2] < set_.height and not passes
    most = most_speed(set_, frame, follows)
    actors = [replace(a, speed=max(-most, min(most, a.speed))) for a in actors]
    shown = [replace(p, speed=max(-most, min(most, p.speed))) for p in shown]
    follow = (actors[0].speed if actors else shown[0].speed if shown else 0.) if follows else 0.
    if size not in ("wide", "full", "insert"):
        # who sits keeps the seat, and the desk before it
        seated = [a.x for a in actors if a.seat is not None] if size in ("medium", "over_shoulder", "medium_close") else []
        reached = {NEAR: 0., FRONT: AT_HAND}
        desk = [p for p in set_.pieces if p.layer in reached and any(extent(p)[0] - reached[p.layer] < x < extent(p)[2] + reached[p.layer] for x in seated)]
        soft = softened(set_)
        set_ = replace(soft, pieces=(*soft.pieces, *(p for p in desk if p not in soft.pieces)))
    return Stage(said, place, arrangement, size, set_, lit, tuple(actors), tuple(shown), moved(shot, frame, set_, follow), thing, kind)


def _used(shot: Shot, people: Sequence[Who], thing: str, set_: Set) -> Settled:
    """How people use the thing, and whether the set has it."""
    if people:
        return settled(list(people), thing, shot.thing_colour, set_, HOLDING | {"push", "open"})
    acts = shot.first.kind == "thing" and (shot.first.action not in RESTING or shot.first.colour != UNSAID)
    said = settled([], thing, shot.thing_colour, set_, HOLDING)
    return said if not acts and (thing in HUNG or shot.size in (*STAYS_LARGE, UNSAID)) else NOWHERE


def _beside_one(prop: Prop, lead: Actor) -> Prop:
    """The animal as it goes along."""
    runs, faces = lead.pose == "run", props.row(prop.key).faces
    return replace(prop, speed=lead.speed, gait="run" if runs else "walk", stride=1.6 if runs else 1.1, mirrored=bool(faces) and lead.speed * faces < 0)


def goes_along(actors: Sequence[Actor], thing: str) -> bool:
    """Whether an animal walks with who walks."""
    return bool(actors) and actors[0].speed != 0 and bool({"walk", "run"} & set(props.row(thing).moves)) and props.row(thing).metres < BIG


