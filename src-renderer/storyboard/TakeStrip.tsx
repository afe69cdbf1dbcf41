import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../host/errors.ts';
import { useCalls, useHost } from '../host/context.ts';
import { ended } from '../host/ended.ts';
import { Button } from '../ui/Button.tsx';
import { secondsShown } from '../ui/numbers.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import type { TakeDetails } from './board-data.ts';
import { toldWords } from '../words/sentences.ts';
import styles from './TakeStrip.module.css';

interface TakeStripProps {
  /** From the first on. */
  readonly takes: readonly TakeDetails[];
  /** The one that the shot shows. */
  readonly shown: string | null;
}

/** The takes of a shot: a click shows another one. Below, what is known of the one that is shown. */
export function TakeStrip({ takes, shown }: TakeStripProps) {
  const { t } = useTranslation('board');
  const calls = useCalls();
  const host = useHost();
  const lock = useMutation(calls.takes.lock.mutationOptions({ onError: (error) => tellFailure(error) }));
  const show = useMutation(
    calls.takes.show.mutationOptions({
      onError: (error, { take }) => {
        const isOther = failureOf(error).code === 'bad_option';
        const keep = { label: t('takes.lock'), run: () => lock.mutate({ take, locked: true }) };
        tellFailure(error, isOther ? keep : undefined);
      },
    }),
  );
  const index = takes.findIndex(({ id }) => id === shown);
  const take = takes[index];
  return (
    <div className={styles.takes}>
      <ul className={styles.strip}>
        {takes.map(({ id, present, score }, number) => (
          <li key={id}>
            <button
              type="button"
              className={styles.take}
              aria-pressed={id === shown}
              aria-label={t('takes.one', { number: number + 1 })}
              title={
                score === null
                  ? t('takes.one', { number: number + 1 })
                  : t('takes.scored', { number: number + 1, score: score.toFixed(2) })
              }
              disabled={!present}
              onClick={() => id !== shown && show.mutate({ take: id })}
            >
              <img src={host.media(`takes/${id}/thumb?w=320`)} alt="" loading="lazy" decoding="async" />
            </button>
          </li>
        ))}
      </ul>
      {take && <TakeFacts key={take.id} take={take} number={index + 1} count={takes.length} />}
    </div>
  );
}

function TakeFacts({
  take,
  number,
  count,
}: {
  readonly take: TakeDetails;
  readonly number: number;
  readonly count: number;
}) {
  const { t } = useTranslation('board');
  const { connection } = useHost();
  const [checking, setChecking] = useState(false);
  const { fingerprint, score, timings, locked } = take;
  const seconds = (timings['total'] ?? 0) / 1000;
  const verify = async (): Promise<void> => {
    setChecking(true);
    try {
      const { takes } = await ended(await connection.client.takes.verify({ project: take.project, take: take.id }));
      const [verified] = takes;
      if (verified) tell(toldWords(verified.said, t(`takes.verified.${verified.outcome}`)));
    } catch (error) {
      tellFailure(error);
    } finally {
      setChecking(false);
    }
  };
  const facts = [
    t('takes.of', { number, count }),
    score !== null && t('takes.score', { score: score.toFixed(2) }),
    `${fingerprint.provider.toUpperCase()} ${secondsShown(seconds)}`,
    locked && t('state.locked'),
  ];
  return (
    <div className={styles.facts}>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      <Button look="quiet" disabled={checking} onClick={() => void verify()}>
        {t(checking ? 'takes.verifying' : 'takes.verify')}
      </Button>
    </div>
  );
}
