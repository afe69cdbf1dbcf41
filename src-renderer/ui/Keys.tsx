import { keysShown } from './keys.ts';
import styles from './Keys.module.css';

/** Keys as they are written on the keyboard of this machine. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keysShown(keys).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
