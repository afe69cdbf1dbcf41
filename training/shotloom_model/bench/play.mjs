// Times the compositor's graphs on shots written by shots.py, beside Skia drawing the same painted layers:
//   node play.mjs FOLDER [--size 1280x720] [--format yuv420p] [--threads 2] [--repeats 3] [--skia FOLDER_WITH_NODE_MODULES] [--json] [SHOT...]
//   node play.mjs FOLDER --frames 0,48 --only [SHOT...]     draws these frames and no others, into FOLDER
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { Film, readShot } from './film.mjs';
import { drawerOf } from './skia.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1280x720' },
    format: { type: 'string', default: 'yuv420p' },
    threads: { type: 'string', default: '2' },
    repeats: { type: 'string', default: '3' },
    frames: { type: 'string', default: '' },
    only: { type: 'boolean', default: false },
    skia: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [folder = '.', ...wanted] = positionals;
const [width, height] = options.size.split('x').map(Number);
const kept = options.frames.split(',').filter(Boolean).map(Number);
const names = wanted.length > 0 ? wanted : readdirSync(folder).flatMap((f) => /^(.*)\.bin$/u.exec(f)?.[1] ?? []);
const repeats = Array.from({ length: options.only ? 1 : Number(options.repeats) }, (_, i) => i);
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};
const megabytes = () => process.resourceUsage().maxRSS / 1024;

/** Least times of some rounds, milliseconds; `cpu` counts all threads. */
async function compositor(film, shot, name) {
  const least = { develop: Infinity, frames: Infinity, total: Infinity, cpu: Infinity };
  for (const round of repeats) {
    const before = processor();
    const { develop, frames } = await film.draw(
      shot,
      width,
      height,
      (moment, bytes) => {
        if (round === 0 && kept.includes(moment)) writeFileSync(join(folder, `${name}_${width}_${moment}.${options.format}`), bytes);
      },
      options.only ? kept : undefined,
    );
    const now = { develop, frames, total: develop + frames, cpu: processor() - before };
    for (const key of Object.keys(least)) least[key] = Math.min(least[key], now[key]);
  }
  return least;
}

async function skia(film, make, shot, name) {
  const drawer = drawerOf(make, await film.paint(shot, width, height), width, height);
  let least = Infinity;
  for (const _ of repeats) {
    const before = performance.now();
    for (const moment of shot.times.keys()) drawer.bytes(moment);
    least = Math.min(least, performance.now() - before);
  }
  if (kept.length > 0) writeFileSync(join(folder, `${name}_${width}_${kept[0]}_skia.png`), drawer.png(kept[0]));
  return least;
}

const film = await Film.open(folder, options.format, Number(options.threads));
const planes = options.skia === undefined ? undefined : await Film.open(folder, 'gbrp', 1);
const { createCanvas } = planes === undefined ? {} : createRequire(join(resolve(options.skia), 'package.json'))('@napi-rs/canvas');
const results = [];
for (const name of names) {
  const shot = readShot(folder, name);
  const times = await compositor(film, shot, name);
  const result = { shot: name, width, height, format: options.format, threads: Number(options.threads), frames: shot.times.length, milliseconds: times, peak_megabytes: megabytes() };
  if (planes !== undefined) result.skia_milliseconds = await skia(planes, createCanvas, shot, name);
  results.push(result);
  if (options.json) continue;
  const seconds = (v) => `${(v / 1000).toFixed(2)} s`;
  console.log(
    `${name.padEnd(12)} ${options.size} ${options.format} develop ${seconds(times.develop)}, ${shot.times.length} frames ${seconds(times.frames)}, total ${seconds(times.total)},`,
    `processor ${seconds(times.cpu)}, peak ${megabytes().toFixed(0)} MB${planes === undefined ? '' : `; Skia ${seconds(result.skia_milliseconds)}`}`,
  );
}
if (options.json) console.log(JSON.stringify(results, null, 1));
await Promise.all([film.close(), planes?.close()]);
