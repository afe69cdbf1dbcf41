import { useEffect, useRef } from 'react';
import type { PointerEvent, RefObject } from 'react';
import { drawStroke, drawStrokes } from './draw-strokes.ts';
import { isFar, PAPER } from './pen.ts';
import type { PenPoint, Stroke } from './pen.ts';
import styles from './PenSheet.module.css';

interface PenCanvasProps {
  readonly ref: RefObject<HTMLCanvasElement | null>;
  readonly label: string;
  /** Pixels. */
  readonly size: readonly [number, number];
  /** The address of a picture to draw on; null is paper. */
  readonly under: string | null;
  readonly strokes: readonly Stroke[];
  readonly brush: Omit<Stroke, 'points'>;
  readonly onStroke: (stroke: Stroke) => void;
}

/** What is drawn on. A pen's pressure makes lines wider; what is being drawn shows at once, without asking React. */
export function PenCanvas({ ref, label, size, under, strokes, brush, onStroke }: PenCanvasProps) {
  const drawn = useRef<PenPoint[] | null>(null);
  const [width, height] = size;
  useEffect(() => {
    const on = ref.current?.getContext('2d');
    if (!on) return;
    on.clearRect(0, 0, width, height);
    drawStrokes(on, strokes);
  }, [height, ref, strokes, width]);

  const pointOf = (event: globalThis.PointerEvent, canvas: HTMLCanvasElement): PenPoint => {
    const { left, top, width: shown } = canvas.getBoundingClientRect();
    const scale = width / shown;
    const pressure = event.pointerType === 'mouse' ? 0.5 : event.pressure;
    return [(event.clientX - left) * scale, (event.clientY - top) * scale, pressure];
  };
  const follow = ({ currentTarget, nativeEvent }: PointerEvent<HTMLCanvasElement>): void => {
    const points = drawn.current;
    const on = currentTarget.getContext('2d');
    if (!points || !on) return;
    const from = points.length;
    const passed = nativeEvent.getCoalescedEvents();
    for (const event of passed.length > 0 ? passed : [nativeEvent]) {
      const point = pointOf(event, currentTarget);
      const last = points.at(-1);
      if (!last || isFar(point, last)) points.push(point);
    }
    if (points.length > from) drawStroke(on, { ...brush, points }, from);
  };
  const end = (): void => {
    const points = drawn.current;
    drawn.current = null;
    if (points) onStroke({ ...brush, points });
  };
  return (
    <canvas
      ref={ref}
      className={styles.paper}
      aria-label={label}
      role="img"
      width={width}
      height={height}
      style={{
        aspectRatio: `${width} / ${height}`,
        background: under === null ? PAPER : `center / cover url("${under}")`,
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drawn.current = [pointOf(event.nativeEvent, event.currentTarget)];
      }}
      onPointerMove={follow}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
