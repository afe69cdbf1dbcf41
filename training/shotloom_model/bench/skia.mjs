// Draws what `develop` painted (layers, textures and outlines, as gbrp or as yuv420p) with Skia, on one thread: the yardstick for `frame`.

const SLOTS = ['back', 'far', 'middle', 'near', 'front', 'all'];
const [EVEN, JOINED, FAR, MIDDLE, NEAR, FRONTS] = [0, 1, 2, 3, 4, 5];
const FLAG = { far: FAR, middle: MIDDLE, near: NEAR, front: FRONTS };
const [BEHIND, GROUPS, RUNS, GROUP] = [0, 5, 6, 6];
const GROWING = 2; // phases of a layer that grows, its columns as rows
// places in a row of walk_shapes and of walk_tints
const SHAPE = { first: 5, last: 6, a: 7, b: 8, hole: 9, cut: 10, holed: 11 };
const [LEFT, TOP, ALPHA, TINT] = [0, 1, 2, 3];

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

/** R', G', B' of Y', Cb, Cr (BT.709, limited range); `weight` is how much of it is there, 0 to 1. */
function rgbOf(y, u, v, weight) {
  const luma = (255 / 219) * (y - 16 * weight);
  const [cb, cr] = [u - 128 * weight, v - 128 * weight];
  return [luma + 1.7927 * cr, luma - 0.2132 * cb - 0.5329 * cr, luma + 2.1124 * cb];
}

/** Planes G, B, R of planes of yuv420p, premultiplied as they are; `uv` has its own width. */
function planesOf(y, uv, clear, wide, high, uvWide) {
  const [count, quarter] = [wide * high, uv.length / 2];
  const out = new Uint8ClampedArray(3 * count);
  for (let i = 0; i < count; i += 1) {
    const at = Math.min(quarter - 1, (Math.floor(i / wide) >> 1) * uvWide + Math.min(uvWide - 1, (i % wide) >> 1));
    const [red, green, blue] = rgbOf(y[i], uv[at], uv[quarter + at], clear === null ? 1 : 1 - clear[i] / 255);
    [out[i], out[count + i], out[2 * count + i]] = [green, blue, red];
  }
  return out;
}

/** The layer itself, [3 or 1, high, wide], of what `develop` keeps for moving it. */
function upright({ data, dims }, even) {
  const [, , channels, high, wide] = dims;
  if (even) return { data: data.subarray(0, channels * high * wide), high, wide };
  const [w, h] = [high / GROWING, wide / GROWING];
  const own = new Uint8Array(channels * h * w);
  for (let c = 0; c < channels; c += 1)
    for (let x = 0; x < w; x += 1) for (let y = 0; y < h; y += 1) own[(c * h + y) * w + x] = data[(c * high + x) * wide + y];
  return { data: own, high: h, wide: w };
}

/** `make(width, height)` gives a canvas; `painted` are outputs of the gbrp develop. Its `bytes(moment)` are RGBA. */
export function drawerOf(make, painted, width, height) {
  const canvas = make(width, height);
  const context = canvas.getContext('2d');
  const flags = Array.from(painted.flags.data, (v) => v > 0.5);
  const layers = {};
  const halved = painted.back_y !== undefined; // 4:2:0
  for (const name of SLOTS) {
    const picture = painted[`${name}_${halved ? 'y' : 'gbr'}`];
    const clear = painted[`${name}_${halved ? 'y' : 'gbr'}_clear`];
    if (picture.dims[4] <= 2) continue;
    const { data, high, wide } = upright(picture, flags[EVEN]);
    const through = clear === undefined ? null : upright(clear, flags[EVEN]).data;
    const uv = halved ? upright(painted[`${name}_uv`], flags[EVEN]) : null;
    layers[name] = image(make, uv ? planesOf(data, uv.data, through, wide, high, uv.wide) : data, through, wide, high);
  }
  const textures = new Map();
  const draws = painted.walk_edges.dims[1];
  const outlines = painted.sides.dims[1];
  const vertices = painted.sides.dims[3];

  function texture([stride, start, jump, ...uv]) {
    if (!textures.has(start)) textures.set(start, halved ? halvedTexture(stride, start, jump, uv) : wholeTexture(stride, start, jump));
    return textures.get(start);
  }

  function wholeTexture(stride, start, jump) {
    const planes = painted.texture_gbr.data;
    return image(make, planes.subarray(start, start + 3 * jump), planes.subarray(start + 3 * jump, start + 4 * jump), stride, jump / stride);
  }

  function halvedTexture(stride, start, jump, [uvStride, uvStart, uvJump]) {
    const [y, uv] = [painted.texture_y.data, painted.texture_uv.data];
    const [colour, clear] = [y.subarray(start, start + jump), y.subarray(start + jump, start + 2 * jump)];
    const high = jump / stride;
    return image(make, planesOf(colour, uv.subarray(uvStart, uvStart + 2 * uvJump), clear, stride, high, uvStride), clear, stride, high);
  }

  /** A draw's row of one of the tables. */
  function rowOf(name, moment, row) {
    const count = painted[name].dims[2];
    const at = (moment * draws + row) * count;
    return painted[name].data.subarray(at, at + count);
  }

  function trace(moment, index) {
    const at = (moment * outlines + index) * 4 * vertices;
    const sides = painted.sides.data;
    for (let v = 0; v < vertices; v += 1) context[v === 0 ? 'moveTo' : 'lineTo'](sides[at + vertices + v], sides[at + v]);
    context.closePath();
  }

  function draw(moment, row) {
    const tints = rowOf('walk_tints', moment, row);
    context.save();
    if (rowOf('walk_edges', moment, row)[0] === 0n) {
      const steps = rowOf('walk_steps', moment, row);
      const [left, top] = [tints[LEFT], tints[TOP]];
      const [ox, oy, ax, ay, bx, by] = rowOf('walk_numbers', moment, row);
      const det = ax * by - bx * ay;
      // texel = o + a * (x - left) + b * (y - top), the other way round
      context.transform(by / det, -ay / det, -bx / det, ax / det, left + (bx * oy - by * ox) / det, top + (ay * ox - ax * oy) / det);
      context.drawImage(texture(steps), 0, 0);
    } else {
      const shapes = rowOf('walk_shapes', moment, row);
      const e = Object.fromEntries(Object.entries(SHAPE).map(([name, k]) => [name, Number(shapes[k])]));
      for (const clip of e.cut ? [e.a, e.b] : []) {
        context.beginPath();
        trace(moment, clip);
        context.clip();
      }
      context.beginPath();
      for (let k = e.first; k < e.last; k += 1) trace(moment, k);
      if (e.holed) trace(moment, e.hole);
      const [a, b, c] = tints.subarray(TINT, TINT + 3);
      const [red, green, blue] = halved ? rgbOf(a, b, c, 1) : [c, a, b];
      context.fillStyle = `rgba(${red}, ${green}, ${blue}, ${tints[ALPHA]})`;
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
