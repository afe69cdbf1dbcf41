import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { CutList } from '../../../src-shared/interchange/cut-list.ts';
import { cutListOf, sourceKey } from '../../../src-shared/interchange/cut-list-of.ts';
import { writeOtio } from '../../../src-shared/interchange/otio.ts';
import { readOtio } from '../../../src-shared/interchange/read-otio.ts';
import { timelineOf } from '../../../src-shared/interchange/timeline-of.ts';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import { faultsOf } from '../../../src-shared/timeline/faults.ts';
import { framesToSeconds, least, rational, secondsToFrames, toNumber } from '../../../src-shared/timeline/rational.ts';
import type { FilmSources, Timeline, Transition } from '../../../src-shared/timeline/records.ts';
import { sparse } from '../../../src-shared/timeline/sparse.ts';
import { cutFilms, mediaOfFilm } from '../../support/interchange/cut-films.ts';
import { filmOf, shotOf } from '../../support/timeline/films.ts';
import { inEnglish } from '../../support/sentences-said.ts';

function listIn(text: string): CutList {
  const { list, faults } = readOtio(text);
  expect(faults).toEqual([]);
  if (!list) throw new Error('There is no list.');
  return list;
}

function readAgain(film: FilmSources, text: string) {
  return timelineOf(listIn(text), { sources: film, media: mediaOfFilm(film), idOf: (index) => `new_${index}` });
}

function written(film: FilmSources, timeline: Timeline): string {
  return writeOtio(cutListOf(timeline, { name: '灯塔', start: 86_400, media: mediaOfFilm(film) }));
}

/** Milliseconds, on a machine that others use too. */
const PATIENCE = 120_000;

describe('what was exported', () => {
  test(
    'is the same timeline when it is read again',
    () => {
      fc.assert(
        fc.property(cutFilms(), ({ film, timeline }) => {
          const { timeline: read, missing, faults } = readAgain(film, written(film, timeline));
          expect(read).toEqual(timeline);
          expect([missing, faults]).toEqual([[], []]);
        }),
        { numRuns: 80 },
      );
    },
    PATIENCE,
  );

  test(
    'and then cut elsewhere has what is left of it, in its order and as long, and nothing wrong',
    () => {
      const edits = fc.record({
        cut: cutFilms(),
        from: fc.nat(20),
        to: fc.nat(20),
        keep: fc.integer({ min: 1, max: 60 }),
      });
      fc.assert(
        fc.property(edits, ({ cut: { film, timeline }, from, to, keep }) => {
          const list = listIn(written(film, timeline));
          // As another program cuts: one clip goes elsewhere, and what is longer than so many frames is shortened; transitions are gone.
          const entries = list.main.entries.map((entry) => {
            const most = framesToSeconds(keep, film.rate);
            return { ...entry, transition: null, duration: least(entry.duration, most) };
          });
          const [moved] = entries.splice(from % Math.max(1, entries.length), 1);
          if (moved) entries.splice(to % (entries.length + 1), 0, moved);
          const edited = { ...list, main: { ...list.main, entries, ending: null } };
          const { timeline: read, missing } = readAgain(film, writeOtio(edited));
          expect(faultsOf(film, read)).toEqual([]);
          expect(assemble(film, sparse(film, read))).toEqual(read);
          expect(missing).toEqual([]);
          const ids = entries.map(({ own }) => z.object({ id: z.string() }).parse(own).id);
          expect(read.main.map(({ id }) => id)).toEqual(ids);
          const frames = new Map(timeline.main.map((item) => [item.id, Math.min(item.frames, keep)]));
          expect(read.main.map((item) => item.frames)).toEqual(ids.map((id) => frames.get(id)));
        }),
        { numRuns: 60 },
      );
    },
    PATIENCE,
  );

  test('has its timecode, media, transitions and speed where other programs look for them', () => {
    const film = filmOf([shot('a'), shot('b')], { numerator: 24, denominator: 1 });
    const { main, ...rest } = assemble(film, UNCHANGED);
    const [first, second] = main;
    if (!first || !second) throw new Error('There are two shots.');
    const dissolve: Transition = { kind: 'dissolve', before: 4, after: 6 };
    const timeline: Timeline = {
      ...rest,
      main: [
        { ...first, speed: rational(2) },
        { ...second, transition: dissolve },
      ],
    };
    expect(JSON.parse(written(film, timeline))).toMatchObject({
      OTIO_SCHEMA: 'Timeline.1',
      name: '灯塔',
      global_start_time: { OTIO_SCHEMA: 'RationalTime.1', rate: 24, value: 86_400 },
      tracks: {
        OTIO_SCHEMA: 'Stack.1',
        children: [
          {
            OTIO_SCHEMA: 'Track.1',
            kind: 'Video',
            children: [
              {
                OTIO_SCHEMA: 'Clip.2',
                name: '镜头 a.mp4',
                source_range: { start_time: { value: 12, rate: 24 }, duration: { value: 48, rate: 24 } },
                effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: 2 }],
                active_media_reference_key: 'DEFAULT_MEDIA',
                media_references: {
                  DEFAULT_MEDIA: {
                    OTIO_SCHEMA: 'ExternalReference.1',
                    target_url: 'file:///films/%E9%95%9C%E5%A4%B4%20a.mp4',
                    available_range: { start_time: { value: 0, rate: 24 }, duration: { value: 72, rate: 24 } },
                  },
                },
              },
              {
                OTIO_SCHEMA: 'Transition.1',
                transition_type: 'SMPTE_Dissolve',
                in_offset: { value: 4, rate: 24 },
                out_offset: { value: 6, rate: 24 },
              },
              { OTIO_SCHEMA: 'Clip.2', source_range: { start_time: { value: 1012 } } },
            ],
          },
        ],
      },
    });
  });
});

function shot(id: string) {
  const seed = { frames: 48, handle: 12, transition_in: 'cut', transition_out: null, words: [] } as const;
  return shotOf(id, seed, { numerator: 24, denominator: 1 });
}

const time = (value: number, rate = 24) => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value });
const range = (start: number, duration: number, rate = 24) => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, rate),
  duration: time(duration, rate),
});
const clip = (name: string, more: object) => ({
  OTIO_SCHEMA: 'Clip.1',
  name,
  effects: [],
  markers: [],
  metadata: {},
  ...more,
});
const timelineWith = (...tracks: object[]): string =>
  JSON.stringify({
    OTIO_SCHEMA: 'Timeline.1',
    metadata: {},
    name: 'cut',
    tracks: { OTIO_SCHEMA: 'Stack.1', children: tracks, name: 'tracks' },
  });

describe('markers', () => {
  const film = filmOf([shot('a'), shot('b')], { numerator: 24, denominator: 1 });

  test('are where other programs look for them, and in and out come back', () => {
    const range = { in: rational(1), out: null };
    const at = { id: 'att_1', anchor: 'b', at: rational(1, 2), duration: rational(1, 24) };
    const timeline = {
      ...assemble(film, UNCHANGED),
      attached: [{ ...at, content: { kind: 'marker', name: '钟声' } as const }],
      range,
    };
    expect(JSON.parse(written(film, timeline))).toMatchObject({
      tracks: {
        markers: [
          {
            OTIO_SCHEMA: 'Marker.2',
            name: '钟声',
            marked_range: { start_time: { value: 60 }, duration: { value: 1 } },
          },
        ],
      },
    });
    expect(readAgain(film, written(film, timeline)).timeline).toEqual(timeline);
  });

  test('of others stand on the film, its track or a clip, some by its timecode', () => {
    const marker = (name: string, at: number) => ({ OTIO_SCHEMA: 'Marker.2', name, marked_range: range(at, 1) });
    const text = JSON.stringify({
      OTIO_SCHEMA: 'Timeline.1',
      name: '',
      global_start_time: time(86_400),
      tracks: {
        OTIO_SCHEMA: 'Stack.1',
        markers: [marker('film', 86_400 + 30), marker('late', 9000)],
        children: [
          {
            OTIO_SCHEMA: 'Track.1',
            kind: 'Video',
            markers: [marker('track', 10)],
            children: [
              { OTIO_SCHEMA: 'Gap.1', source_range: range(0, 8) },
              clip('A', { source_range: range(100, 48), markers: [marker('clip', 104), marker('cut off', 20)] }),
            ],
          },
        ],
      },
    });
    const { markers } = listIn(text);
    expect(markers.map(({ name, at }) => [name, toNumber(secondsToFrames(at, film.rate))])).toEqual([
      ['track', 10],
      ['clip', 12],
      ['film', 30],
      ['late', 9000],
    ]);
    const { timeline, faults } = readAgain(film, text);
    expect(timeline.attached.map(({ content }) => content)).toEqual(
      ['track', 'clip', 'film'].map((name) => ({ kind: 'marker', name })),
    );
    expect(inEnglish(faults)).toEqual(['The marker "late" lies behind the end of the film; it was left out.']);
  });
});

describe('OTIO of others', () => {
  const film = filmOf([shot('a'), shot('b')], { numerator: 24, denominator: 1 });

  test('has Clip.1 and Clip.2, gaps, dissolves, time warps, disabled and nested clips, and media of other rates', () => {
    const text = timelineWith(
      {
        OTIO_SCHEMA: 'Track.1',
        kind: 'Video',
        children: [
          { OTIO_SCHEMA: 'Gap.1', name: 'Gap A', source_range: range(0, 8) },
          clip('A', {
            media_reference: {
              OTIO_SCHEMA: 'ExternalReference.1',
              target_url: 'file://localhost/D%3a/media/%E9%95%9C%E5%A4%B4%20b.MP4',
              available_range: range(1000, 72),
            },
            source_range: range(1020, 24),
            effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1', name: '', time_scalar: -1.5 }],
          }),
          { OTIO_SCHEMA: 'Transition.1', transition_type: 'SMPTE_Dissolve', in_offset: time(5), out_offset: time(3) },
          clip('ftg_video', {
            OTIO_SCHEMA: 'Clip.2',
            media_references: {
              proxy: { OTIO_SCHEMA: 'MissingReference.1', name: null },
              full: { OTIO_SCHEMA: 'ExternalReference.1', target_url: 'FTG_VIDEO.mov', available_range: null },
            },
            active_media_reference_key: 'full',
            source_range: range(86_400 + 10, 15, 12),
          }),
          clip('off', { enabled: false, source_range: range(0, 6) }),
          {
            OTIO_SCHEMA: 'Stack.1',
            name: 'nested',
            children: [{ OTIO_SCHEMA: 'Track.1', children: [clip('in', { source_range: range(0, 7) })] }],
          },
          clip('unknown.mov', { media_reference: null, source_range: range(0, 9) }),
          clip('no length', { media_reference: null, source_range: null }),
        ],
      },
      {
        OTIO_SCHEMA: 'Track.1',
        kind: 'Audio',
        name: 'Music 1',
        children: [
          { OTIO_SCHEMA: 'Gap.1', source_range: range(0, 8) },
          clip('m', {
            media_reference: { OTIO_SCHEMA: 'ExternalReference.1', target_url: 'ftg_music.mov' },
            source_range: range(86_424, 48),
          }),
        ],
      },
    );
    const { list, faults } = readOtio(text);
    expect(inEnglish(faults)).toEqual(['"no length" does not say how long it is; it was left out.']);
    if (!list) throw new Error('There is no list.');
    const read = timelineOf(list, { sources: film, media: mediaOfFilm(film), idOf: (index) => `new_${index}` });
    expect(faultsOf(film, read.timeline)).toEqual([]);
    expect(
      read.timeline.main.map(({ source, in: from, frames, speed, reversed, transition }) => [
        source.kind === 'title' ? source.title.text : sourceKey(source),
        toNumber(secondsToFrames(from, film.rate)),
        frames,
        (reversed ? -1 : 1) * toNumber(speed),
        transition.before + transition.after,
      ]),
    ).toEqual([
      ['', 0, 8, 1, 0],
      ['b', 8, 24, -1.5, 0],
      // 86400 frames of 24 are an hour, which media begin at; the clip is written in frames of 12.
      ['ftg_video', 20, 30, 1, 8],
      ['', 0, 6, 1, 0],
      ['nested', 0, 7, 1, 0],
      ['unknown.mov', 0, 9, 1, 0],
    ]);
    expect(read.missing).toEqual(['nested', 'unknown.mov']);
    expect(read.timeline.attached).toMatchObject([
      {
        id: 'new_5',
        anchor: 'b',
        duration: rational(2),
        content: {
          kind: 'sound',
          role: 'music',
          in: rational(1),
          source: { kind: 'footage', footage: 'ftg_music' },
        },
      },
    ]);
  });

  test('has numbers that JSON has not, may be a collection, and begins at its timecode', () => {
    const text = `{"OTIO_SCHEMA": "SerializableCollection.1", "metadata": {"a": [NaN, -Infinity, Inf], "b": "\\"NaN"},
      "children": [{"OTIO_SCHEMA": "Timeline.1", "name": "NaN Inf", "global_start_time": {"value": 107892, "rate": 29.97},
      "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [{"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [
      {"OTIO_SCHEMA": "Gap.1", "source_range": {"start_time": {"value": 0, "rate": 29.97}, "duration": {"value": 5, "rate": 29.97}}}]}]}}]}`;
    expect(listIn(text)).toMatchObject({
      name: 'NaN Inf',
      start: 107_892,
      rate: { numerator: 30_000, denominator: 1001 },
      main: { entries: [{ media: null, duration: rational(5005, 30_000) }] },
    });
    expect(readOtio('{"OTIO_SCHEMA": "Timeline.1"').faults).toHaveLength(1);
    expect(readOtio('{"OTIO_SCHEMA": "Marker.2"}').list).toBeNull();
  });

  test('no text makes the reader throw', () => {
    const schemas = fc.constantFrom(
      'Timeline.1',
      'Stack.1',
      'Track.1',
      'Clip.1',
      'Clip.2',
      'Gap.1',
      'Transition.1',
      'SerializableCollection.1',
      'RationalTime.1',
    );
    const numbers = fc.oneof(fc.double(), fc.integer());
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, '', 'Video', true),
        fc.record(
          {
            OTIO_SCHEMA: schemas,
            name: fc.string(),
            children: fc.array(tie('node'), { maxLength: 4 }),
            tracks: tie('node'),
            media_reference: tie('node'),
            effects: fc.array(tie('node'), { maxLength: 2 }),
            source_range: fc.record({
              start_time: fc.record({ value: numbers, rate: numbers }),
              duration: fc.record({ value: numbers, rate: numbers }),
            }),
            in_offset: fc.record({ value: numbers, rate: numbers }),
          },
          { requiredKeys: ['OTIO_SCHEMA'] },
        ),
      ),
    }));
    fc.assert(
      fc.property(node, (value) => {
        const { list } = readOtio(JSON.stringify(value));
        if (list) timelineOf(list, { sources: film, media: mediaOfFilm(film), idOf: (index) => `new_${index}` });
        expect(readOtio(`{${JSON.stringify(value)}`).list).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
