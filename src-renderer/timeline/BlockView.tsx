import { memo } from 'react';
import { secondsShown } from '../ui/numbers.ts';
import type { BlockWords } from './block-words.ts';
import styles from './BlockView.module.css';
import type { CutItem } from './cut-data.ts';
import { hasStart, SILENT_DB } from './drags.ts';
import { FilmPictures } from './FilmPictures.tsx';
import type { Block } from './tracks.ts';
import { gainOf } from './tracks.ts';

interface BlockViewProps {
  readonly block: Block;
  /** They are given, because hundreds of blocks come and go while a strip is scrolled. */
  readonly words: BlockWords;
  /** The label of the shot that it shows. */
  readonly shot: string | null;
  /** The address of its pictures, where it has any, and their width for one of height. */
  readonly pictures: string | null;
  readonly shape: number;
  /** Where it lies on its page, in pixels. */
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** What is near the window, in pixels from its start. */
  readonly from: number;
  readonly to: number;
  readonly picked: boolean;
  /** Its shot is selected. */
  readonly selected: boolean;
  /** The Tab key comes to it. */
  readonly reachable: boolean;
}

/** Narrower blocks, in pixels, have no edges to be dragged: nothing would be left between them. */
const WITH_EDGES = 22;

/** Something on a track: pictures, words or sound, with edges to be dragged. What keys do on it is the strip's (block-keys.ts). */
export const BlockView = memo(function BlockView(props: BlockViewProps) {
  const { block, words, shot, pictures, shape, left, width, top, height, from, to } = props;
  const name = shot === null ? block.name : words.shot({ label: shot });
  const gain = gainOf(block.kind === 'item' ? block.item : block.attached);
  const isWide = width >= WITH_EDGES;
  return (
    <button
      type="button"
      role="option"
      className={styles.block}
      data-block={block.id}
      data-kind={block.kind}
      data-track={block.track}
      data-picked={props.picked || undefined}
      data-selected={props.selected || undefined}
      data-edges={isWide ? edgesOf(block) : undefined}
      aria-selected={props.picked}
      aria-label={words.label({ name, seconds: secondsShown(block.end - block.start) })}
      tabIndex={props.reachable ? 0 : -1}
      style={{ left, width, top: top + 2, height: height - 5 }}
    >
      {block.kind === 'item' && pictures !== null && (
        <FilmPictures
          item={block.item}
          address={pictures}
          shape={shape}
          width={width}
          height={height - 5}
          from={from}
          to={to}
        />
      )}
      {width > 26 && block.track !== 'narration' && <span className={styles.name}>{shot ?? block.name}</span>}
      {block.kind === 'item' && width > 70 && <ItemSigns item={block.item} words={words} />}
      {gain !== null && isWide && (
        <span className={styles.gain} data-part="gain" style={{ top: `${gainPlace(gain) * 100}%` }} aria-hidden />
      )}
    </button>
  );
});

/** The edges of a block that can be dragged. They are told, not drawn as parts of their own, of which there would be hundreds. */
function edgesOf(block: Block): 'start' | 'end' | 'start end' | undefined {
  const isHeard = block.track === 'narration' || block.track === 'music' || block.track === 'effects';
  const hasEnd = !(isHeard && block.id.includes('/'));
  const isOpen = block.kind === 'item' || hasStart(block.attached);
  if (isOpen) return hasEnd ? 'start end' : 'start';
  return hasEnd ? 'end' : undefined;
}

/** What of an item's time is not as usual: its speed, that it runs backwards, or stands still. */
function ItemSigns({ item, words: { t } }: { readonly item: CutItem; readonly words: BlockWords }) {
  const { n, d } = item.speed;
  const signs = [
    ...(item.freeze ? [t('sign.frozen')] : []),
    ...(item.reversed ? [t('sign.reversed')] : []),
    ...(n === d ? [] : [t('sign.speed', { percent: Math.round((n / d) * 100) })]),
  ];
  return signs.length === 0 ? null : <span className={styles.signs}>{signs.join(' · ')}</span>;
}

/** Where a gain stands in a block, 0 at its top (12 dB) to 1 (silence); half of it are the 24 dB that are used. */
function gainPlace(decibels: number): number {
  if (decibels <= SILENT_DB) return 0.92;
  return Math.min(0.92, Math.max(0.06, 0.3 - decibels * 0.02));
}
