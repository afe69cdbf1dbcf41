import type { Board } from '../storyboard/board-data.ts';
import type { CommandId } from './shortcuts.ts';

/** Something that the palette finds. */
export type PaletteEntry =
  | { readonly kind: 'command'; readonly id: CommandId; readonly title: string }
  | { readonly kind: 'project'; readonly id: string; readonly title: string }
  /** A scene, a shot or one of the cast of the film that is open: the shots that are selected for it. */
  | {
      readonly kind: 'scene' | 'shot' | 'person';
      readonly id: string;
      readonly title: string;
      readonly shots: readonly string[];
    };

/** What is shown at most: nobody reads further, they type another word. */
const MOST = 60;
const KINDS = ['command', 'scene', 'person', 'shot', 'project'] as const;

/** What the palette remembers of an entry. */
export function entryKey({ kind, id }: PaletteEntry): string {
  return `${kind} ${id}`;
}

/** Scenes, shots and people of a film. */
export function entriesOf(board: Board): readonly PaletteEntry[] {
  const people = new Map<string, string[]>();
  const scenes: PaletteEntry[] = [];
  const shots: PaletteEntry[] = [];
  for (const scene of board.scenes) {
    scenes.push({ kind: 'scene', id: scene.id, title: scene.heading, shots: scene.shots.map(({ id }) => id) });
    for (const { id, label, picture, cast } of scene.shots) {
      shots.push({ kind: 'shot', id, title: `${label} · ${picture}`, shots: [id] });
      for (const name of cast) people.set(name, [...(people.get(name) ?? []), id]);
    }
  }
  const cast = [...people].map(([name, ids]): PaletteEntry => ({ kind: 'person', id: name, title: name, shots: ids }));
  return [...scenes, ...cast, ...shots];
}

/**
 * What is found by what is typed: entries with all of its words, first what was used lately, then titles that begin with it.
 * Nothing typed finds commands, and what was used lately.
 * @param recent keys of what was used, the last first
 */
export function foundEntries(
  entries: readonly PaletteEntry[],
  typed: string,
  recent: readonly string[],
): readonly PaletteEntry[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const rank = (entry: PaletteEntry): number => {
    const used = recent.indexOf(entryKey(entry));
    const begins = words.length > 0 && entry.title.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1;
    return used >= 0 ? used : recent.length + begins * KINDS.length + KINDS.indexOf(entry.kind);
  };
  return entries
    .filter((entry) => {
      if (words.length === 0) return entry.kind === 'command' || recent.includes(entryKey(entry));
      const title = entry.title.toLowerCase();
      return words.every((word) => title.includes(word));
    })
    .map((entry) => ({ entry, rank: rank(entry) }))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
