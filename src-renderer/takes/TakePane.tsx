import { Check, Ellipsis, Lock, LockOpen, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysFor } from '../app/shortcuts.ts';
import { showSheet } from '../app/workspace.ts';
import { useModels } from '../models/use-models.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Difference } from './Difference.tsx';
import { Rating } from './Rating.tsx';
import { Remarks } from './Remarks.tsx';
import type { Take } from './take-data.ts';
import { requestOf } from './take-data.ts';
import { TakeFacts } from './TakeFacts.tsx';
import { useTakeName } from './take-name.ts';
import styles from './TakePane.module.css';
import type { MoreTakes } from './use-more-takes.ts';
import type { TakeActions } from './use-takes.ts';
import { Verify } from './Verify.tsx';

interface TakePaneProps {
  readonly project: string;
  readonly take: Take;
  /** What it is compared with; null where nothing is. */
  readonly other: Take | null;
  readonly numbers: ReadonlyMap<string, number>;
  readonly actions: TakeActions;
  readonly more: MoreTakes;
}

/** What is known of a take, what a person says of it, and what can be done with it. */
export function TakePane({ project, take, other, numbers, actions, more }: TakePaneProps) {
  const { t } = useTranslation('takes');
  const nameOf = useTakeName(numbers);
  const { seed, model, draws } = requestOf(take);
  const models = useModels();
  const others = models.options.filter(({ value }) => value !== (draws ? model.name : models.builtin));
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h3 className={styles.name}>{nameOf(take)}</h3>
        <Rating value={take.rating} onChange={(rating) => actions.review(take.id, { rating })} />
      </header>
      <div className={styles.actions}>
        {take.shown ? (
          <span className={styles.shown}>
            <Check aria-hidden size={15} /> {t(take.locked ? 'shownLocked' : 'shownNow')}
          </span>
        ) : (
          <Button icon={Check} onClick={() => actions.show(take.id)}>
            {t('show')}
          </Button>
        )}
        <IconButton
          icon={take.locked ? Lock : LockOpen}
          label={t(take.locked ? 'unlock' : 'lock')}
          keys={keysFor('take.lock')}
          pressed={take.locked}
          onClick={() => actions.lock(take.id, !take.locked)}
        />
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('more')} />}
          lines={[
            { label: t('remake'), run: () => more.make(take.kind) },
            { label: t('try'), keys: keysFor('take.try'), run: () => more.tryAgain(take.kind) },
            { label: t('vary'), run: () => more.vary(take.kind) },
            { label: t('backToSeed', { seed }), run: () => more.withSeed(take.kind, seed) },
            ...(others.length === 0
              ? [{ label: t('otherModel'), run: () => showSheet('models') }]
              : others.map(({ value, label }) => ({
                  label: t('withModel', { model: label }),
                  run: () => more.withModel(take.kind, seed, value),
                }))),
            null,
            {
              label: t('throwAway'),
              icon: Trash2,
              keys: keysFor('take.trash'),
              danger: true,
              run: () => actions.throwAway(take.id),
            },
          ]}
        />
      </div>
      {other && <Difference one={other} other={take} nameOf={nameOf} />}
      <TakeFacts take={take} />
      <Verify project={project} take={take} />
      <Remarks take={take} onChange={(said) => actions.review(take.id, said)} />
    </div>
  );
}
