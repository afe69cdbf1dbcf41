import type { Standing } from './standing-words.ts';
import styles from './StateTag.module.css';

/** How a shot stands, in words, with a dot of its colour, and how far what is being made of it is. */
export function StateTag({
  standing: { state, words, progress },
  plain = false,
}: {
  readonly standing: Standing;
  /** Beside a picture, not over it. */
  readonly plain?: boolean;
}) {
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
