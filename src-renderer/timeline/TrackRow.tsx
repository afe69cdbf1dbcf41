import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeakTrack } from '../../src-shared/audio/peaks.ts';
import { blockWords } from './block-words.ts';
import type { Cut } from './cut-data.ts';
import { shotOf } from './cut-data.ts';
import { namesOf, PAGE, pagesOf, reachedFirst, wideOn } from './pages.ts';
import { HEAD } from './strip-scale.ts';
import { useStrip } from './strip-state.ts';
import { TrackPage } from './TrackPage.tsx';
import styles from './TrackRow.module.css';
import type { Block, Track, TrackName } from './tracks.ts';
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
  /** The pages that are drawn; the last one is among them. */
  readonly first: number;
  readonly last: number;
  readonly pixels: number;
  /** Shots that are selected. */
  readonly selected: readonly string[];
}

/** A track: its name, what lies on it, and how it sounds. Only what is near the window is drawn. */
export const TrackRow = memo(function TrackRow({ track, cut, first, last, pixels, selected }: TrackRowProps) {
  const { t } = useTranslation('timeline');
  const picks = useStrip(({ picked }) => picked);
  const isPicked = useMemo(() => {
    const picked = new Set(picks.map(({ id }) => id));
    return ({ id }: Block): boolean => picked.has(id);
  }, [picks]);
  const isSelected = useMemo(() => {
    const shots = new Set(selected);
    return (block: Block): boolean => block.kind === 'item' && shots.has(shotOf(block.item) ?? '');
  }, [selected]);
  const { name, rows } = track;
  const words = useMemo(() => blockWords(t, name), [name, t]);
  const page = useMemo(() => pagesOf(track, pixels), [pixels, track]);
  if (name === 'titles' && track.blocks.length === 0) return null;
  const pages = Array.from({ length: last - first + 1 }, (_, index) => ({
    index: first + index,
    drawn: page(first + index),
  }));
  const wide = wideOn(track, first, last, pixels).map((block) => ({ kind: 'block' as const, block }));
  const drawnNow = [wide, ...pages.map(({ drawn }) => drawn)].flat();
  const reached = reachedFirst(drawnNow, picks.at(-1)?.id ?? null);
  const height = HEIGHTS[name];
  const heard = HEARD[name];
  const common = { track: name, head: HEAD, pixels, height, words };
  return (
    <div className={styles.track} style={{ height: height * rows }} data-row={name}>
      <div className={styles.head} style={{ width: HEAD }}>
        {t(`track.${name}`)}
      </div>
      {heard && <Wave track={heard} cut={cut} first={first} last={last} pixels={pixels} height={height * rows} />}
      {drawnNow.length > 0 && (
        <div role="listbox" aria-multiselectable aria-orientation="horizontal" aria-label={t(`track.${name}`)}>
          {wide.length > 0 && (
            <TrackPage
              {...common}
              drawn={wide}
              origin={0}
              picked={namesOf(wide, isPicked)}
              selected={namesOf(wide, isSelected)}
              reached={reached}
              seen={{ from: first * PAGE, to: (last + 1) * PAGE }}
            />
          )}
          {pages
            .filter(({ drawn }) => drawn.length > 0)
            .map(({ index, drawn }) => (
              <TrackPage
                key={index}
                {...common}
                drawn={drawn}
                origin={index * PAGE}
                picked={namesOf(drawn, isPicked)}
                selected={namesOf(drawn, isSelected)}
                reached={namesOf(drawn, ({ id }) => id === reached)}
              />
            ))}
        </div>
      )}
      {name === 'picture' &&
        pages.map(({ index }) => (
          <Transitions key={index} cut={cut} page={index} head={HEAD} pixels={pixels} height={height} />
        ))}
    </div>
  );
});
