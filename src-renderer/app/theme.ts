/** How the interface looks; `system` follows the machine. */
export const THEMES = ['system', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

const PLACE = 'shotloom.theme';
const readers = new Set<() => void>();
const light = matchMedia('(prefers-color-scheme: light)');

/** The theme that the user chose. */
export function chosenTheme(): Theme {
  return THEMES.find((theme) => theme === localStorage.getItem(PLACE)) ?? 'system';
}

/** Shows a theme, also when the interface is opened again. */
export function showTheme(theme: Theme): void {
  localStorage.setItem(PLACE, theme);
  applyTheme();
  for (const reader of readers) reader();
}

/** Calls back whenever the user has chosen another theme. */
export function onThemeChosen(reader: () => void): void {
  readers.add(reader);
}

/** Shows the chosen theme now and follows the machine's where that is chosen. */
export function startTheme(): void {
  applyTheme();
  light.addEventListener('change', applyTheme);
}

function applyTheme(): void {
  const theme = chosenTheme();
  document.documentElement.dataset['theme'] = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
}
