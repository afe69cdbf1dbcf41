import type { QueuedJob } from '../queue/use-queue.ts';
import type { BoardShot } from './board-data.ts';
import { useStandingWords } from './standing-words.ts';
import styles from './StateTag.module.css';

/** How a shot stands, in words, with a dot of its colour, and how far what is being made of it is. */
export function StateTag({
  shot,
  job,
  plain = false,
}: {
  readonly shot: BoardShot;
  readonly job: QueuedJob | undefined;
  /** Beside a picture, not over it. */
  readonly plain?: boolean;
}) {
  const { state, words, progress } = useStandingWords(shot, job);
  return (
    <>
      <span className={styles.tag} data-state={state} data-plain={plain} title={words}>
        <span className={styles.dot} />
        <span className={styles.words}>{words}</span>
      </span>
      {progress !== null && !plain && (
        <span className={styles.bar}>
          <span className={styles.done} style={{ scale: `${progress} 1` }} />
        </span>
      )}
    </>
  );
}
