/** Bytes that a name may have with its ending; file systems take 255. */
const LONGEST_NAME = 180;
const LONGEST_ENDING = 16;

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/**
 * The base name of a file that a page named, as every system can write it: no folder of it is left, nor what would be read as a
 * command, a device or an end of line.
 */
export function plainFileName(name: string): string {
  const base = name.normalize('NFC').split(/[\\/]/u).at(-1) ?? '';
  // Controls and marks that turn the direction of writing would show another name than it is.
  const plain = base.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*\ufffd]/gu, '').replaceAll(/^[\s.~-]+|[\s.]+$/gu, '');
  const shown = plain === '' ? 'file' : DEVICE.test(plain) ? `_${plain}` : plain;
  const dot = shown.lastIndexOf('.');
  const isEnding = dot > 0 && byteLength(shown.slice(dot)) <= LONGEST_ENDING;
  const [stem, ending] = isEnding ? [shown.slice(0, dot), shown.slice(dot)] : [shown, ''];
  return `${shortened(stem, LONGEST_NAME - byteLength(ending))}${ending}`;
}

function shortened(text: string, bytes: number): string {
  const letters = Array.from(text);
  while (byteLength(letters.join('')) > bytes) letters.pop();
  return letters.join('');
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The name of the zip of an output that is several files; the place of a picture's number (`-%05d`) is left out of it. */
export function zipNamed(output: string): string {
  const stem = output.replace(/\.[^.]*$/u, '').replace(/[\s._-]*%0?\d*d$/u, '');
  return `${stem === '' ? 'pictures' : stem}.zip`;
}

/** `Content-Disposition` that saves a file under a name (RFC 6266): as every browser reads it, and (RFC 8187) in any script. */
export function attachmentNamed(name: string): string {
  const latin = name.replaceAll(/[^\x20-\x7e]/gu, '_').replaceAll(/["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*!]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${latin}"; filename*=UTF-8''${encoded}`;
}
