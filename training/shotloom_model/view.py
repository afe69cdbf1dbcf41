"""The camera: where each layer lies on the screen at each moment."""
from __future__ import annotations

from dataclasses import dataclass

from .layout import CAMERA, DEPTHS
from .arithmetic import Numbers, Table
from .kinematics import gone

APART = 1e-4          # layers whose parallax differs by less move as one


@dataclass
class View:
    """For F moments and the layers of layout.LAYERS: screen pixels = (metres - (left, top)) * scale. `still` and `joined` are 0 or 1."""
    left: Table         # [F, DEPTHS] metres
    top: Table          # [F, DEPTHS] metres
    scale: Table        # [F, DEPTHS] pixels a metre
    still: Table        # [] nothing of it changes between the moments
    joined: Table       # [] all layers move as one


def view(o: Numbers, camera: Table, times: Table, duration: Table, width: Table, height: Table) -> View:
    """camera [CAMERA], times [F] in seconds, the rest scalars; the camera rests before 0 and after the duration."""
    def number(name: str) -> Table:
        return o.take(camera, CAMERA[name], 0)

    along = o.clamp(times / duration, 0., 1.)
    eased = o.mix(o.ease(along), along, number("steady"))
    high = o.mix(number("high_start"), number("high_end"), eased)
    phase, drift = number("drift_phase"), number("drift")
    wander_x = .6 * o.sin(1.3 * times + phase) + .4 * o.sin(2.9 * times + 1.7 * phase)
    wander_y = .6 * o.sin(1.7 * times + 2.3 * phase) + .4 * o.sin(3.3 * times + phase)
    followed = gone(o, {n: number(n) for n in ("then_at", "then_over")}, number("follow"), number("follow_then"), times, duration)
    x = o.mix(number("x_start"), number("x_end"), eased) + drift * high * wander_x + followed
    y = o.mix(number("y_start"), number("y_end"), eased) + drift * high * wander_y
    # far layers move and grow less, from the frame in which the set was laid out
    wide = number("high_wide")
    parallax = o.part(camera, CAMERA["parallax_sky"], CAMERA["parallax_sky"] + DEPTHS, 0)
    zoom = o.part(camera, CAMERA["zoom_sky"], CAMERA["zoom_sky"] + DEPTHS, 0)
    scale = height / wide * o.exp(o.unit(o.log(wide / high), 1) * zoom)
    centre_x = number("x_wide") + (o.unit(x, 1) - number("x_wide")) * parallax
    centre_y = number("y_wide") + (o.unit(y, 1) - number("y_wide")) * parallax
    travel = o.abs(number("x_start") - number("x_end")) + o.abs(number("y_start") - number("y_end")) + o.abs(number("high_start") - number("high_end")) + drift + o.abs(number("follow")) + o.abs(number("follow_then"))
    spread = o.most(parallax, 0) - o.least(parallax, 0) + o.most(zoom, 0) - o.least(zoom, 0)
    # of one moment nothing moves, whatever the camera does
    moves = o.less(1e-6, travel) * o.less(1e-6, o.most(times, 0) - o.least(times, 0))
    still = 1. - moves
    return View(centre_x - width / (2. * scale), centre_y - height / (2. * scale), scale, still, o.high(still, o.less(spread, APART)))
