import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { useWorkspace } from '../app/workspace.ts';
import { AHEAD, PAGE } from './pages.ts';
import { bounded, fitting, scrollKeeping } from './scale.ts';
import { setStrip, useStrip } from './strip-state.ts';

/** The names of tracks stand so wide at the left of a strip, in CSS pixels. */
export const HEAD = 104;
/** How a strip is looked at. */
export interface StripScale {
  /** Pixels a second. */
  readonly pixels: number;
  /** Pixels that are seen of the film. */
  readonly room: number;
  /** Looks closer (above 1) or from further away; the moment at `place` (pixels from the left of the film's window) stays there. */
  readonly zoom: (factor: number, place?: number) => void;
  readonly fit: () => void;
  /** Scrolls so that a moment is seen. */
  readonly reveal: (moment: number) => void;
}

/** The scale of a strip in what it is scrolled in. */
export function useStripScale(
  scrollerRef: RefObject<HTMLDivElement | null>,
  seconds: number,
  rate: FrameRate,
): StripScale {
  const chosen = useStrip((state) => state.pixels);
  const [width, setWidth] = useState(0);
  const kept = useRef<{ readonly moment: number; readonly place: number } | null>(null);
  const room = Math.max(0, width - HEAD);
  const pixels = chosen === null ? fitting(seconds, room) : bounded(chosen, seconds, room, rate);

  useLayoutEffect(() => {
    const element = scrollerRef.current;
    if (!element) return;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scrollerRef]);

  useLayoutEffect(() => {
    const element = scrollerRef.current;
    if (!element || !kept.current) return;
    element.scrollTo({ left: scrollKeeping(kept.current.moment, kept.current.place, pixels) });
    kept.current = null;
  }, [pixels, scrollerRef]);

  const latest = useRef({ pixels, seconds, room, rate });
  useEffect(() => {
    latest.current = { pixels, seconds, room, rate };
  });

  const zoom = useCallback(
    (factor: number, place?: number): void => {
      const element = scrollerRef.current;
      const now = latest.current;
      if (!element) return;
      // Keys look closer at what is looked at: the play-head where it is seen, else the middle.
      const playhead = useWorkspace.getState().playhead_s * now.pixels - element.scrollLeft;
      const at = place ?? (playhead >= 0 && playhead <= now.room ? playhead : now.room / 2);
      kept.current = { moment: (element.scrollLeft + at) / now.pixels, place: at };
      setStrip({ pixels: bounded(now.pixels * factor, now.seconds, now.room, now.rate) });
    },
    [scrollerRef],
  );
  const fit = useCallback(() => setStrip({ pixels: null }), []);
  const reveal = useCallback(
    (moment: number): void => {
      const element = scrollerRef.current;
      const now = latest.current;
      if (!element) return;
      const x = moment * now.pixels;
      if (x >= element.scrollLeft && x <= element.scrollLeft + now.room) return;
      element.scrollTo({ left: Math.max(0, x - now.room / 8) });
    },
    [scrollerRef],
  );
  return { pixels, room, zoom, fit, reveal };
}

/** The pages of a strip that are drawn, of which the last is one: those that are seen of it, and some around them. */
export function useSeenPages(
  scrollerRef: RefObject<HTMLDivElement | null>,
  room: number,
): { readonly first: number; readonly last: number } {
  const [page, setPage] = useState(0);
  useLayoutEffect(() => {
    const element = scrollerRef.current;
    if (!element) return;
    const scrolled = (): void => setPage(Math.floor(element.scrollLeft / PAGE));
    scrolled();
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => element.removeEventListener('scroll', scrolled);
  }, [scrollerRef]);
  return { first: Math.max(0, page - AHEAD), last: page + Math.ceil(room / PAGE) + AHEAD };
}
