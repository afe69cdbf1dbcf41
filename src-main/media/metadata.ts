// The whole of an entry, with its escapes (a backslash before `=`, `;`, `#`, itself or a line break).
const ENTRY = /([^\\=\n]*(?:\\[^][^\\=\n]*)*)=([^\\\n]*(?:\\[^][^\\\n]*)*)\n/uy;

/**
 * Reads the entries that a file of ffmpeg's metadata format gives for the whole medium (ffmpeg-formats, "Metadata"): those
 * before the first section of a stream or chapter. Values come whole, with their line breaks. Empty for other text.
 */
export function parseMetadataFile(text: string): Map<string, string> {
  const entries = new Map<string, string>();
  const header = /^;FFMETADATA1\n/u.exec(text)?.[0];
  if (header === undefined) return entries;
  ENTRY.lastIndex = header.length;
  for (let found = ENTRY.exec(text); found !== null; found = ENTRY.exec(text)) {
    const [, key = '', value = ''] = found;
    entries.set(unescaped(key), unescaped(value));
  }
  return entries;
}

function unescaped(text: string): string {
  return text.replace(/\\([^])/gu, '$1');
}
