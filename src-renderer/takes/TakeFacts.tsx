import { useTranslation } from 'react-i18next';
import { secondsShown } from '../ui/numbers.ts';
import { Facts } from '../ui/Facts.tsx';
import type { Take } from './take-data.ts';
import { madeIn, rangeOf, requestOf, tryOf } from './take-data.ts';

/** How a take was made, by what, and how it came out. */
export function TakeFacts({ take }: { readonly take: Take }) {
  const { t, i18n } = useTranslation('takes');
  const request = requestOf(take);
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const { provider, runtime, cpu, threads } = take.fingerprint;
  const lasts = take.kind === 'clip' ? ` · ${secondsShown(rangeOf(take).length_s)}` : '';
  return (
    <Facts
      label={t('facts')}
      facts={[
        [t('fact.score'), take.score === null ? t('fact.unscored') : take.score.toFixed(2)],
        [t('fact.seed'), `${request.seed} · ${t('tryNumber', { number: tryOf(take) })}`],
        [t('fact.size'), `${take.width} × ${take.height}${lasts}`],
        [t('fact.style'), request.style || t('fact.flat')],
        [t('fact.model'), request.model.name],
        [t('fact.madeIn'), secondsShown(madeIn(take) / 1000)],
        [t('fact.machine'), `${provider.toUpperCase()} · ${t('fact.threads', { count: threads })} · ${cpu}`],
        [t('fact.runtime'), runtime],
        [t('fact.madeAt'), when.format(new Date(take.created_at))],
        [t('fact.prompt'), request.prompt],
        ...(request.later ?? []).map(
          ({ at_s, prompt }) => [t('fact.promptFrom', { at: secondsShown(at_s) }), prompt] as const,
        ),
        ...(request.negative === '' ? [] : [[t('fact.negative'), request.negative] as const]),
      ]}
    />
  );
}
