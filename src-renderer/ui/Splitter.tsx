import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './Splitter.module.css';

interface SplitterProps {
  /** What it makes wider or higher. */
  readonly label: string;
  /** `x`: the pane is at its left or right; `y`: below it. */
  readonly axis: 'x' | 'y';
  /** Where the pane lies that it sizes, seen from it. */
  readonly sizes: 'before' | 'after';
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (pixels: number) => void;
}

/** The line between two panes, to be dragged, or moved with the arrow keys (WAI-ARIA window splitter). */
export function Splitter({ label, axis, sizes, value, least, most, onChange }: SplitterProps) {
  const from = useRef<{ readonly at: number; readonly value: number } | null>(null);
  const sign = sizes === 'before' ? 1 : -1;
  const size = (pixels: number): void => onChange(Math.min(most, Math.max(least, pixels)));
  const at = (event: PointerEvent): number => (axis === 'x' ? event.clientX : event.clientY);

  const drag = (event: PointerEvent): void => {
    if (from.current) size(from.current.value + sign * (at(event) - from.current.at));
  };
  const press = (event: KeyboardEvent): void => {
    const [less, more] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const way = event.key === more ? 1 : event.key === less ? -1 : 0;
    if (way === 0) return;
    event.preventDefault();
    size(value + sign * way * (event.shiftKey ? 64 : 16));
  };
  return (
    <div
      className={styles.splitter}
      data-axis={axis}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={Math.round(most)}
      onPointerDown={(event) => {
        from.current = { at: at(event), value };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
      onKeyDown={press}
    />
  );
}
