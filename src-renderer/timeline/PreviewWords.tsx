import { RotateCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { Ring } from '../ui/Ring.tsx';
import { stopPreview, usePreviewState } from './preview.ts';
import styles from './PreviewWords.module.css';

/** How the preview stands: being made and how far, stopped, or why it could not be made. Nothing where it is the film as it is. */
export function PreviewWords() {
  const { t } = useTranslation('timeline');
  const { work, failure, stopped, shown } = usePreviewState();
  if (work) {
    const percent = Math.floor((work.share ?? 0) * 100);
    const words = work.mixing
      ? t(percent < 100 ? 'preview.mixing' : 'preview.finishing', { percent })
      : t(shown ? 'preview.renewing' : 'preview.making', { percent });
    return (
      <span className={styles.words}>
        <Ring share={work.share ?? 0} />
        <span>{words}</span>
        <IconButton icon={X} label={t('preview.stop')} onClick={() => stopPreview(true)} />
      </span>
    );
  }
  if (!stopped && !failure) return null;
  return (
    <span className={styles.words} data-failed={failure !== null} role="status">
      <span className={styles.text}>{failure ? failure.message : t('preview.stopped')}</span>
      <IconButton icon={RotateCw} label={t('preview.again')} onClick={() => renew(stopped)} />
    </span>
  );
}

/** Where it was not stopped, it is made again when it is stopped and goes on. */
function renew(stopped: boolean): void {
  if (!stopped) stopPreview(true);
  setTimeout(() => stopPreview(false));
}
