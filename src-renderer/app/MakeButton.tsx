import { useMutation } from '@tanstack/react-query';
import { Clapperboard, Play } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { onceFor } from '../../src-shared/contract/once-for.ts';
import { useCalls } from '../host/context.ts';
import { useIsSpoken } from '../queue/use-queue.ts';
import type { Board, BoardShot } from '../storyboard/board-data.ts';
import { shotsOf } from '../storyboard/board-data.ts';
import { Button } from '../ui/Button.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { useCommands } from './commands.ts';
import { play, seek, showView } from './workspace.ts';

/** Milliseconds of rest after which stills of what was edited are asked for. */
const RESTS_MS = 1200;

interface MakeButtonProps {
  readonly project: string;
  readonly board: Board | undefined;
}

/** The one main action: makes the clips that are not current, or shows the film where all are. */
export const MakeButton = memo(function MakeButton({ project, board }: MakeButtonProps) {
  const { t } = useTranslation();
  const calls = useCalls();
  const enqueue = useMutation(calls.takes.enqueue.mutationOptions({ onError: (error) => tellFailure(error) }));
  const { mutate } = enqueue;
  // Also where another page of this program asked for it.
  const isSpoken = useIsSpoken(project);

  // A board shows pictures as soon as it is drafted or edited; they are quickly made, and nobody should have to ask for them.
  const lacking = board ? lackingStills(board) : '';
  const asked = useRef('');
  useEffect(() => {
    if (lacking === '' || asked.current === lacking) return;
    const ask = (): void => {
      asked.current = lacking;
      mutate({ project, kind: 'still' });
    };
    // What is being typed is not painted letter by letter.
    const timer = setTimeout(ask, asked.current === '' ? 0 : RESTS_MS);
    return () => clearTimeout(timer);
  }, [lacking, mutate, project]);

  const shots = board ? shotsOf(board) : [];
  const waiting = board ? shotsWaiting(board) : 0;
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
    <Button look="main" icon={Clapperboard} disabled={enqueue.isPending || isSpoken} onClick={make}>
      {waiting === shots.length ? t('make.film') : t('make.some', { count: waiting })}
    </Button>
  );
});

/** Shots without a clip of what they ask for. */
const shotsWaiting = onceFor(
  (board: Board): number =>
    shotsOf(board).filter(({ clip, own }) => own === null && (clip.state === 'missing' || clip.state === 'stale'))
      .length,
);

/** Says which shots have no still of what they ask for, and what that is; '' where all have. */
const lackingStills = onceFor((board: Board): string =>
  shotsOf(board)
    .filter(({ still }) => still.state === 'missing' || still.state === 'stale')
    .map(askedOf)
    .join('\n'),
);

const askedOf = onceFor(({ id, picture, size, angle, overrides }: BoardShot): string =>
  JSON.stringify([id, picture, size, angle, overrides]),
);
