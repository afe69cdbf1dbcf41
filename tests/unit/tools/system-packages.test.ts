import { describe, expect, test } from 'vitest';
import { ensureSystemPackages } from '../../tools/system-packages.mjs';

function machine(options: { isRoot: boolean; installed: string[]; aptEndsWith?: number }) {
  const commands: string[] = [];
  const said: string[] = [];
  return {
    commands,
    said,
    isRoot: options.isRoot,
    isInstalled: (name: string) => options.installed.includes(name),
    run: (command: string, args: string[]) => {
      commands.push([command, ...args].join(' '));
      return options.aptEndsWith ?? 0;
    },
    say: (line: string) => said.push(line),
  };
}

describe('ensureSystemPackages', () => {
  test('does nothing where everything is there', () => {
    const debian = machine({ isRoot: false, installed: ['melt'] });
    expect(ensureSystemPackages(['melt'], debian)).toBe(true);
    expect(debian.commands).toEqual([]);
    expect(debian.said).toEqual([]);
  });

  test('names the exact line without root, for what is missing only', () => {
    const debian = machine({ isRoot: false, installed: ['melt'] });
    expect(ensureSystemPackages(['melt', 'python3-torch'], debian)).toBe(false);
    expect(debian.commands).toEqual([]);
    expect(debian.said.join('\n')).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends python3-torch',
    );
  });

  test('installs as root', () => {
    const debian = machine({ isRoot: true, installed: [] });
    expect(ensureSystemPackages(['melt', 'chromium'], debian)).toBe(true);
    expect(debian.commands).toEqual([
      'apt-get update -q',
      'apt-get install -y -q --no-install-recommends melt chromium',
    ]);
  });

  test('says so when apt-get fails', () => {
    const debian = machine({ isRoot: true, installed: [], aptEndsWith: 100 });
    expect(ensureSystemPackages(['melt'], debian)).toBe(false);
    expect(debian.said.join('\n')).toContain('100');
  });
});
