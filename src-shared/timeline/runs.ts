/** Items of the main track, one behind the other, that belong together. Numbers of items, from 0; both are in it. */
export interface ItemRun<Key> {
  /** Null where nothing of the film belongs to anything. */
  readonly key: Key | null;
  readonly first: number;
  readonly last: number;
}

/**
 * Neighbours that have the same key. What has none (footage and titles are of no scene) goes on with the item before it, at the start
 * of the film with the first that has one.
 */
export function runsOf<Key>(keys: readonly (Key | null)[]): ItemRun<Key>[] {
  const runs: ItemRun<Key>[] = [];
  const start = keys.find((key) => key !== null) ?? null;
  for (const [index, own] of keys.entries()) {
    const run = runs.at(-1);
    const key = own ?? (run ? run.key : start);
    if (run?.key === key) runs[runs.length - 1] = { ...run, last: index };
    else runs.push({ key, first: index, last: index });
  }
  return runs;
}
