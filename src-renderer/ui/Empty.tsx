import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** What stands where there is nothing yet: why, and what can be done about it. */
export function Empty({
  icon: Icon,
  title,
  children,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <Icon aria-hidden size={28} strokeWidth={1.4} />
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  );
}
