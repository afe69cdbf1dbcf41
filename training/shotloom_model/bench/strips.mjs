// Strips of frames for docs/evaluation: node strips.mjs OUT  (weights.png: one shot with three weights; walk-run.png: one act becoming the next beside a
// cut; said.png: things as their words are spoken, with said.json, how far each frame is from that of the silent shot; attention.png: the words that were looked at).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePng } from '../../../src-main/generation/png.ts';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { packStress, spokenThings, stressOf } from '../../../src-shared/generation/stress.ts';
import { rgbOfYuv420p } from '../../../src-main/generation/yuv.ts';
import { openBuiltinPack, openWords } from '../../../src-main/models/builtin-pack.ts';

const [out] = process.argv.slice(2);
const SIZE = { width: 192, height: 108 };
const pack = await openBuiltinPack();
const pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, pack.manifest);

/** RGB pictures of a prompt at some seconds; all prompts share their noise. */
async function pictures(prompt, moments, more = {}) {
  const request = {
    ...{ kind: 'clip', engine_revision: pack.manifest.engine_revision, model: { name: pack.manifest.name, sha256: pack.sha256 } },
    ...{ prompt, negative: '', language: 'en', seed: 3, shot_key: 'strip', place_key: 'strip', identity_keys: ['A', 'B'], style: '', steps: 1 },
    ...{ ...SIZE, rate: { numerator: 24, denominator: 1 }, frames: 96, handle_frames: 0 },
    ...more,
  };
  const made = [];
  for await (const picture of (await pipeline.paint(request)).pictures(request, moments)) made.push(rgbOfYuv420p(picture, SIZE.width, SIZE.height));
  return made;
}

async function write(name, rows) {
  const { width, height } = SIZE;
  const columns = rows[0].length;
  const sheet = new Uint8Array(width * columns * height * rows.length * 3);
  rows.forEach((row, y) =>
    row.forEach((picture, x) => {
      for (let line = 0; line < height; line += 1) {
        sheet.set(picture.subarray(line * width * 3, (line + 1) * width * 3), ((y * height + line) * columns + x) * width * 3);
      }
    }),
  );
  writeFileSync(join(out, name), await encodePng(sheet, width * columns, height * rows.length));
}

const weighed = (weight) => `full shot. static shot. day, street. A man in a red coat (dances:${weight}) in the (rain:${weight}).`;
const spread = [0.4, 1, 1.6, 2.2, 2.8, 3.4];
await write('weights.png', [await pictures(weighed(0.4), spread), await pictures(weighed(1), spread), await pictures(weighed(1.8), spread)]);

const round = [1.5, 1.7, 1.85, 2, 2.15, 2.3, 2.5, 2.8];
const [walks, runs] = [await pictures('full shot. static shot. day, park. A woman walks.', round), await pictures('full shot. static shot. day, park. A woman runs.', round)];
const cut = round.map((second, index) => (second < 2 ? walks[index] : runs[index]));
await write('walk-run.png', [await pictures('full shot. static shot. day, park. A woman walks, then runs.', round), cut]);

const words = await openWords(pack);
const every = Array.from({ length: 96 }, (_, frame) => frame / 24);
const shown = [1.1, 1.25, 1.35, 1.45, 1.6, 1.75, 1.9, 2.4].map((second) => Math.round(second * 24));
const told = [];
const rows = [];
for (const [prompt, text, entrance] of [
  ['medium shot. static shot. day, living room. A lamp.', 'the lamp', 'appears'],
  ['full shot. static shot. day, park. A boy holds a balloon.', 'his balloon', 'stressed'],
  ['wide shot. static shot. day, road. A car drives.', 'a car', 'stressed'],
]) {
  const [spoken] = spokenThings(prompt, [{ text, from_s: 1.2, to_s: 1.7 }], words, every.length / 24);
  const sizes = stressOf(spoken, every, entrance);
  const [plain, stressed] = [await pictures(prompt, every), await pictures(prompt, every, { stress: [{ thing: spoken.thing, sizes: packStress(sizes) }] })];
  const apart = stressed.map((picture, frame) => picture.reduce((sum, value, at) => sum + Math.abs(value - plain[frame][at]), 0) / picture.length);
  told.push({ prompt, entrance, at_s: spoken.at_s[0], sizes, apart });
  rows.push(shown.map((frame) => stressed[frame]));
}
await write('said.png', rows);
writeFileSync(join(out, 'said.json'), JSON.stringify(told));
await pipeline.close();

const folder = mkdtempSync(join(tmpdir(), 'strips-'));
const cli = new URL('../../../bin/shotloom.mjs', import.meta.url).pathname;
const prompt = 'Night, (rain:1.4), street. A woman in a red coat walks to a boy in blue, then waves.';
execFileSync(process.execPath, [cli, 'generate', '--prompt', prompt, join(folder, 'still.png'), '--attention', join(out, 'attention.png'), '--library', folder]);
rmSync(folder, { recursive: true });
process.exit(0);
