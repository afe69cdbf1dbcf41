"""Puts a person's parts together in a pose: the figure of one frame."""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Sequence

from . import cloth
from .body import TORSO, WAIST
from .face import Face, features
from .figure import SLOTS, Affine, Capsule, Drawable, Figure, Held, PartDraw, apply, compose, moved, placed
from .joints import ANKLE, HAND, HEEL, TOE, Pose, Vec, ground_contacts, hand_size, project, rad, skeleton, solve_reach, spine
from .limbs import LENGTHS
from .person import Person

LIGHT = (.94, -.34)             # on the screen, towards the light, for choosing which side of an arm is shaded


@dataclass(frozen=True)
class Hold:
    """A thing in a hand: its key, whether it turns with the hand (a pen, a telephone) or stays upright (a cup), an added turn in degrees, and whether
    it is behind who holds it."""
    key: str
    along: bool = False
    turn: float = 0.
    behind: bool = False


def seen_from(yaw: float) -> tuple[float, bool]:
    """A view in 0..180 and whether it is mirrored."""
    yaw = -((180 - yaw) % 360 - 180)
    return abs(yaw), yaw < 0


class _Builder:
    def __init__(self, person: Person, pose: Pose, face: Face, hands: Sequence[str], held: Sequence[Hold | str | None]):
        self.person, self.pose, self.face, self.hands = person, pose, face, hands
        self.held = [Hold(h) if isinstance(h, str) else h for h in held]
        self.body, self.k = person.body, person.body.girth
        self.yaw, self.mirrored = abs(pose["yaw"]), pose["yaw"] < 0
        self.sine, self.cosine = math.sin(rad(self.yaw)), math.cos(rad(self.yaw))
        self.j = project(skeleton(self.body, pose), self.yaw)
        self.items: list[Drawable] = []
        self.ground = self._ground()
        self.torso_turn, self.torso_frame = self._torso()
        self.head_frame, self.head_yaw, self.head_mirrored = self._head()
        self.trunk_yaw, self.trunk_mirrored = seen_from(self.yaw + .8 * pose["twist"])
        self.hips = cloth.Hips(person, self.j, person.trunk(self.yaw))
        self.floor = self.ground_level() if abs(pose["roll"]) < 25 else 99.
        self.swing = -.10 * math.sin(rad(pose["twist"]) * 6) + .006 * pose["lean"] * -self.sine * min(1., pose["lift"] * 4 + abs(pose["twist"]) / 8)

    # ------------------------------------------------------------ frames
    def _ground(self) -> Affine:
        """The last move: roll about the pelvis, the lowest point on the ground, mirroring."""
        roll = rad(self.pose["roll"])
        turned = placed(0., 0., roll)
        low = max(apply(turned, self.j[name][:2])[1] + pad for name, pad in ground_contacts(self.body).items())
        out = compose(placed(0., -low - self.pose["lift"]), turned)
        return compose((-1., 0., 0., 0., 1., 0.), out) if self.mirrored else out

    def ground_level(self) -> float:
        """y of the ground before the last move, if the figure stands upright."""
        return -self.ground[5]

    def _torso(self) -> tuple[float, Affine]:
        waist, chest = self.j["waist"], self.j["chest"]
        dx, dy = chest[0] - waist[0], chest[1] - waist[1]
        length = max(.45, math.hypot(dx, dy))
        turn = math.atan2(dx, -dy)
        stretch = length / (TORSO * WAIST)
        at = compose(placed(waist[0], waist[1], turn, 1., stretch), placed(0., TORSO * (1 - WAIST)))
        return turn, at

    def _head(self) -> tuple[Affine, float, bool]:
        pose, neck = self.pose, self.j["neck"]
        yaw, mirrored = seen_from(self.yaw + pose["turn"])
        side = -1 if mirrored else 1
        nod = side * rad(pose["nod"]) * math.sin(rad(yaw))
        turn = rad(pose["tilt"]) * self.cosine + nod + self.torso_turn * .4 + rad(self.body.stoop) * .5 * self.sine
        frame = compose(placed(neck[0], neck[1], turn), placed(.09 * math.sin(rad(yaw)) * side, .16))
        if mirrored:
            frame = compose(frame, (-1., 0., 0., 0., 1., 0.))
        return frame, yaw, mirrored

    def put(self, *items: Drawable | None) -> None:
        self.items += [item for item in items if item is not None]

    # ------------------------------------------------------------ limbs
    def _bone(self, slot: str, part: str, a: Vec, b: Vec, flip: bool = False) -> PartDraw:
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = max(.06, math.hypot(dx, dy))
        at = placed(a[0], a[1], math.atan2(-dx, dy), -self.k if flip else self.k, self.k)
        return PartDraw(slot, part, 0., at, length / (LENGTHS[part] * self.k))

    def _shade_flips(self, a: Vec, b: Vec) -> bool:
        """An arm's map is turned over when its baked shade would face the light."""
        return LIGHT[0] * (b[1] - a[1]) - LIGHT[1] * (b[0] - a[0]) < 0

    def leg(self, side: str) -> None:
        j = self.j
        self.put(self._foot(side), self._bone("lower_leg_" + side, "lower_leg", j["kn_" + side], j["an_" + side]),
                 self._bone("upper_leg_" + side, "upper_leg", j["hip_" + side], j["kn_" + side]))

    def _foot(self, side: str) -> PartDraw:
        g = 1 if side == "l" else -1
        yaw, flipped = seen_from(self.yaw + g * 14)
        sign = -1 if flipped else 1
        along = math.sin(rad(yaw)) * sign
        turn = -rad(self.pose["ft_" + side]) * along
        ankle = self.j["an_" + side]
        lowest = max(self.j["heel_" + side][1], self.j["toe_" + side][1]) - ankle[1]
        size = .86 * self.k + .14
        ends = [x * abs(along) * sign * size * math.sin(turn) for x in (HEEL, TOE)]
        upright = math.cos(turn) * size * ANKLE
        stretch = (lowest - max(ends)) / upright if upright > .04 else 1.
        return PartDraw("foot_" + side, "foot", yaw, placed(ankle[0], ankle[1], turn, size * sign, size), max(.45, min(2.6, stretch)))

    def hand_frame(self, side: str) -> Affine:
        elbow, wrist = self.j["el_" + side], self.j["wr_" + side]
        turn = math.atan2(elbow[0] - wrist[0], wrist[1] - elbow[1]) + rad(self.pose["wrist_" + side])
        size = hand_size(self.body)
        flip = self.cosine > .6 if side == "l" else self.cosine < -.6
        return placed(wrist[0], wrist[1], turn, -size if flip else size, size)

    def hand(self, side: str) -> None:
        frame = self.hand_frame(side)
        i = "lr".index(side)
        shape, thing = self.hands[i], self.held[i]
        hand = PartDraw("hand_" + side, "hand_" + shape, 0., frame)
        extra: list[Drawable] = []
        grip = apply(frame, (.0, HAND * .8))
        if thing is not None:
            unit = 1. / self.body.metres
            turn = math.atan2(frame[3], frame[0]) if thing.along else -rad(self.pose["roll"])
            extra.append(Held("held_" + side, thing.key, placed(grip[0], grip[1], turn + rad(thing.turn), -unit if self.mirrored else unit, unit)))
        elif self.person.identity.cane and side == "r" and self._hand_hangs(side):
            tip = max(.8, self.ground_level() - grip[1])
            scale = tip / 2.9
            extra.append(PartDraw("cane", "cane", 0., placed(grip[0], grip[1], -.06, 1., scale)))
        elif self.person.identity.bag == "handbag" and side == "l" and self._hand_hangs(side):
            extra.append(PartDraw("bag", "bag", 0., placed(grip[0], grip[1], 0.)))
        if thing is not None and thing.behind:
            self.items[:0] = extra
            self.put(hand)
        elif shape in ("fist", "pinch") or thing is None:
            self.put(*extra, hand)
        else:
            self.put(hand, *extra)

    def _hand_hangs(self, side: str) -> bool:
        """Whether the arm is low enough to lean on a cane or carry a bag."""
        return self.j["wr_" + side][1] > self.j["el_" + side][1] + .35 and abs(self.pose["roll"]) < 20

    def arm(self, side: str, segments: str) -> None:
        j = self.j
        shoulder, elbow, wrist = j["sh_" + side], j["el_" + side], j["wr_" + side]
        upper = self._bone("upper_arm_" + side, "upper_arm", shoulder, elbow, self._shade_flips(shoulder, elbow))
        bent = self.pose["el_" + side] > 65
        if "u" in segments and (bent or "f" not in segments):
            self.put(upper)
        if "f" in segments:
            self.hand(side)
            self.put(self._bone("lower_arm_" + side, "lower_arm", elbow, wrist, self._shade_flips(elbow, wrist)))
            if self.person.wear.sleeve == "wide":
                self.put(*cloth.sleeve(j, side, self.k, self.person.wear.collar == "cross"))
            if "u" in segments and not bent:
                self.put(upper)

    def arms_behind(self) -> dict[str, str]:
        """Which segments of each arm (u upper, f forearm and hand) go behind the trunk."""
        out = {}
        for side in "lr":
            shoulder, wrist = self.j["sh_" + side][2], self.j["wr_" + side][2]
            far = shoulder < -.12 or (self.cosine > 0 and wrist < -.35) or (self.cosine < 0 and wrist < 0)
            if not far or (self.sine < .3 and wrist > -.35 and self.cosine > 0):
                out[side] = ""
            else:
                out[side] = "u" if wrist > .30 and self.cosine > .15 else "uf"
        return out

    # ------------------------------------------------------------ trunk and head
    def trunk(self) -> None:
        frame = self.torso_frame
        if self.trunk_mirrored:
            frame = compose(frame, (-1., 0., 0., 0., 1., 0.))
        person, yaw, extras = self.person, self.trunk_yaw, self.person.wear.extras
        turned_away = self.cosine < -.1
        neck_low, neck_high = apply(frame, (.0, -TORSO + .10)), apply(self.head_frame, (-.02, -.20))
        self.put(Capsule("neck", neck_low, neck_high, (.155 if not person.identity.female else .14) * self.k + .02, "skin2"))
        bag = PartDraw("bag", "bag", yaw, frame) if person.identity.bag in ("satchel", "backpack") else None
        if bag and person.identity.bag == "backpack" and self.cosine > .05:
            self.items.insert(0, bag)
        self.put(PartDraw("torso", "torso", yaw, frame))
        if "cape" in extras and turned_away:
            self.put(cloth.cape(person, self.j, self.hips, self.floor, self.swing))
        if "drape" in extras and turned_away:
            self.put(cloth.drape(self.j, self.hips, self.floor, self.swing))
        self.put(PartDraw("collar", "collar", yaw, frame))
        self._over_trunk()
        if person.wears("straps"):
            self.put(PartDraw("straps", "straps", yaw, frame))
        if bag and (person.identity.bag == "satchel" or self.cosine <= .05):
            self.put(bag)

    def _over_trunk(self) -> None:
        """Coat skirts, aprons, sashes."""
        wear, person = self.person.wear, self.person
        if wear.hem and not wear.whole:
            hull, edge = cloth.skirt(person, self.j, self.hips, "overskirt", "top", wear.hem, wear.flare, self.floor, .66, 0., self.swing)
            self.put(hull, cloth.placket(self.hips, edge, "top2"))
        if "apron" in wear.extras:
            self.put(cloth.apron(person, self.j, self.hips, self.floor, 1.1 if not wear.whole else 1.35, .02 if not wear.whole else .12))
        if "sash" in wear.extras:
            self.put(cloth.sash(self.hips, self.j, self.swing))
        if "tails" in wear.extras and self.cosine <= 0:
            self.put(*cloth.tails(self.j, self.hips, self.swing))

    def lower_cloth(self) -> None:
        """Pelvis and skirt."""
        person, wear, who = self.person, self.person.wear, self.person.identity
        own = who.top == "ruqun" or not wear.whole
        self.put(cloth.pelvis(person, self.j, self.hips, "bottom" if own else "top"))
        hem, flare = (wear.hem, wear.flare) if wear.whole else {"skirt": (.98, .12), "long_skirt": (1.7, .26)}.get(who.bottom, (0., 0.))
        if not hem:
            return
        cls = "bottom" if own else "top"
        hull, edge = cloth.skirt(person, self.j, self.hips, "skirt", cls, hem, flare * (.8 + .2 * abs(self.cosine)), self.floor, .60,
            .45 if "bustle" in wear.extras else 0., self.swing)
        self.put(hull)
        if who.top in cloth.PLEATED or who.bottom == "long_skirt":
            self.put(*cloth.pleats(edge, self.hips, cls + "2", .6))
        trimmed = cloth.TRIMMED_HEMS.get(who.top if wear.whole else who.bottom)
        if trimmed and hem > 1.3:
            self.put(cloth.hem_band(edge, self.hips, .13, trimmed))

    def mane(self) -> None:
        self.put(PartDraw("hair_back", "hair_back", self.head_yaw, self.head_frame))

    def head(self) -> dict[str, object]:
        who, person = self.person.identity, self.person
        skull = person.skull(self.head_yaw)
        nod = .0017 * self.pose["nod"] * math.cos(rad(self.head_yaw))
        face = dict(self.face, gaze=-self.face["gaze"] if self.head_mirrored != self.mirrored else self.face["gaze"])
        under, on, over, clips = features(skull, face, who.female, who.old, who.glasses, person.ears_shown, who.beard)
        frame, face_frame = self.head_frame, compose(self.head_frame, placed(0., nod))
        self.put(*(moved(item, frame) for item in under))
        self.put(PartDraw("head", "head", self.head_yaw, frame))
        self.put(*(moved(item, face_frame) for item in on))
        self.put(PartDraw("hair_front", "hair_front", self.head_yaw, frame))
        glasses = [item for item in over if not item.slot.startswith("ear")]
        self.put(*(moved(item, frame) for item in over if item.slot.startswith("ear")), *(moved(item, face_frame) for item in glasses))
        if self.head_yaw >= 100:
            self.mane()
        if person.wears("headgear"):
            self.put(PartDraw("headgear", "headgear", self.head_yaw, frame))
        return {name: moved(shape, frame if name == "head" else face_frame) for name, shape in clips.items()}

    # ------------------------------------------------------------ order
    def build(self) -> Figure:
        extras, behind = self.person.wear.extras, self.arms_behind()
        facing = self.cosine >= -.1
        if "cape" in extras and facing:
            self.put(cloth.cape(self.person, self.j, self.hips, self.floor, self.swing))
        if "drape" in extras and facing:
            self.put(cloth.drape(self.j, self.hips, self.floor, self.swing))
        for side in "lr":
            if behind[side]:
                self.arm(side, behind[side])
        if self.head_yaw < 62:
            self.mane()
        if "tails" in extras and self.cosine > 0:
            self.put(*cloth.tails(self.j, self.hips, self.swing))
        for side in sorted("lr", key=lambda s: self.j["kn_" + s][2] + .3 * self.j["hip_" + s][2]):
            self.leg(side)
        self.lower_cloth()
        self.trunk()
        if 62 <= self.head_yaw < 100:
            self.mane()
        scarf = PartDraw("scarf", "scarf", self.trunk_yaw, compose(self.torso_frame,
            compose(placed(0., -TORSO), (-1. if self.trunk_mirrored else 1., 0., 0., 0., 1., 0.))))
        if self.person.identity.scarf == "pioneer":
            self.put(scarf)
        clips = self.head()
        if self.person.identity.scarf in ("scarf", "shawl"):
            self.put(scarf)
        for side in sorted("lr", key=lambda s: self.j["wr_" + s][2]):
            rest = "".join(s for s in "uf" if s not in behind[side])
            if rest:
                self.arm(side, rest)
        joints = {name: (*apply(self.ground, p[:2]), p[2]) for name, p in self.j.items()}
        return Figure(tuple(moved(item, self.ground) for item in self.items), {name: moved(shape, self.ground) for name, shape in clips.items()},
            # type: ignore[arg-type, misc]
                      joints, compose(self.ground, self.head_frame), self.mirrored, self.body.metres)


def assemble(person: Person, pose: Pose, face: Face, hands: Sequence[str] = ("relax", "relax"),
        held: Sequence[Hold | str | None] = (None, None)) -> Figure:
    """The person in a pose (poses.pose) with a face (face.face) and two hand shapes (left, right; limbs.HAND_SHAPES), things in hands by key."""
    return _Builder(person, pose, face, hands, held).build()


def hand_positions(figure: Figure) -> dict[str, tuple[float, float, float]]:
    """Where each hand grips, in the figure's frame: x, y, depth; keys l and r as in the pose."""
    return {side: figure.joints["hand_" + side] for side in "lr"}


def reach(person: Person, pose: Pose, side: str, target: tuple[float, float], depth: float | None = None, lean: bool = False) -> Pose:
    """The pose with one hand brought to a point of the figure's frame (heads; x right, y down from the ground).

    depth: towards us, in heads; None keeps the hand in the shoulder's plane, a little towards the middle. lean: bend towards what is too far.
    """
    pose = dict(pose)
    for _ in range(3 if lean else 1):
        builder = _Builder(person, pose, _CALM, ("relax", "relax"), (None, None))
        x, y = _before_ground(builder.ground, target)
        shoulder = builder.j["sh_" + side]
        d = shoulder[2] * .55 if depth is None else depth
        point = (x * builder.cosine - d * builder.sine, y - .08 * d, x * builder.sine + d * builder.cosine)
        if lean:
            far = math.dist(point, spine(person.body, pose)["sh_" + side]) - (person.body.arm + person.body.forearm + .15)
            pose["lean"] = max(-10., min(40., pose["lean"] + max(0., far) * 24.))
        pose = solve_reach(person.body, pose, side, point)
    return pose


def _before_ground(ground: Affine, p: tuple[float, float]) -> tuple[float, float]:
    a, b, c, d, e, f = ground
    size = a * e - b * d
    x, y = p[0] - c, p[1] - f
    return (e * x - b * y) / size, (a * y - d * x) / size


_CALM: Face = {"gaze": 0.}


def check_slots(figure: Figure) -> None:
    """Raises where a figure breaks its promise: a slot of another kind, or used twice."""
    used: set[str] = set()
    for item in figure.items:
        kind = type(item).__name__
        if item.slot not in SLOTS[kind]:
            raise ValueError(f"{kind} has no slot {item.slot}")
        if (key := f"{kind} {item.slot}") in used:
            raise ValueError(f"{key} is used twice")
        used.add(key)
