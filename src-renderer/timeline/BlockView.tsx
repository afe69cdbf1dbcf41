import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import type { TFunction } from 'i18next';
import { runCommand } from '../app/commands.ts';
import { seek } from '../app/workspace.ts';
import { secondsShown } from '../ui/numbers.ts';
import styles from './BlockView.module.css';
import { hasStart, SILENT_DB } from './drags.ts';
import { FilmPictures } from './FilmPictures.tsx';
import { HEAD } from './strip-scale.ts';
import { setStrip } from './strip-state.ts';
import type { Block } from './tracks.ts';
import { gainOf } from './tracks.ts';

interface BlockViewProps {
  readonly block: Block;
  /** Speaks; it is given, because hundreds of blocks come and go while a strip is scrolled. */
  readonly t: TFunction<'timeline'>;
  /** The label of the shot that it shows. */
  readonly shot: string | null;
  readonly pixels: number;
  /** What is drawn of it, in pixels from its start. */
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly height: number;
  readonly picked: boolean;
  /** Its shot is selected. */
  readonly selected: boolean;
  /** The Tab key comes to it. */
  readonly reachable: boolean;
}

/** Narrower blocks, in pixels, have no edges to be dragged: nothing would be left between them. */
const WITH_EDGES = 22;

/** Something on a track: pictures, words or sound, with edges to be dragged. */
export const BlockView = memo(function BlockView(props: BlockViewProps) {
  const { block, t, shot, pixels, from, to, top, height, picked, selected, reachable } = props;
  const called = shot === null ? block.name : t('shot', { label: shot });
  const seconds = secondsShown(block.end - block.start);
  const width = Math.max(2, (block.end - block.start) * pixels - 1);
  const gain = gainOf(block);
  const isWide = width >= WITH_EDGES;
  const isSpeech = block.track === 'narration' || block.track === 'music' || block.track === 'effects';
  return (
    <button
      type="button"
      className={styles.block}
      data-block={block.id}
      data-kind={block.kind}
      data-track={block.track}
      data-picked={picked}
      data-selected={selected}
      aria-pressed={picked}
      aria-label={t('block', { name: called, track: t(`track.${block.track}`), seconds })}
      tabIndex={reachable ? 0 : -1}
      style={{ left: HEAD + block.start * pixels, width, top: top + 2, height: height - 5 }}
      onFocus={() => setStrip({ picked: { kind: block.kind, id: block.id } })}
      onKeyDown={(event) => press(event, block)}
    >
      {block.kind === 'item' && (
        <FilmPictures item={block.item} width={width} height={height - 5} from={from} to={to} />
      )}
      {width > 26 && block.track !== 'narration' && <span className={styles.name}>{shot ?? block.name}</span>}
      {block.kind === 'item' && width > 70 && <ItemSigns item={block.item} t={t} />}
      {gain !== null && isWide && (
        <span className={styles.gain} data-part="gain" style={{ top: `${gainPlace(gain) * 100}%` }} aria-hidden />
      )}
      {isWide && (block.kind === 'item' || hasStart(block.attached)) && (
        <span className={styles.edge} data-part="start" aria-hidden />
      )}
      {isWide && !(isSpeech && block.id.includes('/')) && <span className={styles.edge} data-part="end" aria-hidden />}
    </button>
  );
});

/** What of an item's time is not as usual: its speed, that it runs backwards, or stands still. */
function ItemSigns({
  item,
  t,
}: {
  readonly item: Extract<Block, { kind: 'item' }>['item'];
  readonly t: TFunction<'timeline'>;
}) {
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

function press(event: KeyboardEvent<HTMLElement>, block: Block): void {
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (event.key === 'Delete') runCommand('cut.remove');
  else if (event.key === 'Enter' || event.key === ' ') seek(block.start);
  else if (way !== undefined) focusNeighbour(event.currentTarget, way);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function focusNeighbour(element: HTMLElement, way: number): void {
  const siblings = [...(element.parentElement?.querySelectorAll<HTMLElement>('[data-block]') ?? [])];
  siblings[siblings.indexOf(element) + way]?.focus();
}
