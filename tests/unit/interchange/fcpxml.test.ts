import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutListOf } from '../../../src-shared/interchange/cut-list-of.ts';
import { writeFcpxml } from '../../../src-shared/interchange/fcpxml.ts';
import { readFcpxml } from '../../../src-shared/interchange/read-fcpxml.ts';
import { timelineOf } from '../../../src-shared/interchange/timeline-of.ts';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import { faultsOf } from '../../../src-shared/timeline/faults.ts';
import { rational, secondsToFrames, toNumber } from '../../../src-shared/timeline/rational.ts';
import type { Rational } from '../../../src-shared/timeline/rational.ts';
import { cutFilms, mediaOfFilm } from '../../support/interchange/cut-films.ts';
import { filmOf, shotOf } from '../../support/timeline/films.ts';
import { inEnglish } from '../../support/sentences-said.ts';

/** Milliseconds, on a machine that others use too. */
const PATIENCE = 120_000;
const RATE = { numerator: 24, denominator: 1 };
const SHOT = { frames: 48, handle: 12, transition_in: 'cut', transition_out: null, words: [] } as const;

describe('what was exported', () => {
  test(
    'is the same timeline when it is read again',
    () => {
      fc.assert(
        fc.property(cutFilms(), ({ film, timeline }) => {
          const media = mediaOfFilm(film);
          const list = cutListOf(timeline, { name: '灯塔 & "light"', start: 86_400, media });
          const text = writeFcpxml(list, { width: 1280, height: 720 });
          const { list: read, faults } = readFcpxml(new TextEncoder().encode(text));
          expect(faults).toEqual([]);
          if (!read) throw new Error('There is no list.');
          expect([read.name, read.rate, read.start]).toEqual([list.name, list.rate, list.start]);
          const again = timelineOf(read, { sources: film, media, idOf: (index) => `new_${index}` });
          expect(again).toEqual({ timeline, missing: [], faults: [] });
        }),
        { numRuns: 80 },
      );
    },
    PATIENCE,
  );
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('markers stand in the clips that show their frames, in the time of these', () => {
  const film = filmOf([shotOf('a', SHOT, RATE), shotOf('b', SHOT, RATE)], RATE);
  const at = { id: 'att_1', anchor: 'b', at: rational(1, 2), duration: rational(1, 24) };
  const attached = [{ ...at, content: { kind: 'marker', name: '钟 & "bell"' } as const }];
  const timeline = { ...assemble(film, UNCHANGED), attached };
  const list = cutListOf(timeline, { name: '', start: 86_400, media: mediaOfFilm(film) });
  const text = writeFcpxml(list, { width: 1280, height: 720 });
  // The second file begins at frame 1000, and the shot half a second behind that.
  expect(text).toContain('<marker start="128/3s" duration="1/24s" value="钟 &amp; &quot;bell&quot;"/>');
  expect(readFcpxml(bytes(text)).list?.markers).toEqual([{ name: '钟 & "bell"', at: rational(5, 2) }]);
});

test('chapter markers of others are markers too', () => {
  const text = `<fcpxml version="1.10"><resources><format id="r1" frameDuration="1/24s"/></resources><sequence format="r1"><spine>
    <gap name="g" offset="0s" start="3600s" duration="5s"><chapter-marker start="3602s" duration="1/24s" value="Two"/></gap>
  </spine></sequence></fcpxml>`;
  expect(readFcpxml(bytes(text)).list?.markers).toEqual([{ name: 'Two', at: rational(2) }]);
});

describe('FCPXML of others', () => {
  test('has clips with video in them, titles, connected clips, transitions, time maps, gaps, and what is switched off', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<fcpxml version="1.8">
  <resources>
    <format id="r1" frameDuration="100/2400s" width="1280" height="720"/>
    <asset id="r2" name="ftg_video.mov" src="file:///Volumes/A/ftg_video.mov" start="3600s" duration="3003/800s" hasVideo="1" format="r1"/>
    <asset id="r3" name="ftg_music" src="file:///Volumes/A/ftg_music.mov" start="0s" duration="617401/44100s" hasAudio="1"/>
    <media id="r4" name="compound"><sequence format="r1"><spine/></sequence></media>
  </resources>
  <library><event name="e"><project name="cut"><sequence format="r1" tcStart="3600s" tcFormat="NDF"><spine>
    <asset-clip name="one" ref="r2" offset="0s" start="3601s" duration="1s">
      <asset-clip name="music" ref="r3" lane="-1" offset="7203/2s" start="2s" duration="2s"/>
      <title name="words" lane="1" offset="3601s" duration="1s"><text><text-style ref="t">Hello</text-style></text></title>
    </asset-clip>
    <transition name="Cross Dissolve" offset="3/4s" duration="1/2s"/>
    <clip name="two" offset="1s" duration="1s" start="1/2s"><video ref="r2" offset="0s" duration="3s"/></clip>
    <asset-clip name="fast" ref="r2" offset="2s" duration="1s">
      <timeMap><timept time="0s" value="3602s"/><timept time="1s" value="3600s"/></timeMap>
    </asset-clip>
    <asset-clip name="off" ref="r2" offset="4s" duration="1s" enabled="0"/>
    <ref-clip name="compound" ref="r4" offset="5s" duration="1s"/>
  </spine></sequence></project></event></library>
</fcpxml>`;
    const { list, faults } = readFcpxml(bytes(text));
    expect(faults).toEqual([]);
    if (!list) throw new Error('There is no list.');
    const frames = (seconds: Rational): number => toNumber(secondsToFrames(seconds, list.rate));
    expect([list.name, list.start, list.rate]).toEqual(['cut', 86_400, { numerator: 24, denominator: 1 }]);
    expect(
      list.main.entries.map(({ media, in: from, duration, speed, transition }) => [
        media?.name ?? null,
        frames(from),
        frames(duration),
        toNumber(speed),
        transition && [transition.kind, frames(transition.before), frames(transition.after)],
      ]),
    ).toEqual([
      ['ftg_video.mov', 24, 24, 1, null],
      ['ftg_video.mov', 12, 24, 1, ['dissolve', 6, 6]],
      ['ftg_video.mov', 0, 24, -2, null],
      [null, 0, 24, 1, null],
      [null, 0, 24, 1, null],
      ['compound', 0, 24, 1, null],
    ]);
    const film = filmOf([], { numerator: 24, denominator: 1 });
    const read = timelineOf(list, { sources: film, media: mediaOfFilm(film), idOf: (index) => `new_${index}` });
    expect(faultsOf(film, read.timeline)).toEqual([]);
    expect(read.missing).toEqual(['compound']);
    expect(inEnglish(read.faults)).toEqual(['"words" lies over the film on the track "lane 1"; it was left out.']);
    expect(read.timeline.attached).toMatchObject([{ anchor: 'new_0', content: { kind: 'sound', in: { n: 2, d: 1 } } }]);
  });

  test('no text makes the reader throw', () => {
    const parts = fc.constantFrom(
      ...[
        '<spine>',
        '</spine>',
        '<asset-clip ref="r2" duration="1s">',
        '</asset-clip>',
        '<gap duration="5/0s"/>',
        '<transition duration="-1s"/>',
      ],
      ...[
        '<title lane="1" offset="99999999999999/7s" duration="1/3s"/>',
        '<timeMap><timept time="0s" value="1s"/><timept time="1s" value="1s"/></timeMap>',
      ],
      ...['<audition>', '</audition>', '<clip offset="2s" duration="3s"/>', '&', 'words'],
    );
    const film = filmOf([], { numerator: 24, denominator: 1 });
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (pieces) => {
        const inside = `<fcpxml><sequence><spine>${pieces.join('')}</spine></sequence></fcpxml>`;
        const { list, faults } = readFcpxml(bytes(inside));
        expect(list !== null || faults.length === 1).toBe(true);
        if (list) timelineOf(list, { sources: film, media: [], idOf: (index) => `new_${index}` });
      }),
      { numRuns: 1000 },
    );
    expect(readFcpxml(bytes('{}')).list).toBeNull();
    expect(readFcpxml(bytes('<fcpxml/>')).list).toBeNull();
  });
});
