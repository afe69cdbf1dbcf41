import enCommands from '../../../resources/locales/en/commands.json' with { type: 'json' };
import en from '../../../resources/locales/en/desktop.json' with { type: 'json' };
import zhCommands from '../../../resources/locales/zh/commands.json' with { type: 'json' };
import zh from '../../../resources/locales/zh/desktop.json' with { type: 'json' };

/** What is said around the page: menus, dialogs and notifications. */
export type DesktopWords = typeof en;
/** Titles of the interface's commands. */
export type CommandWords = typeof enCommands;

const WORDS: Readonly<Record<'en' | 'zh', { readonly desktop: DesktopWords; readonly commands: CommandWords }>> = {
  en: { desktop: en, commands: enCommands },
  zh: { desktop: zh, commands: zhCommands },
};

/** The words of a language; before the page said one, that of the system. */
export function wordsOf(language: 'en' | 'zh' | null, preferred: readonly string[]) {
  const [first = ''] = preferred;
  return WORDS[language ?? (first.toLowerCase().startsWith('zh') ? 'zh' : 'en')];
}
