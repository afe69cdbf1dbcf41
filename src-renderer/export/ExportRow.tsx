import { Check, Download, FolderSearch, Pause, Play, RotateCw, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { Bar } from '../ui/Bar.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import row from '../ui/TaskRow.module.css';
import styles from './ExportRow.module.css';
import { useExportWords } from './export-words.ts';
import type { ExportAct, Exporting } from './use-exports.ts';

interface ExportRowProps {
  readonly exporting: Exporting;
  readonly change: (id: string, act: ExportAct) => void;
  readonly deliver: (exporting: Exporting) => void;
}

/** An export: how far it is and what can be done with it. */
export function ExportRow({ exporting, change, deliver }: ExportRowProps) {
  const { t } = useTranslation(['export', 'errors']);
  const { kind } = useHost();
  const words = useExportWords()(exporting);
  const { id, name, title, state, what } = exporting;
  const { status } = state;
  const isOpen = status === 'waiting' || status === 'running';
  const isPaused = status === 'running' && state.paused;
  return (
    <li className={`${row.row} ${styles.export}`} data-status={status}>
      <div className={row.head}>
        {status === 'done' && <Check aria-hidden size={15} />}
        {status === 'failed' && <TriangleAlert aria-hidden size={15} />}
        <strong className={row.name} title={`${name} · ${title}`}>
          {name}
        </strong>
        {status === 'running' &&
          what === 'film' &&
          (isPaused ? (
            <IconButton icon={Play} label={t('resume', { name })} onClick={() => change(id, 'resume')} />
          ) : (
            <IconButton icon={Pause} label={t('pause', { name })} onClick={() => change(id, 'pause')} />
          ))}
        {isOpen ? (
          <IconButton icon={X} label={t('cancel', { name })} onClick={() => change(id, 'cancel')} />
        ) : (
          <IconButton icon={X} label={t('forget', { name })} onClick={() => change(id, 'forget')} />
        )}
      </div>
      {status === 'running' && <Bar label={name} share={state.progress} />}
      <p className={row.words} role="status">
        {status === 'failed' && <strong>{t(`errors:${state.code}`)}. </strong>}
        {words}
      </p>
      {status === 'done' && (
        <Button icon={kind === 'web' ? Download : FolderSearch} onClick={() => deliver(exporting)}>
          {t(kind === 'web' ? 'save' : 'reveal')}
        </Button>
      )}
      {(status === 'failed' || status === 'cancelled') && (
        <Button icon={RotateCw} onClick={() => change(id, 'retry')}>
          {t('retry')}
        </Button>
      )}
    </li>
  );
}
