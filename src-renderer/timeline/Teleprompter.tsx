import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, ChevronLeft, ChevronRight, Circle, RotateCcw, Square, Volume2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls, useHost } from '../host/context.ts';
import type { Board } from '../storyboard/board-data.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { InputLevel } from './InputLevel.tsx';
import { prompterLines, speakersOf } from './prompter-lines.ts';
import type { Recording } from './recorder.ts';
import { Recorder } from './recorder.ts';
import { setStrip } from './strip-state.ts';
import styles from './Teleprompter.module.css';

/** Seconds between the press and the first word. */
const COUNT = 3;
const EVERYBODY = '*';
const NARRATOR = '';

/** What is being done with a line. */
type Stage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'counting'; readonly left: number }
  | { readonly kind: 'recording'; readonly end: () => Promise<Recording> }
  | { readonly kind: 'heard'; readonly recording: Recording; readonly address: string };

/** Shows lines to be read, and records them one after the other. */
export function Teleprompter({ project, board }: { readonly project: string; readonly board: Board | undefined }) {
  const { t } = useTranslation('timeline');
  const calls = useCalls();
  const host = useHost();
  const queries = useQueryClient();
  const { data: sound } = useQuery(calls.speech.sound.queryOptions({ input: { project } }));
  const [who, setWho] = useState(EVERYBODY);
  const [index, setIndex] = useState(0);
  const [stage, setStage] = useState<Stage>({ kind: 'ready' });
  const [recorder, setRecorder] = useState<Recorder | null>(null);
  const [refused, setRefused] = useState(false);

  const all = useMemo(() => (board ? prompterLines(board, sound?.recordings ?? []) : []), [board, sound]);
  const lines = who === EVERYBODY ? all : all.filter(({ character }) => (character ?? NARRATOR) === who);
  const at = Math.min(index, Math.max(0, lines.length - 1));
  const line = lines[at];
  const close = (): void => setStrip({ prompting: false });

  useEffect(() => {
    let opened: Recorder | null = null;
    let isGone = false;
    Recorder.open().then(
      (found) => {
        opened = found;
        if (isGone) found.close();
        else setRecorder(found);
      },
      () => setRefused(true),
    );
    return () => {
      isGone = true;
      opened?.close();
    };
  }, []);

  useEffect(() => {
    if (stage.kind !== 'counting' || !recorder) return;
    const timer = setTimeout(() => {
      setStage(
        stage.left > 1 ? { kind: 'counting', left: stage.left - 1 } : { kind: 'recording', end: recorder.start() },
      );
    }, 1000);
    return () => clearTimeout(timer);
  }, [recorder, stage]);

  useEffect(() => () => void (stage.kind === 'heard' && URL.revokeObjectURL(stage.address)), [stage]);

  const go = (to: number): void => {
    setIndex(Math.max(0, Math.min(lines.length - 1, to)));
    setStage({ kind: 'ready' });
  };
  const finish = async (): Promise<void> => {
    if (stage.kind !== 'recording') return;
    const recording = await stage.end();
    setStage({ kind: 'heard', recording, address: URL.createObjectURL(recording.bytes) });
  };
  const keep = useMutation({
    mutationFn: async ({ bytes, ending }: Recording) => {
      if (!line) return;
      const { file } = await host.give(bytes, `${line.label} ${line.character ?? t('prompter.narrator')}.${ending}`);
      const named = line.character === null ? {} : { character: line.character };
      await calls.speech.record.call({ project, text: line.text, file, ...named });
      await queries.invalidateQueries({ queryKey: calls.speech.sound.queryKey({ input: { project } }) });
    },
    onSuccess: () => go(at + 1),
    onError: (error) => tellFailure(error),
  });

  const speakers = speakersOf(all).map((name) => ({
    value: name ?? NARRATOR,
    label: name ?? t('prompter.narrator'),
  }));
  return (
    <Sheet title={t('prompter.title')} open wide onClose={close}>
      <div className={styles.prompter}>
        <div className={styles.bar}>
          <Choice
            label={t('prompter.who')}
            options={[{ value: EVERYBODY, label: t('prompter.everybody') }, ...speakers]}
            value={who}
            onChange={(next) => {
              setWho(next);
              go(0);
            }}
          />
          <span className={styles.facts}>
            {lines.length > 0 &&
              t('prompter.progress', {
                line: at + 1,
                count: lines.length,
                recorded: lines.filter(({ recorded }) => recorded).length,
              })}
          </span>
        </div>
        {line ? (
          <div className={styles.stage} data-live={stage.kind === 'recording'}>
            <p className={styles.speaker}>
              {line.character ?? t('prompter.narrator')} · {t('shot', { label: line.label })}
              {line.recorded && ` · ${t('prompter.recorded')}`}
            </p>
            <p className={styles.text}>{line.text}</p>
            {lines[at + 1] && <p className={styles.next}>{lines[at + 1]?.text}</p>}
            {stage.kind === 'counting' && (
              <span key={stage.left} className={styles.count} role="timer" aria-live="assertive">
                {stage.left}
              </span>
            )}
          </div>
        ) : (
          <p className={styles.stage}>{t('prompter.none')}</p>
        )}
        {recorder && <InputLevel recorder={recorder} />}
        {refused && (
          <p className={styles.refused} role="alert">
            {t('prompter.refused')}
          </p>
        )}
        <div className={styles.buttons}>
          <IconButton
            icon={ChevronLeft}
            label={t('prompter.previous')}
            disabled={at === 0}
            onClick={() => go(at - 1)}
          />
          {(stage.kind === 'ready' || stage.kind === 'counting') && (
            <Button
              look="main"
              icon={Circle}
              disabled={!recorder || !line || stage.kind === 'counting'}
              onClick={() => setStage({ kind: 'counting', left: COUNT })}
            >
              {t('prompter.record')}
            </Button>
          )}
          {stage.kind === 'recording' && (
            <Button look="main" icon={Square} onClick={() => void finish()}>
              {t('prompter.stop')}
            </Button>
          )}
          {stage.kind === 'heard' && (
            <>
              <Button icon={Volume2} onClick={() => void new Audio(stage.address).play()}>
                {t('prompter.listen')}
              </Button>
              <Button icon={RotateCcw} onClick={() => setStage({ kind: 'counting', left: COUNT })}>
                {t('prompter.retake')}
              </Button>
              <Button look="main" icon={Check} disabled={keep.isPending} onClick={() => keep.mutate(stage.recording)}>
                {t('prompter.keep')}
              </Button>
            </>
          )}
          <IconButton
            icon={ChevronRight}
            label={t('prompter.nextLine')}
            disabled={at >= lines.length - 1}
            onClick={() => go(at + 1)}
          />
        </div>
      </div>
    </Sheet>
  );
}
