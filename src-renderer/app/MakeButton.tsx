import { useMutation } from '@tanstack/react-query';
import { Clapperboard, Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import type { Board } from '../storyboard/board-data.ts';
import { shotsOf } from '../storyboard/board-data.ts';
import { Button } from '../ui/Button.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { useCommands } from './commands.ts';
import { play, seek, showView } from './workspace.ts';

/** The one main action: makes the clips that are not current, or shows the film where all are. */
export function MakeButton({ project, board }: { readonly project: string; readonly board: Board | undefined }) {
  const { t } = useTranslation();
  const calls = useCalls();
  const enqueue = useMutation(calls.takes.enqueue.mutationOptions({ onError: (error) => tellFailure(error) }));
  const { mutate } = enqueue;

  // A board shows pictures as soon as it is drafted; they are quickly made, and nobody should have to ask for them.
  const stills =
    board && shotsOf(board).filter(({ still }) => still.state === 'missing' || still.state === 'stale').length;
  const asked = useRef(-1);
  const revision = board?.revision ?? -1;
  useEffect(() => {
    if (stills === undefined || stills === 0 || asked.current === revision) return;
    asked.current = revision;
    mutate({ project, kind: 'still' });
  }, [mutate, project, revision, stills]);

  const shots = board ? shotsOf(board) : [];
  const waiting = shots.filter(
    ({ clip, own }) => own === null && (clip.state === 'missing' || clip.state === 'stale'),
  ).length;
  const make = (): void => mutate({ project, kind: 'clip' });
  const watch = (): void => {
    showView('timeline');
    seek(0);
    play(true);
  };
  useCommands(
    board ? { 'film.make': waiting > 0 ? make : watch, 'film.stills': () => mutate({ project, kind: 'still' }) } : {},
  );

  if (!board || shots.length === 0) return null;
  if (waiting === 0) {
    return (
      <Button look="main" icon={Play} onClick={watch}>
        {t('make.watch')}
      </Button>
    );
  }
  return (
    <Button look="main" icon={Clapperboard} disabled={enqueue.isPending} onClick={make}>
      {waiting === shots.length ? t('make.film') : t('make.some', { count: waiting })}
    </Button>
  );
}
