import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../src-main/app.ts';
import { makeApp } from '../../src-main/app.ts';
import { locateFfmpeg } from '../../src-main/media/locate.ts';
import { runFfmpeg } from '../../src-main/media/ffmpeg.ts';
import { ROOT } from '../support/cli/shotloom.ts';

const SETTINGS = { seed: 1, width: 640, height: 360, fps_num: 24, fps_den: 1 } as const;
const SAMPLES = { en: 'the-lighthouse.fountain', zh: 'the-paper-boat.zh.fountain' } as const;
/** A film of which only stills are made: its clips wait, or are on their way. */
const BEGUN = {
  en: `Title: The Last Ferry

EXT. HARBOUR - DAWN

A blue boat sails past the lighthouse.

INT. OFFICE - MORNING

MARTA, a blond woman in a camel coat and a red scarf, talks to the clerk.

MARTA
I have been waiting for a storm all week.

INT. KITCHEN - NOON

A woman hands a letter to a man in a green shirt.

A young woman looks up, surprised.

CLOSE ON a golden key on a letter.
`,
  zh: `标题：末班渡轮

1、外景 港口 清晨
△一艘蓝色的船驶过灯塔。

2、内景 办公室 上午
△玛塔，一个穿驼色大衣、围红围巾的女人，和店员说话。
玛塔：我等这场暴风雨等了一个星期。

3、内景 厨房 中午
△一个女人把一封信递给穿绿衬衫的男人。
△一个年轻女人抬起头，很惊讶。
`,
} as const;
/** What is said anew of a shot whose clip is there, so that it is stale. */
const SAID = {
  en: 'A red boat sails slowly to the left, close to the rocks, in the fog.',
  zh: '一只棕色的小狗慢慢走过街道。',
};

export type Language = keyof typeof SAMPLES;

/** The films of one language that pictures are taken of. */
export interface Films {
  /** All made, with more than one take of its second shot, a shot that is stale and one in the tray. */
  readonly made: string;
  /** Stills only. */
  readonly begun: string;
}

/** Makes what pictures are taken of, unless the library has it. */
export async function makeFilms(library: string): Promise<Readonly<Record<Language, Films>>> {
  const app = makeApp({ library });
  const films = { en: await filmsOf(app, 'en'), zh: await filmsOf(app, 'zh') };
  await app.close();
  return films;
}

async function filmsOf({ calls, grants }: App, language: Language): Promise<Films> {
  const make = async (project: string, kind: 'still' | 'clip', shot?: string, takes?: number): Promise<void> => {
    const told = await calls.takes.generate({ project, kind, ...(shot && { shot }), ...(takes && { takes }) });
    while ((await told.next()).done !== true);
  };
  const text = BEGUN[language];
  const title = text.slice(0, text.indexOf('\n')).replace(/^.*?[:：]\s*/u, '');
  const file = grants.grantInput(join(ROOT, 'resources', 'samples', SAMPLES[language]));
  const before = (await calls.projects.list()).find((project) => project.title === title);
  const { project: made } = await calls.projects.open({ file, settings: SETTINGS });
  if (before) return { made, begun: before.id };

  await make(made, 'still');
  await make(made, 'clip');
  const shots = (await calls.projects.board({ project: made })).scenes.flatMap((scene) => scene.shots);
  const [, tried, stale, , , parked] = shots;
  if (!tried || !stale || !parked) throw new Error('The sample has fewer shots than the pictures show.');
  await make(made, 'clip', tried.id, 3);
  const [take] = await calls.takes.list({ shot: tried.id });
  if (take) await calls.takes.review({ take: take.id, rating: 4 });
  await calls.shots.edit({ shot: stale.id, edit: { picture: SAID[language] } });
  await calls.shots.arrange({ project: made, command: { command: 'remove', shots: [parked.id] } });
  await make(made, 'still');

  const { project: begun } = await calls.scripts.create({ text, settings: { ...SETTINGS, width: 1280, height: 720 } });
  await make(begun, 'still');
  return { made, begun };
}

/** Ends what is queued, so that nothing is made while other pictures are taken. */
export async function cancelAll(library: string): Promise<void> {
  const app = makeApp({ library });
  await app.calls.jobs.change({ do: 'cancel', to: { all: true } });
  await app.close();
}

/** What a camera of the stand-in sees, as Chromium reads it: two seconds of a clip. @returns its path */
export async function cameraFilm(library: string, folder: string): Promise<string> {
  const app = makeApp({ library });
  const clip = join(folder, 'camera.mp4');
  const output = await app.grants.grantOutput(clip);
  const prompt = 'A woman in a yellow coat waves in the park, day.';
  const told = await app.calls.takes.fromPrompt({ prompt, kind: 'clip', seconds: 2, settings: SETTINGS, output });
  while ((await told.next()).done !== true);
  await app.close();
  const seen = join(folder, 'camera.mjpeg');
  const task = { inputs: [{ source: clip, options: [] }], output: ['-c:v', 'mjpeg', '-q:v', '3', '-f', 'mjpeg'] };
  await runFfmpeg(await locateFfmpeg(), task, seen);
  rmSync(clip);
  return seen;
}
