const PLACE = 'shotloom.recent';
const MOST = 8;

/** Keys of what the palette was used for, the last first. */
export function recentKeys(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Remembers that something was used now. */
export function noteUse(key: string): void {
  const keys = [key, ...recentKeys().filter((each) => each !== key)].slice(0, MOST);
  localStorage.setItem(PLACE, JSON.stringify(keys));
}
