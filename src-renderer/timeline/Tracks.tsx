import type { RefObject } from 'react';
import type { Cut } from './cut-data.ts';
import { cutSeconds } from './cut-data.ts';
import { Ruler } from './Ruler.tsx';
import { useSeenPages } from './strip-scale.ts';
import { TrackRow } from './TrackRow.tsx';
import type { Track } from './tracks.ts';

interface TracksProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly cut: Cut;
  readonly tracks: readonly Track[];
  readonly pixels: number;
  /** Pixels that are seen of the film. */
  readonly room: number;
  /** Shots that are selected. */
  readonly selected: readonly string[];
}

/** The ruler over the tracks of a film: what is near the window of them, which alone is drawn anew when they are scrolled. */
export function Tracks({ scroller, cut, tracks, pixels, room, selected }: TracksProps) {
  const { first, last } = useSeenPages(scroller, room);
  return (
    <>
      <Ruler {...{ first, last, pixels }} rate={cut.rate} seconds={cutSeconds(cut)} />
      {tracks.map((track) => (
        <TrackRow key={track.name} {...{ track, cut, first, last, pixels, selected }} />
      ))}
    </>
  );
}
