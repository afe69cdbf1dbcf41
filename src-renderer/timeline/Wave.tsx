import { memo, useLayoutEffect, useRef } from 'react';
import type { PeakTrack } from '../../src-shared/audio/peaks.ts';
import type { Cut } from './cut-data.ts';
import { cutSeconds } from './cut-data.ts';
import { HEAD, wholeTiles } from './strip-scale.ts';
import { useStrip } from './strip-state.ts';
import styles from './Wave.module.css';
import { useTrackColour } from './track-colour.ts';
import type { HeardStretch, Waveforms } from './waveforms.ts';
import { heardStretches, peakBetween } from './waveforms.ts';

interface WaveProps {
  readonly track: PeakTrack;
  readonly cut: Cut;
  readonly from: number;
  readonly to: number;
  readonly pixels: number;
  readonly height: number;
}

/** The waveform of a track as it was last heard, moved along with its pictures. */
export const Wave = memo(function Wave({ track, cut, from, to, pixels, height }: WaveProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const waveforms = useStrip((state) => state.waveforms);
  const colour = useTrackColour(track);
  const tiles = wholeTiles(from, to, pixels);
  const first = Math.round(tiles.from * pixels);
  const last = Math.min(Math.round(tiles.to * pixels), Math.ceil(cutSeconds(cut) * pixels));
  const width = Math.max(1, last - first);
  useLayoutEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen) return;
    const scale = devicePixelRatio;
    element.width = width * scale;
    element.height = height * scale;
    pen.scale(scale, scale);
    pen.fillStyle = colour;
    drawWave(pen, waveforms, { track, cut, from: first / pixels, to: (first + width) / pixels, pixels, height });
  }, [track, cut, first, width, pixels, height, waveforms, colour]);
  return <canvas ref={canvas} className={styles.wave} style={{ left: HEAD + first, width, height }} aria-hidden />;
});

const known = new WeakMap<Cut, { readonly before: Cut; readonly stretches: readonly HeardStretch[] }>();

/** Three tracks ask for the same. */
function stretchesOf(now: Cut, before: Cut): readonly HeardStretch[] {
  const found = known.get(now);
  if (found?.before === before) return found.stretches;
  const stretches = heardStretches(now, before);
  known.set(now, { before, stretches });
  return stretches;
}

function drawWave(pen: CanvasRenderingContext2D, waveforms: Waveforms | null, props: WaveProps): void {
  const { track, cut, from, to, pixels, height } = props;
  const middle = height / 2;
  if (!waveforms) return pen.fillRect(0, middle, (to - from) * pixels, 1);
  const [peaks, loudest] = [waveforms.peaks[track], waveforms.loudest[track]];
  const reach = middle - 3;
  for (const stretch of stretchesOf(cut, waveforms.cut)) {
    const [start, end] = [Math.max(from, stretch.start), Math.min(to, stretch.end)];
    if (end <= start) continue;
    const last = Math.ceil((end - from) * pixels);
    // Bars of two pixels with one between them are read more easily than a solid shape.
    for (let x = Math.floor((start - from) * pixels); x < last; x += 3) {
      const at = from + x / pixels - stretch.start + stretch.heard;
      const [low, high] = peakBetween(peaks, at, at + 3 / pixels, loudest);
      const [top, bottom] = [middle - high * reach, middle - low * reach];
      if (bottom - top >= 1) pen.fillRect(x, top, 2, bottom - top);
    }
  }
}
