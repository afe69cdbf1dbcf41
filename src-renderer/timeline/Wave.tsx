import { memo, useLayoutEffect, useRef } from 'react';
import type { PeakTrack } from '../../src-shared/audio/peaks.ts';
import type { Cut } from './cut-data.ts';
import { cutSeconds } from './cut-data.ts';
import { HEAD } from './strip-scale.ts';
import { useStrip } from './strip-state.ts';
import styles from './Wave.module.css';
import type { Waveforms } from './waveforms.ts';
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
  const end = Math.min(to, cutSeconds(cut));
  const width = Math.max(1, Math.ceil((end - from) * pixels));
  useLayoutEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen) return;
    const scale = devicePixelRatio;
    element.width = width * scale;
    element.height = height * scale;
    pen.scale(scale, scale);
    // The canvas has the colour of its text, so that it is one of the tokens in either theme.
    pen.fillStyle = getComputedStyle(element).color;
    drawWave(pen, waveforms, { track, cut, from, to: end, pixels, height });
  }, [track, cut, from, end, pixels, height, width, waveforms]);
  return (
    <canvas
      ref={canvas}
      className={styles.wave}
      data-track={track}
      style={{ left: HEAD + from * pixels, width, height }}
      aria-hidden
    />
  );
});

function drawWave(pen: CanvasRenderingContext2D, waveforms: Waveforms | null, props: WaveProps): void {
  const { track, cut, from, to, pixels, height } = props;
  const middle = height / 2;
  if (!waveforms) return pen.fillRect(0, middle, (to - from) * pixels, 1);
  const [peaks, loudest] = [waveforms.peaks[track], waveforms.loudest[track]];
  const reach = middle - 3;
  for (const stretch of heardStretches(cut, waveforms.cut)) {
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
