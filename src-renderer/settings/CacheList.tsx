import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CacheName } from '../../src-shared/contract/settings.ts';
import { CACHE_NAMES } from '../../src-shared/contract/settings.ts';
import { useCalls } from '../host/context.ts';
import { Choice } from '../ui/Choice.tsx';
import { bytesShown } from '../ui/numbers.ts';
import { Setting } from '../ui/Setting.tsx';
import { tellFailure } from '../ui/toasts.ts';

/** GB that can be chosen; another number that a file of settings says is offered, too. */
const LIMITS = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** What is kept although it can be made again: how much of it there is, and how much there may be. */
export function CacheList() {
  const { t } = useTranslation('settings');
  const calls = useCalls();
  const queries = useQueryClient();
  const caches = useQuery(calls.system.caches.queryOptions());
  const settings = useQuery(calls.system.settings.queryOptions());
  const change = useMutation(
    calls.system.changeSettings.mutationOptions({
      onSuccess: async (after) => {
        queries.setQueryData(calls.system.settings.queryKey(), after);
        await queries.invalidateQueries({ queryKey: calls.system.caches.key() });
      },
      onError: (error) => tellFailure(error),
    }),
  );
  const limits = settings.data?.cache_gb;
  const sizeOf = (name: CacheName): string => {
    const cache = caches.data?.find((each) => each.name === name);
    if (!cache) return t('storage.looking');
    return cache.files === 0 ? t('caches.empty') : t('caches.holds', { size: bytesShown(cache.bytes) });
  };
  return (
    <>
      <Setting title={t('caches.title')} about={t('caches.about')} />
      {CACHE_NAMES.map((name) => (
        <Setting key={name} title={t(`caches.name.${name}`)} about={sizeOf(name)}>
          {limits && (
            <Choice
              label={t('caches.most', { cache: t(`caches.name.${name}`) })}
              value={String(limits[name])}
              options={[...new Set([...LIMITS, limits[name]])]
                .toSorted((one, other) => one - other)
                .map((most) => ({ value: String(most), label: t('caches.atMost', { size: bytesShown(most * 1e9) }) }))}
              disabled={change.isPending}
              onChange={(most) => change.mutate({ cache_gb: { ...limits, [name]: Number(most) } })}
            />
          )}
        </Setting>
      ))}
    </>
  );
}
