import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { isWriting, keysOf } from '../ui/keys.ts';
import type { CommandId } from './shortcuts.ts';
import { keysFor } from './shortcuts.ts';

/** What commands do where they can be done now. */
export type Commands = Readonly<Partial<Record<CommandId, () => void>>>;

/** Those of all parts that are shown, the last first. */
const useLayers = create<{ readonly layers: readonly { readonly commands: Commands }[] }>(() => ({ layers: [] }));

/** Offers commands to the palette, the menus and the keyboard as long as the part that calls this is shown. */
export function useCommands(commands: Commands): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const ids = Object.keys(commands).toSorted().join(' ');
  useEffect(() => {
    const offered: Commands = Object.fromEntries(
      (ids === '' ? [] : ids.split(' ')).map((id) => [id, () => latest.current[id as CommandId]?.()]),
    );
    const layer = { commands: offered };
    useLayers.setState(({ layers }) => ({ layers: [layer, ...layers] }));
    return () => useLayers.setState(({ layers }) => ({ layers: layers.filter((each) => each !== layer) }));
  }, [ids]);
}

/** The commands that can be done now. */
export function useOffered(): readonly CommandId[] {
  const layers = useLayers((state) => state.layers);
  return [...new Set(layers.flatMap(({ commands }) => Object.keys(commands)))] as CommandId[];
}

/** Does a command where it can be done; says whether it could. */
export function runCommand(id: CommandId): boolean {
  const run = useLayers.getState().layers.find(({ commands }) => commands[id])?.commands[id];
  run?.();
  return run !== undefined;
}

/** Lets keys do commands. One letter does none where letters are written, and nothing does under a dialog. */
export function startShortcuts(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const keys = keysOf(event);
    if (isWriting(event) && !keys.startsWith('Mod+')) return;
    if (isWriting(event) && /^Mod\+(Shift\+)?[ACVXZ]$/u.test(keys)) return;
    if (isControl(event) && /^(Enter|Space|Arrow\w+)$/u.test(keys)) return;
    for (const { commands } of useLayers.getState().layers) {
      const found = (Object.keys(commands) as CommandId[]).find((id) => keysFor(id) === keys);
      if (found === undefined) continue;
      event.preventDefault();
      commands[found]?.();
      return;
    }
  });
}

/** Whether an event comes from a control that such keys move or press. */
function isControl({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'button, a[href], [role^="menu"], [role="option"], [role="separator"], [role="slider"], [role="dialog"]',
    ) !== null
  );
}
