import { memo, useLayoutEffect, useRef } from 'react';
import type { PeakTrack } from '../../src-shared/audio/peaks.ts';
import type { Cut } from './cut-data.ts';
import { cutSeconds } from './cut-data.ts';
import { PAGE } from './pages.ts';
import { HEAD } from './strip-scale.ts';
import { useStrip } from './strip-state.ts';
import styles from './Wave.module.css';
import { useTrackColour } from './track-colour.ts';
import type { HeardStretch, Waveforms } from './waveforms.ts';
import { heardStretches, peakBetween } from './waveforms.ts';

interface WaveProps {
  readonly track: PeakTrack;
  readonly cut: Cut;
  /** The pages that are drawn; the last one is among them. */
  readonly first: number;
  readonly last: number;
  readonly pixels: number;
  readonly height: number;
}

/** Bars of two pixels with one between them are read more easily than a solid shape. */
const [BAR, STEP] = [2, 3];
/** Pages of one canvas; its pixels are whole bars, so that they go on in the next. */
const TILE = STEP;

/** The waveform of a track as it was last heard, moved along with its pictures. */
export const Wave = memo(function Wave({ track, cut, first, last, pixels, height }: WaveProps) {
  const waveforms = useStrip((state) => state.waveforms);
  const colour = useTrackColour(track);
  const whole = Math.ceil(cutSeconds(cut) * pixels);
  if (!waveforms) return <div className={styles.silent} style={{ left: HEAD, width: whole, background: colour }} />;
  const [from, to] = [Math.floor(first / TILE), Math.floor(Math.min(last, whole / PAGE) / TILE)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    const left = (from + index) * TILE * PAGE;
    const width = Math.min(TILE * PAGE, whole - left);
    return width > 0 && <WaveTile key={left} {...{ track, cut, waveforms, colour, left, width, pixels, height }} />;
  });
});

interface WaveTileProps extends Pick<WaveProps, 'track' | 'cut' | 'pixels' | 'height'> {
  readonly waveforms: Waveforms;
  readonly colour: string;
  /** In pixels of the film. */
  readonly left: number;
  readonly width: number;
}

const WaveTile = memo(function WaveTile(props: WaveTileProps) {
  const { track, cut, waveforms, colour, left, width, pixels, height } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen) return;
    const scale = devicePixelRatio;
    element.width = width * scale;
    element.height = height * scale;
    pen.scale(scale, scale);
    pen.fillStyle = colour;
    drawWave(pen, { track, cut, waveforms, left, width, pixels, height });
  }, [track, cut, waveforms, colour, left, width, pixels, height]);
  return <canvas ref={canvas} className={styles.wave} style={{ left: HEAD + left, width, height }} aria-hidden />;
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

function drawWave(pen: CanvasRenderingContext2D, props: Omit<WaveTileProps, 'colour'>): void {
  const { track, cut, waveforms, left, width, pixels, height } = props;
  const middle = height / 2;
  const [peaks, loudest] = [waveforms.peaks[track], waveforms.loudest[track]];
  const reach = middle - 3;
  for (const { start, end, heard } of stretchesOf(cut, waveforms.cut)) {
    const [from, to] = [Math.max(left, start * pixels), Math.min(left + width, end * pixels)];
    for (let x = Math.floor(from / STEP) * STEP; x < to; x += STEP) {
      const at = x / pixels - start + heard;
      const [low, high] = peakBetween(peaks, at, at + STEP / pixels, loudest);
      const [top, bottom] = [middle - high * reach, middle - low * reach];
      if (bottom - top >= 1) pen.fillRect(x - left, top, BAR, bottom - top);
    }
  }
}
