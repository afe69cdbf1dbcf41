import { Pause, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar } from '../ui/Bar.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { bytesShown, clockOf } from '../ui/numbers.ts';
import row from '../ui/TaskRow.module.css';
import { inWords, toldWords } from '../words/sentences.ts';
import styles from './DownloadRow.module.css';
import type { DownloadAct, Downloading } from './use-downloads.ts';

interface DownloadRowProps {
  readonly download: Downloading;
  readonly onChange: (id: string, act: DownloadAct) => void;
}

/** A model that comes: how far it is and what can be done with it. */
export function DownloadRow({ download, onChange }: DownloadRowProps) {
  const { t } = useTranslation('models');
  const [isLeaving, setIsLeaving] = useState(false);
  const { id, repository: name, bytes, of_bytes, state } = download;
  const { status } = state;
  const isOurs = status !== 'elsewhere';
  return (
    <li className={`${row.row} ${styles.download}`} data-status={status}>
      <div className={row.head}>
        <strong className={row.name} title={name}>
          {name}
        </strong>
        {status === 'running' && (
          <IconButton icon={Pause} label={t('downloads.pause', { name })} onClick={() => onChange(id, 'pause')} />
        )}
        {isOurs && status !== 'running' && (
          <IconButton icon={Play} label={t('downloads.resume', { name })} onClick={() => onChange(id, 'resume')} />
        )}
        {isOurs && (
          <IconButton icon={Trash2} label={t('downloads.remove', { name })} onClick={() => setIsLeaving(true)} />
        )}
      </div>
      <Bar label={name} share={of_bytes === 0 ? null : bytes / of_bytes} />
      <p className={row.words} role="status">
        {wordsOf(download, t)}
      </p>
      {isLeaving && (
        <div className={styles.asked}>
          <Button onClick={() => setIsLeaving(false)}>{t('own.keep')}</Button>
          <Button look="danger" onClick={() => onChange(id, 'remove')}>
            {t('downloads.removing')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** How it stands, in words. */
function wordsOf({ state, bytes, of_bytes }: Downloading, t: ReturnType<typeof useTranslation<'models'>>['t']): string {
  const there = t('downloads.there', { bytes: bytesShown(bytes), all: bytesShown(of_bytes) });
  switch (state.status) {
    case 'running':
      return state.left_ms === null
        ? there
        : `${there} · ${t('downloads.left', { time: clockOf(state.left_ms / 1000) })}`;
    case 'elsewhere':
      return state.by ? `${there} · ${t('downloads.elsewhere', { who: inWords(state.by) })}` : there;
    case 'failed':
      return toldWords(state.said, state.message);
    case 'paused':
    case 'done':
      return `${there} · ${t('downloads.paused')}`;
  }
}
