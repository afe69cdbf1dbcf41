import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { EXIT_CODES } from '../../../src-main/hosts/cli/exit-codes.ts';
import { HELP } from '../../../src-main/hosts/cli/help.ts';

describe.each(['README.md', 'README.zh.md'])('%s', (file) => {
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

  test('names every command and option that the help names, and no other', () => {
    const help = Object.values(HELP).join('\n');
    const options = (source: string): Set<string> => new Set(source.match(/(?<![\w-])--[a-z][a-z-]*/gu));
    expect(options(text)).toEqual(options(help));
    const commands = new Set(Array.from(text.matchAll(/`shotloom ([a-z]+) ?/gu), ([, command]) => command));
    expect(commands).toEqual(new Set(Object.keys(HELP).filter((command) => command !== '')));
  });

  test('has a row for every exit code', () => {
    const codes = Array.from(text.matchAll(/\| (\d{1,3}) +(?=\|)/gu), ([, code]) => Number(code));
    expect(new Set(codes)).toEqual(new Set([0, 1, ...Object.values(EXIT_CODES)]));
  });
});
