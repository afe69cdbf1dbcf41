import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { bytesShown } from '../ui/numbers.ts';
import { Setting } from '../ui/Setting.tsx';
import { tellFailure } from '../ui/toasts.ts';

/** Reads all of the library, which says how large it is, too, and whether every file is as it was written. */
export function CheckSetting() {
  const { t } = useTranslation('settings');
  const { client } = useHost().connection;
  const [stop, setStop] = useState<AbortController | null>(null);
  const [percent, setPercent] = useState(0);
  const check = useMutation({
    mutationFn: async (signal: AbortSignal) => {
      const told = await client.library.check(undefined, { signal });
      for (;;) {
        const { done, value } = await told.next();
        if (done) return value;
        setPercent(value.of_bytes === 0 ? 0 : Math.floor((100 * value.bytes) / value.of_bytes));
      }
    },
    onError: (error) => tellFailure(error),
    onSettled: () => setStop(null),
  });
  const begin = (): void => {
    const next = new AbortController();
    setPercent(0);
    setStop(next);
    check.mutate(next.signal);
  };
  const report = check.data;
  const faults = report ? report.damaged.length + report.database.length : 0;
  const found =
    report &&
    t('check.size', { count: report.files, size: bytesShown(report.bytes) }) +
      t(faults === 0 ? 'check.well' : 'check.faults', { count: faults });
  return (
    <Setting title={t('check.title')} about={stop ? t('check.reading', { percent }) : (found ?? t('check.about'))}>
      {stop ? (
        <Button onClick={() => stop.abort()}>{t('check.stop')}</Button>
      ) : (
        <Button onClick={begin}>{t('check.begin')}</Button>
      )}
    </Setting>
  );
}
