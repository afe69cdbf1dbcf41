import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { useHost } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import type { Failure } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { useWorkspace } from '../app/workspace.ts';
import type { Board } from '../storyboard/board-data.ts';
import { shotsOf } from '../storyboard/board-data.ts';
import type { Cut } from './cut-data.ts';
import { setStrip } from './strip-state.ts';
import { readWaveforms } from './waveforms.ts';

/** How far a preview is that is being made. */
export interface PreviewWork {
  /** 0 to 1; null until that can be told. */
  readonly share: number | null;
  readonly left_ms: number | null;
  /** Its sound is mixed. */
  readonly mixing: boolean;
}

interface PreviewState {
  readonly project: string | null;
  /** The film as it was last made, with the cut that it was made of. */
  readonly shown: { readonly digest: string; readonly frames: number; readonly cut: Cut } | null;
  /** What is shown is the film as it is cut now. */
  readonly isCurrent: boolean;
  readonly work: PreviewWork | null;
  readonly failure: Failure | null;
  /** A person stopped it: it is made when they ask for it. */
  readonly stopped: boolean;
}

const NOTHING = { shown: null, isCurrent: false, work: null, failure: null, stopped: false } as const;

export const usePreviewState = create<PreviewState>(() => ({ project: null, ...NOTHING }));

const { setState, getState } = usePreviewState;

/** An edit is waited for so long after another one, in milliseconds: where the film is looked at, and elsewhere. */
const QUIET_MS = 400;
const QUIET_ELSEWHERE_MS = 2500;

/** Stops making the preview until it is asked for, or makes it again. */
export function stopPreview(stopped: boolean): void {
  setState({ stopped, ...(stopped ? { work: null } : { failure: null }) });
}

/**
 * Keeps a preview of a film, which is made anew a moment after each change. Beside the board that is done only once all clips are there: what
 * is generated comes first.
 */
export function usePreview(project: string, board: Board | undefined, cut: Cut | undefined): void {
  const host = useHost();
  const isWatched = useWorkspace((state) => state.view === 'timeline');
  const stopped = usePreviewState((state) => state.stopped);
  const isReady = board !== undefined && shotsOf(board).every(({ clip }) => clip.state === 'current');
  const isWanted = cut !== undefined && cut.items.length > 0 && (isWatched || isReady) && !stopped;

  useEffect(() => {
    if (getState().project !== project) setState({ project, ...NOTHING });
  }, [project]);

  // Other takes are another film, although it is cut alike.
  const film = useMemo(() => ({ board, cut }), [board, cut]);
  useEffect(() => {
    setState({ isCurrent: false, ...(isWanted ? {} : { work: null, failure: null }) });
    const { cut: made } = film;
    if (!isWanted || !made) return;
    const stop = new AbortController();
    const timer = setTimeout(
      () => void make(host, project, made, stop.signal),
      isWatched ? QUIET_MS : QUIET_ELSEWHERE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [film, host, isWanted, isWatched, project]);
}

async function make(host: Host, project: string, cut: Cut, signal: AbortSignal): Promise<void> {
  setState({ work: { share: null, left_ms: null, mixing: false }, failure: null });
  try {
    const stream = await host.connection.client.films.preview({ project }, { signal });
    for (;;) {
      const next = await stream.next();
      if (signal.aborted) return;
      if (!next.done) {
        setState({ work: workOf(next.value) });
        continue;
      }
      const { preview, frames } = next.value;
      setState({ shown: { digest: preview, frames, cut }, isCurrent: true, work: null });
      const peaks = await fetch(host.media(`previews/${preview}/peaks`), { signal });
      if (peaks.ok) setStrip({ waveforms: readWaveforms(await peaks.arrayBuffer(), cut) });
      return;
    }
  } catch (error) {
    if (!signal.aborted) setState({ work: null, failure: failureOf(error) });
  }
}

interface Progress {
  readonly frames: number;
  readonly total: number;
  readonly left_ms: number | null;
  readonly sound: { readonly done: number; readonly total: number } | null;
}

function workOf({ frames, total, left_ms, sound }: Progress): PreviewWork {
  if (sound) return { share: sound.total === 0 ? null : sound.done / sound.total, left_ms: null, mixing: true };
  return { share: total === 0 ? null : frames / total, left_ms, mixing: false };
}
