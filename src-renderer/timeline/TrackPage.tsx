import { memo, use } from 'react';
import { useHost } from '../host/context.ts';
import { mediaOf, PicturesContext } from './block-pictures.ts';
import type { BlockPictures } from './block-pictures.ts';
import type { BlockWords } from './block-words.ts';
import { BlockView } from './BlockView.tsx';
import { shotOf } from './cut-data.ts';
import { named } from './pages.ts';
import type { Drawn } from './pages.ts';
import styles from './TrackRow.module.css';
import type { Block, TrackName } from './tracks.ts';

interface TrackPageProps {
  readonly track: TrackName;
  readonly drawn: readonly Drawn[];
  /** Where the page begins, in pixels of the film, and how wide the heads of tracks are before it. */
  readonly origin: number;
  readonly head: number;
  readonly pixels: number;
  /** Of one row, in pixels. */
  readonly height: number;
  readonly words: BlockWords;
  /** What of it is picked, and what shows shots that are selected (pages.ts). */
  readonly picked: string;
  readonly selected: string;
  /** The block that the Tab key comes to; null where it is none of these. */
  readonly reached: string | null;
  /** What is near the window, in pixels of the film; told only of blocks that are wider than a page. */
  readonly seen?: { readonly from: number; readonly to: number };
}

/** What begins on a page of a track. */
export const TrackPage = memo(function TrackPage(props: TrackPageProps) {
  const { track, drawn, origin, head, pixels, height, words, reached, seen = ALL } = props;
  const host = useHost();
  const pictures = use(PicturesContext);
  const picked = named(props.picked);
  const selected = named(props.selected);
  return (
    <div className={styles.page} style={{ left: head + origin }}>
      {drawn.map((each) => {
        if (each.kind === 'crowd') {
          const { id, start, end, row } = each;
          const width = Math.max(2, (end - start) * pixels - 1);
          const left = start * pixels - origin;
          return (
            <div
              key={`crowd ${id}`}
              className={styles.crowd}
              style={{ left, width, top: row * height + 3, height: height - 6 }}
              data-track={track}
              data-picked={picked.has(id) || undefined}
            />
          );
        }
        const { block } = each;
        const media = block.kind === 'item' ? mediaOf(block.item, pictures) : null;
        const left = block.start * pixels;
        const width = Math.max(2, (block.end - block.start) * pixels - 1);
        const isLong = width >= LONG;
        return (
          <BlockView
            key={block.id}
            block={block}
            words={words}
            shot={shotLabel(block, pictures.shots)}
            pictures={media === null ? null : host.media(media)}
            shape={pictures.shape}
            left={left - origin}
            width={width}
            top={block.row * height}
            height={height}
            from={isLong ? Math.max(0, seen.from - left) : 0}
            to={isLong ? seen.to - left : Infinity}
            picked={picked.has(block.id)}
            selected={selected.has(block.id)}
            reachable={block.id === reached}
          />
        );
      })}
    </div>
  );
});

const ALL = { from: 0, to: Infinity };
/** Narrower blocks, in pixels, are drawn whole, so that scrolling does not draw them again. */
const LONG = 600;

/** The label of the shot that a block shows. */
function shotLabel(block: Block, shots: BlockPictures['shots']): string | null {
  const shot = block.kind === 'item' ? shotOf(block.item) : null;
  return shot === null ? null : (shots.get(shot)?.label ?? null);
}
