"""An actor of a shot, and the figure it makes at a moment."""
from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from .people.assemble import Hold, assemble
from .people.body import Body
from .people.face import face
from .people.figure import Figure
from .people.identity import Identity
from .people.joints import Pose, ground_contacts, project, skeleton
from .people.person import Person
from .people.poses import ONCE, hands, pose, seated_at
from .props import HELD_BEHIND, LEANS

BLINK_EVERY, BLINK = 3.3, .16                       # seconds
SYLLABLES = ("A", "E", "M", "O", "rest", "A", "U", "E", "F", "rest")
SYLLABLES_A_SECOND = 6.


@dataclass(frozen=True)
class Actor:
    """One person on the set. x: metres at the middle of the shot; y: where the feet rest, negative up; seat: its height above that."""
    identity: Identity
    action: str
    pose: str
    yaw: float
    x: float
    y: float
    speed: float
    pace: float
    phase: float
    expression: str
    talking: bool
    seat: float | None
    held: tuple[str | None, str | None]

    @property
    def body(self) -> Body:
        return self.identity.body


@lru_cache(maxsize=64)
def person_of(identity: Identity) -> Person:
    return Person(identity)


def ground(actor: Actor) -> float:
    """Where the figure's origin lies: y in metres; a bed carries who lies on it."""
    return actor.y - (actor.seat if actor.seat is not None and actor.pose == "lie" else 0.)


def joints_at(actor: Actor, t: float, duration: float) -> Pose:
    """The actor's joints at t seconds of a shot."""
    phase = max(0., min(1., t / duration)) if actor.pose in ONCE else (actor.phase + actor.pace * t) % 1.
    joints = pose(actor.pose, phase, actor.yaw, actor.body)
    return seated_at(joints, actor.body, actor.seat / actor.body.metres) if actor.seat is not None and actor.pose != "lie" else joints


def figure(actor: Actor, t: float, duration: float) -> Figure:
    """The actor at t seconds of a shot."""
    person = person_of(actor.identity)
    joints = joints_at(actor, t, duration)
    blink = 1. if (t + 1.7 * actor.phase) % BLINK_EVERY < BLINK else 0.
    viseme = SYLLABLES[int(t * SYLLABLES_A_SECOND) % len(SYLLABLES)] if actor.talking else "rest"
    return assemble(person, joints, face(actor.expression, viseme, blink), hands(actor.pose), [k and Hold(k, turn=LEANS * (k in HELD_BEHIND), behind=k in HELD_BEHIND) for k in actor.held])


def head_middle(actor: Actor, t: float, duration: float) -> tuple[float, float]:
    """Where the middle of the head is in the figure's frame, x and y in heads."""
    joints = joints_at(actor, t, duration)
    points = project(skeleton(actor.body, joints), abs(joints["yaw"]))
    sine, cosine = math.sin(math.radians(joints["roll"])), math.cos(math.radians(joints["roll"]))
    turned = {name: (x * cosine - y * sine, x * sine + y * cosine) for name, (x, y, _) in points.items()}
    low = max(turned[name][1] + pad for name, pad in ground_contacts(actor.body).items())
    x, y = turned["head"]
    return -x if joints["yaw"] < 0 else x, y - low - joints["lift"]


def chin_height(actor: Actor, t: float = 1., duration: float = 4.) -> float:
    """y of the base of the neck in metres, negative up."""
    return ground(actor) + figure(actor, t, duration).joints["neck"][1] * actor.body.metres
