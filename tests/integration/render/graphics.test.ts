import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { renderFilm } from '../../support/render/render-film.ts';
import { safeArea } from '../../../src-shared/render/graphics/canvas.ts';
import { graphicSchema, PLAIN_THEME } from '../../../src-shared/render/graphics/records.ts';
import type { Graphic } from '../../../src-shared/render/graphics/records.ts';
import { imageBox } from '../../../src-shared/render/graphics/slides.ts';
import { tickerBox } from '../../../src-shared/render/graphics/strips.ts';
import { plainPicture, stretch } from '../../../src-shared/render/plan.ts';
import type { PlanOverlay, PlanSegment, PlanStretch } from '../../../src-shared/render/plan.ts';
import { flatFrame, fontsDirectory, MediaBench } from '../../support/media/media.ts';
import { stillSegment } from '../../support/render/segments.ts';

const size = { width: 320, height: 180 };
const rate = { numerator: 24, denominator: 1 };
const theme = PLAIN_THEME;
/** How far the encoder may be from what was drawn, beside edges. */
const RINGING = 20;
/** The dark ground #14161b in BT.709 of limited range. */
const GROUND = [35, 130, 127] as const;

let bench: MediaBench;
/** A flat picture of luma 89. */
let still: string;
let image: string;

beforeAll(async () => {
  bench = await MediaBench.open();
  still = await bench.still('ground.png', { ...size, rate }, flatFrame(size, [60, 90, 120]));
  const map = { width: 64, height: 64 };
  image = await bench.still('map.png', { ...map, rate }, flatFrame(map, [255, 255, 255]));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => await bench.close());

let films = 0;

async function pictures(...segments: PlanSegment[]): Promise<Buffer[]> {
  films += 1;
  const output = bench.path(`film ${films}.mp4`);
  await renderFilm(
    { ...size, rate, segments, title: 'Graphics' },
    { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path(`cache ${films}`), fontsDirectory },
    output,
  );
  return await bench.pictures(output, size);
}

function shown(graphic: Graphic, frames: number, first = 0): PlanStretch {
  return stretch(plainPicture({ kind: 'graphic', graphic }, frames, first), []);
}

function over(frames: number, ...overlays: PlanOverlay[]): PlanStretch {
  return { ...stillSegment(still, frames), overlays };
}

/** Luma of every pixel of some rows and columns, given as parts of the picture. */
function lumaIn(frame: Buffer | undefined, [left, top, right, bottom] = [0, 0, 1, 1]): number[] {
  const values: number[] = [];
  for (let y = Math.round(top * size.height); y < Math.round(bottom * size.height); y += 1)
    for (let x = Math.round(left * size.width); x < Math.round(right * size.width); x += 1)
      values.push(frame?.[y * size.width + x] ?? -1);
  return values;
}

const bright = (frame: Buffer | undefined, part?: [number, number, number, number]): number =>
  lumaIn(frame, part).filter((value) => value > 180).length;

const csv = {
  en: 'Year,Boats\n2021,12\n2022,-3\n2023,20',
  zh: '年份,船只\n二〇二一年,12\n二〇二二年,-3\n二〇二三年,20',
};
const parts = { en: 'Source,Share\nWind,60\nSun,40', zh: '来源,比例\n风,60\n太阳,40' };

/** One graphic of each kind, and a frame of it that shows all of it. */
function examples(language: 'en' | 'zh'): [string, Graphic, number][] {
  const [title, words] =
    language === 'en' ? ['The Lighthouse', 'Who left the light on?'] : ['灯塔', '是谁把灯打开了？'];
  const chart = { kind: 'chart', title, unit: '%', source: words, theme } as const;
  const all: [string, Graphic, number][] = [
    ['title', { kind: 'title', title, subtitle: words, theme }, 0],
    ['chapter', { kind: 'chapter', label: words, title, theme }, 0],
    ['credits', { kind: 'credits', heading: title, entries: [{ role: title, names: [title, words] }], theme }, 90],
    ['lower third', { kind: 'lower-third', name: title, role: words, theme }, 20],
    ['ticker', { kind: 'ticker', label: title, items: [words], theme }, 40],
    ['bullets', { kind: 'bullets', heading: title, bullets: [words, title], reveal: 'at-once', theme }, 0],
    ['bars', { ...chart, form: 'bar', csv: csv[language] }, 0],
    ['lines', { ...chart, form: 'line', csv: csv[language] }, 0],
    ['pie', { ...chart, form: 'pie', csv: parts[language] }, 0],
  ];
  return all.map(([name, graphic, frame]) => [name, graphicSchema.parse(graphic), frame]);
}

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  test.each(examples(language))(
    'a %s is drawn on its ground, and nothing outside of the safe area',
    async (_, graphic, frame) => {
      const [frames] = [await pictures(shown(graphic, 2, frame))];
      expect(frames).toHaveLength(2);
      const picture = frames[0];
      const safe = safeArea(size);
      const [left, top] = [safe.x / size.width, safe.y / size.height];
      const outside = [
        ...lumaIn(picture, [0, 0, 1, top * 0.9]),
        ...lumaIn(picture, [0, 1 - top * 0.9, 1, 1]),
        ...lumaIn(picture, [0, 0, left * 0.9, 1]),
        ...lumaIn(picture, [1 - left * 0.9, 0, 1, 1]),
      ];
      expect(Math.max(...outside.map((value) => Math.abs(value - GROUND[0])))).toBeLessThanOrEqual(RINGING);
      expect(bright(picture)).toBeGreaterThan(25);
    },
  );
});

test('the ground has the colour that it was given, as the film means colours', async () => {
  const [picture] = await pictures(shown({ kind: 'title', title: '灯', subtitle: '', theme }, 2));
  const chroma = size.width * size.height;
  const values = [picture?.[0], picture?.[chroma], picture?.[chroma + chroma / 4]];
  for (const [index, value] of values.entries())
    expect(Math.abs((value ?? 0) - (GROUND[index] ?? 0))).toBeLessThanOrEqual(1);
});

test('without a single font on the machine the same bytes are drawn', async () => {
  const graphic: Graphic = {
    kind: 'bullets',
    heading: '灯塔 Light',
    bullets: ['是谁？', 'Who?'],
    reveal: 'at-once',
    theme,
  };
  const here = await pictures(shown(graphic, 1), over(1, { graphic, from: 0, to: 1, shown: 12, frames: 40 }));
  const home = bench.path('bare-home');
  await mkdir(home, { recursive: true });
  await writeFile(bench.path('fonts.conf'), '<?xml version="1.0"?><fontconfig></fontconfig>');
  vi.stubEnv('FONTCONFIG_FILE', bench.path('fonts.conf'));
  for (const name of ['FONTCONFIG_PATH', 'HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME']) vi.stubEnv(name, home);
  const bare = await pictures(shown(graphic, 1), over(1, { graphic, from: 0, to: 1, shown: 12, frames: 40 }));
  expect(Buffer.concat(bare).equals(Buffer.concat(here))).toBe(true);
});

test("the user's picture is shown whole on its ground", async () => {
  const graphic: Graphic = { kind: 'picture', image, width: 64, height: 64, caption: '地图', source: 'Archive', theme };
  const box = imageBox(graphic, { ...size, rate, over: false });
  const [main] = await pictures(shown(graphic, 1));
  const [attached] = await pictures(over(1, { graphic, from: 0, to: 1, shown: 0, frames: 1 }));
  for (const picture of [main, attached]) {
    const inside = lumaIn(picture, [
      (box.x + 3) / size.width,
      (box.y + 3) / size.height,
      (box.x + box.width - 3) / size.width,
      (box.y + box.height - 3) / size.height,
    ]);
    expect(Math.min(...inside)).toBeGreaterThan(225);
    expect(lumaIn(picture, [0, 0, 0.2, 1]).every((value) => Math.abs(value - GROUND[0]) <= 4)).toBe(true);
  }
});

describe('over the pictures of a segment', () => {
  const graphic: Graphic = { kind: 'lower-third', name: '李喆', role: 'Keeper', theme };

  test('it is shown from its first frame to the one before its last, and touches nothing beside it', async () => {
    const frames = await pictures(over(9, { graphic, from: 2, to: 7, shown: 20, frames: 60 }));
    const [plain] = await pictures(over(1));
    const flat = plain?.[0] ?? 0;
    const drawn = frames.map((frame) => lumaIn(frame).some((value) => Math.abs(value - flat) > 30));
    expect(drawn).toEqual([false, false, true, true, true, true, true, false, false]);
    const beside = frames.flatMap((frame) => lumaIn(frame, [0, 0, 1, 0.3]));
    expect(beside.filter((value) => Math.abs(value - flat) > 1)).toEqual([]);
  });

  test('it goes on moving where the next segment begins', async () => {
    // A light panel on a dark picture: how much of it there is tells the moment.
    const graphic: Graphic = { kind: 'lower-third', name: '李喆', role: 'Keeper', theme: { ...theme, mode: 'light' } };
    const whole = await pictures(over(12, { graphic, from: 0, to: 12, shown: 0, frames: 60 }));
    const cut = await pictures(
      over(5, { graphic, from: 0, to: 5, shown: 0, frames: 60 }),
      over(7, { graphic, from: 0, to: 7, shown: 5, frames: 60 }),
    );
    const widths = (frames: readonly Buffer[]): number[] => frames.map((frame) => bright(frame));
    for (const [index, count] of widths(cut).entries())
      expect(Math.abs(count - (widths(whole)[index] ?? 0))).toBeLessThan(20);
    const opening = widths(whole).slice(0, 8);
    expect(opening.every((count, index) => index === 0 || count > (opening[index - 1] ?? 0))).toBe(true);
  });

  test('captions stand above a ticker', async () => {
    const ticker: Graphic = { kind: 'ticker', label: '', items: ['风暴预警解除'], theme };
    const captions = [{ text: 'Who is it?\n是谁？', from: 0, to: 1 }];
    const with_ticker = { ...over(1, { graphic: ticker, from: 0, to: 1, shown: 0, frames: 60 }), captions };
    const [frame] = await pictures(with_ticker);
    const { y, height } = tickerBox(size);
    const strip: [number, number, number, number] = [0.3, y / size.height, 0.7, (y + height) / size.height];
    expect(bright(frame, strip)).toBe(0);
    const [without] = await pictures({ ...over(1), captions });
    expect(bright(without, strip)).toBeGreaterThan(0);
    expect(bright(frame, [0, 0, 1, y / size.height])).toBeGreaterThan(50);
  });
});

test('graphics give way to one another like any picture', async () => {
  const [day, night] = ['Day', '夜'].map((title): Graphic => ({
    kind: 'title',
    title,
    subtitle: '',
    theme: { ...theme, mode: title === 'Day' ? 'light' : 'dark' },
  }));
  if (!day || !night) throw new Error('two graphics were asked for');
  const frames = await pictures({
    kind: 'transition',
    transition: { kind: 'dissolve', before: 2, after: 2 },
    from: plainPicture({ kind: 'graphic', graphic: day }, 4),
    to: plainPicture({ kind: 'graphic', graphic: night }, 4),
    frames: 4,
    overlays: [],
    captions: [],
  });
  const corners = frames.map((frame) => frame[0] ?? 0);
  expect(corners).toHaveLength(4);
  expect(corners.every((value, index) => index === 0 || value < (corners[index - 1] ?? 0) - 20)).toBe(true);
});
