import { ChevronLeft, CircleHelp, Languages, Settings } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import sign from '../../resources/packaging/icon.svg';
import { IconButton } from '../ui/Button.tsx';
import { speak } from '../words/words.ts';
import { keysFor } from './shortcuts.ts';
import styles from './TopBar.module.css';
import { openProject, showSheet } from './workspace.ts';

interface TopBarProps {
  /** Beside the sign: what is shown. */
  readonly title: ReactNode;
  readonly middle?: ReactNode;
  /** At the right, before what is always there. */
  readonly end?: ReactNode;
  /** The one main action, last of all. */
  readonly main?: ReactNode;
  readonly home?: boolean;
}

/** The bar over every screen. */
export function TopBar({ title, middle, end, main, home = false }: TopBarProps) {
  const { t } = useTranslation('commands');
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        {home ? (
          <img src={sign} alt="" width={22} height={22} className={styles.sign} />
        ) : (
          <IconButton
            icon={ChevronLeft}
            label={t('go.home')}
            keys={keysFor('go.home')}
            onClick={() => openProject(null)}
          />
        )}
        {title}
      </div>
      {middle !== undefined && <div data-tour="views">{middle}</div>}
      <div className={styles.end}>
        {end !== undefined && <div data-tour="queue">{end}</div>}
        <AlwaysThere />
        {main !== undefined && <div data-tour="make">{main}</div>}
      </div>
    </header>
  );
}

/** The buttons of every screen, which nothing of a film changes. */
const AlwaysThere = memo(function AlwaysThere() {
  const { t, i18n } = useTranslation(['app', 'commands']);
  return (
    <>
      <IconButton
        icon={Languages}
        label={t('language')}
        onClick={() => void speak(i18n.language === 'zh' ? 'en' : 'zh')}
      />
      <IconButton
        icon={CircleHelp}
        label={t('commands:go.help')}
        keys={keysFor('go.help')}
        onClick={() => showSheet('help')}
      />
      <IconButton
        icon={Settings}
        label={t('commands:go.settings')}
        keys={keysFor('go.settings')}
        onClick={() => showSheet('settings')}
      />
    </>
  );
});
