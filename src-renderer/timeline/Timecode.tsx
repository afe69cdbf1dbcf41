import { useEffect, useRef } from 'react';
import { formatTimecode, hasDropFrame } from '../../src-shared/timeline/timecode.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { useWorkspace } from '../app/workspace.ts';
import { frameAt } from './cut-data.ts';
import styles from './Timecode.module.css';

/** The timecode of the frame that is looked at. It is written without React: it changes with every frame. */
export function Timecode({ rate, large = false }: { readonly rate: FrameRate; readonly large?: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (): void => {
      const text = timecodeOf(useWorkspace.getState().playhead_s, rate);
      if (place.current && place.current.textContent !== text) place.current.textContent = text;
    };
    write();
    return useWorkspace.subscribe(write);
  }, [rate]);
  return <span ref={place} className={styles.timecode} data-large={large} />;
}

/** A moment as timecode; drop-frame where the rate has it. */
export function timecodeOf(seconds: number, rate: FrameRate): string {
  return formatTimecode(frameAt(seconds, rate), rate, hasDropFrame(rate));
}
