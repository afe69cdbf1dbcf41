import { memo, useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useWorkspace } from '../app/workspace.ts';
import styles from './Playhead.module.css';
import { HEAD } from './strip-scale.ts';

/** The line at the moment that is looked at. It is moved without React, and while a film plays the strip goes along with it. */
export const Playhead = memo(function Playhead({
  pixels,
  scroller,
}: {
  readonly pixels: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
}) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (): void => {
      const { playhead_s, playing } = useWorkspace.getState();
      const x = playhead_s * pixels;
      if (line.current) line.current.style.transform = `translateX(${HEAD + x}px)`;
      const element = scroller.current;
      if (!playing || !element) return;
      const room = element.clientWidth - HEAD;
      if (x < element.scrollLeft || x > element.scrollLeft + room)
        element.scrollTo({ left: Math.max(0, x - room / 10) });
    };
    place();
    return useWorkspace.subscribe(place);
  }, [pixels, scroller]);
  return <div ref={line} className={styles.playhead} aria-hidden />;
});
