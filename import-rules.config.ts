import type { IConfiguration, IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Rooms of src-shared in the order of the data: each may import those before it. */
const SHARED_ROOMS = ['script', 'storyboard', 'generation', 'timeline', 'audio', 'render', 'captions', 'interchange'];
/** The files of the contract that every room may import: errors with the sentences that they say, how lists that changed are told, and small means. */
const SHARED_BASE = '^src-shared/contract/(errors|sentences|kind-words|equal|list-delta|once-for)[.]ts$';
/** Schemas of records that both the contract and stored files hold. */
const SHARED_SCHEMAS = '^src-shared/((timeline|audio)/schemas|render/graphics/records)[.]ts$';
/**
 * The words that shots are described in, which schemas list; and what a shot is with what a person said of it, and by what it is known:
 * arranging stored shots needs both.
 */
const SHOT_WORDS = '^src-shared/storyboard/(storyboard|overridden|content-key)[.]ts$';
/** Packages that run everywhere, and so may be imported by src-shared. */
const PURE_PACKAGES = ['@noble/hashes', '@orpc/contract', 'fflate', 'saxes', 'zod'];

/** Steps of src-main from the top: a room may import rooms of lower steps, never of its own step or above. */
const MAIN_STEPS = [
  ['hosts'],
  ['app'],
  ['generation', 'audio', 'render', 'export'],
  ['models', 'media', 'script'],
  ['library', 'processes'],
];

/** `shotloom serve`. */
const STARTS_THE_WEB_HOST = '^src-main/hosts/cli/serve[.]ts$';

/** Packages that belong to one place of the product. */
const OWNED_PACKAGES: readonly { name: string; owner: string }[] = [
  { name: 'electron', owner: '^src-main/hosts/electron/' },
  { name: 'ws', owner: '^src-main/hosts/web/' },
  { name: 'fluent-ffmpeg', owner: '^src-main/media/ffmpeg[.]ts$' },
  { name: 'better-sqlite3', owner: '^src-main/library/' },
  { name: 'spessasynth_core', owner: '^src-main/audio/' },
  { name: 'mathjax', owner: '^src-main/render/formula[.]ts$' },
  { name: 'bullmq', owner: '^src-main/generation/farm/' },
  { name: 'ioredis', owner: '^src-main/generation/farm/' },
  { name: 'onnxruntime-node', owner: '^src-main/generation/worker' },
  { name: '@huggingface/tokenizers', owner: '^src-main/generation/tokenizers/' },
  { name: '@echogarden/espeak-ng-emscripten', owner: '^src-main/audio/speech-worker/' },
  { name: 'sherpa-onnx-node', owner: '^src-main/audio/speech-worker/' },
];

const PRODUCT = '^(src-shared|src-main|src-renderer)/';

function roomOfMain(room: string): string {
  return `^src-main/${room}(/|[.]ts$)`;
}

/** Matches a package by its name, installed (a path in node_modules) or not (the bare name). */
function packagePath(name: string): string {
  return `(^|node_modules/)${name}($|/)`;
}

function forbid(
  name: string,
  comment: string,
  rule: Pick<IRegularForbiddenRuleType, 'from' | 'to'>,
): IRegularForbiddenRuleType {
  return { name, comment, severity: 'error', ...rule };
}

const betweenFolders: IRegularForbiddenRuleType[] = [
  forbid('shared-imports-only-shared', 'src-shared knows neither the programs above it nor the tests.', {
    from: { path: '^src-shared/' },
    to: { path: '^(src-main|src-renderer|tests|bin|resources)/' },
  }),
  forbid('shared-is-pure', 'src-shared runs in a browser too: no builtin of Node.', {
    from: { path: '^src-shared/' },
    to: { dependencyTypes: ['core'] },
  }),
  forbid('shared-imports-pure-packages', 'src-shared imports only packages that run everywhere.', {
    from: { path: '^src-shared/' },
    to: { path: '(^|/)node_modules/', pathNot: PURE_PACKAGES.map(packagePath) },
  }),
  forbid('renderer-imports-only-shared', 'The renderer is untrusted and reaches src-main through the contract.', {
    from: { path: '^src-renderer/' },
    to: { path: '^(src-main|tests|bin)/' },
  }),
  forbid('renderer-runs-in-a-browser', 'The renderer has no Node.', {
    from: { path: '^src-renderer/' },
    to: { dependencyTypes: ['core'] },
  }),
  forbid('main-imports-only-shared', 'src-main knows neither the renderer nor the tests.', {
    from: { path: '^src-main/' },
    to: { path: '^(src-renderer|tests|bin)/' },
  }),
];

const withinShared: IRegularForbiddenRuleType[] = [
  ...SHARED_ROOMS.map((room, index) =>
    forbid(`shared-${room}`, `${room} imports only itself, the rooms before it and what stands below all.`, {
      from: { path: `^src-shared/${room}/` },
      to: {
        path: '^src-shared/',
        pathNot: [SHARED_BASE, ...SHARED_ROOMS.slice(0, index + 1).map((earlier) => `^src-shared/${earlier}/`)],
      },
    }),
  ),
  forbid('shared-base', 'Errors and their sentences, and how lists that changed are told, stand below everything.', {
    from: { path: SHARED_BASE },
    to: { path: '^src-shared/', pathNot: SHARED_BASE },
  }),
  ...['contract', 'library'].map((room) =>
    forbid(
      `shared-${room}`,
      `${room} describes what the other rooms hold: it imports their types and schemas, not their code.`,
      {
        from: { path: `^src-shared/${room}/`, pathNot: SHARED_BASE },
        to: {
          path: '^src-shared/',
          pathNot: [SHARED_BASE, SHARED_SCHEMAS, SHOT_WORDS, `^src-shared/${room}/`],
          dependencyTypesNot: ['type-only'],
        },
      },
    ),
  ),
  forbid('shared-known-room', 'Every file of src-shared lives in a room that these rules know.', {
    from: { path: '^src-shared/', pathNot: `^src-shared/(contract|library|${SHARED_ROOMS.join('|')})/` },
    to: {},
  }),
];

const withinMain: IRegularForbiddenRuleType[] = [
  ...MAIN_STEPS.flatMap((step, index) =>
    step.map((room) => {
      const lower = MAIN_STEPS.slice(index + 1).flat();
      return forbid(`main-${room}`, `${room} imports only lower steps: ${lower.join(', ') || 'none'}.`, {
        from: { path: roomOfMain(room) },
        to: { path: '^src-main/', pathNot: [room, ...lower].map(roomOfMain) },
      });
    }),
  ),
  forbid('main-hosts-apart', 'A host does not know the other hosts.', {
    from: { path: '^src-main/hosts/([^/]+)/', pathNot: STARTS_THE_WEB_HOST },
    to: { path: '^src-main/hosts/[^/]+/', pathNot: '^src-main/hosts/$1/' },
  }),
  forbid('main-serve', 'The one command that starts another host reaches nothing of it but its start.', {
    from: { path: STARTS_THE_WEB_HOST },
    to: { path: '^src-main/hosts/[^/]+/', pathNot: '^src-main/hosts/(cli/|web/start[.]ts$)' },
  }),
  forbid('main-known-room', 'Every file of src-main lives in a room that these rules know.', {
    from: { path: '^src-main/', pathNot: MAIN_STEPS.flat().map(roomOfMain) },
    to: {},
  }),
];

const packages: IRegularForbiddenRuleType[] = [
  ...OWNED_PACKAGES.map(({ name, owner }) =>
    forbid(`only-${name}`, `${name} is imported in one place: ${owner}`, {
      from: { path: PRODUCT, pathNot: owner },
      to: { path: packagePath(name) },
    }),
  ),
  forbid('only-node-sqlite', 'Only src-main/library speaks SQL.', {
    from: { path: PRODUCT, pathNot: '^src-main/library/' },
    to: { path: '^(node:)?sqlite$', dependencyTypes: ['core'] },
  }),
  // The interface is built into files of its own, which have what they import.
  forbid('no-development-package', 'A package that users do not get is imported for its types at most.', {
    from: { path: PRODUCT, pathNot: '^src-renderer/' },
    // Electron is what its host runs in.
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'], pathNot: packagePath('electron') },
  }),
  forbid('resolvable', 'An import leads to a file or a package that is there.', {
    from: {},
    to: { couldNotResolve: true, pathNot: packagePath('electron') },
  }),
];

/** Import rules of the tree (docs/decisions/0002-tools.md), for dependency-cruiser. */
const configuration: IConfiguration = {
  forbidden: [...betweenFolders, ...withinShared, ...withinMain, ...packages],
  options: {
    // TypeScript 7.0 has no compiler API; SWC parses the sources, type-only imports included.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)fixtures/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'default', 'types'] },
  },
};

export default configuration;
