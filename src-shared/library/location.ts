/** What the place of the library depends on. */
export interface Surroundings {
  /** As `process.platform` names it. */
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  readonly home: string;
}

/**
 * The one library folder of a user, which the command line, the page and the desktop app share. SHOTLOOM_LIBRARY
 * overrides it. On Linux it follows the XDG Base Directory Specification, by which a relative XDG_DATA_HOME is invalid
 * and must be ignored.
 */
export function libraryDirectoryFor({ platform, env, home }: Surroundings): string {
  const chosen = env['SHOTLOOM_LIBRARY'];
  if (chosen) return chosen;

  switch (platform) {
    case 'darwin':
      return `${home}/Library/Application Support/Shotloom`;
    case 'win32':
      return `${env['APPDATA'] || `${home}\\AppData\\Roaming`}\\Shotloom`;
    default: {
      const data = env['XDG_DATA_HOME'];
      return `${data?.startsWith('/') ? data : `${home}/.local/share`}/shotloom`;
    }
  }
}
