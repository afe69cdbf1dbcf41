import { attentionToAction } from '../../src-shared/generation/hearing.ts';
import type { Hearing, HeardWord } from '../../src-shared/generation/hearing.ts';

/** What a word says of a picture. */
export const HEARD_ROLES = [
  'who',
  'wears',
  'colour',
  'does',
  'feels',
  'what',
  'where',
  'when',
  'weather',
  'other',
] as const;
export type HeardRole = (typeof HEARD_ROLES)[number];

/** A word of a prompt as a chip shows it. */
export interface HeardChip {
  readonly role: HeardRole;
  readonly text: string;
  /** What it was heard as, where that is another word. */
  readonly as: string | null;
  /** `shown`: it decided something of the picture; the others are told apart in words. */
  readonly fate: 'shown' | 'known' | 'unknown' | 'cut';
  /** Its place among the words of the hearing. */
  readonly word: number;
}

/** Concepts are called `kind:name`. */
const ROLE_OF_KIND: Readonly<Record<string, HeardRole>> = {
  kind: 'who',
  role: 'who',
  garment: 'wears',
  colour: 'colour',
  action: 'does',
  feeling: 'feels',
  mood: 'feels',
  thing: 'what',
  material: 'what',
  generic: 'what',
  place: 'where',
  time: 'when',
  season: 'when',
  weather: 'weather',
};

/** How the camera stands is said in front of every prompt, by fields of their own. */
const CAMERA_SLOTS: ReadonlySet<string> = new Set(['size', 'camera']);

/** The words of a prompt that say something of its picture: those that were heard by what they say, then those that were not. */
export function chipsOf({ words }: Pick<Hearing, 'words'>): HeardChip[] {
  const told = new Set<string>();
  const chips = words.flatMap((word, index): HeardChip[] => {
    const { fate } = word;
    if (fate === 'joins' || isOfCamera(word)) return [];
    const role = roleOf(word);
    const key = `${fate} ${word.concept ?? ''} ${word.text.toLowerCase()}`;
    if (told.has(key)) return [];
    told.add(key);
    return [{ role, text: word.text, as: otherName(word), fate, word: index }];
  });
  const rank = ({ fate, role }: HeardChip): number =>
    fate === 'shown' ? HEARD_ROLES.indexOf(role) : HEARD_ROLES.length;
  return chips.toSorted((one, other) => rank(one) - rank(other) || one.word - other.word);
}

/** A prompt of a shot as it was heard, and the stretch of the shot that is its own, seconds from its start. */
export interface HeardStretch {
  readonly hearing: Hearing;
  readonly from_s: number;
  readonly to_s: number;
}

/** The prompts of a shot that lasts so many seconds, in order of time; those behind its end have no stretch and are left out. */
export function stretchesOf({ later = [], ...first }: Hearing, seconds: number): HeardStretch[] {
  const starts = [0, ...later.map(({ at_s }) => at_s)];
  return [first, ...later].flatMap(({ words, said }, index) => {
    const [from_s = 0, to_s = seconds] = [starts[index], starts[index + 1]];
    const hearing = { language: first.language, words, said };
    return from_s < seconds ? [{ hearing, from_s, to_s: Math.min(to_s, seconds) }] : [];
  });
}

/**
 * How much the picture looked at a word at so many moments of the clip, each 0 to 1; null for takes that did not keep it.
 * @param seconds of the clip, without handles
 */
export function attentionOver(stretch: HeardStretch, word: number, seconds: number, moments: number): number[] | null {
  if (!keepsAttention(stretch)) return null;
  return Array.from({ length: moments }, (_, index) => attentionAt(stretch, word, ((index + 0.5) / moments) * seconds));
}

/** Whether a take kept what its picture looked at. */
export function keepsAttention({ hearing }: Pick<HeardStretch, 'hearing'>): boolean {
  return hearing.said.some(({ attention }) => attention !== undefined);
}

/** How much the picture looked at a word at a moment of the clip, 0 to 1: none where another prompt holds. */
export function attentionAt({ hearing, from_s, to_s }: HeardStretch, word: number, at_s: number): number {
  if (at_s < from_s || at_s >= to_s) return 0;
  const still = hearing.said
    .filter(({ slot }) => slot !== 'first.action' && slot !== 'next_action')
    .reduce((most, { attention }) => Math.max(most, attention?.[word] ?? 0), 0);
  return Math.min(1, Math.max(still, attentionToAction(hearing, at_s - from_s, to_s - from_s)[word] ?? 0));
}

function roleOf({ concept }: HeardWord): HeardRole {
  return ROLE_OF_KIND[concept?.split(':')[0] ?? ''] ?? 'other';
}

function otherName({ text, name }: HeardWord): string | null {
  return name === null || text.toLowerCase().startsWith(name.toLowerCase()) ? null : name;
}

function isOfCamera({ slots }: HeardWord): boolean {
  return slots.length > 0 && slots.every((slot) => CAMERA_SLOTS.has(slot));
}
