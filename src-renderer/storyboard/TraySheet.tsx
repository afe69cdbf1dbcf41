import { useMutation, useQuery } from '@tanstack/react-query';
import { Archive, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { select } from '../app/workspace.ts';
import { useCalls, useHost } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { secondsShown } from '../ui/numbers.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { useTakes } from './shown-take.ts';
import styles from './TraySheet.module.css';

/** The shots that the script lost, or that were taken out: each can be put back. */
export default function TraySheet({ project, onClose }: { readonly project: string; readonly onClose: () => void }) {
  const { t } = useTranslation('board');
  const calls = useCalls();
  const tray = useQuery(calls.projects.tray.queryOptions({ input: { project } }));
  const restore = useMutation(
    calls.projects.restore.mutationOptions({
      onSuccess: (_, { shot }) => select([shot]),
      onError: (error) => tellFailure(error),
    }),
  );
  return (
    <Sheet title={t('tray.title')} open place="side" onClose={onClose}>
      {tray.isError && <p role="alert">{failureOf(tray.error).message}</p>}
      {tray.data?.length === 0 && (
        <Empty icon={Archive} title={t('tray.empty')}>
          <p>{t('tray.emptyMore')}</p>
        </Empty>
      )}
      <ul className={styles.shots} aria-busy={tray.isPending}>
        {tray.data?.map(({ id, picture, lines, duration_s, takes }) => (
          <li key={id} className={styles.shot}>
            <div className={styles.what}>
              <ParkedPicture shot={id} />
              <p className={styles.picture}>{picture}</p>
            </div>
            {lines.map(({ character, text }, index) => (
              <p key={index} className={styles.line}>
                {character !== null && <b>{character}</b>} {text}
              </p>
            ))}
            <div className={styles.foot}>
              <span className={styles.facts}>
                {secondsShown(duration_s)} · {t('tray.takes', { count: takes })}
              </span>
              <Button icon={Undo2} disabled={restore.isPending} onClick={() => restore.mutate({ project, shot: id })}>
                {t('tray.restore')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What a parked shot looked like last; nothing where it has no take. */
function ParkedPicture({ shot }: { readonly shot: string }) {
  const host = useHost();
  const [take] = useTakes(shot);
  return take ? (
    <img className={styles.take} src={host.media(`takes/${take.id}/thumb?w=320`)} alt="" loading="lazy" />
  ) : null;
}
