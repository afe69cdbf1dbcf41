import { RotateCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import type { Take, Verified } from './take-data.ts';
import { useVerify } from './use-verify.ts';
import { toldWords } from '../words/sentences.ts';
import styles from './Verify.module.css';

/** Makes a take again to see whether it comes out the same. */
export function Verify({ project, take }: { readonly project: string; readonly take: Take }) {
  const { t } = useTranslation('takes');
  const { run, cancel, isRunning, result } = useVerify(project, take.id);
  const outcomeOf = ({ outcome, psnr, same_fingerprint: isSame, reason, said }: Verified): string =>
    [
      t(`verify.${outcome}`),
      psnr === null ? '' : t('psnr', { value: psnr.toFixed(1) }),
      isSame ? '' : t('verify.elsewhere'),
      toldWords(said, reason ?? ''),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <div className={styles.verify}>
      {isRunning ? (
        <Button icon={X} onClick={cancel}>
          {t('verify.stop')}
        </Button>
      ) : (
        <Button icon={RotateCw} onClick={run}>
          {t('verify.run')}
        </Button>
      )}
      <p role="status" className={styles.words} data-outcome={result?.outcome}>
        {isRunning ? t('verify.running') : result ? outcomeOf(result) : t('verify.about')}
      </p>
    </div>
  );
}
