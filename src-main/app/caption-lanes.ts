import { cuesOf } from '../../src-shared/captions/cue.ts';
import type { Cue } from '../../src-shared/captions/cue.ts';
import { deliveredFrame } from '../../src-shared/render/arranged.ts';
import type { Arrangement } from '../../src-shared/render/arranged.ts';
import { filmFrames } from '../../src-shared/render/encode.ts';
import { ZERO, compare, framesToSeconds, greatest, least, subtract } from '../../src-shared/timeline/rational.ts';
import type { PlannedFilm } from './render.ts';

/** The captions of one language, or whatever else a lane is, in the time of a delivered film. */
export interface CaptionLane {
  readonly name: string;
  /** ISO 639-2. */
  readonly language: string;
  readonly cues: readonly Cue[];
}

/** Names of lanes that say a language. */
const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/^(?:zh|chi|zho|cmn|chinese|中文|汉语|漢語|简体|繁體|繁体|普通话)/iu, 'zho'],
  [/^(?:en|eng|english|英文|英语)(?:$|[^a-z])/iu, 'eng'],
];

/** The lanes of a film's captions, the script's first. */
export function captionLanes({ timeline, project, plan }: PlannedFilm, arrangement: Arrangement): CaptionLane[] {
  const { range } = arrangement;
  const start = framesToSeconds(range?.from ?? 0, plan.rate);
  const last = deliveredFrame(range?.to ?? filmFrames(plan), plan.rate, arrangement);
  const end = framesToSeconds(last, arrangement.rate);
  const cues = cuesOf(timeline).flatMap((cue): Cue[] => {
    const [from, to] = [greatest(ZERO, subtract(cue.from, start)), least(end, subtract(cue.to, start))];
    return compare(from, to) < 0 ? [{ ...cue, from, to }] : [];
  });
  const names = [...new Set(cues.map(({ lane }) => lane ?? SCRIPT))];
  return names
    .toSorted((one, other) => Number(other === SCRIPT) - Number(one === SCRIPT))
    .map((name) => ({
      name,
      language: languageOf(name) ?? (name === SCRIPT ? (project.language === 'zh' ? 'zho' : 'eng') : 'und'),
      cues: cues.filter(({ lane }) => (lane ?? SCRIPT) === name),
    }));
}

/** The lane of what the script says. */
const SCRIPT = 'script';

function languageOf(lane: string): string | null {
  return LANGUAGES.find(([pattern]) => pattern.test(lane))?.[1] ?? null;
}
