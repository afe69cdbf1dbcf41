import { create } from 'zustand';

/** The five views of one film. Selection, play-head and queue stay when the view changes. */
export const VIEWS = ['script', 'board', 'timeline', 'takes', 'export'] as const;
export type View = (typeof VIEWS)[number];

/** Panes that stand over a view or beside it. */
export type Sheet = 'palette' | 'queue' | 'film' | 'models' | 'settings' | 'help';

/** What the interface shows; nothing of it belongs to a film, whose state is the program's alone. */
interface WorkspaceState {
  /** Null at home. */
  readonly project: string | null;
  readonly view: View;
  readonly sheet: Sheet | null;
  /** Shots that are selected, by id, in the order in which they were. */
  readonly selected: readonly string[];
  /** Where a selection with Shift begins. */
  readonly anchor: string | null;
  /** The moment of the film that is looked at, in seconds. */
  readonly playhead_s: number;
  readonly playing: boolean;
  /** Sizes of panes, in CSS pixels. */
  readonly scriptWidth: number;
  readonly inspectorWidth: number;
  readonly timelineHeight: number;
}

const PANES = 'shotloom.panes';
const FIRST_PANES = { scriptWidth: 340, inspectorWidth: 300, timelineHeight: 210 };

/** The state of the interface. Parts of it read what they show with a selector. */
export const useWorkspace = create<WorkspaceState>(() => ({
  ...{ project: null, view: 'board', sheet: null, selected: [], anchor: null, playhead_s: 0, playing: false },
  ...storedPanes(),
}));

const { getState, setState, subscribe } = useWorkspace;

/** Opens a project, or (null) goes home. */
export function openProject(project: string | null, view: View = 'board'): void {
  if (project === getState().project) return showView(view);
  setState({ project, view, sheet: null, selected: [], anchor: null, playhead_s: 0, playing: false });
}

export function showView(view: View): void {
  setState({ view, sheet: null });
}

export function showSheet(sheet: Sheet | null): void {
  setState({ sheet });
}

/** Selects shots, and no others. */
export function select(selected: readonly string[], anchor: string | null = selected.at(-1) ?? null): void {
  setState({ selected, anchor });
}

/** Looks at another moment of the film. */
export function seek(playhead_s: number): void {
  setState({ playhead_s: Math.max(0, playhead_s) });
}

export function play(playing: boolean): void {
  setState({ playing });
}

/** Makes a pane wider or higher; what it is then is kept. */
export function sizePane(pane: keyof typeof FIRST_PANES, pixels: number): void {
  setState({ [pane]: Math.round(pixels) });
}

/** Keeps the address in step, so that reloading and going back show what was seen. */
export function startAddress(): void {
  const read = (): void => {
    const [, project = '', view = ''] = location.hash.slice(1).split('/');
    openProject(/^prj_[\w-]+$/u.test(project) ? project : null, VIEWS.find((each) => each === view) ?? 'board');
  };
  read();
  addEventListener('hashchange', read);
  subscribe(({ project, view, scriptWidth, inspectorWidth, timelineHeight }, before) => {
    const address = project === null ? '#/' : `#/${project}/${view}`;
    if (location.hash !== address) history.pushState(null, '', address);
    if (
      scriptWidth !== before.scriptWidth ||
      inspectorWidth !== before.inspectorWidth ||
      timelineHeight !== before.timelineHeight
    ) {
      localStorage.setItem(PANES, JSON.stringify({ scriptWidth, inspectorWidth, timelineHeight }));
    }
  });
}

function storedPanes(): typeof FIRST_PANES {
  const panes = { ...FIRST_PANES };
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PANES) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return panes;
    const sizes = new Map<string, unknown>(Object.entries(stored));
    for (const pane of Object.keys(panes) as (keyof typeof panes)[]) {
      const size = sizes.get(pane);
      if (typeof size === 'number' && size >= 80 && size <= 2000) panes[pane] = size;
    }
  } catch {
    // Somebody wrote something else there; the first sizes do.
  }
  return panes;
}
