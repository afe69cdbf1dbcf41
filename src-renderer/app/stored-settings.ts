import i18next from 'i18next';
import type { Client } from '../host/connection.ts';
import { tellFailure } from '../ui/toasts.ts';
import { LANGUAGES, speak } from '../words/words.ts';
import type { CommandId } from './shortcuts.ts';
import { chosenKeys, chooseKeys, FIRST_KEYS, onKeysChosen } from './shortcuts.ts';
import { chosenTheme, onThemeChosen, showTheme } from './theme.ts';

/**
 * Keeps language, theme and keys in the library's settings too, so that every window and browser on it looks the same. What was
 * never said there stays as this browser has it: the page shows that first, and asks meanwhile.
 */
export async function startStoredSettings(client: Client): Promise<void> {
  const store = (change: Parameters<Client['system']['changeSettings']>[0]): void =>
    void client.system.changeSettings(change).catch(tellFailure);
  try {
    const { language, theme, shortcuts } = await client.system.settings();
    if (theme !== 'system' && theme !== chosenTheme()) showTheme(theme);
    const spoken = LANGUAGES.find((each) => each === language);
    if (spoken && spoken !== i18next.language) await speak(spoken);
    for (const [id, keys] of Object.entries(shortcuts)) {
      if (Object.hasOwn(FIRST_KEYS, id) && chosenKeys()[id as CommandId] !== keys) chooseKeys(id as CommandId, keys);
    }
  } catch (error) {
    tellFailure(error);
  }
  onThemeChosen(() => store({ theme: chosenTheme() }));
  onKeysChosen(() => store({ shortcuts: { ...chosenKeys() } }));
  i18next.on('languageChanged', (language) => store({ language: language === 'zh' ? 'zh' : 'en' }));
}
