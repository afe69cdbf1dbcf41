import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  filmstripArguments,
  headerArguments,
  normalisedPictureArguments,
  normalisedSoundArguments,
  normalisedVersion,
  normalisedVideoArguments,
  stripCells,
  thumbnailArguments,
} from '../../../src-shared/render/footage.ts';
import { fitInside, framesIn } from '../../../src-shared/render/footage-facts.ts';
import type { PictureFacts } from '../../../src-shared/render/footage-facts.ts';

const film = { width: 1280, height: 720, rate: { numerator: 24, denominator: 1 } };
const file = { path: '/media/ab/cd.mp4', demuxer: null };
const picture: PictureFacts = {
  width: 1920,
  height: 1080,
  rotation: 0,
  frames: 250,
  rate: { numerator: 25, denominator: 1 },
  is_variable: false,
  is_interlaced: false,
  has_alpha: false,
  pixel_format: 'yuv420p',
  colour: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' },
};
const hdr = { ...picture, colour: { primaries: 'bt2020', transfer: 'smpte2084', matrix: 'bt2020nc', range: 'tv' } };

const filters = (of: PictureFacts, canToneMap = true): string => {
  const { output } = normalisedVideoArguments(file, of, 10, film, canToneMap);
  return output[output.indexOf('-vf') + 1] ?? '';
};

test('a picture fits into another, even, as large as it can be, and is hardly distorted', () => {
  const side = fc.integer({ min: 1, max: 20_000 });
  const even = fc.integer({ min: 32, max: 2048 }).map((half) => half * 2);
  fc.assert(
    fc.property(side, side, even, even, (width, height, w, h) => {
      const fitted = fitInside({ width, height }, { width: w, height: h });
      expect([fitted.width % 2, fitted.height % 2]).toEqual([0, 0]);
      expect(fitted.width >= 2 && fitted.height >= 2 && fitted.width <= w && fitted.height <= h).toBe(true);
      const factor = Math.min(w / width, h / height);
      expect(Math.abs(fitted.width - width * factor)).toBeLessThanOrEqual(2);
      expect(Math.abs(fitted.height - height * factor)).toBeLessThanOrEqual(2);
    }),
  );
});

test('frames are counted to the nearest, and there is always one', () => {
  const rates = [film.rate, { numerator: 30000, denominator: 1001 }, { numerator: 25, denominator: 1 }];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(...rates), (frames, rate) => {
      expect(framesIn((frames * rate.denominator) / rate.numerator, rate)).toBe(frames);
    }),
  );
  expect(framesIn(0.001, film.rate)).toBe(1);
});

describe('footage as a film has it', () => {
  test('has exactly its frames, at the rate and in the colours of the film', () => {
    const { output } = normalisedVideoArguments(file, picture, 10, film, true);
    expect(output.slice(output.indexOf('-frames:v'), output.indexOf('-frames:v') + 2)).toEqual(['-frames:v', '240']);
    expect(output.join(' ')).toMatch(/-color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv/u);
    expect(filters(picture)).toMatch(
      /^fps=fps=24\/1:start_time=0:round=near,tpad=stop=-1:stop_mode=clone,scale=1280:720/u,
    );
    expect(filters(picture)).not.toMatch(/pad=\d/u);
  });

  test('is brought to BT.709 from high dynamic range, as well as this ffmpeg can', () => {
    expect(filters(hdr)).toMatch(/zscale=tin=smpte2084:pin=bt2020:min=bt2020nc:rin=limited:t=linear.*tonemap=hable/u);
    expect(filters(hdr, false)).not.toMatch(/zscale|tonemap/u);
    expect(filters(hdr, false)).toMatch(/in_color_matrix=bt2020:out_color_matrix=bt709/u);
    const p3 = { ...picture, colour: { primaries: 'smpte432', transfer: 'bt709', matrix: 'bt709', range: 'tv' } };
    expect(filters(p3)).toMatch(/zscale=tin=bt709:pin=smpte432/u);
    expect(filters(p3)).not.toMatch(/tonemap/u);
  });

  test('is stored under what it is made to', () => {
    const facts = { duration_s: 10, picture, sound: null };
    expect(normalisedVersion(facts, film, true)).toBe(normalisedVersion(facts, film, false));
    const other = { ...film, rate: { numerator: 25, denominator: 1 } };
    const bright = { ...facts, picture: hdr };
    const versions = [
      normalisedVersion(facts, film, true),
      normalisedVersion(facts, other, true),
      normalisedVersion(facts, { ...film, width: 640 }, true),
      normalisedVersion(bright, film, true),
      normalisedVersion(bright, film, false),
    ];
    expect(new Set(versions).size).toBe(versions.length);
  });

  test('has no bars, no fields and no holes', () => {
    expect(filters({ ...picture, width: 1080, height: 1920 })).not.toMatch(/pad=\d/u);
    expect(filters({ ...picture, is_interlaced: true })).toMatch(/^bwdif=mode=send_frame:deint=interlaced,/u);
    expect(filters({ ...picture, has_alpha: true })).toMatch(/premultiply=inplace=1/u);
  });

  test.each([
    ['what is said', {}, 'in_color_matrix=bt709:'],
    [
      'BT.601 of old television',
      { colour: { ...picture.colour, matrix: 'unknown' }, height: 576 },
      'in_color_matrix=bt601:',
    ],
    ['BT.709 of all that is larger', { colour: { ...picture.colour, matrix: 'unknown' } }, 'in_color_matrix=bt709:'],
    ['nothing of RGB', { pixel_format: 'gbrp' }, 'scale=1280:720:out_color_matrix'],
  ])('takes for its colours %s', (_what, change, words) => {
    expect(filters({ ...picture, ...change })).toContain(words);
  });

  test('a picture keeps its holes', () => {
    const of = (has_alpha: boolean) =>
      normalisedPictureArguments(file, { ...picture, width: 400, height: 400, has_alpha }, film).output.join(' ');
    expect(of(true)).toMatch(/format=rgba,setsar=1 /u);
    expect(of(false)).toMatch(/format=rgb24,setsar=1 /u);
  });

  test('sound is as long as the pictures, to the sample', () => {
    const words = normalisedSoundArguments(file, 240, film.rate).output.join(' ');
    expect(words).toMatch(/apad,atrim=end_sample=480000 /u);
    expect(normalisedSoundArguments(file, null, film.rate).output.join(' ')).not.toMatch(/apad|atrim/u);
  });
});

describe('views of footage', () => {
  test('are small and never larger than the picture', () => {
    const size = (of: PictureFacts) =>
      /scale=(\d+):(\d+)/u
        .exec(thumbnailArguments(file, of, 0, true).output.join(' '))
        ?.slice(1)
        .map(Number);
    expect(size(picture)).toEqual([320, 180]);
    expect(size({ ...picture, width: 1080, height: 1920 })).toEqual([180, 320]);
    expect(size({ ...picture, width: 101, height: 77 })).toEqual([100, 76]);
  });

  test('a filmstrip has one picture a second, and fewer of what is long', () => {
    expect([0.2, 1, 12, 40, 7200].map(stripCells)).toEqual([1, 1, 12, 40, 40]);
    const words = filmstripArguments(file, picture, 12, true).output.join(' ');
    expect(words).toMatch(/fps=fps=12\/12\.000000.*tile=12x1/u);
    expect(filmstripArguments(file, picture, 7200, true).inputs[0]?.options).toContain('nokey');
    expect(filmstripArguments(file, picture, 30, true).inputs[0]?.options).not.toContain('nokey');
  });
});

test('a file reaches for nothing but itself', () => {
  const options = headerArguments(file).inputs[0]?.options ?? [];
  expect(options[options.indexOf('-protocol_whitelist') + 1]).toBe('file');
  const formats = (options[options.indexOf('-format_whitelist') + 1] ?? '').split(',');
  for (const list of ['hls', 'dash', 'concat', 'image2', 'lavfi', 'tty']) expect(formats).not.toContain(list);
  expect(headerArguments({ path: 'a.png', demuxer: 'png_pipe' }).inputs[0]?.options).toContain('png_pipe');
});
