import { unzipSync } from 'fflate';
import { damagedScript } from './damaged.ts';
import { say } from '../contract/sentences.ts';

/**
 * The only place where a zip is unpacked. What a file says of its entries is checked before anything is unpacked, and an
 * entry never yields more bytes than it says.
 */

/** A screenplay of 120 pages takes 2 MB in Word; pictures in the file are not unpacked and do not count. */
const mostUnpackedBytes = 64 * 1024 * 1024;
const mostEntries = 20_000;
/** XML packs to a tenth, the most repetitive to a hundredth; deflate's own limit is 1032. */
const mostRatio = 300;
/** Packed data may be a little larger than what it holds, where it cannot be packed. More is a lie about what it holds. */
const mostGrowth = 1.25;
/** Small entries may be as repetitive as they like. */
const freeBytes = 1024 * 1024;

const localHeader = [0x50, 0x4b, 0x03, 0x04];

/** Whether bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return localHeader.every((byte, index) => bytes[index] === byte);
}

/**
 * Unpacks the entries whose names are wanted.
 * @throws ShotloomError script_damaged where it is no zip, is cut short, or unpacks to more than 64 MB, 20,000 entries or
 * 300 times its size, or says to hold less than it does
 */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean, path: string): Map<string, Uint8Array> {
  let entries = 0;
  let unpacked = 0;
  let isTooMuch = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (isTooMuch || !isWanted(name)) return false;
        unpacked += originalSize;
        isTooMuch =
          entries > mostEntries ||
          unpacked > mostUnpackedBytes ||
          (originalSize > freeBytes && originalSize > size * mostRatio) ||
          size > originalSize * mostGrowth + 1024;
        return !isTooMuch;
      },
    });
    if (!isTooMuch && entries <= mostEntries) return new Map(Object.entries(files));
  } catch {
    throw damagedScript(path, say`is damaged or cut short`);
  }
  throw damagedScript(
    path,
    say`would unpack to more than any script`,
    say`give a file that holds a script and nothing else`,
  );
}
