import { useMutation } from '@tanstack/react-query';
import { Download, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { Button } from '../ui/Button.tsx';
import { bytesShown } from '../ui/numbers.ts';
import { Setting } from '../ui/Setting.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { KnownModels } from './KnownModels.tsx';
import styles from './Models.module.css';
import { TokenSetting } from './TokenSetting.tsx';

/** A network larger than this share of the memory has hardly room to run. */
const TIGHT = 0.8;

/** A model from a hub: what it is, and its licence, which has to be accepted before it comes. */
export function HubModel() {
  const { t } = useTranslation('models');
  const calls = useCalls();
  const [name, setName] = useState('');
  const [accepted, setAccepted] = useState(false);
  const look = useMutation(calls.models.look.mutationOptions());
  const start = useMutation(
    calls.models.startDownload.mutationOptions({
      onSuccess: () => look.reset(),
      onError: (error) => tellFailure(error),
    }),
  );
  const found = look.data;
  const ask = (repository: string): void => {
    setName(repository);
    setAccepted(false);
    look.mutate({ repository: repository.trim() });
  };
  return (
    <section aria-label={t('hub.title')}>
      <h3 className={styles.heading}>{t('hub.title')}</h3>
      <p className={styles.note}>{t('hub.about')}</p>
      <div className={styles.row}>
        <TextField label={t('hub.repository')} placeholder={t('hub.example')} value={name} onChange={setName} />
        <Button icon={Search} disabled={name.trim() === '' || look.isPending} onClick={() => ask(name)}>
          {look.isPending ? t('looking') : t('hub.look')}
        </Button>
      </div>
      {look.isError && (
        <p role="alert" className={styles.bad}>
          {failureOf(look.error).message}
        </p>
      )}
      {found && (
        <>
          <Setting
            title={found.repository}
            about={t('hub.found', { bytes: bytesShown(found.bytes), count: found.files.length })}
          />
          {found.share_of_memory > TIGHT && <p className={styles.bad}>{t('hub.tight')}</p>}
          {found.gated && <p className={styles.note}>{t('hub.gated')}</p>}
          <Setting
            title={t('hub.licence', { name: found.licence ?? t('own.noLicence') })}
            about={t('hub.read', { repository: found.repository })}
          >
            <Switch label={t('hub.accept')} on={accepted} onChange={setAccepted} />
          </Setting>
          <div className={styles.row}>
            <Button
              look="main"
              icon={Download}
              disabled={!accepted || start.isPending}
              onClick={() => start.mutate({ repository: found.repository, accepts: found.licence ?? '' })}
            >
              {t('hub.get')}
            </Button>
          </div>
        </>
      )}
      <KnownModels onLook={ask} />
      <TokenSetting />
    </section>
  );
}
