import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface NoticeProps {
  readonly icon: LucideIcon;
  readonly text: string;
  /** It is told at once to those who do not see it. */
  readonly urgent?: boolean;
  /** Buttons: what can be done about it. */
  readonly children?: ReactNode;
}

/** A sentence over what it is about, with what can be done. */
export function Notice({ icon: Icon, text, urgent = false, children }: NoticeProps) {
  return (
    <div className={styles.notice} role={urgent ? 'alert' : 'note'} data-urgent={urgent}>
      <Icon aria-hidden size={16} className={styles.icon} />
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
