"""The second half of G for people: choices and numbers become bodies, joints, faces, clothes and the parts that are painted."""
from __future__ import annotations

import math
from typing import Callable, NamedTuple

import torch
import torch.nn as nn

from shotloom_world.props import LEANS

from .compose_set import Cameras, row
from .directing import BLINK_PHASE, BLINK_RATE, JOINT_NAMES, MOODS, OPTIONS, PALETTE, SPEECH_RATE, Choices, FaceNet, PaletteNet, PoseNet, one_hot
from .figure import AT_BACK, FIGURE, PART, PARTS, WEAR
from .gathering import SHARPNESS, Wanted
from .kinematics import BODY, TEMPO
from .look import GROUP_OF_CLASS, GROUPS
from .layout import FIGURES, NEXT_ACT, OF_WORLD, PEOPLE, TEXTURE, TEXTURES, VIEWS
from .parts import FIELDS, FLAGS, WAVES, PartPainter
from .program import People
from .stage_inputs import FEW_VIEWS, HEAD_STEP, VIEW_STEP
from .strength import root, scaled, vivid
from .tables import MOST_PARTS, SHADOW_COLOUR, PeopleTables

FINE_BELOW = 1.6                         # metres: in frames lower than this heads are so large that they are painted every HEAD_STEP degrees
HEADS, TRUNKS, FEET = range(3)           # what a part turns with
TURNS_WITH = {**dict.fromkeys(("hair_back", "head", "hair_front", "headgear"), HEADS),
              **dict.fromkeys(("torso", "collar", "scarf", "straps", "bag"), TRUNKS), "foot": FEET}
BLINK_SHIFT = .08                        # seconds: half a blink
SHADOW_STRENGTH = .2
FEET_APART = 14.                         # degrees that each foot turns out
UNUSED_VIEW = 999.
LEFT_HAND, RIGHT_HAND = PARTS.index("hand_l"), PARTS.index("hand_r")
LEGS = ("upper_leg", "lower_leg", "foot")
MOST_TEXTURES = TEXTURES - 1 - MOST_PARTS                                # what movers leave of the textures
FAR = .22                                # a named colour goes no further to a picture's shade, in each of red, green and blue
SURE = .25                               # a picture's colour that is less sure counts for nothing


class Figures(NamedTuple):
    tensors: dict[str, torch.Tensor]     # all of the figures' inputs but `parts`
    wanted: Wanted                       # candidates [FIGURES * PARTS * VIEWS]
    view: torch.Tensor                   # [FIGURES, PARTS, VIEWS] degrees
    shown: torch.Tensor                  # bool [FIGURES, PARTS, VIEWS]: has a texture
    box: torch.Tensor                    # [FIGURES, PARTS, 4]
    metres: torch.Tensor                 # [FIGURES] a head


def trunk_rows(body: torch.Tensor, loose: torch.Tensor) -> torch.Tensor:
    """Bodies [N, BODY] and the slack of garments [N] -> [N, 11, 3] half-widths, depths before and behind (people/body.py trunk_rows)."""
    k, shoulder, chest, waist, hip, bust, belly = (body[:, BODY[n]] for n in ("girth", "shoulder", "chest", "waist", "hip", "bust", "belly"))
    rows = [
        (0., .175 * k + .01, .14 * k, .17 * k), (.03, .40 * shoulder, .17 * k, .23 * k), (.062, .73 * shoulder, .21 * k, .28 * k),
        (.11, .87 * shoulder, .25 * k, .32 * k), (.18, .84 * shoulder, .28 * k + bust * .35, .34 * k), (.30, chest + .02, .32 * k + bust, .36 * k),
        (.43, chest + (waist - chest) * .55 + .01, .30 * k + bust * .5 + belly * .5, .32 * k), (.60, waist, .26 * k + belly, .27 * k),
        (.76, waist + (hip - waist) * .66, .28 * k + belly * .9, .36 * k), (.90, hip + .005, .30 * k + belly * .5, .44 * k),
        (1.04, hip + .01, .29 * k, .41 * k)]
    full, loose = rows[4], loose.clamp(min=0)
    out = []
    for d, w, f, b in rows:
        t = loose if d > .35 else loose * 0
        slack = (torch.maximum(w, w + (full[1] * .98 - w) * t) + .02 * loose, torch.maximum(f, f + (full[2] - f) * t),
                 torch.maximum(b, b + (full[3] - b) * t))
        out.append(torch.stack(slack, 1))
    return torch.stack(out, 1)


def seen_from(yaw: torch.Tensor) -> torch.Tensor:
    """Degrees -> the view, 0..180."""
    return (yaw - 360 * torch.floor((yaw + 180) / 360)).abs()


def views(seen: torch.Tensor, step: torch.Tensor | float, most: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Views [..., n] of a program -> VIEWS yaws [..., VIEWS] so that none seen is far from one of them, and which are used (bool), at most `most`."""
    low, high = seen.min(-1, keepdim=True).values, seen.max(-1, keepdim=True).values
    count = torch.minimum(((high - low) / step + .4).round().clamp(1, VIEWS), most)
    k = torch.arange(VIEWS).float()
    return low + (high - low) * (k + .5) / count, k < count


def view_of(yaw: torch.Tensor) -> torch.Tensor:
    """[...] degrees -> [..., VIEW] as parts.view."""
    a = yaw * (math.pi / 180)
    waves = [f(k * a) for k in range(1, WAVES + 1) for f in (torch.sin, torch.cos)]
    return torch.stack([*waves, yaw / 90 - 1], -1)


def shaded(palette: torch.Tensor, shades: torch.Tensor, chosen: Choices) -> torch.Tensor:
    """Palettes [N, PALETTE, 3] with named colours brought to the shades that pictures show [N, GROUPS, COLOUR], as far as these are near: all classes of
    a group by as much. Trousers of which a picture shows nothing go along with a top of the same name."""
    there = shades[:, :, 3:] * (shades[:, :, 3:] > SURE).float()
    apart = shades[:, :, :3] - palette[:, [PALETTE.index(classes[0]) for classes in GROUPS.values()]]
    moves = there * apart.clamp(-FAR, FAR)
    top, bottom = list(GROUPS).index("top"), list(GROUPS).index("bottom")
    along = (chosen["colour"] * chosen["bottom_colour"]).sum(1)[:, None] * (there[:, bottom] == 0).float()
    moves = torch.cat([moves[:, :bottom], (moves[:, bottom] + along * moves[:, top])[:, None], moves[:, bottom + 1:]], 1)
    moved = torch.stack([moves[:, GROUP_OF_CLASS[cls]] if cls in GROUP_OF_CLASS else moves[:, 0] * 0 for cls in PALETTE], 1)
    return (palette + moved).clamp(0, 1)


class PeopleComposer(nn.Module):
    def __init__(self, palette: PaletteNet, poses: PoseNet, faces: FaceNet, painter: PartPainter, tables: PeopleTables):
        super().__init__()
        self.palette, self.poses, self.faces, self.painter, self.tables = palette, poses, faces, painter, tables

    def figures(self, people: People, behind: torch.Tensor, seconds: torch.Tensor, lit: Callable[[torch.Tensor], torch.Tensor], cameras: Cameras) -> Figures:
        """behind bool [2]: what each holds is seen behind them; seconds [1]; lit: colours [..., 3] -> colours in the light of the people."""
        t, chosen = self.tables, people.chosen
        kind, pose = chosen["kind"], people.pose
        body = (kind @ t.body) * torch.prod(1 + people.offsets[:, :, None] * t.grows, 1)
        metres = body[:, BODY["metres"]]
        lies, sits = t.lying[pose], (people.seat > 0).float()
        acts, tempos, shapes = self.acts(people, seconds, metres)
        shape = shapes.argmax(2)                                                       # [2, 2] left, right
        joints = acts.flatten(1, 2)
        outfit = chosen["top"].argmax(1) * len(OPTIONS["bottom"]) + chosen["bottom"].argmax(1)
        zero = metres * 0
        palette = torch.cat([lit(self.coloured(people)), torch.tensor([[SHADOW_COLOUR, (0., 0., 0.)]]).expand(FIGURES, -1, -1)], 1)
        tensors = {
            "figures": row(FIGURE, x=people.x, y=-people.floor - people.seat * lies * sits, speed_x=people.speed, show=people.shown,
                           shadow=SHADOW_STRENGTH * (1 - sits), blink_rate=zero + BLINK_RATE,
                           blink_phase=.5 + people.phase * BLINK_PHASE - BLINK_SHIFT * BLINK_RATE, then_at=seconds / 2 + zero,
                           then_over=zero + NEXT_ACT, speed_then=people.speed + people.then * (people.speed_then - people.speed)),
            "bodies": body, "trunks": trunk_rows(body, t.loose[chosen["top"].argmax(1)]), "wear": self.wear(people, outfit, shape, behind), "joints": acts,
            "tempos": tempos,
            "faces": self.felt(people), "face_tempos": row(TEMPO, rate=people.talks * SPEECH_RATE),
            "mouths": self.faces.mouths(people.mood, people.talks), "beats": t.beats[pose] * people.talks[:, None],
            "classes": torch.gather(palette, 1, t.classes[outfit][:, :, None].expand(-1, -1, 3)),
        }
        worn = self.worn(people, cameras, body)
        view, valid = self.views(joints, worn, cameras)
        shown = worn[:, :, None] & valid
        part = torch.tensor(t.names)
        whole = part.expand(FIGURES, -1)
        hands = torch.cat([whole[:, :LEFT_HAND], t.hand + shape, whole[:, RIGHT_HAND + 1:]], 1)
        return Figures(tensors, self.wanted(chosen, people.offsets, hands, shape, view, shown, palette), view, shown, t.part_box[hands], metres)

    def acts(self, people: People, seconds: torch.Tensor, metres: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """-> joints [2, ACTS, KEYS, joints], tempos [2, ACTS, TEMPO] and the hands' shapes of the first act [2, 2, shapes].

        Where nothing else follows, both acts are the same. Who walks and then runs runs on with the other foot: the second program is as far in its
        cycle when it begins as the first."""
        half, kind = seconds / 2, people.chosen["kind"]
        pace = people.pace * root(people.vigour)
        pace_then = people.pace_then * root(people.vigour)
        first, shapes, once = self.poses(people.pose, kind, people.offsets, people.seat / metres)
        then, _, once_then = self.poses(people.pose_then, kind, people.offsets, people.seat_then / metres)
        once, once_then = (once > .5).float(), (once_then > .5).float()
        rate, phase = pace + once * (1 / seconds - pace), people.phase * (1 - once)
        rate_then = pace_then + once_then * (1 / half - pace_then)
        phase_then = (1 - once_then) * (phase + (rate - rate_then) * half) - once_then
        either = people.then[:, None]
        firstly, secondly = (row(TEMPO, rate=r, phase=p, once=o) for r, p, o in ((rate, phase, once), (rate_then, phase_then, once_then)))
        one, two = self.turned(first, people.pose, people.yaw), self.turned(then, people.pose_then, people.yaw_then)
        joints = torch.stack([one, torch.where(either[:, None] > .5, two, one)], 1)
        tempos = torch.stack([firstly, torch.where(either > .5, secondly, firstly)], 1)
        bends = torch.tensor([float(n not in ("yaw", "roll", "lift")) for n in JOINT_NAMES])
        strength = 1 + (people.vigour[:, None, None, None] - 1) * bends
        wilder = scaled(joints, joints.mean(2, keepdim=True), strength)
        return torch.where(strength == 1, joints, torch.minimum(torch.maximum(wilder, self.poses.lowest), self.poses.highest)), tempos, shapes

    def felt(self, people: People) -> torch.Tensor:
        """The faces of a cycle [2, KEYS, FACE], as far from a calm one as the feeling's strength says."""
        own, calm = (self.faces.program(mood, people.talks) for mood in (people.mood, one_hot(people.pose * 0 + MOODS.index("neutral"), len(MOODS))))
        strength = people.feeling[:, None, None]
        more = torch.minimum(torch.maximum(scaled(own, calm, strength), self.faces.lowest), self.faces.highest)
        return torch.where(strength == 1, own, more)

    def coloured(self, people: People) -> torch.Tensor:
        """The palette [2, PALETTE, 3] in the shades of pictures, clothes as vivid as their colour's strength says."""
        palette = shaded(self.palette(people.chosen).clamp(0, 1), people.shades, people.chosen)
        worn = torch.tensor([float(n in ("top", "top2")) for n in PALETTE])[None, :, None]
        return vivid(palette, 1 + (people.vivid[:, None, None] - 1) * worn)

    def turned(self, joints: torch.Tensor, pose: torch.Tensor, yaw: torch.Tensor) -> torch.Tensor:
        """Programs [2, KEYS, joints] of yaw 0 at the people's yaws [2]; who turns round has a yaw of the program's own."""
        is_yaw = torch.tensor([float(n == "yaw") for n in JOINT_NAMES]) * (1 - self.tables.turning[pose])[:, None, None]
        return joints * (1 - is_yaw) + yaw[:, None, None] * is_yaw

    def wear(self, people: People, outfit: torch.Tensor, shape: torch.Tensor, behind: torch.Tensor) -> torch.Tensor:
        t, c = self.tables, people.chosen
        wear = t.garments[outfit] + c["kind"] @ t.of_kind + c["glasses"] @ t.of_glasses + c["beard"] @ t.of_beard + c["bag"] @ t.of_bag
        wear = wear + c["scarf"] @ t.of_scarf
        ears = ((c["hair"] @ t.ears) * c["hat"]).sum(1)
        cane = c["cane"][:, 1] * (people.holds == 0).float()
        grips = t.grips[shape]
        at_back = (behind & (people.holds > 0)).float()
        return wear + row(WEAR, ears=ears, cane=cane, grips_l=grips[:, 0], grips_r=grips[:, 1] + at_back * (AT_BACK - grips[:, 1]), turn_r=at_back * LEANS)

    def worn(self, people: People, cameras: Cameras, body: torch.Tensor) -> torch.Tensor:
        """bool [2, PARTS]: what there is to show of each person; legs below the frame are not painted."""
        c, shown = people.chosen, people.shown
        low = (cameras.y + cameras.high / 2)[OF_WORLD[PEOPLE]].max()
        hips = -people.floor - (body[:, BODY["thigh"]] + body[:, BODY["shin"]]) * body[:, BODY["metres"]]
        legs = (low > hips - .1).float()
        some = {"headgear": 1 - c["hat"][:, 0], "scarf": 1 - c["scarf"][:, 0], "bag": 1 - c["bag"][:, 0], "straps": c["bag"] @ self.tables.straps,
                "cane": c["cane"][:, 1], "held_l": shown * 0, "held_r": (people.holds > 0).float(), **dict.fromkeys(LEGS, legs)}
        return torch.stack([some[n] * shown if n in some else shown for n in PARTS], 1) > .5

    def views(self, joints: torch.Tensor, worn: torch.Tensor, cameras: Cameras) -> tuple[torch.Tensor, torch.Tensor]:
        """Yaws [2, PARTS, VIEWS] at which parts are painted, and which of them are."""
        yaw, turn, twist = (joints[:, :, JOINT_NAMES.index(n)] for n in ("yaw", "turn", "twist"))
        yaw = yaw.abs()
        seen = [seen_from(yaw + turn), seen_from(yaw + .8 * twist), torch.cat([seen_from(yaw + FEET_APART), seen_from(yaw - FEET_APART)], 1)]
        of_heads = VIEW_STEP + (cameras.high[OF_WORLD[PEOPLE]].min() < FINE_BELOW).float() * (HEAD_STEP - VIEW_STEP)
        still = torch.arange(VIEWS).expand(FIGURES, -1) < 1

        def of_parts(most: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            found = [views(v, step, most) for v, step in zip(seen, (of_heads, VIEW_STEP, VIEW_STEP))] + [(still.float() * 0, still)]
            which = [TURNS_WITH.get(n, len(seen)) for n in PARTS]
            return torch.stack([found[k][0] for k in which], 1), torch.stack([found[k][1] for k in which], 1)

        wanted = (of_parts(torch.tensor(float(VIEWS)))[1] & worn[:, :, None]).float().sum()
        return of_parts(VIEWS + (wanted > MOST_TEXTURES).float() * (FEW_VIEWS - VIEWS))

    def wanted(self, chosen: Choices, offsets: torch.Tensor, part: torch.Tensor, shape: torch.Tensor, view: torch.Tensor, shown: torch.Tensor,
               palette: torch.Tensor) -> Wanted:
        t = self.tables
        identity = torch.cat([*(chosen[f] for f in FIELDS), *(chosen[f][:, 1:2] for f in FLAGS), offsets], 1)
        whose = torch.arange(FIGURES)[:, None, None].expand(-1, len(PARTS), VIEWS).reshape(-1)
        each = part[:, :, None].expand(-1, -1, VIEWS).reshape(-1)
        seen = view_of(view.reshape(-1))
        number = torch.arange(FIGURES * len(PARTS) * VIEWS).view(FIGURES, len(PARTS), VIEWS)
        same = (shape[:, 0] == shape[:, 1])[:, None] & (torch.arange(VIEWS) == 0)[None]         # both hands of one shape: one map
        right = torch.where(same, number[:, LEFT_HAND], number[:, RIGHT_HAND])
        like = torch.cat([number[:, :RIGHT_HAND], right[:, None], number[:, RIGHT_HAND + 1:]], 1).reshape(-1)
        drawn = torch.tensor([not n.startswith("held") for n in PARTS])
        classes = t.part_classes[part]
        colours = torch.gather(palette[:, :, None].expand(-1, -1, classes.shape[2], -1), 1, classes[..., None].expand(-1, -1, -1, 3))
        stops = colours[:, :, None, :, None].expand(-1, -1, VIEWS, -1, 2, -1).reshape(-1, classes.shape[2], 2, 3)

        def paint(grain: str, at: torch.Tensor) -> torch.Tensor | None:
            if grain == "strip":
                return None
            return self.painter(each[at], identity[whose[at]], seen[at], grain) * (SHARPNESS if grain == "large" else 1.)

        return Wanted(t.part_grain[each], (shown & drawn[None, :, None]).reshape(-1), like, stops, paint)


def textured(figures: Figures, part_maps: torch.Tensor, held_maps: torch.Tensor, held_grain: torch.Tensor, held_box: torch.Tensor,
             ranks: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """part_maps [FIGURES * PARTS * VIEWS]: rows of maps; of what is held maps, grains [2] and boxes [2, 4]; ranks: row of `textures` for each candidate.
    -> rows for `textures` [candidates, fields] and the input `parts`."""
    shape = figures.view.shape
    held = torch.tensor([float(n == "held_r") for n in PARTS])[None, :, None].expand(shape)

    def either(own: torch.Tensor, of_held: torch.Tensor) -> torch.Tensor:
        return (own + held * (of_held.float()[:, None, None] - own)).reshape(-1)

    boxes = [either(figures.box[:, :, None, k].expand(shape), held_box[:, k]) for k in range(4)]
    owner = torch.arange(FIGURES).float()[:, None, None].expand(shape).reshape(-1)
    rows = row(TEXTURE, grain=either(figures.wanted.grain.float().view(shape), held_grain), map=either(part_maps.view(shape), held_maps), owner=owner,
               layer=torch.tensor(float(PEOPLE)), unit=either(torch.ones(shape), 1 / figures.metres), **dict(zip(("x0", "y0", "x1", "y1"), boxes)))
    count = figures.shown.float().sum(2)
    angles = torch.where(figures.shown, figures.view, torch.full(shape, UNUSED_VIEW))
    parts = row(PART, texture=ranks.view(shape)[:, :, 0].reshape(-1), show=(count > 0).float().reshape(-1), views=count.reshape(-1),
                **{f"view_{k}": angles[:, :, k].reshape(-1) for k in range(VIEWS)})
    return rows, (parts * parts[:, PART["show"]][:, None]).view(FIGURES, len(PARTS), len(PART))
