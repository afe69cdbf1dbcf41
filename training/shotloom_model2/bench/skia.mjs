// Draws what `develop` painted (the gbrp graph's layers, textures and outlines) with Skia, on one thread: the yardstick for `frame`.

const SLOTS = ['back', 'far', 'middle', 'near', 'front', 'all'];
const [EVEN, JOINED, FAR, MIDDLE, NEAR, FRONTS] = [0, 1, 2, 3, 4, 5];
const FLAG = { far: FAR, middle: MIDDLE, near: NEAR, front: FRONTS };
const [BEHIND, GROUPS, RUNS, GROUP] = [0, 5, 6, 6];
const EDGES = ['outline', 'top', 'left', 'bottom', 'right', 'high', 'wide', 's0', 's1', 's2', 'lines', 'r0', 'r1', 'r2', 'first', 'last', 'a', 'b', 'hole', 'cut', 'holed'];
const ALPHA = 17; // in a row of walk_numbers: origin, across, down, limit (2 each), bend, its limits and gain (2 each), left, top, alpha, tint
const TINT = 18;

/** A canvas from planes G, B, R (premultiplied) and 255 - opacity. */
function image(make, planes, clear, wide, high) {
  const canvas = make(wide, high);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(wide, high);
  const count = wide * high;
  for (let i = 0; i < count; i += 1) {
    const opacity = clear === null ? 255 : 255 - clear[i];
    const gain = opacity === 0 ? 0 : 255 / opacity;
    picture.data[4 * i] = planes[2 * count + i] * gain;
    picture.data[4 * i + 1] = planes[i] * gain;
    picture.data[4 * i + 2] = planes[count + i] * gain;
    picture.data[4 * i + 3] = opacity;
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}

/** `make(width, height)` gives a canvas; `painted` are outputs of the gbrp develop. Its `bytes(moment)` are RGBA. */
export function drawerOf(make, painted, width, height) {
  const canvas = make(width, height);
  const context = canvas.getContext('2d');
  const flags = Array.from(painted.flags.data, (v) => v > 0.5);
  const layers = {};
  for (const name of SLOTS) {
    const picture = painted[`${name}_gbr`];
    const clear = painted[`${name}_gbr_clear`];
    const [, , , high, wide] = picture.dims;
    if (wide > 2) layers[name] = image(make, picture.data, clear === undefined ? null : clear.data, wide, high);
  }
  const textures = new Map();
  const draws = painted.walk_edges.dims[1];
  const [edgeCount, stepCount, numberCount] = ['walk_edges', 'walk_steps', 'walk_numbers'].map((n) => painted[n].dims[2]);
  const outlines = painted.sides.dims[1];
  const vertices = painted.sides.dims[3];

  function texture(start, stride, jump) {
    if (!textures.has(start)) {
      const planes = painted.texture_gbr.data;
      textures.set(start, image(make, planes.subarray(start, start + 3 * jump), planes.subarray(start + 3 * jump, start + 4 * jump), stride, jump / stride));
    }
    return textures.get(start);
  }

  function trace(moment, index) {
    const at = (moment * outlines + index) * 4 * vertices;
    const sides = painted.sides.data;
    for (let v = 0; v < vertices; v += 1) context[v === 0 ? 'moveTo' : 'lineTo'](sides[at + vertices + v], sides[at + v]);
    context.closePath();
  }

  function draw(moment, row) {
    const at = moment * draws + row;
    const e = Object.fromEntries(EDGES.map((name, k) => [name, Number(painted.walk_edges.data[at * edgeCount + k])]));
    const n = painted.walk_numbers.data.subarray(at * numberCount, (at + 1) * numberCount);
    context.save();
    if (e.outline === 0) {
      const [stride, start, jump] = painted.walk_steps.data.subarray(at * stepCount, (at + 1) * stepCount);
      const [left, top] = [n[15], n[16]];
      const [ox, oy, ax, ay, bx, by] = n;
      const det = ax * by - bx * ay;
      // texel = o + a * (x - left) + b * (y - top), the other way round
      context.transform(by / det, -ay / det, -bx / det, ax / det, left + (bx * oy - by * ox) / det, top + (ay * ox - ax * oy) / det);
      context.drawImage(texture(start, stride, jump), 0, 0);
    } else {
      for (const clip of e.cut ? [e.a, e.b] : []) {
        context.beginPath();
        trace(moment, clip);
        context.clip();
      }
      context.beginPath();
      for (let k = e.first; k < e.last; k += 1) trace(moment, k);
      if (e.holed) trace(moment, e.hole);
      const [green, blue, red] = n.subarray(TINT, TINT + 3);
      context.fillStyle = `rgba(${red}, ${green}, ${blue}, ${n[ALPHA]})`;
      context.fill(e.holed ? 'evenodd' : 'nonzero');
    }
    context.restore();
  }

  function layer(moment, name) {
    const at = (moment * SLOTS.length + SLOTS.indexOf(name)) * 6;
    const [left, top, step] = painted.windows.data.subarray(at, at + 3);
    const source = layers[name];
    if (flags[EVEN]) context.drawImage(source, -left, -top);
    else context.drawImage(source, -left / step, -top / step, source.width / step, source.height / step);
  }

  function groups(moment, first, last) {
    for (let k = first * RUNS; k < last * RUNS; k += 1) {
      const at = (moment * GROUPS * RUNS + k) * GROUP;
      const [start, count] = painted.runs.data.subarray(at, at + 2);
      for (let i = 0; i < count; i += 1) draw(moment, start + i);
    }
  }

  function picture(moment) {
    const under = (name) => flags[FLAG[name]] && layer(moment, name);
    context.globalCompositeOperation = 'source-over';
    layer(moment, 'back');
    under('far');
    groups(moment, BEHIND, BEHIND + 1);
    under('middle');
    under('near');
    groups(moment, BEHIND + 1, GROUPS);
    under('front');
  }

  return {
    bytes(moment) {
      picture(moment);
      return canvas.data();
    },
    png(moment) {
      picture(moment);
      return canvas.toBuffer('image/png');
    },
    joined: flags[JOINED],
  };
}
