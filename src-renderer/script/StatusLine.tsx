import { Popover } from '@base-ui/react/popover';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { shotWords } from './editor-words.ts';
import { pagesShown } from './page-length.ts';
import type { ScriptSession } from './script-session.ts';
import { MARK_STATES } from './shot-marks.ts';
import styles from './StatusLine.module.css';

/** How the script stands: its pages, whether it is saved, and in words what the bar beside the caret's paragraph shows. */
export function StatusLine({ session, size }: { readonly session: ScriptSession; readonly size: 'page' | 'pane' }) {
  const { t } = useTranslation('script');
  const kind = useStore(session.store, (state) => state.sync.kind);
  const shots = useStore(session.store, (state) => state.caret.shots);
  const eighths = useStore(session.store, (state) => state.reading?.eighths ?? 0);
  // A story or a list of shots has no such pages.
  const isScreenplay = useStore(session.store, (state) => (state.reading?.outline.length ?? 0) > 0);
  return (
    <footer className={styles.line}>
      {(size === 'page' || kind !== 'saved') && <span>{t(`sync.${kind}`)}</span>}
      {isScreenplay && <span>{t('pages', { count: Math.ceil(eighths / 8), pages: pagesShown(eighths) })}</span>}
      <span className={styles.shots} title={shotWords(shots)}>
        {shotWords(shots)}
      </span>
      <Popover.Root>
        <Popover.Trigger className={styles.key}>{t('legend.open')}</Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className={styles.place} sideOffset={6} align="end" side="top">
            <Popover.Popup className={styles.legend}>
              <Popover.Title className={styles.heading}>{t('legend.title')}</Popover.Title>
              <ul className={styles.states}>
                {MARK_STATES.toReversed().map((state) => (
                  <li key={state} className={styles.state}>
                    <span className={styles.bar} data-state={state} aria-hidden />
                    {t(`legend.${state}`)}
                  </li>
                ))}
                <li className={styles.state}>
                  <span className={styles.dot} aria-hidden />
                  {t('legend.changed')}
                </li>
              </ul>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </footer>
  );
}
