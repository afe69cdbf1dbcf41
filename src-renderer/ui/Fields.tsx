import type { ReactNode } from 'react';
import styles from './Fields.module.css';

/** Things that can be chosen, with a heading over them. */
export function Fields({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.fields}>
      <legend className={styles.title}>{title}</legend>
      {children}
    </fieldset>
  );
}

/** One of them: what it is, the control, and what more there is to know. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <div className={styles.control}>
        {children}
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
    </div>
  );
}
