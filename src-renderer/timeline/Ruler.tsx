import { memo, useMemo } from 'react';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { PAGE } from './pages.ts';
import styles from './Ruler.module.css';
import { ticksOn } from './scale.ts';
import { HEAD } from './strip-scale.ts';
import { Timecode } from './Timecode.tsx';

interface RulerProps {
  /** The pages that are drawn; the last one is among them. */
  readonly first: number;
  readonly last: number;
  readonly pixels: number;
  readonly rate: FrameRate;
  /** Of the film. */
  readonly seconds: number;
}

/** Pages that are drawn at a time. */
const TILE = 2;
const HEIGHT = 22;

/** The time over the tracks. A press or a drag on it moves the play-head. */
export const Ruler = memo(function Ruler({ first, last, pixels, rate, seconds }: RulerProps) {
  const [from, to] = [Math.floor(first / TILE), Math.floor(last / TILE)];
  return (
    <div className={styles.ruler} data-ruler>
      <div className={styles.head} style={{ width: HEAD }}>
        <Timecode rate={rate} />
      </div>
      {Array.from({ length: to - from + 1 }, (_, index) => {
        const left = (from + index) * TILE * PAGE;
        return <RulerTile key={left} {...{ left, pixels, rate, seconds }} />;
      })}
    </div>
  );
});

interface RulerTileProps extends Pick<RulerProps, 'pixels' | 'rate' | 'seconds'> {
  /** In pixels of the film. */
  readonly left: number;
}

/** Its lines are one shape: an element for each took longer to lay out than all blocks below it. */
const RulerTile = memo(function RulerTile({ left, pixels, rate, seconds }: RulerTileProps) {
  const width = TILE * PAGE;
  const ticks = useMemo(() => ticksOn({ left, width }, seconds, pixels, rate), [left, width, seconds, pixels, rate]);
  if (ticks.length === 0) return null;
  const lines = (isLong: boolean): string =>
    ticks
      .filter(({ label }) => (label !== null) === isLong)
      .map(({ x }) => `M${x + 0.5} ${isLong ? 0 : HEIGHT - 6}V${HEIGHT}`)
      .join('');
  return (
    <div className={styles.tile} style={{ left: HEAD + left, width }}>
      <svg width={width} height={HEIGHT} aria-hidden>
        <path className={styles.short} d={lines(false)} />
        <path className={styles.long} d={lines(true)} />
      </svg>
      {ticks.map(
        ({ x, label }) =>
          label !== null && (
            <span key={x} className={styles.label} style={{ left: x + 6 }}>
              {label}
            </span>
          ),
      )}
    </div>
  );
});
