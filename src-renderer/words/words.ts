import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.ts';
import type { Words } from './en.ts';
import { loadSentences } from './sentences.ts';

/** The languages that the interface speaks. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: Words;
  }
}

const PLACE = 'shotloom.language';

const loaders: Readonly<Record<Language, () => Promise<{ readonly default: Words }>>> = {
  // With the first file, so that a page in English waits for no second one.
  en: () => Promise.resolve({ default: en }),
  // Both have the same keys (tests/unit/renderer/words.test.ts); their types differ only in what the words are.
  zh: async () => await (import('./zh.ts') as unknown as Promise<{ readonly default: Words }>),
};

/** The language that the user chose, else the one that the browser asks for. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(PLACE);
  if (chosen === 'en' || chosen === 'zh') return chosen;
  return navigator.languages.some((each) => each.toLowerCase().startsWith('zh')) ? 'zh' : 'en';
}

/** Loads the words of a language and speaks it. */
export async function startWords(language: Language): Promise<void> {
  const sentences = loadSentences(language);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { [language]: (await loaders[language]()).default },
    defaultNS: 'app',
  });
  await sentences;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Speaks another language from now on, also when the interface is opened again. */
export async function speak(language: Language): Promise<void> {
  const sentences = loadSentences(language);
  const words = (await loaders[language]()).default;
  await sentences;
  for (const [namespace, texts] of Object.entries(words)) {
    i18next.addResourceBundle(language, namespace, texts);
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(PLACE, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
