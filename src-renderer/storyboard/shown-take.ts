import { useQuery } from '@tanstack/react-query';
import { useCalls } from '../host/context.ts';
import type { BoardShot, TakeDetails } from './board-data.ts';
import { clipOf, pictureOf } from './board-data.ts';

/** The takes of a shot, the newest first, as long as it is looked at. */
export function useTakes(shot: string | null): readonly TakeDetails[] {
  const calls = useCalls();
  const { data } = useQuery(calls.takes.list.queryOptions({ input: { shot: shot ?? '' }, enabled: shot !== null }));
  return data ?? [];
}

/** The take that shows a shot, else the newest that tells what it heard. */
export function shownTake(shot: BoardShot, takes: readonly TakeDetails[]): TakeDetails | undefined {
  const shown = clipOf(shot) ?? pictureOf(shot);
  return takes.find(({ id }) => id === shown) ?? takes.find(({ hearing }) => hearing !== null);
}

/** Of the takes of a shot those that a person chooses among: clips where there are any, from the first on. */
export function choosable(takes: readonly TakeDetails[]): readonly TakeDetails[] {
  const clips = takes.filter(({ kind }) => kind === 'clip');
  return (clips.length > 0 ? clips : takes).toReversed();
}
