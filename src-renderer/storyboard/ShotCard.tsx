import { memo } from 'react';
import type { TFunction } from 'i18next';
import type { QueuedJob } from '../queue/queue-data.ts';
import { secondsShown } from '../ui/numbers.ts';
import type { BoardShot } from './board-data.ts';
import type { CardMarks } from './board-view.ts';
import { said } from './said.ts';
import styles from './ShotCard.module.css';
import { ShotPicture } from './ShotPicture.tsx';
import { StateTag } from './StateTag.tsx';
import { standingWords } from './standing-words.ts';

export interface ShotCardProps extends CardMarks {
  /** Of the list: a card that asked for it itself would take twice as long to appear. */
  readonly t: TFunction<'board'>;
  readonly shot: BoardShot;
  /** Of the shot in the film, from 0, and how many shots there are. */
  readonly place: number;
  readonly total: number;
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

/** A shot as a card: its picture first, with number, state and length on it. It keeps nothing of its own, because its elements show another shot when they are scrolled out of sight. */
export const ShotCard = memo(function ShotCard(props: ShotCardProps) {
  const { t, shot, place, total, job, selected, active, as, width, aspect, drop, target, plays } = props;
  const standing = standingWords(t, shot, job);
  const length = secondsShown(shot.duration_s);
  const [line] = shot.lines;
  return (
    <div
      id={cardId(shot.id)}
      role="option"
      aria-selected={selected}
      aria-posinset={place + 1}
      aria-setsize={total}
      className={styles.card}
      data-shot={shot.id}
      data-as={as}
      data-active={active}
      data-drop={drop}
      data-target={target}
    >
      <div className={styles.picture} style={as === 'line' ? { width, aspectRatio: aspect } : { aspectRatio: aspect }}>
        <ShotPicture shot={shot} job={job} width={width} plays={plays} />
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

/** How a shot is taken: its size, angle and move. */
function cameraWords(t: TFunction<'board'>, { size, angle, move }: BoardShot): string {
  return said(t, `${size} ${angle} ${move}`, () =>
    [t(`size.${size}`), angle && t(`angle.${angle}`), t(`move.${move}`)].filter(Boolean).join(' · '),
  );
}
