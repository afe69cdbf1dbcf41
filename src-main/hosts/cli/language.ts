import type { Catalogue, Listener } from '../../../src-shared/contract/sentences.ts';

/** Whom a terminal's sentences are told: in Chinese where its language is. */
export async function terminalListener(environment: NodeJS.ProcessEnv): Promise<Listener> {
  if (!isChinese(environment)) return { at: 'terminal' };
  const [program, own] = await Promise.all([
    import('../../../resources/locales/zh/sentences/program.json', { with: { type: 'json' } }),
    import('../../../resources/locales/zh/sentences/terminal.json', { with: { type: 'json' } }),
  ]);
  const catalogue: Catalogue = { ...program.default, ...own.default };
  return { at: 'terminal', catalogue };
}

/** POSIX, 8.2: the first of these that is set and not empty says the language of messages. Windows sets none of them. */
function isChinese({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): boolean {
  const said = [LC_ALL, LC_MESSAGES, LANG].find((each) => each !== undefined && each !== '');
  return /^zh\b|^zh_/iu.test(said ?? Intl.DateTimeFormat().resolvedOptions().locale);
}
