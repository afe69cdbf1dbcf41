"""People for all moments at once (shotloom_world/people/assemble.py, on tables): joints to parts, cloth and face, and their order.

All figures are worked out together: a table's rows are the moments of the first figure, then those of the second.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shotloom_world.people.body import TORSO, WAIST
from shotloom_world.people.face import VISEMES
from shotloom_world.people.joints import ANKLE, HEEL, TOE
from shotloom_world.people.person import PARTS as PART_TABLE

from .cloth import TRUNK_SHARES, Cloth, Hull, Xy
from .draws import FIRST, Draws, Frame, joined, textured
from .face import FACE, FaceDrawer, Skull
from .kinematics import BODY, GRIP, JOINT, RAD, TEMPO, Named, Skeleton, acted, gone, hand_size, keyed, named
from .layout import ACTS, FIGURES, INPUTS, KEYS, PEOPLE, UNSEEN, VIEWS, Fields
from .arithmetic import Numbers, Table
from .shapes import Column, Shapes
from .view import View

# maps of a person; what is drawn twice is painted once. Those that turn have a texture for each view.
PARTS = ("hair_back", "head", "hair_front", "headgear", "torso", "collar", "scarf", "straps", "bag", "cane", "upper_arm", "lower_arm", "hand_l", "hand_r",
         "upper_leg", "lower_leg", "foot", "held_l", "held_r")
PART = Fields(("texture", "show", "views", *(f"view_{i}" for i in range(VIEWS))))      # textures from `texture` on, one for each yaw
CLASSES = ("skin", "skin2", "blush", "lip", "brow", "white", "iris", "dark", "mouth", "tongue", "lower", "lower2", "top", "top2", "trim", "trim2", "tie", "band", "shadow")
FIGURE = Fields(("x", "y", "speed_x", "show", "shadow", "blink_rate", "blink_phase", "then_at", "then_over", "speed_then"))
VOICE = Fields((*VISEMES, "loudness"))       # shares of mouth shapes, all 0 where no voice is given; 0..1
WEAR = Fields(("feminine", "old", "ears", "round_glasses", "square_glasses", "dark_glasses", "moustache", "cheeks",
               "hem", "flare", "bustle", "pleats", "band", "coat_hem", "coat_flare", "apron_hem", "apron_flare", "sash", "tails", "cape", "drape", "wide_sleeves", "cuffs",
               "satchel", "backpack", "handbag", "cane", "pioneer", "grips_l", "grips_r", "along_l", "along_r", "turn_l", "turn_r"))

INPUTS.update({
    "figures": ("float", (FIGURES, len(FIGURE))),
    "bodies": ("float", (FIGURES, len(BODY))),
    "trunks": ("float", (FIGURES, len(TRUNK_SHARES), 3)),
    "wear": ("float", (FIGURES, len(WEAR))),
    "joints": ("float", (FIGURES, ACTS, KEYS, len(JOINT))),
    "tempos": ("float", (FIGURES, ACTS, len(TEMPO))),
    "faces": ("float", (FIGURES, KEYS, len(FACE))),
    "face_tempos": ("float", (FIGURES, len(TEMPO))),
    "mouths": ("float", (FIGURES, len(VISEMES), len(FACE))),
    "beats": ("float", (FIGURES, len(JOINT))),
    "parts": ("float", (FIGURES, len(PARTS), len(PART))),
    "classes": ("float", (FIGURES, len(CLASSES), 3)),
})

# back to front; what is behind keeps its own order by small additions
SHADOW, BACKPACK, CAPE, FAR_ARMS, MANE_BEHIND, TAILS, LEGS, LOWER, TRUNK, OVER_TRUNK, MANE_BETWEEN, PIONEER, HEAD, SCARF, NEAR_ARMS = (20. * i for i in range(15))
AT_BACK = -1.              # of WEAR's grips: what is held is seen behind the person
LIGHT = (.94, -.34)        # on the screen, towards the light, for choosing which side of an arm is shaded


@dataclass
class Part:
    """Draws of a part side by side: one, or the left and the right."""
    name: str
    frame: Frame            # [R, 1 or 2, 2]
    n: int
    order: Column
    show: Column
    view: Column            # degrees
    rest: float             # length of the bone in the map, 0 for none
    now: Column


def seen_from(o: Numbers, yaw: Table) -> tuple[Table, Table]:
    """A view in 0..180 and -1 where it is mirrored, 1 else, of a yaw in -180..360."""
    yaw = o.where(o.less(180., yaw), yaw - 360., yaw)
    return o.abs(yaw), o.where(o.less(yaw, 0.), -1., 1.)


class FiguresDrawer:
    def __init__(self, o: Numbers, inputs: dict[str, Table], boxes: Table, view: View, times: Table, duration: Table):
        self.o, self.boxes = o, boxes
        moments = o.reshape(times, (-1, 1))
        self.times = o.shaped(o.concat([moments] * FIGURES, 0), ("rows", 1))
        self.grown = 1. + o.shaped(o.concat([o.reshape(inputs["stress"], (-1, 1))] * FIGURES, 0), ("rows", 1))
        self.number = o.shaped(o.concat([moments * 0. + float(i) for i in range(FIGURES)], 0), ("rows", 1))
        who = o.shaped(o.reshape(self.number, (-1,)), ("rows",))

        def row(name: str, fields: Fields) -> Named:
            return named(o, o.gather(inputs[name], who), fields)

        self.figure, self.body, self.wear = row("figures", FIGURE), row("bodies", BODY), row("wear", WEAR)
        voice = o.reshape(inputs["voice"], (-1, len(VOICE)))
        joints = acted(o, inputs["joints"], inputs["tempos"], self.number, self.figure, self.times) + o.gather(inputs["beats"], who) * o.part(voice, VOICE["loudness"], len(VOICE), 1)
        faces = keyed(o, o.reshape(inputs["faces"], (FIGURES * KEYS, len(FACE))), self.number, row("face_tempos", TEMPO), self.times, False)
        faces = self._speaking(faces, o.gather(inputs["mouths"], who), o.part(voice, 0, len(VISEMES), 1))
        self.part_rows = o.gather(inputs["parts"], who)                                           # [R, PARTS, PART]
        self.classes = o.reshape(inputs["classes"], (FIGURES * len(CLASSES), 3))
        s = self.s = Skeleton(o, self.body, joints)
        left, top, scale = (o.shaped(o.concat([o.part(v, PEOPLE, PEOPLE + 1, 1)] * FIGURES, 0), ("rows", 1)) for v in (view.left, view.top, view.scale))
        x = self.figure["x"] + gone(o, self.figure, self.figure["speed_x"], self.figure["speed_then"], self.times, duration)
        self.unit = scale * self.body["metres"]                                                   # [R, 1] pixels a head
        none = self.unit * 0.
        corner = o.stack([(x - left) * scale, (self.figure["y"] - top) * scale], 2)               # [R, 1, 2]
        self.screen = Frame(o, corner, o.stack([self.unit, none], 2), o.stack([none, self.unit], 2), 2)
        lowest = s.lowest()
        self.root = self.screen.scaled(s.mirror, 1.).moved(0., -lowest - s.pose["lift"]).turned(s.cos["roll"], s.sin["roll"])
        self.floor = o.where(o.less(o.abs(s.pose["roll"]), 25.), lowest + s.pose["lift"], 99.)
        self.face = self._blinking(named(o, faces, FACE))
        self.shapes = Shapes(o, none)
        self.shapes.frames["root"] = self.root
        self.cloth = Cloth(o, s, o.gather(inputs["trunks"], who), self.floor)
        self.parts: list[Part] = []
        self._torso_and_head()

    def _blinking(self, face: Named) -> Named:
        o, rate = self.o, self.figure["blink_rate"]
        cycle = self.times * rate + self.figure["blink_phase"]
        away = o.abs(cycle - o.floor(cycle) - .5) / o.high(rate, 1e-3)            # seconds from the blink's middle
        return {**face, "open": face["open"] * o.clamp((away - .04) / .06, 0., 1.)}

    def _speaking(self, face: Table, mouths: Table, shares: Table) -> Table:
        """Faces [R, FACE] with a voice's mouth: shares [R, VISEMES] of mouths [R, VISEMES, FACE], so far as they say anything."""
        o = self.o
        total = o.unit(o.sum(shares, 1), 1)
        whole = o.high(total, 1.)                                                                 # bytes may sum to a little more
        return face * (1. - total / whole) + o.sum(mouths * o.unit(shares, 2), 1) / whole

    def _torso_and_head(self) -> None:
        o, s = self.o, self.s
        (wx, wy), (cx, cy), (nx, ny) = (s.at[n][:2] for n in ("waist", "chest", "neck"))
        dx, dy = cx - wx, cy - wy
        length = o.high(o.sqrt(dx * dx + dy * dy), 1e-3)
        cos, sin = -dy / length, dx / length
        stretch = o.high(length, .45) / (TORSO * WAIST)
        frame = self.root.moved(wx, wy).turned(cos, sin).scaled(1., stretch).moved(0., TORSO * (1 - WAIST))
        self.trunk_view, mirrored = seen_from(o, s.yaw + .8 * s.pose["twist"])
        self.torso = frame.scaled(mirrored, 1.)
        self.head_view, side = seen_from(o, s.yaw + s.pose["turn"])
        head_sine = o.sin(self.head_view * RAD)
        turn = s.pose["tilt"] * RAD * s.cosine + side * s.pose["nod"] * RAD * head_sine + o.angle(cos, sin) * .4 + self.body["stoop"] * (.5 * RAD) * s.sine
        self.head = self.root.moved(nx, ny).turned(o.cos(turn), o.sin(turn)).moved(.09 * head_sine * side, .16).scaled(side, 1.)
        nod = .0017 * s.pose["nod"] * o.cos(self.head_view * RAD)
        self.shapes.frames.update(head=self.head, face=self.head.moved(0., nod), screen=self.screen)
        self.face["gaze"] = self.face["gaze"] * side      # the root mirrors the rest

    # ------------------------------------------------------------ collecting
    def part(self, name: str, order: Column, frame: Frame, show: Column = 1., view: Column = 0., rest: float = 0., now: Column = 0., n: int = 1) -> None:
        self.parts.append(Part(name, frame, n, order, show, view, rest, now))

    def fill(self, hull: Hull, cls: str, order: Column, show: Column = 1., shade: str = "", shift: tuple[float, float] = (0., 0.)) -> None:
        """A hull; what it leaves bare of itself when moved by `shift` gets the shade."""
        (x, y), size = hull
        own = self.shapes.hull("root", x, y, size)
        self.shapes.draw(own, order, show, CLASSES.index(cls))
        if shade:
            moved = self.shapes.hull("root", x + shift[0], y + shift[1], size)
            self.shapes.draw(own, order + .1, show, CLASSES.index(shade), holes=[moved])

    def line(self, points: list[Xy], width: float, cls: str, order: float, show: Column, n: int = 1) -> None:
        self.shapes.draw(self.shapes.stroke("root", points, width, n), order, show, CLASSES.index(cls), n=n)

    def all(self) -> tuple[Draws, Draws, Table, int]:
        """Draws of parts and of outlines, [R, n], and the outlines [R, P, V, 2]."""
        self._shadow()
        self._legs()
        self._arms()
        self._lower()
        self._trunk()
        self._over_trunk()
        self._head()
        group = float(FIRST) + self.number
        outlines, table, count = self.shapes.finish(self.figure["show"], self.classes, len(CLASSES), self.number, group)
        return self._placed(group), outlines, table, count

    def _placed(self, group: Table) -> Draws:
        o = self.o
        parts = self.parts
        columns = lambda name: self.shapes.columns([(getattr(p, name), p.n) for p in parts])
        each = [p for p in parts for _ in range(p.n)]
        rows = o.permute(o.gather(o.permute(self.part_rows, (1, 0, 2)), o.const([PARTS.index(p.name) for p in each])), (1, 0, 2))
        first, show, views = (o.take(rows, i, 2) for i in range(3))                                    # [R, n]
        nearest = o.where_most(-o.abs(o.unit(columns("view"), 2) - o.part(rows, 3, 3 + VIEWS, 2)), 2)
        texture = first + o.low(nearest, views - 1.)
        now = columns("now")
        rest = o.const(np.array([[p.rest for p in each]])) + now * 0.
        seen = show * columns("show") * self.figure["show"]
        frame = joined([p.frame for p in parts])
        return textured(o, frame, o.gather(self.boxes, texture), texture, rest, now, columns("order"), seen, group, len(each))

    # ------------------------------------------------------------ pieces
    def _shadow(self) -> None:
        o, s = self.o, self.s
        x, y = (o.concat([s.at[n][k] for n in ("an", "pelvis", "waist", "chest", "head")], 1) for k in (0, 1))
        across = (x * s.cos["roll"] - y * s.sin["roll"]) * s.mirror
        lying = 1. - o.less(o.abs(s.pose["roll"]), 45.)
        feet = o.part(across, 0, 2, 1)
        low, high = (o.mix(o.unit(f(feet, 1), 1), o.unit(f(across, 1), 1), lying) for f in (o.least, o.most))
        spot = self.shapes.ellipse("screen", (low + high) * .5, .02, ((high - low) * .5 + .55) / (1. + s.pose["lift"]), .09)
        self.shapes.draw(spot, SHADOW, o.less(.01, self.figure["shadow"]), CLASSES.index("shadow"), alpha=self.figure["shadow"])

    def _bones(self, a: str, b: str, flip: Table | float = 1.) -> tuple[Frame, Table, Table, Table]:
        """Frames with +y from a to b, the bones' lengths as seen in the map's units, and their cosine and sine."""
        o, k = self.o, self.body["girth"]
        (ax, ay, _), (bx, by, _) = self.s.at[a], self.s.at[b]
        dx, dy = bx - ax, by - ay
        length = o.high(o.sqrt(dx * dx + dy * dy), .06)
        cos, sin = dy / length, -dx / length
        return self.root.moved(ax, ay).turned(cos, sin).scaled(flip * k, k), length / k, cos, sin

    def _legs(self) -> None:
        o, s = self.o, self.s
        depth = s.at["kn"][2] + .3 * s.at["hip"][2]
        left, right = o.columns(depth, 2)
        near = o.less(right, left)                                              # the far one is drawn first
        order = LEGS + 8. * o.concat([near, 1. - near], 1)
        view, sign = seen_from(o, s.yaw + s.g * 14.)
        along = o.sin(view * RAD) * sign
        turn = -s.pose["ft"] * RAD * along
        cos, sin = o.cos(turn), o.sin(turn)
        x, y, _ = s.at["an"]
        size = .86 * self.body["girth"] + .14
        reach = o.abs(along) * sign * size * sin
        upright = cos * size * ANKLE
        drop = o.high(s.at["heel"][1], s.at["toe"][1]) - y - o.high(reach * HEEL, reach * TOE)
        stretch = o.where(o.less(.04, upright), drop / o.high(upright, .04), 1.)
        foot = self.root.moved(x, y).turned(cos, sin).scaled(size * sign, size + sign * 0.)
        self.part("foot", order, foot, 1., view, ANKLE, o.clamp(stretch, .45, 2.6) * ANKLE, 2)
        for i, (name, a, b) in enumerate((("lower_leg", "kn", "an"), ("upper_leg", "hip", "kn"))):
            frame, now, _, _ = self._bones(a, b)
            self.part(name, order + (1. + i), frame, 1., 0., PART_TABLE[name].bone, now, 2)

    def _arms(self) -> None:
        o, s, wear = self.o, self.s, self.wear
        shoulder, wrist = s.at["sh"][2], s.at["wr"][2]
        facing = o.less(0., s.cosine)
        far = o.high(o.less(shoulder, -.12), o.high(facing * o.less(wrist, -.35), (1. - facing) * o.less(wrist, 0.)))
        far = far * (1. - o.less(s.sine, .3) * o.less(-.35, wrist) * facing)
        # of a far arm only the upper is behind where the hand comes round to the front
        fore_far = far * (1. - o.less(.30, wrist) * o.less(.15, s.cosine))
        left, right = o.columns(wrist, 2)
        nearer = o.less(right, left)
        far_order, near_order = o.const([[FAR_ARMS, FAR_ARMS + 9.]]), NEAR_ARMS + 9. * o.concat([nearer, 1. - nearer], 1)
        fore = o.where(fore_far, far_order, near_order)
        upper_first = o.high(o.less(65., s.pose["el"]), far - fore_far)
        upper_order = o.where(far, far_order, near_order) + o.where(upper_first, 0., 8.)
        flips = []
        for a, b in (("sh", "el"), ("el", "wr")):
            # an arm's map is turned over when its baked shade would face the light
            to_light = LIGHT[0] * (s.at[b][1] - s.at[a][1]) - LIGHT[1] * (s.at[b][0] - s.at[a][0])
            flips.append(o.where(o.less(to_light, 0.), -1., 1.))
        upper, upper_now, _, _ = self._bones("sh", "el", flips[0])
        lower, lower_now, cos, sin = self._bones("el", "wr", flips[1])
        self.part("upper_arm", upper_order, upper, 1., 0., PART_TABLE["upper_arm"].bone, upper_now, 2)
        self.part("lower_arm", fore + 4., lower, 1., 0., PART_TABLE["lower_arm"].bone, lower_now, 2)
        self._hands(fore, cos, sin)
        sleeves, cuffs = self.cloth.sleeves()
        fores = o.columns(fore, 2)
        for i in (0, 1):
            (elbow, *rest), cuff = ([self.cloth.column(p, i) for p in points] for points in (sleeves, cuffs))
            self.fill((self.cloth.cat([self.cloth.disc(elbow, .205 * self.body["girth"], 10), *rest]), 14), "top", fores[i] + 5., wear["wide_sleeves"], "top2", (.09, -.02))
            self.fill((self.cloth.cat(cuff), 6), "tie", fores[i] + 6., wear["wide_sleeves"] * wear["cuffs"])

    def _hands(self, order: Table, arm_cos: Table, arm_sin: Table) -> None:
        o, s, wear = self.o, self.s, self.wear
        bent_cos, bent_sin = s.cos["wrist"], s.sin["wrist"]
        cos, sin = arm_cos * bent_cos - arm_sin * bent_sin, arm_sin * bent_cos + arm_cos * bent_sin
        size = hand_size(self.body)
        flip = o.where(o.concat([o.less(.6, s.cosine) * 1., o.less(s.cosine, -.6) * 1.], 1), -1., 1.)
        x, y, _ = s.at["wr"]
        hands = self.root.moved(x, y).turned(cos, sin).scaled(size * flip, size + flip * 0.)
        both = flip * 0. + 1.
        grips = self.root.moved(x - sin * size * GRIP, y + cos * size * GRIP).scaled(both, both)
        along, turn, over = (o.concat([wear[f"{n}_l"], wear[f"{n}_r"]], 1) for n in ("along", "turn", "grips"))
        turn_cos, turn_sin = o.cos(turn * RAD), o.sin(turn * RAD)
        held = grips.turned(o.mix(s.cos["roll"], cos * flip, along), o.mix(-s.sin["roll"], sin * flip, along)).turned(turn_cos, turn_sin)
        grown = o.high(self.grown, UNSEEN)
        held = held.scaled(s.mirror / self.body["metres"] * grown, 1. / self.body["metres"] * grown)
        thing = o.where(o.less(over, -.5), BACKPACK - 8., order + o.where(over, 1., 3.))
        hangs = o.less(s.at["el"][1] + .35, y) * o.less(o.abs(s.pose["roll"]), 20.)
        orders, things, hanging = o.columns(order, 2), o.columns(thing, 2), o.columns(hangs, 2)
        for i, name in enumerate(("l", "r")):
            self.part("hand_" + name, orders[i] + 2., _one(hands, i))
            self.part("held_" + name, things[i], _one(held, i), o.less(UNSEEN, self.grown) * 1.)
        self.part("bag", orders[0] + 1., _one(grips, 0), hanging[0] * wear["handbag"])
        grip = _one(grips, 1)
        reach = o.high(self.floor - o.part(y + cos * size * GRIP, 1, 2, 1), .8) / 2.9
        lean = reach * 0. - .06
        self.part("cane", orders[1] + 1., grip.turned(o.cos(lean), o.sin(lean)).scaled(1., reach), hanging[1] * wear["cane"])

    def _lower(self) -> None:
        """Pelvis and skirts."""
        o, s, c, wear = self.o, self.s, self.cloth, self.wear
        self.fill(c.pelvis(), "lower", LOWER, 1., "lower2", (.08, 0.))
        none = wear["hem"] * 0.
        flare = wear["flare"] * (.8 + .2 * o.abs(s.cosine))
        hems = c.hems(o.concat([wear["hem"], wear["coat_hem"], wear["apron_hem"]], 1), o.concat([flare, wear["coat_flare"], wear["apron_flare"]], 1), o.concat([wear["bustle"], none, none], 1))
        edge, coat, apron = (tuple(o.take(v, i, 1) for v in hems) for i in range(3))
        worn = o.less(.01, wear["hem"])
        self.fill(c.skirt(wear["hem"], edge, .60, wear["bustle"]), "lower", LOWER + 1., worn, "lower2", (.10, 0.))  # type: ignore[arg-type]
        self.line(c.pleats(edge), .032, "lower2", LOWER + 2., o.concat([worn * wear["pleats"]] * 3, 1), 3)  # type: ignore[arg-type]
        self.fill(c.band(edge, .13), "band", LOWER + 3., worn * wear["band"])  # type: ignore[arg-type]
        worn = o.less(.01, wear["coat_hem"])
        self.fill(c.skirt(wear["coat_hem"], coat, .66, none), "top", OVER_TRUNK, worn, "top2", (.10, 0.))  # type: ignore[arg-type]
        self.line(c.placket(coat), .028, "top2", OVER_TRUNK + 1., worn * o.less(s.yaw, 84.))  # type: ignore[arg-type]
        self.fill(c.apron(apron), "trim", OVER_TRUNK + 2., o.less(.01, wear["apron_hem"]) * o.less(s.yaw, 128.))  # type: ignore[arg-type]

    def _trunk(self) -> None:
        o, s, wear = self.o, self.s, self.wear
        # the neck joins two frames: its ends are put back into the root's own units
        low, high = (_within(self.root, p) for p in (self.torso.at(0., -TORSO + .10), self.head.at(-.02, -.20)))
        radius = (.155 - .015 * wear["feminine"]) * self.body["girth"] + .02
        self.shapes.draw(self.shapes.stroke("root", [low, high], 2. * radius), TRUNK, 1., CLASSES.index("skin2"))
        away = o.less(s.cosine, -.1)
        self.part("torso", TRUNK + 1., self.torso, 1., self.trunk_view)
        self.fill(self.cloth.cape(), "tie", o.where(away, TRUNK + 2., CAPE), wear["cape"])
        self.fill(self.cloth.drape(), "trim2", o.where(away, TRUNK + 3., CAPE + 1.), wear["drape"])
        self.part("collar", TRUNK + 4., self.torso, 1., self.trunk_view)
        strapped = wear["satchel"] + wear["backpack"]
        self.part("straps", OVER_TRUNK + 10., self.torso, strapped, self.trunk_view)
        self.part("bag", o.where(o.less(.05, s.cosine) * wear["backpack"], BACKPACK, OVER_TRUNK + 11.), self.torso, strapped, self.trunk_view)
        self.part("scarf", o.where(wear["pioneer"], PIONEER, SCARF), self.torso.moved(0., -TORSO), 1., self.trunk_view)

    def _over_trunk(self) -> None:
        """Sashes and tails."""
        o, s, c, wear = self.o, self.s, self.cloth, self.wear
        self.line(c.sash(), .085, "trim2", OVER_TRUNK + 3., wear["sash"] * o.less(s.yaw, 100.))
        order = o.where(o.less(0., s.cosine), TAILS, OVER_TRUNK + 5.)
        tails = c.tails()
        for i in (0, 1):
            self.fill((c.cat([c.column(p, i) for p in tails]), 5), "top", order, wear["tails"], "top2", (.06, 0.))

    def _head(self) -> None:
        o, view = self.o, self.head_view
        mane = o.where(o.less(view, 62.), MANE_BEHIND, o.where(o.less(view, 100.), MANE_BETWEEN, HEAD + 7.))
        self.part("hair_back", mane, self.head, 1., view)
        self.part("head", HEAD + 1., self.head, 1., view)
        self.part("hair_front", HEAD + 4., self.head, 1., view)
        self.part("headgear", HEAD + 8., self.head, 1., view)
        skull = Skull(o, view, self.body["jaw"], self.wear["cheeks"])
        FaceDrawer(o, self.shapes, skull, self.face, self.wear, {c: i for i, c in enumerate(CLASSES)}, [HEAD, HEAD + 2., HEAD + 5., HEAD + 6.]).draw()


def _one(frame: Frame, index: int) -> Frame:
    """The left or the right of a pair of frames."""
    o = frame.o
    return Frame(o, *(o.part(v, index, index + 1, 1) for v in (frame.origin, frame.across, frame.down)), 2)


def _within(frame: Frame, p: Table) -> Xy:
    """Screen points [R, 1, 2] in a frame's own units."""
    o = frame.o
    d = p - frame.origin
    (x, y), (ax, ay), (bx, by) = ([o.take(v, k, 2) for k in (0, 1)] for v in (d, frame.across, frame.down))
    det = ax * by - bx * ay
    return (by * x - bx * y) / det, (ax * y - ay * x) / det
