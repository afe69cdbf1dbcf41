import styles from './Bar.module.css';

/** How far something is, 0 to 1; null is not known, or waits. */
export function Bar({ label, share }: { readonly label: string; readonly share: number | null }) {
  const percent = share === null ? undefined : Math.round(share * 100);
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={styles.done} style={{ transform: `scaleX(${share ?? 0})` }} />
    </div>
  );
}
