import { AudioLines, Captions, ChartColumn, Clapperboard, Music, Plus, Type } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../app/commands.ts';
import type { CommandId } from '../app/shortcuts.ts';
import { keysFor } from '../app/shortcuts.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useStrip } from './strip-state.ts';

const ADDITIONS = [
  ['cut.music', Music],
  ['cut.sound', AudioLines],
  ['cut.footage', Clapperboard],
  ['cut.card', Type],
  ['cut.graphic', ChartColumn],
  ['cut.import', Captions],
] as const satisfies readonly (readonly [CommandId, unknown])[];

/** What of one's own can be put into the film. */
export function AddMenu({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation(['timeline', 'commands']);
  const isBringing = useStrip((state) => state.bringing);
  return (
    <Menu
      trigger={
        <IconButton
          icon={Plus}
          label={t(isBringing ? 'add.bringing' : 'add.label')}
          disabled={disabled || isBringing}
        />
      }
      lines={ADDITIONS.map(([id, icon]) => ({
        ...{ label: t(`commands:${id}`), icon, keys: keysFor(id) },
        run: () => void runCommand(id),
      }))}
    />
  );
}
