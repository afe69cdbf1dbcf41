import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Setting } from '../ui/Setting.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { CheckLine } from './CheckLine.tsx';
import { Downloads } from './Downloads.tsx';
import { toldWords } from '../words/sentences.ts';
import { HubModel } from './HubModel.tsx';
import { InstalledModels } from './InstalledModels.tsx';
import styles from './Models.module.css';
import { Providers } from './Providers.tsx';

/** Checks of the doctor that are about what makes pictures and clips. */
const OF_THE_MODEL = ['model', 'provider'];

/** The model that is installed, what it runs on, and whether all that a film needs is there. */
export default function ModelsSheet() {
  const { t } = useTranslation('models');
  const calls = useCalls();
  const doctor = useQuery(calls.system.doctor.queryOptions());
  const checks = doctor.data?.checks ?? [];
  const detail = (name: string): string => {
    const check = checks.find((each) => each.name === name);
    return check ? toldWords(check.said, check.detail) : t('looking');
  };
  const isWell = checks.every(({ ok }) => ok);
  return (
    <Sheet title={t('title')} open place="side" onClose={() => showSheet(null)}>
      {doctor.isError ? (
        <Empty icon={TriangleAlert} title={t('unknown')}>
          <p>{failureOf(doctor.error).message}</p>
        </Empty>
      ) : (
        <div className={styles.parts} aria-busy={doctor.isPending}>
          <Setting title={t('installed')} about={detail('model')} />
          <Setting
            title={t('provider')}
            about={detail('provider').replace(/^(?:cpu|cuda)\b/u, (name) => name.toUpperCase())}
          />
          <section aria-label={t('can.title')}>
            <h3 className={styles.heading}>{t('can.title')}</h3>
            <ul className={styles.can}>
              <li>{t('can.pictures')}</li>
              <li>{t('can.words')}</li>
              <li>{t('can.same')}</li>
              <li>{t('can.not')}</li>
            </ul>
          </section>
          <InstalledModels />
          <Downloads which="all" />
          <HubModel />
          <Providers />
          <section aria-label={t('checks')}>
            <h3 className={styles.heading}>
              {t('checks')}
              <span className={styles.well}>{doctor.data && (isWell ? t('well') : t('unwell'))}</span>
              <Button disabled={doctor.isFetching} onClick={() => void doctor.refetch()}>
                {t('again')}
              </Button>
            </h3>
            <dl className={styles.checks}>
              {checks
                .filter(({ name }) => !OF_THE_MODEL.includes(name))
                .map((check) => (
                  <CheckLine key={check.name} check={check} />
                ))}
            </dl>
          </section>
        </div>
      )}
    </Sheet>
  );
}
