import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { VoiceChoice } from '../../src-shared/audio/film-sound.ts';
import { useCalls, useHost } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import type { Board } from '../storyboard/board-data.ts';
import { shotsOf } from '../storyboard/board-data.ts';
import { tellFailure } from '../ui/toasts.ts';
import { CastVoice } from './CastVoice.tsx';
import styles from './Film.module.css';
import { hearLine } from './hear-line.ts';
import { useFilmSound } from './use-film-sound.ts';
import type { ToldSound } from './use-film-sound.ts';

type Speaking = ToldSound['cast'][number];

/** Who speaks in a film, each with a voice that can be chosen and heard. */
export function FilmVoicesPart({ board }: { readonly board: Board }) {
  const { t } = useTranslation(['film', 'settings']);
  const calls = useCalls();
  const { connection } = useHost();
  const { language } = board;
  const { sound, error, change } = useFilmSound(board.project.id);
  const voices = useQuery(calls.speech.voices.queryOptions());
  const hear = useMutation({
    mutationFn: async ({ voice, pitch, rate, character }: Speaking) => {
      const line = lineOf(board, character) ?? t(`settings:voices.line.${language}`);
      await hearLine(connection.client, { text: line, language, voice, pitch, rate });
    },
    onError: (failure) => tellFailure(failure),
  });
  const failed = error ?? voices.error;
  if (failed) return <p role="alert">{failureOf(failed).message}</p>;
  if (!sound) return <p className={styles.about}>{t('settings:voices.looking')}</p>;
  const others = (character: string | null): readonly VoiceChoice[] =>
    sound.cast.filter((each) => each.chosen && each.character !== character).map(choiceOf);
  return (
    <div className={styles.part}>
      <p className={styles.about}>{t(sound.cast.length === 0 ? 'nobodySpeaks' : 'voicesAbout')}</p>
      <ul className={styles.list}>
        {sound.cast.map((each) => (
          <CastVoice
            key={each.character}
            speaking={each}
            offered={(voices.data ?? []).filter(({ languages }) => languages.includes(language))}
            isHeard={hear.isPending}
            onHear={() => hear.mutate(each)}
            onChange={(said) =>
              change({ cast: [...others(each.character), ...(said ? [choiceOf({ ...each, ...said })] : [])] })
            }
          />
        ))}
      </ul>
    </div>
  );
}

function choiceOf({ character, voice, pitch, rate }: Speaking): VoiceChoice {
  return { character, ...voice, pitch, rate };
}

/** Something that somebody says in the film. */
function lineOf(board: Board, character: string | null): string | undefined {
  return shotsOf(board)
    .flatMap(({ lines }) => lines)
    .find((line) => line.character === character)?.text;
}
