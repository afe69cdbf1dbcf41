import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import type { contract } from '../../src-shared/contract/contract.ts';
import type { VerifiedTake } from '../../src-shared/contract/takes.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import { readRequest } from '../../src-shared/generation/request.ts';

type Outputs = InferContractRouterOutputs<typeof contract>;

export type Take = Outputs['takes']['list'][number];
export type Comparison = Outputs['takes']['compare'];
export type Verified = z.output<typeof VerifiedTake>;

/** The part of a take's file that is the shot itself, in seconds. */
export interface TakeRange {
  readonly start_s: number;
  readonly length_s: number;
  readonly frame_s: number;
}

/** What a take was made for, read once for each take. */
const requests = new WeakMap<Take, GenerationRequest>();

export function requestOf(take: Take): GenerationRequest {
  const known = requests.get(take) ?? readRequest(take.request);
  requests.set(take, known);
  return known;
}

/** Where the shot lies between the handles of a clip; a still has no length. */
export function rangeOf(take: Take): TakeRange {
  const { rate } = requestOf(take);
  const frame_s = rate.denominator / rate.numerator;
  if (take.kind === 'still') return { start_s: 0, length_s: 0, frame_s };
  return {
    start_s: take.handle_frames * frame_s,
    length_s: Math.max(1, take.frames - 2 * take.handle_frames) * frame_s,
    frame_s,
  };
}

/** Which of its shot's tries a take is, from 1: tries have the same set and cast, and differ in the shot's own noise. */
export function tryOf(take: Take): number {
  return (requestOf(take).take ?? 0) + 1;
}

/** Whether there is a discriminator for it: packs have none. */
export function scorable(take: Take): boolean {
  return take.present && requestOf(take).draws === undefined;
}

/** How long it was in the making, in milliseconds. */
export function madeIn(take: Take): number {
  return Object.values(take.timings).reduce((sum, ms) => sum + ms, 0);
}

/** What people call each take: its number among those of its kind, the first made being 1. */
export function takeNumbers(takes: readonly Take[]): ReadonlyMap<string, number> {
  const counts = { still: 0, clip: 0 };
  const oldestFirst = takes.toSorted((one, other) => one.created_at.localeCompare(other.created_at));
  return new Map(oldestFirst.map(({ id, kind }) => [id, (counts[kind] += 1)]));
}

/** How many tries have to be asked for so that there is one more of a kind; 32 is the most. */
export function triesForOneMore(takes: readonly Take[], kind: Take['kind']): number {
  const highest = takes.filter((take) => take.kind === kind).map(tryOf);
  return Math.min(32, Math.max(1, ...highest) + 1);
}

/** The most takes that are seen side by side. */
export const MOST_COMPARED = 4;

/** Takes or leaves a take for a comparison; the oldest choice gives way where there would be too many. */
export function withCompared(picked: readonly string[], id: string): readonly string[] {
  if (picked.includes(id)) return picked.length > 1 ? picked.filter((each) => each !== id) : picked;
  return [...picked, id].slice(-MOST_COMPARED);
}

/** What is seen of a shot where nothing was picked: the clip that it shows, else its still, else its newest take. */
export function firstPicked(takes: readonly Take[]): string | null {
  const shown = takes.filter(({ shown: isShown }) => isShown);
  return (shown.find(({ kind }) => kind === 'clip') ?? shown[0] ?? takes[0])?.id ?? null;
}

/** A field of two requests that is not the same. */
export interface FieldDifference {
  readonly field: string;
  readonly one: string;
  readonly other: string;
}

/** Letters of a value that are told. */
const LONGEST_VALUE = 160;

/** What differs between two requests as they are stored, field by field in the order of their names. */
export function requestDifferences(one: string, other: string): readonly FieldDifference[] {
  const [a, b] = [fieldsOf(one), fieldsOf(other)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .toSorted()
    .filter((field) => a.get(field) !== b.get(field))
    .map((field) => ({ field, one: shortened(a.get(field)), other: shortened(b.get(field)) }));
}

/** Objects are opened, so that `model.name` is a field; lists are values. */
function fieldsOf(json: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const read = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, each] of Object.entries(value)) read(each, path === '' ? name : `${path}.${name}`);
    } else fields.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  };
  read(JSON.parse(json), '');
  return fields;
}

function shortened(value: string | undefined): string {
  if (value === undefined) return '–';
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}
