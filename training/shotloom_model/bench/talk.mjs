// What a voice does to the mouth of a talking close-up: node talk.mjs VOICE.wav OUT.json PICTURES
// Writes { moments, envelope, opening }: seconds, the voice's root mean square (1 at its loudest), and how much of the picture differs from the same
// shot with the mouth at rest (gestures left out, since they move the mouth too); and the clip itself as PICTURES.mp4.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { readSound } from '../../../src-main/media/sound.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { packVoice, VOICE_NUMBERS, voiceOf } from '../../../src-shared/generation/voice.ts';

const [wav, out, stem] = process.argv.slice(2);
const PROMPT = 'close up. static shot. day, kitchen. A woman in a red coat talks.';
const SIZE = { width: 384, height: 216 };
const RATE = 24;

const sound = await readSound(await locateFfmpeg(), wav, `${out}.f32`);
const frames = Math.floor((sound.samples.length / sound.rate) * RATE);
const moments = Array.from({ length: frames }, (_, index) => index / RATE);
const loudness = moments.map((t) => {
  const window = sound.samples.subarray(Math.round((t - 0.025) * sound.rate), Math.round((t + 0.025) * sound.rate));
  return Math.sqrt(window.reduce((sum, value) => sum + value * value, 0) / Math.max(1, window.length));
});
const loudest = Math.max(...loudness);

const still = voiceOf(sound, moments).map((value, index) => (index % VOICE_NUMBERS === VOICE_NUMBERS - 1 ? 0 : value));
const rest = still.map((_, index) => Number(index % VOICE_NUMBERS === 0));
const pack = await openBuiltinPack();
const pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, pack.manifest);
const request = {
  ...{ kind: 'clip', engine_revision: pack.manifest.engine_revision, model: { name: pack.manifest.name, sha256: pack.sha256 } },
  ...{ prompt: PROMPT, negative: '', language: 'en', seed: 1, shot_key: 'talk', place_key: '', identity_keys: [], style: '', steps: 1 },
  ...{ ...SIZE, rate: { numerator: RATE, denominator: 1 }, frames, handle_frames: 0 },
};
async function lumas(voice) {
  const asked = { ...request, voice: packVoice(voice) };
  const pictures = [];
  for await (const picture of (await pipeline.paint(asked)).pictures(asked, moments)) pictures.push(Uint8Array.from(picture.subarray(0, SIZE.width * SIZE.height)));
  return pictures;
}
const [shut, spoken] = [await lumas(rest), await lumas(still)];
const opening = spoken.map((picture, frame) => picture.reduce((sum, value, at) => sum + Math.abs(value - shut[frame][at]), 0) / picture.length);
writeFileSync(out, JSON.stringify({ moments, envelope: loudness.map((value) => value / loudest), opening }));
await pipeline.close();

// The clip as a user makes it, gestures and sound and all.
rmSync(`${stem}.mp4`, { force: true });
const cli = new URL('../../../bin/shotloom.mjs', import.meta.url).pathname;
execFileSync(process.execPath, [cli, 'generate', '--prompt', PROMPT, `${stem}.mp4`, '--voice', wav, '--size', '512x288', '--library', `${stem}.library`]);
process.exit(0);
