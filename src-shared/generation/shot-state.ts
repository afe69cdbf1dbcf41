import { sentenceText } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';
/** How a shot stands: nothing generated, up to date, made for another request, or not to be made at all. */
export type ShotState =
  | { readonly state: 'missing' }
  /** `locked`: a person keeps this take whatever the shot asks for. */
  | { readonly state: 'current'; readonly take_id: string; readonly locked: boolean }
  | { readonly state: 'stale'; readonly take_id: string }
  | { readonly state: 'blocked'; readonly reason: string; readonly said: Sentence };

/**
 * Compares what a shot asks for with what it has.
 * @param digest of the request, or why none can be made
 * @param takes of the wanted kind, newest first
 * @param locked the take that a person keeps on the shot, if any; of another kind it says nothing
 */
export function shotState(
  digest: { readonly digest: string } | { readonly blocked: Sentence },
  takes: readonly { readonly id: string; readonly request_digest: string }[],
  locked?: string,
): ShotState {
  const kept = takes.find(({ id }) => id === locked);
  if (kept) return { state: 'current', take_id: kept.id, locked: true };
  if ('blocked' in digest) return { state: 'blocked', reason: sentenceText(digest.blocked), said: digest.blocked };
  const current = takes.find((take) => take.request_digest === digest.digest);
  if (current) return { state: 'current', take_id: current.id, locked: false };
  const newest = takes[0];
  return newest ? { state: 'stale', take_id: newest.id } : { state: 'missing' };
}
