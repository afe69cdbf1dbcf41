import { Tooltip } from '@base-ui/react/tooltip';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionState } from '../host/context.ts';
import { Home } from '../library/Home.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { Tour } from '../settings/Tour.tsx';
import { speak } from '../words/words.ts';
import styles from './App.module.css';
import { useCommands } from './commands.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { Lost } from './Lost.tsx';
import { showTheme } from './theme.ts';
import { openProject, showSheet, useWorkspace } from './workspace.ts';

const Workspace = lazy(async () => ({ default: (await import('./Workspace.tsx')).Workspace }));
const QueueSheet = lazy(async () => await import('../queue/QueueSheet.tsx'));
const FilmSheet = lazy(async () => await import('../settings/FilmSheet.tsx'));
const ModelsSheet = lazy(async () => await import('../models/ModelsSheet.tsx'));
const SettingsSheet = lazy(async () => await import('../settings/SettingsSheet.tsx'));
const HelpSheet = lazy(async () => await import('../settings/HelpSheet.tsx'));

/** The whole interface: home or one film, and what stands over either. */
export function App() {
  const { t, i18n } = useTranslation();
  const project = useWorkspace((state) => state.project);
  const sheet = useWorkspace((state) => state.sheet);
  const connection = useConnectionState();

  // When buttons do something: what the bench of the interface asks for.
  useEffect(() => {
    performance.mark('interactive');
  }, []);
  useCommands({
    'palette.open': () => showSheet(sheet === 'palette' ? null : 'palette'),
    'go.home': () => openProject(null),
    'go.queue': () => showSheet(sheet === 'queue' ? null : 'queue'),
    'go.models': () => showSheet('models'),
    'go.settings': () => showSheet('settings'),
    'go.help': () => showSheet('help'),
    'look.dark': () => showTheme('dark'),
    'look.light': () => showTheme('light'),
    'look.system': () => showTheme('system'),
    ...(i18n.language === 'en' ? { 'language.zh': () => void speak('zh') } : { 'language.en': () => void speak('en') }),
  });

  return (
    <Tooltip.Provider delay={500}>
      <div className={styles.app}>
        <a className={styles.skip} href="#main">
          {t('skip')}
        </a>
        <Suspense fallback={<main id="main" aria-busy />}>
          {project === null ? <Home /> : <Workspace key={project} project={project} />}
        </Suspense>
        {connection === 'lost' || connection === 'refused' ? <Lost refused={connection === 'refused'} /> : null}
      </div>
      <Suspense>
        {sheet === 'palette' && <CommandPalette />}
        {sheet === 'queue' && <QueueSheet />}
        {sheet === 'film' && project !== null && <FilmSheet project={project} />}
        {sheet === 'models' && <ModelsSheet />}
        {sheet === 'settings' && <SettingsSheet />}
        {sheet === 'help' && <HelpSheet />}
      </Suspense>
      <Tour />
      <Toasts />
    </Tooltip.Provider>
  );
}
