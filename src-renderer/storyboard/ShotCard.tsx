import { memo, useRef, useState } from 'react';
import type { TFunction } from 'i18next';
import type { QueuedJob } from '../queue/queue-data.ts';
import { secondsShown } from '../ui/numbers.ts';
import type { BoardShot } from './board-data.ts';
import { useBoardView } from './board-view.ts';
import styles from './ShotCard.module.css';
import { ShotPicture } from './ShotPicture.tsx';
import { StateTag } from './StateTag.tsx';
import { standingWords } from './standing-words.ts';
import { useDraggable } from './use-card-drag.ts';

export interface ShotCardProps {
  /** Of the list: a card that asked for it itself would take twice as long to appear. */
  readonly t: TFunction<'board'>;
  readonly shot: BoardShot;
  /** The take that is being made of it, or waits to be. */
  readonly job: QueuedJob | undefined;
  readonly selected: boolean;
  /** Where the keyboard is. */
  readonly active: boolean;
  /** `line`: one shot a line, with all its words. */
  readonly as: 'card' | 'line';
  /** Of its picture, in CSS pixels. */
  readonly width: number;
  /** Width over height. */
  readonly aspect: number;
}

/** The id of a card's element, by which the list says where the keyboard is. */
export function cardId(shot: string): string {
  return `card-${shot}`;
}

/** A shot as a card: its picture first, with number, state and length on it. */
export const ShotCard = memo(function ShotCard(props: ShotCardProps) {
  const { t, shot, job, selected, active, as, width, aspect } = props;
  const [hovered, setHovered] = useState(false);
  const standing = standingWords(t, shot, job);
  const edge = useBoardView(({ drop }) => (drop?.shot === shot.id ? drop.edge : undefined));
  const isTarget = useBoardView(({ target }) => target === shot.id);
  const card = useRef<HTMLDivElement>(null);
  useDraggable(card, shot.id, hovered);
  const length = secondsShown(shot.duration_s);
  const [line] = shot.lines;
  return (
    <div
      ref={card}
      id={cardId(shot.id)}
      role="option"
      aria-selected={selected}
      className={styles.card}
      data-shot={shot.id}
      data-as={as}
      data-active={active}
      data-drop={edge}
      data-target={isTarget}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      <div className={styles.picture} style={as === 'line' ? { width, aspectRatio: aspect } : { aspectRatio: aspect }}>
        <ShotPicture shot={shot} job={job} width={width} hovered={hovered} />
        <span className={styles.number}>{shot.label}</span>
        {as === 'card' && <StateTag standing={standing} />}
        <span className={styles.length}>{length}</span>
      </div>
      <div className={styles.words}>
        <span className={styles.camera}>{cameraWords(t, shot)}</span>
        <span className={styles.text}>{shot.picture}</span>
        {line && (
          <span className={styles.line}>
            {line.character !== null && <b>{line.character}</b>} {line.text}
          </span>
        )}
      </div>
      {as === 'line' && (
        <div className={styles.side}>
          <StateTag standing={standing} plain />
        </div>
      )}
    </div>
  );
});

/** By language: three words that are looked up for every card took longer than to draw it. */
const known = new WeakMap<TFunction<'board'>, Map<string, string>>();

/** How a shot is taken: its size, angle and move. */
function cameraWords(t: TFunction<'board'>, { size, angle, move }: BoardShot): string {
  const said = known.get(t) ?? new Map<string, string>();
  known.set(t, said);
  const key = `${size} ${angle} ${move}`;
  const words =
    said.get(key) ?? [t(`size.${size}`), angle && t(`angle.${angle}`), t(`move.${move}`)].filter(Boolean).join(' · ');
  said.set(key, words);
  return words;
}
