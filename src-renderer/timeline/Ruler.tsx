import { memo, useMemo } from 'react';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import styles from './Ruler.module.css';
import { ticksBetween } from './scale.ts';
import { HEAD } from './strip-scale.ts';
import { Timecode } from './Timecode.tsx';

interface RulerProps {
  readonly from: number;
  readonly to: number;
  readonly pixels: number;
  readonly rate: FrameRate;
  /** Of the film. */
  readonly seconds: number;
}

/** The time over the tracks. A press or a drag on it moves the play-head. */
export const Ruler = memo(function Ruler({ from, to, pixels, rate, seconds }: RulerProps) {
  const ticks = useMemo(
    () => ticksBetween(from, Math.min(to, seconds), pixels, rate),
    [from, to, pixels, rate, seconds],
  );
  return (
    <div className={styles.ruler}>
      <div className={styles.head} style={{ width: HEAD }}>
        <Timecode rate={rate} />
      </div>
      {ticks.map(({ seconds: at, label }) => (
        <span
          key={at}
          className={styles.tick}
          data-long={label !== null}
          style={{ transform: `translateX(${HEAD + Math.round(at * pixels)}px)` }}
        >
          {label}
        </span>
      ))}
    </div>
  );
});
