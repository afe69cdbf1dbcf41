import type { CommandId } from '../app/shortcuts.ts';

/** Commands with a title and keys. */
export interface Shortcut {
  readonly id: CommandId;
  readonly title: string;
  readonly keys: string;
}

/** Those whose title or keys have all of the words that are typed. */
export function matching(shortcuts: readonly Shortcut[], typed: string): readonly Shortcut[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return shortcuts.filter(({ title, keys }) => {
    const text = `${title} ${keys}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The other commands that have the keys of each: two that are offered at once would hide each other. */
export function conflicts(shortcuts: readonly Shortcut[]): ReadonlyMap<CommandId, readonly Shortcut[]> {
  const byKeys = Map.groupBy(
    shortcuts.filter(({ keys }) => keys !== ''),
    ({ keys }) => keys,
  );
  return new Map(
    shortcuts.flatMap((shortcut) => {
      const others = (byKeys.get(shortcut.keys) ?? []).filter(({ id }) => id !== shortcut.id);
      return others.length === 0 ? [] : [[shortcut.id, others] as const];
    }),
  );
}

/** Keys that only change what another key means; a shortcut is not done before that one comes. */
export function isModifier(key: string): boolean {
  return ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn'].includes(key);
}
