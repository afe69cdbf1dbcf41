import type { PenPoint, Stroke } from './pen.ts';
import { barbsOf, INKS, widthAt } from './pen.ts';

/** Draws strokes; an eraser takes away what was drawn before it, and what is drawn on shows again. */
export function drawStrokes(on: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  for (const stroke of strokes) drawStroke(on, stroke);
}

/** Draws a stroke, or what of it came after the point of that number. */
export function drawStroke(on: CanvasRenderingContext2D, stroke: Stroke, from = 0): void {
  const { tool, ink, width, points } = stroke;
  on.save();
  on.globalCompositeOperation = tool === 'eraser' ? 'destination-out' : 'source-over';
  on.strokeStyle = INKS[ink] ?? INKS[0];
  on.fillStyle = on.strokeStyle;
  on.lineCap = 'round';
  on.lineJoin = 'round';
  const [first] = points;
  if (points.length === 1 && first) {
    on.beginPath();
    on.arc(first[0], first[1], widthAt(width, first[2]) / 2, 0, 2 * Math.PI);
    on.fill();
  }
  for (let at = Math.max(1, from); at < points.length; at += 1) {
    const [before, now] = [points[at - 1], points[at]];
    if (before && now) drawLine(on, before, now, width);
  }
  const tip = points.at(-1);
  const barbs = tool === 'arrow' && from === 0 ? barbsOf(stroke) : null;
  if (tip && barbs) for (const barb of barbs) drawLine(on, tip, barb, width);
  on.restore();
}

function drawLine(on: CanvasRenderingContext2D, from: PenPoint, to: PenPoint, width: number): void {
  on.beginPath();
  on.lineWidth = widthAt(width, (from[2] + to[2]) / 2);
  on.moveTo(from[0], from[1]);
  on.lineTo(to[0], to[1]);
  on.stroke();
}
