import { describe, expect, test } from 'vitest';
import type { FootageFiles, ShownShot } from '../../../src-shared/render/film-plan.ts';
import { filmPlan, filmSources } from '../../../src-shared/render/film-plan.ts';
import { filmFrames } from '../../../src-shared/render/encode.ts';
import type { Graphic } from '../../../src-shared/render/graphics/records.ts';
import { graphicSchema, PLAIN_THEME } from '../../../src-shared/render/graphics/records.ts';
import { titleGraphic } from '../../../src-shared/render/graphics/title-graphic.ts';
import { apply } from '../../../src-shared/timeline/apply.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { rational, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { Timeline } from '../../../src-shared/timeline/records.ts';
import { assemble, UNCHANGED } from '../../../src-shared/timeline/assemble.ts';
import { clipSegment, stillSegment } from '../../support/render/segments.ts';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';

const film = { title: 'The Lighthouse', width: 512, height: 288 };
const rate = { numerator: 24, denominator: 1 };
const clip: ShownShot = {
  id: 'one',
  frames: 72,
  draft: { lines: [{ character: 'MARA', text: 'Who is there?', off_screen: false }], transition_in: 'cut' },
  take: { kind: 'clip', media_sha256: 'aa', frames: 96, handle_frames: 12 },
};
const still: ShownShot = {
  id: 'two',
  frames: 48,
  draft: { lines: [], transition_in: 'cut' },
  take: { kind: 'still', media_sha256: 'bb', frames: 1, handle_frames: 0 },
};

const planOf = (...shots: readonly ShownShot[]) =>
  filmPlan(film, shots, assemble(filmSources('prj', rate, shots), UNCHANGED));

describe('filmPlan', () => {
  test('cuts from shot to shot: the frames of a clip between its handles, a still held', () => {
    expect(planOf(clip, still, { ...clip, id: 'three' })).toMatchObject({
      ...film,
      segments: [
        { picture: clipSegment('aa', 12, 72).picture, frames: 72 },
        stillSegment('bb', 48),
        { picture: clipSegment('aa', 12, 72).picture, frames: 72 },
      ],
    });
  });

  test('shows what is said as a caption of that shot', () => {
    const { segments } = planOf(still, clip);
    expect(segments.map(({ captions }) => captions.map(({ text }) => text))).toEqual([[], ['Who is there?']]);
    const [caption] = segments[1]?.captions ?? [];
    expect(caption?.from).toBeGreaterThanOrEqual(0);
    expect(caption?.to).toBeLessThanOrEqual(72);
  });

  test('lets a move go on through the transitions at its ends', () => {
    const sources = filmSources('prj', rate, [still, { ...still, id: 'other' }]);
    const base = assemble(sources, UNCHANGED);
    const whole = { x: 0, y: 0, width: 1, height: 1 };
    const move = { from: whole, to: { ...whole, x: 0.47, width: 0.53 } };
    const main = base.main.map((item, index) => ({
      ...item,
      move: index === 0 ? move : null,
      transition: index === 1 ? ({ kind: 'dissolve', before: 12, after: 12 } as const) : item.transition,
    }));
    const [alone, joint] = filmPlan(film, [still, { ...still, id: 'other' }], { ...base, main }).segments;
    expect(alone).toMatchObject({
      frames: 36,
      picture: { move: { from: { x: 0 }, to: { x: expect.closeTo(0.35, 9) as number } } },
    });
    expect(joint).toMatchObject({
      from: { move: { from: { x: expect.closeTo(0.36, 9) as number }, to: { x: 0.47 } } },
    });
  });

  test('joins shots as the script says, with frames of their handles, and lasts as long as without', () => {
    const dissolved = { ...clip, id: 'two', draft: { ...clip.draft, transition_in: 'dissolve' as const } };
    const faded = { ...still, id: 'three', draft: { ...still.draft, transition_out: 'fade_out' as const } };
    const plan = planOf(clip, dissolved, faded);
    expect(filmFrames(plan)).toBe(72 + 72 + 48);
    expect(plan.segments.map(({ frames, kind }) => [kind, frames])).toEqual([
      ['stretch', 60],
      ['transition', 24],
      ['stretch', 60],
      ['stretch', 24],
      ['transition', 24],
    ]);
    expect(plan.segments[1]).toMatchObject({
      transition: { kind: 'dissolve', before: 12, after: 12 },
      from: { ...clipSegment('aa', 72, 24).picture },
      to: { ...clipSegment('aa', 0, 24).picture },
    });
    expect(plan.segments.at(-1)).toMatchObject({ transition: { kind: 'fade-black', before: 24, after: 0 }, to: null });
    // What is said is read through the dissolve.
    expect(plan.segments[1]?.captions.map(({ text }) => text)).toEqual(['Who is there?', 'Who is there?']);
  });

  test('cuts to black: nothing of the picture is read for it', () => {
    const cut = { ...clip, draft: { ...clip.draft, transition_out: 'cut_to_black' as const } };
    expect(planOf(cut, still).segments.map(({ frames, kind }) => [kind, frames])).toEqual([
      ['stretch', 60],
      ['stretch', 12],
      ['stretch', 48],
    ]);
    expect(planOf(cut, still).segments[1]).toMatchObject({ picture: { source: { kind: 'black' }, frames: 12 } });
  });

  test('shows of a take that is too short what there is', () => {
    const short = { ...clip, take: { ...clip.take, frames: 64 } };
    expect(filmFrames(planOf(short, still))).toBe(52 + 48);
  });

  test('shows other takes and footage where the timeline does', () => {
    const take = { id: 'other', kind: 'clip', media_sha256: 'cc', frames: 84, handle_frames: 6 } as const;
    const shots = [{ ...clip, takes: [take] }, still];
    const file = { kind: 'clip', media_sha256: 'dd', frames: 50, handle_frames: 0 } as const;
    const footage: FootageFiles = (id, { framing }) => (id === 'sea' && framing.kind === 'fill' ? file : undefined);
    const sea = { id: 'sea', duration: rational(50, 24), has_picture: true, has_sound: false };
    const record = { project_id: 'prj', removed: false, next: null };
    const timeline = assemble(filmSources('prj', rate, shots, [sea]), {
      ...UNCHANGED,
      items: [
        {
          ...record,
          id: 'one',
          own: true,
          after: null,
          edit: { source: { kind: 'shot', shot: 'one', take: 'other' }, frames: 24 },
        },
        {
          ...record,
          id: 'put',
          own: false,
          after: ['one'],
          edit: { source: { kind: 'footage', footage: 'sea' }, in: rational(1), frames: 90, framing: { kind: 'fill' } },
        },
      ],
    });
    expect(filmPlan(film, shots, timeline, { footage }).segments).toMatchObject([
      { picture: clipSegment('cc', 6, 24).picture, frames: 24 },
      { picture: { ...clipSegment('dd', 24, 26).picture, framing: { kind: 'fill' } }, frames: 26 },
      { picture: stillSegment('bb', 48).picture, frames: 48 },
    ]);
  });

  test('a shot without a picture has a place in the timeline', () => {
    const [shot] = filmSources('prj', rate, [{ ...clip, take: null }]).shots;
    expect(shot).toMatchObject({ frames: 72, material: null });
  });

  describe('draws what the timeline has of words and graphics', () => {
    const chart: Graphic = graphicSchema.parse({
      ...{ kind: 'chart', form: 'bar', title: '船', csv: '二〇二四,12', unit: '', source: '', theme: PLAIN_THEME },
    });
    const shots = [still, { ...still, id: 'three' }];
    const sources = filmSources('prj', rate, shots, [], ['c1']);
    const edited = (...commands: readonly Command[]): Timeline => {
      let timeline = assemble(sources, UNCHANGED);
      for (const command of commands) {
        const outcome = apply(sources, timeline, command);
        if (!('timeline' in outcome)) throw new Error(sentenceText(outcome.refused.sentence));
        timeline = outcome.timeline;
      }
      return timeline;
    };

    test('an item of the main track is drawn in its own time, from where it is cut', () => {
      const roll = { template: 'credits', text: '灯塔\nMusic: Quartet' };
      const timeline = edited(
        {
          command: 'insert',
          id: 'roll',
          source: { kind: 'title', title: roll },
          in: ZERO,
          frames: 100,
          after: 'three',
        },
        { command: 'split', item: 'roll', at: 40, id: 'rest' },
        { command: 'speed', item: 'rest', speed: rational(2) },
        {
          command: 'insert',
          id: 'chart',
          source: { kind: 'graphic', graphic: 'c1' },
          in: ZERO,
          frames: 24,
          after: 'two',
        },
      );
      const { segments } = filmPlan(film, shots, timeline, { graphics: new Map([['c1', chart]]) });
      const graphic = { kind: 'graphic', graphic: titleGraphic(roll) };
      expect(segments.map((segment) => segment.kind === 'stretch' && segment.picture)).toMatchObject([
        { source: { kind: 'still' } },
        // What does not move is one frame, however it is cut.
        { source: { kind: 'graphic', graphic: chart }, at: ZERO, step: ZERO, frames: 24 },
        { source: { kind: 'still' } },
        { source: graphic, at: ZERO, step: rational(1), frames: 40 },
        { source: graphic, at: rational(40), step: rational(2), frames: 30 },
      ]);
    });

    test('what is attached goes on over the next segment, and knows how long it is in all', () => {
      const content = { kind: 'title', title: { template: 'lower-third', text: '李喆\n守塔人' } } as const;
      const timeline = edited({
        ...{ command: 'attach', id: 'name', anchor: 'two', offset: rational(1), duration: rational(2), content },
      });
      const graphic = { kind: 'lower-third', name: '李喆', role: '守塔人' };
      expect(filmPlan(film, shots, timeline).segments.map(({ overlays }) => overlays)).toMatchObject([
        [{ graphic, from: 24, to: 48, shown: 0, frames: 48 }],
        [{ graphic, from: 0, to: 24, shown: 24, frames: 48 }],
      ]);
    });

    test('a caption that somebody wrote has its long line broken', () => {
      const text = '守塔人慢慢爬上楼梯，灯已经灭了，他一个人等着天亮。';
      const content = { kind: 'caption', lane: 'own', text, style: 'plain', place: 'bottom' } as const;
      const timeline = edited({
        ...{ command: 'attach', id: 'said', anchor: 'two', offset: ZERO, duration: rational(2), content },
      });
      const [first] = filmPlan(film, shots, timeline).segments;
      expect(first?.captions).toMatchObject([{ text: '守塔人慢慢爬上楼梯，灯已经\n灭了，他一个人等着天亮。' }]);
    });

    test('a graphic that is not there is no film', () => {
      const timeline = edited({
        ...{
          command: 'insert',
          id: 'chart',
          source: { kind: 'graphic', graphic: 'c1' },
          in: ZERO,
          frames: 24,
          after: 'two',
        },
      });
      expect(() => filmPlan(film, shots, timeline)).toThrow(RangeError);
    });
  });
});
