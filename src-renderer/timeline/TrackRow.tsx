import { memo, use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeakTrack } from '../../src-shared/audio/peaks.ts';
import type { BlockPictures } from './block-pictures.ts';
import { PicturesContext } from './block-pictures.ts';
import { BlockView } from './BlockView.tsx';
import type { Cut } from './cut-data.ts';
import { shotOf } from './cut-data.ts';
import { HEAD } from './strip-scale.ts';
import { useStrip } from './strip-state.ts';
import styles from './TrackRow.module.css';
import type { Block, Track, TrackName } from './tracks.ts';
import { drawnBetween } from './tracks.ts';
import { Transitions } from './Transitions.tsx';
import { Wave } from './Wave.tsx';

/** Heights of one row of each track, in CSS pixels. */
const HEIGHTS: Readonly<Record<TrackName, number>> = {
  picture: 48,
  titles: 24,
  captions: 24,
  narration: 28,
  music: 28,
  effects: 26,
};

/** Which waveform lies on a track. */
const HEARD: Readonly<Partial<Record<TrackName, PeakTrack>>> = {
  narration: 'speech',
  music: 'music',
  effects: 'effects',
};

interface TrackRowProps {
  readonly track: Track;
  readonly cut: Cut;
  readonly from: number;
  readonly to: number;
  readonly pixels: number;
  /** Shots that are selected. */
  readonly selected: readonly string[];
}

/** A track: its name, what lies on it, and how it sounds. Only what is near the window is drawn. */
export const TrackRow = memo(function TrackRow({ track, cut, from, to, pixels, selected }: TrackRowProps) {
  const { t } = useTranslation('timeline');
  const { shots } = use(PicturesContext);
  const picked = useStrip((state) => state.picked);
  const drawn = useMemo(() => drawnBetween(track, from, to, pixels), [track, from, to, pixels]);
  const { name, rows } = track;
  const height = HEIGHTS[name];
  const heard = HEARD[name];
  if (name === 'titles' && track.blocks.length === 0) return null;
  const [first] = drawn;
  const firstId = first?.kind === 'block' ? first.block.id : null;
  const pickedHere = drawn.some((each) => each.kind === 'block' && each.block.id === picked?.id);
  return (
    <div className={styles.track} style={{ height: height * rows }} data-track={name}>
      <div className={styles.head} style={{ width: HEAD }}>
        {t(`track.${name}`)}
      </div>
      {heard && <Wave track={heard} cut={cut} from={from} to={to} pixels={pixels} height={height * rows} />}
      {drawn.map((each) =>
        each.kind === 'crowd' ? (
          <div
            key={`crowd ${each.id}`}
            className={styles.crowd}
            style={{
              left: HEAD + each.start * pixels,
              width: Math.max(2, (each.end - each.start) * pixels - 1),
              top: each.row * height + 3,
              height: height - 6,
            }}
            data-track={name}
          />
        ) : (
          <BlockView
            key={each.block.id}
            block={each.block}
            t={t}
            shot={shotLabel(each.block, shots)}
            {...seenOf(each.block, from, to, pixels)}
            pixels={pixels}
            top={each.block.row * height}
            height={height}
            picked={each.block.id === picked?.id}
            selected={isSelected(each.block, selected)}
            reachable={pickedHere ? each.block.id === picked?.id : each.block.id === firstId}
          />
        ),
      )}
      {name === 'picture' && <Transitions cut={cut} from={from} to={to} pixels={pixels} height={height} />}
    </div>
  );
});

/** Narrower blocks, in pixels, are drawn whole, so that scrolling does not draw them again. */
const WHOLE = 600;

/** What of a block is near the window, in pixels from its start. */
function seenOf({ start, end }: Block, from: number, to: number, pixels: number) {
  if ((end - start) * pixels < WHOLE) return { from: 0, to: WHOLE };
  return { from: (from - start) * pixels, to: (to - start) * pixels };
}

/** The label of the shot that a block shows. */
function shotLabel(block: Block, shots: BlockPictures['shots']): string | null {
  const shot = block.kind === 'item' ? shotOf(block.item) : null;
  return shot === null ? null : (shots.get(shot)?.label ?? null);
}

function isSelected(block: Block, selected: readonly string[]): boolean {
  const shot = block.kind === 'item' ? shotOf(block.item) : null;
  return shot !== null && selected.includes(shot);
}
