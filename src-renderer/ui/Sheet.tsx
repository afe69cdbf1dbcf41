import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import styles from './Sheet.module.css';

/** Fields for words; hidden ones are those of controls that look otherwise. */
const TYPED = 'textarea, input:not([type="checkbox"], [type="range"], [aria-hidden="true"])';

interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** `side` stands at the right edge, and what lies under it can still be used; `middle` over it. */
  readonly place?: 'side' | 'middle';
  readonly wide?: boolean;
  readonly children: ReactNode;
  /** Buttons at its foot. */
  readonly foot?: ReactNode;
}

/** A pane over the view. What runs goes on behind it. */
export function Sheet({ title, open, onClose, place = 'middle', wide = false, children, foot }: SheetProps) {
  const { t } = useTranslation();
  const isModal = place === 'middle';
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open={open}
      modal={isModal}
      disablePointerDismissal={!isModal}
      onOpenChange={(now) => now || onClose()}
    >
      <Dialog.Portal>
        {isModal && <Dialog.Backdrop className={styles.backdrop} />}
        <Dialog.Popup
          ref={popup}
          // Where something is to be typed, that is it. Else nothing in it is taken for what the user wants to press.
          initialFocus={() => (isModal ? popup.current?.querySelector<HTMLElement>(TYPED) : null) ?? popup.current}
          className={styles.sheet}
          data-place={place}
          data-wide={wide}
        >
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close render={<IconButton icon={X} label={t('close')} keys="Escape" />} />
          </header>
          <div className={styles.body}>{children}</div>
          {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
