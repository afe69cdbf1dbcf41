import { parseSync } from '@swc/core';
import { isSentence, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/** A node of SWC's tree, as far as this reads it. */
interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The templates of the sentences that a file says, as `say` makes them. */
export function templatesIn(file: string, source: string): string[] {
  const found: string[] = [];
  walk(parseSync(source, { syntax: 'typescript', tsx: file.endsWith('.tsx') }), (node) => {
    const tag = node['tag'] as Node | undefined;
    if (node.type !== 'TaggedTemplateExpression' || tag?.['value'] !== 'say') return;
    const { quasis } = node['template'] as { quasis: readonly { cooked: string }[] };
    found.push(quasis.map(({ cooked }, index) => (index === 0 ? cooked : `{${index - 1}}${cooked}`)).join(''));
  });
  return found;
}

/** A sentence, or each of several, as it is read in English; anything else as it is. */
export function inEnglish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inEnglish);
  return isSentence(value) ? sentenceText(value) : value;
}

/** The program's sentences as commands are told them in tests. */
export const inWords = (said: Sentence): string => sentenceText(said);

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value as unknown[]) walk(each, visit);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if ('type' in value && typeof value.type === 'string') visit(value as Node);
  for (const each of Object.values(value)) walk(each, visit);
}
