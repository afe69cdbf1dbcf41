import { randomBytes } from 'node:crypto';

/** The prefixes of stored ids: project, script revision, scene, shot, take, job, picture, snapshot, footage, graphic, item, attached. */
export type IdPrefix = 'prj' | 'rev' | 'scn' | 'sht' | 'tak' | 'job' | 'pic' | 'snp' | 'ftg' | 'grf' | 'itm' | 'att';

/** Crockford's base 32: no letter that is easily misread, and no case to get wrong when typed after `--shot`. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id such as `sht_7v0ha2kq9d3x5mcw`: 80 random bits, so that ids of different libraries can be merged. */
export function newId(prefix: IdPrefix): string {
  const letters = Array.from(randomBytes(16), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return `${prefix}_${letters.join('')}`;
}
