import { describe, expect, it } from 'vitest';
import { conflicts, isModifier, matching } from '../../../src-renderer/settings/shortcut-groups.ts';

const shortcuts = [
  { id: 'edit.undo', title: 'Undo', keys: 'Mod+Z' },
  { id: 'go.help', title: '帮助与快捷键', keys: '?' },
  { id: 'shot.all', title: 'Select all shots', keys: 'Mod+Z' },
  { id: 'look.dark', title: 'Dark theme', keys: '' },
  { id: 'look.light', title: 'Light theme', keys: '' },
] as const;

describe('shortcuts', () => {
  it('are found by title and keys, all words of them', () => {
    expect(matching(shortcuts, 'mod shots').map(({ id }) => id)).toEqual(['shot.all']);
    expect(matching(shortcuts, '快捷').map(({ id }) => id)).toEqual(['go.help']);
    expect(matching(shortcuts, ' ')).toHaveLength(5);
  });

  it('that share their keys are named to each other; those without keys share nothing', () => {
    const shared = conflicts(shortcuts);
    expect([...shared.keys()]).toEqual(['edit.undo', 'shot.all']);
    expect(shared.get('edit.undo')?.map(({ id }) => id)).toEqual(['shot.all']);
  });

  it('wait for a key that means something', () => {
    expect([isModifier('Shift'), isModifier('Meta'), isModifier('z')]).toEqual([true, true, false]);
  });
});
