import styles from './Ring.module.css';

/** How far something is, 0 to 1, as a filling ring; null is nothing that runs. */
export function Ring({ share }: { readonly share: number | null }) {
  return (
    <svg className={styles.ring} viewBox="0 0 16 16" width={14} height={14} aria-hidden>
      <circle cx={8} cy={8} r={6} className={styles.track} />
      {share !== null && (
        <circle cx={8} cy={8} r={6} pathLength={1} strokeDasharray={`${share} 1`} className={styles.done} />
      )}
    </svg>
  );
}
