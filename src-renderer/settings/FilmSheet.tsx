import { useQuery } from '@tanstack/react-query';
import { AudioLines, Film, SpellCheck, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { useCalls } from '../host/context.ts';
import { boardQuery } from '../storyboard/board-query.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { FilmPart } from './FilmPart.tsx';
import { FilmSoundPart } from './FilmSoundPart.tsx';
import { FilmVoicesPart } from './FilmVoicesPart.tsx';
import { PronunciationsPart } from './PronunciationsPart.tsx';

/** What is set for the film that is open: what it is called, its frame, and how it sounds. */
export default function FilmSheet({ project }: { readonly project: string }) {
  const { t } = useTranslation('film');
  const { data: board } = useQuery(boardQuery(useCalls(), project));
  return (
    <Sheet title={t('title')} open wide onClose={() => showSheet(null)}>
      {board ? (
        <Tabs
          label={t('title')}
          first="film"
          tabs={[
            { value: 'film', label: t('part.film'), icon: Film, content: <FilmPart project={board.project} /> },
            { value: 'sound', label: t('part.sound'), icon: AudioLines, content: <FilmSoundPart project={project} /> },
            { value: 'voices', label: t('part.voices'), icon: UsersRound, content: <FilmVoicesPart board={board} /> },
            {
              value: 'said',
              label: t('part.said'),
              icon: SpellCheck,
              content: <PronunciationsPart project={project} language={board.language} />,
            },
          ]}
        />
      ) : (
        <div aria-busy />
      )}
    </Sheet>
  );
}
