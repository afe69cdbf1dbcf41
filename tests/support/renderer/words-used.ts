import { parseSync } from '@swc/core';

/** Every room that says something: namespaces of the texts. */
const ROOMS = [
  'app',
  'home',
  'script',
  'board',
  'takes',
  'queue',
  'timeline',
  'export',
  'models',
  'settings',
  'help',
  'errors',
  'commands',
];

/**
 * What a file of the interface does with words: it asks for a text by one of these keys, for one of those that begin so, or
 * (which it must not) writes one itself.
 */
export type Use =
  | { readonly kind: 'key' | 'prefix'; readonly keys: readonly string[]; readonly where: string }
  | { readonly kind: 'text'; readonly text: string; readonly where: string };

/** What is called the same in every language. */
const NAMES = new Set(['Shotloom']);

/** A node of SWC's tree, as far as this reads it. */
interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Attributes whose texts people read or hear. */
const SPOKEN = new Set(['placeholder', 'aria-label', 'aria-description', 'title', 'alt', 'label']);

/** Finds {@link Use} in a file, which TypeScript's own grammar reads. */
export function readUses(file: string, source: string): readonly Use[] {
  const module = parseSync(source, { syntax: 'typescript', tsx: file.endsWith('.tsx') }) as unknown as Node;
  const rooms = roomsOf(module);
  const uses: Use[] = [];
  walk(module, (node) => {
    if (node.type === 'CallExpression' && isTranslation(node)) {
      for (const key of keysOf(firstArgument(node)))
        uses.push({
          kind: key.isWhole ? 'key' : 'prefix',
          keys: key.text.includes(':') ? [key.text] : roomsOfCall(node, rooms).map((room) => `${room}:${key.text}`),
          where: file,
        });
    } else if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node['children'] as Node[])
        addText(uses, child.type === 'JSXText' ? child['value'] : literal(child['expression']), file);
    } else if (node.type === 'JSXAttribute' && SPOKEN.has(nameOf(node['name'])))
      addText(uses, literal(node['value']), file);
  });
  return uses;
}

function addText(uses: Use[], value: unknown, where: string): void {
  const text = typeof value === 'string' ? value.trim() : '';
  if (/\p{L}/u.test(text) && !NAMES.has(text)) uses.push({ kind: 'text', text, where });
}

/** The rooms whose texts a file's `t` says without naming them; any where it is given its `t` by others. */
function roomsOf(module: Node): readonly string[] {
  const rooms = new Set<string>();
  walk(module, (node) => {
    if (node.type !== 'CallExpression' || nameOf(node['callee']) !== 'useTranslation') return;
    const given = firstArgument(node);
    const elements = given?.type === 'ArrayExpression' ? (given['elements'] as { expression: Node }[]) : [];
    rooms.add(literal(elements[0]?.expression ?? given) ?? 'app');
  });
  return rooms.size > 0 ? [...rooms] : ROOMS;
}

/** `i18next.t` says the first room's texts. */
function roomsOfCall(node: Node, rooms: readonly string[]): readonly string[] {
  const callee = node['callee'] as Node;
  return callee.type === 'MemberExpression' && nameOf(callee['object']) === 'i18next' ? ['app'] : rooms;
}

function isTranslation(node: Node): boolean {
  const callee = node['callee'] as Node;
  return nameOf(callee) === 't' || (callee.type === 'MemberExpression' && nameOf(callee['property']) === 't');
}

/** The keys that an expression may be; one that is not known is a prefix of all. */
function keysOf(node: Node | null): readonly { readonly text: string; readonly isWhole: boolean }[] {
  if (!node) return [];
  const inner = (field: string) => keysOf(node[field] as Node | null);
  switch (node.type) {
    case 'StringLiteral':
      return [{ text: node['value'] as string, isWhole: true }];
    case 'TemplateLiteral': {
      const quasis = node['quasis'] as { cooked: string }[];
      return [{ text: quasis[0]?.cooked ?? '', isWhole: quasis.length === 1 }];
    }
    case 'ConditionalExpression':
      return [...inner('consequent'), ...inner('alternate')];
    case 'ParenthesisExpression':
    case 'TsAsExpression':
    case 'TsConstAssertion':
      return inner('expression');
    default:
      return [{ text: '', isWhole: false }];
  }
}

function firstArgument(node: Node): Node | null {
  const [first] = node['arguments'] as { expression: Node }[];
  return first?.expression ?? null;
}

function literal(node: unknown): string | null {
  if (typeof node !== 'object' || node === null || !('type' in node)) return null;
  const { type, value, quasis, expression } = node as Node;
  if (type === 'StringLiteral') return value as string;
  if (type === 'TemplateLiteral') return (quasis as { cooked: string }[]).map(({ cooked }) => cooked).join('');
  return type === 'JSXExpressionContainer' ? null : literal(expression);
}

function nameOf(node: unknown): string {
  if (typeof node !== 'object' || node === null || !('type' in node)) return '';
  const { type, value } = node as Node;
  return (type === 'Identifier' || type === 'JSXIdentifier') && typeof value === 'string' ? value : '';
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, visit);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') visit(value as Node);
  for (const each of Object.values(value)) walk(each, visit);
}
