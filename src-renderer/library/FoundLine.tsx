import { markedParts } from './marked-parts.ts';
import styles from './FoundLine.module.css';

interface FoundLineProps {
  readonly title: string;
  readonly excerpt?: string;
  /** Its words are marked in the excerpt. */
  readonly query?: string;
  readonly onOpen: () => void;
}

/** Something that was found, in a line that leads there. */
export function FoundLine({ title, excerpt = '', query = '', onOpen }: FoundLineProps) {
  return (
    <li>
      <button type="button" className={styles.line} onClick={onOpen}>
        <strong className={styles.title}>{title}</strong>
        {excerpt !== '' && (
          <span className={styles.excerpt}>
            {markedParts(excerpt, query).map(({ text, isMarked }, index) =>
              isMarked ? <mark key={index}>{text}</mark> : text,
            )}
          </span>
        )}
      </button>
    </li>
  );
}
