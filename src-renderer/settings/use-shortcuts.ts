import { useTranslation } from 'react-i18next';
import type { CommandId } from '../app/shortcuts.ts';
import { FIRST_KEYS, keysFor } from '../app/shortcuts.ts';
import type { Shortcut } from './shortcut-groups.ts';

/** Every command with its title and the keys that it has now. */
export function useShortcuts(): readonly Shortcut[] {
  const { t } = useTranslation('commands');
  return (Object.keys(FIRST_KEYS) as CommandId[]).map((id) => ({ id, title: t(id), keys: keysFor(id) }));
}
