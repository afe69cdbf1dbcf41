import { Archive, Camera, Clapperboard, Combine, Copy, Pencil, PenLine, Plus, Scissors } from 'lucide-react';
import type { TFunction } from 'i18next';
import { runCommand } from '../app/commands.ts';
import { keysFor } from '../app/shortcuts.ts';
import type { MenuLine } from '../ui/Menu.tsx';
import type { BoardShot } from './board-data.ts';
import type { BoardActions } from './use-board-actions.ts';

/** Longer texts of lines are cut in the menu, in letters. */
const MENU_LETTERS = 28;

/** What the menu of the selected shots offers. @param chosen in the order of the film */
export function boardMenu(
  t: TFunction<'board'>,
  actions: BoardActions,
  chosen: readonly BoardShot[],
): readonly MenuLine[] {
  const [first, second] = chosen;
  const single = first && !second ? first : undefined;
  const further = single?.lines.slice(1) ?? [];
  return [
    {
      label: t('menu.edit'),
      icon: Pencil,
      keys: keysFor('shot.edit'),
      disabled: !first,
      run: () => void runCommand('shot.edit'),
    },
    {
      label: t('menu.generate'),
      icon: Clapperboard,
      keys: keysFor('shot.generate'),
      disabled: !first,
      run: actions.generate,
    },
    null,
    { label: t('menu.insert'), icon: Plus, keys: keysFor('shot.insert'), run: actions.insert },
    {
      label: t('menu.duplicate'),
      icon: Copy,
      keys: keysFor('shot.duplicate'),
      disabled: !single,
      run: actions.duplicate,
    },
    {
      label: t('menu.split'),
      icon: Scissors,
      keys: keysFor('shot.split'),
      disabled: !single,
      run: () => actions.split(null),
    },
    ...further.map(({ text }, index) => ({
      label: t('menu.splitAt', { line: text.length > MENU_LETTERS ? `${text.slice(0, MENU_LETTERS)}…` : text }),
      icon: Scissors,
      run: () => actions.split(index + 1),
    })),
    {
      label: t('menu.merge'),
      icon: Combine,
      keys: keysFor('shot.merge'),
      disabled: !second,
      run: actions.merge,
    },
    null,
    { label: t('menu.draw'), icon: PenLine, keys: keysFor('shot.draw'), disabled: !single, run: actions.draw },
    { label: t('menu.photograph'), icon: Camera, disabled: !single, run: actions.photograph },
    null,
    {
      label: t('menu.remove'),
      icon: Archive,
      keys: keysFor('shot.remove'),
      disabled: !first,
      run: actions.remove,
    },
  ];
}
