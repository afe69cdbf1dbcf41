import type { ReactNode } from 'react';
import styles from './Setting.module.css';

interface SettingProps {
  readonly title: string;
  /** What it does or how it stands, in a sentence. */
  readonly about?: ReactNode;
  /** Its control. */
  readonly children?: ReactNode;
}

/** A line of a sheet: what it is about, and its control at the right. */
export function Setting({ title, about, children }: SettingProps) {
  return (
    <div className={styles.setting}>
      <div className={styles.words}>
        <h3 className={styles.title}>{title}</h3>
        {about !== undefined && <p className={styles.about}>{about}</p>}
      </div>
      {children !== undefined && <div className={styles.control}>{children}</div>}
    </div>
  );
}
