/** Every command of the interface and its keys (src-renderer/ui/keys.ts); '' has none. Titles are `commands:<id>`. */
export const FIRST_KEYS = {
  'palette.open': 'Mod+K',
  'go.home': 'Mod+Shift+H',
  'go.script': 'Mod+1',
  'go.board': 'Mod+2',
  'go.timeline': 'Mod+3',
  'go.takes': 'Mod+4',
  'go.export': 'Mod+5',
  'go.queue': 'Mod+J',
  'go.film': 'Mod+I',
  'go.models': '',
  'go.settings': 'Mod+,',
  'go.help': '?',
  'library.find': 'Mod+F',
  'library.trash': '',
  'project.new': 'Mod+N',
  'project.open': 'Mod+O',
  'film.make': 'Mod+Enter',
  'film.stills': '',
  'edit.undo': 'Mod+Z',
  'edit.redo': 'Mod+Shift+Z',
  'shot.generate': 'G',
  'shot.edit': 'Enter',
  'shot.next': 'ArrowRight',
  'shot.previous': 'ArrowLeft',
  'shot.all': 'Mod+A',
  'shot.duplicate': 'Mod+D',
  'shot.remove': 'Delete',
  'shot.insert': 'Insert',
  'shot.split': 'Shift+B',
  'shot.merge': 'Mod+M',
  'shot.earlier': 'Alt+ArrowLeft',
  'shot.later': 'Alt+ArrowRight',
  'shot.draw': 'D',
  'shot.photograph': '',
  'board.grid': '',
  'board.strip': '',
  'board.list': '',
  'board.tray': '',
  'board.cast': '',
  'play.toggle': 'Space',
  'play.back': 'J',
  'play.stop': 'K',
  'play.forward': 'L',
  'play.frameBack': 'ArrowLeft',
  'play.frameForward': 'ArrowRight',
  'play.secondBack': 'Shift+ArrowLeft',
  'play.secondForward': 'Shift+ArrowRight',
  'play.start': 'Home',
  'play.end': 'End',
  'play.loop': 'Alt+L',
  'play.full': 'F',
  'cut.blade': 'B',
  'cut.trimStart': 'Q',
  'cut.trimEnd': 'W',
  'cut.earlier': ',',
  'cut.later': '.',
  'cut.remove': 'Backspace',
  'cut.transition': 'T',
  'cut.title': 'Shift+T',
  'cut.caption': 'C',
  'cut.card': 'Alt+T',
  'cut.music': '',
  'cut.sound': '',
  'cut.footage': '',
  'cut.instead': '',
  'cut.graphic': 'Shift+G',
  'cut.import': '',
  'cut.snap': 'S',
  'cut.marker': 'M',
  'cut.in': 'I',
  'cut.out': 'O',
  'cut.unmark': 'Alt+X',
  'cut.zoomIn': '=',
  'cut.zoomOut': '-',
  'cut.fit': 'Shift+Z',
  'cut.record': '',
  'cut.previous': 'ArrowUp',
  'cut.next': 'ArrowDown',
  'take.earlier': ',',
  'take.later': '.',
  'take.show': 'Enter',
  'take.lock': 'Shift+L',
  'take.try': 'T',
  'take.words': 'H',
  'take.score': 'R',
  'take.trash': 'Delete',
  'take.one': 'A',
  'take.side': 'S',
  'take.wipe': 'W',
  'take.rate1': '1',
  'take.rate2': '2',
  'take.rate3': '3',
  'take.rate4': '4',
  'take.rate5': '5',
  'take.unrate': '0',
  'film.export': 'Mod+E',
  'look.dark': '',
  'look.light': '',
  'look.system': '',
  'language.en': '',
  'language.zh': '',
} as const;

export type CommandId = keyof typeof FIRST_KEYS;

const PLACE = 'shotloom.keys';
const readers = new Set<() => void>();

/** The keys of a command: the user's, else the first ones. */
export function keysFor(id: CommandId): string {
  return chosenKeys()[id] ?? FIRST_KEYS[id];
}

/** What the user has chosen. */
export function chosenKeys(): Readonly<Partial<Record<CommandId, string>>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    return typeof stored === 'object' && stored !== null
      ? Object.fromEntries(Object.entries(stored).filter(isKeys))
      : {};
  } catch {
    return {};
  }
}

/** Gives a command other keys; null gives it its first ones back. */
export function chooseKeys(id: CommandId, keys: string | null): void {
  const { [id]: _, ...others } = chosenKeys();
  localStorage.setItem(PLACE, JSON.stringify(keys === null ? others : { ...others, [id]: keys }));
  for (const reader of readers) reader();
}

/** Calls back whenever the user has given a command other keys. */
export function onKeysChosen(reader: () => void): void {
  readers.add(reader);
}

function isKeys(entry: [string, unknown]): boolean {
  return Object.hasOwn(FIRST_KEYS, entry[0]) && typeof entry[1] === 'string';
}
