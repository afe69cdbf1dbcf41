import { z } from 'zod';

/** A procedure of the contract: its path, and what it takes (null for nothing). */
export interface KnownProcedure {
  readonly path: readonly string[];
  readonly input: z.ZodType | null;
}

/** Every procedure of a contract, found by walking it: one that is added is among them. */
export function proceduresOf(contract: object, path: readonly string[] = []): KnownProcedure[] {
  return Object.entries(contract).flatMap(([name, part]: [string, unknown]) => {
    if (typeof part !== 'object' || part === null) return [];
    const definition: unknown = '~orpc' in part ? part['~orpc'] : null;
    if (typeof definition !== 'object' || definition === null) return proceduresOf(part, [...path, name]);
    const input = 'inputSchema' in definition ? definition.inputSchema : null;
    return [{ path: [...path, name], input: input instanceof z.ZodType ? input : null }];
  });
}

/** How the parts of a sample are filled. */
interface Filling {
  readonly text: (wanted: JsonSchema) => string;
  readonly number: (wanted: JsonSchema) => number;
  readonly length: number;
}

/** What of JSON Schema zod writes that matters here. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** A value of the shape that a schema asks for; of several shapes, the one that `choice` counts to. */
function sample(schema: JsonSchema, filling: Filling, choice: number, root: JsonSchema, depth = 0): unknown {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const named = schema.$ref === '#' ? root : root.$defs?.[name];
    return named && depth < 6 ? sample(named, filling, choice, root, depth + 1) : null;
  }
  const inner = (part: JsonSchema): unknown => sample(part, filling, choice, root, depth + 1);
  const shapes = schema.anyOf ?? schema.oneOf;
  if (shapes) return inner(shapes[choice % shapes.length] ?? {});
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[choice % schema.enum.length];
  if (schema.type === 'object') {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, inner(part)]));
  }
  if (schema.type === 'array') {
    return schema.prefixItems?.map(inner) ?? Array.from({ length: filling.length }, () => inner(schema.items ?? {}));
  }
  if (schema.type === 'string') return filling.text(schema);
  if (schema.type === 'integer' || schema.type === 'number') return filling.number(schema);
  return schema.type === 'boolean' ? choice % 2 === 0 : null;
}

/** Ids and grants as they look, of things that are nowhere. */
const foreign = ({ pattern = '' }: JsonSchema): string => {
  if (pattern.startsWith('^file_')) return 'file_0123456789abcdef';
  const prefix = /^\^(?:\(\?:)?([a-z]{3})[|_]/u.exec(pattern)?.[1] ?? 'prj';
  return pattern === '' ? 'a man runs' : `${prefix}_aaaaaaaaaaaaaaaa`;
};
const smallest = ({ minimum = 1 }: JsonSchema): number => Math.max(1, minimum);

const PLAIN: Filling = { text: foreign, number: smallest, length: 1 };
const POLLUTION = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1';
/** Texts that are taken for paths, formats, controls or markup somewhere. */
const TEXTS = [
  '/etc/passwd',
  '../../../../etc/passwd\0',
  String.raw`C:\Windows\win.ini`,
  'file:///etc/passwd',
  "'; DROP TABLE projects; --",
  '__proto__',
  '',
];
const NUMBERS = [-1, 0.5, 1e308, -0, Number.MAX_SAFE_INTEGER + 1];
const WRONG_TYPES = ['null', '0', '"text"', '[]', 'true', '{}', '[[[[1]]]]', '{"project":{},"shot":[],"take":1}'];
const SHAPES = [0, 1, 2];
const HUGE_TEXT = 50_000;
const LONG_LIST = 2000;

/** Inputs (JSON) that a hostile page would try on a procedure. */
export function hostileInputs({ input }: KnownProcedure): string[] {
  if (input === null) return ['null', `{${POLLUTION}}`];
  const schema: JsonSchema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const filled = (filling: Partial<Filling>, choice = 0): string =>
    JSON.stringify(sample(schema, { ...PLAIN, ...filling }, choice, schema));
  return [
    ...WRONG_TYPES,
    ...SHAPES.map((choice) => filled({}, choice)),
    ...TEXTS.map((text, index) => filled({ text: () => text }, index)),
    ...NUMBERS.map((number, index) => filled({ number: () => number }, index)),
    filled({ text: () => '字'.repeat(HUGE_TEXT) }),
    filled({ length: LONG_LIST }),
    `${filled({}).slice(0, -1)},${POLLUTION}}`.replace('{,', '{'),
  ];
}
