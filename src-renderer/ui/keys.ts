/**
 * Keys are written as `Mod+Shift+K`: modifiers in the order Mod, Alt, Shift, then the key as `KeyboardEvent.key` names it, letters
 * as capitals, the space bar as `Space`. `Mod` is Command on a Mac and Control elsewhere.
 */

const isMac = /Mac|iPhone|iPad/u.test(navigator.userAgent);

/** The keys that an event means, as shortcuts are written. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // A sign that is written with Shift ("?") says so itself; a letter does not.
  const shift = event.shiftKey && (event.key.length > 1 || /\p{L}/u.test(event.key));
  return [mod && 'Mod', event.altKey && 'Alt', shift && 'Shift', key].filter((part) => part !== false).join('+');
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const PLAIN_NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl' };
const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
};

/** Each key as the keyboard of this machine has it written. */
export function keysShown(keys: string): readonly string[] {
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
  const names = isMac ? MAC_SIGNS : PLAIN_NAMES;
  return parts.map((part) => names[part] ?? SIGNS[part] ?? part);
}

/** Whether an event comes from where letters are written, so that it is no shortcut of one letter. */
export function isWriting({ target }: Pick<Event, 'target'>): boolean {
  const place = target instanceof Element ? (target.shadowRoot?.activeElement ?? target) : null;
  return place instanceof HTMLElement && (place.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(place.tagName));
}
