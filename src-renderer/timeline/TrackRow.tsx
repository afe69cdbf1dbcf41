import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeakTrack } from '../../src-shared/audio/peaks.ts';
import { blockWords } from './block-words.ts';
import type { Cut } from './cut-data.ts';
import { PAGE, pagesOf, reachedFirst, wideOn } from './pages.ts';
import { HEAD } from './strip-scale.ts';
import { useStrip } from './strip-state.ts';
import { TrackPage } from './TrackPage.tsx';
import styles from './TrackRow.module.css';
import type { Track, TrackName } from './tracks.ts';
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
  const picked = useStrip((state) => state.picked?.id ?? null);
  const { name, rows } = track;
  const words = useMemo(() => blockWords(t, name), [name, t]);
  const page = useMemo(() => pagesOf(track, pixels), [pixels, track]);
  if (name === 'titles' && track.blocks.length === 0) return null;
  const pages = Array.from({ length: last - first + 1 }, (_, index) => ({
    index: first + index,
    drawn: page(first + index),
  }));
  const wide = wideOn(track, first, last, pixels).map((block) => ({ kind: 'block' as const, block }));
  const reached = reachedFirst([wide, ...pages.map(({ drawn }) => drawn)].flat(), picked);
  const height = HEIGHTS[name];
  const heard = HEARD[name];
  const common = { track: name, head: HEAD, pixels, height, words, selected };
  return (
    <div className={styles.track} style={{ height: height * rows }} data-row={name}>
      <div className={styles.head} style={{ width: HEAD }}>
        {t(`track.${name}`)}
      </div>
      {heard && <Wave track={heard} cut={cut} first={first} last={last} pixels={pixels} height={height * rows} />}
      {wide.length > 0 && (
        <TrackPage
          {...common}
          drawn={wide}
          origin={0}
          picked={picked}
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
            picked={among(drawn, picked)}
            reached={among(drawn, reached)}
          />
        ))}
      {name === 'picture' &&
        pages.map(({ index }) => (
          <Transitions key={index} cut={cut} page={index} head={HEAD} pixels={pixels} height={height} />
        ))}
    </div>
  );
});

/** An id where it is one of what is drawn, else null: pages that it does not concern stay as they are. */
function among(drawn: ReturnType<ReturnType<typeof pagesOf>>, id: string | null): string | null {
  return drawn.some((each) => each.kind === 'block' && each.block.id === id) ? id : null;
}
