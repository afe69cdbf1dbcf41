import { damagedScript } from './damaged.ts';
import { attribute, childrenOf, parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';
import { isZip, unzip } from './zip.ts';
import { say } from '../contract/sentences.ts';

/** A file of Word, Excel or PowerPoint (ECMA-376): parts of XML in a zip that point to one another. */
export interface OfficeFile {
  /** A part by its name ("word/document.xml"); null where there is none. */
  readonly part: (name: string) => XmlElement | null;
  /** What a part points to: names of parts and their kinds ("slide", "notesSlide"), by id. */
  readonly relations: (name: string) => ReadonlyMap<string, { readonly kind: string; readonly target: string }>;
}

/** Whether bytes are a zip that names the folder near its start or end, where office programs write it. */
export function isOffice(bytes: Uint8Array, folder: 'word' | 'xl' | 'ppt'): boolean {
  if (!isZip(bytes)) return false;
  const [start, end] = [bytes.subarray(0, 65_536), bytes.subarray(-1_048_576)];
  const mark = new TextEncoder().encode(`${folder}/`);
  return [start, end].some((part) => includes(part, mark));
}

function includes(bytes: Uint8Array, mark: Uint8Array): boolean {
  for (let at = bytes.indexOf(mark[0] ?? 0); at >= 0; at = bytes.indexOf(mark[0] ?? 0, at + 1)) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/**
 * Opens a file of an office program.
 * @param main the part that has to be there
 * @throws ShotloomError script_damaged, as unzip and parseXml do, and where the part is not there
 */
export function openOffice(bytes: Uint8Array, main: string, path: string): OfficeFile {
  const files = unzip(bytes, (name) => /\.(?:xml|rels)$/i.test(name), path);
  if (!files.has(main)) throw damagedScript(path, say`lacks its main part`);
  const parsed = new Map<string, XmlElement>();
  const part = (name: string): XmlElement | null => {
    const known = parsed.get(name);
    if (known) return known;
    const bytes = files.get(name);
    if (!bytes) return null;
    const element = parseXml(bytes, path);
    parsed.set(name, element);
    return element;
  };
  return { part, relations: (name) => relationsOf(part(relationsName(name)), name) };
}

function relationsName(name: string): string {
  const slash = name.lastIndexOf('/') + 1;
  return `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`;
}

function relationsOf(part: XmlElement | null, from: string): Map<string, { kind: string; target: string }> {
  const found = (part ? childrenOf(part, 'Relationship') : []).map((relation) => {
    const type = attribute(relation, 'Type') ?? '';
    const target = resolved(attribute(relation, 'Target') ?? '', from);
    return [attribute(relation, 'Id') ?? '', { kind: type.slice(type.lastIndexOf('/') + 1), target }] as const;
  });
  return new Map(found);
}

/** "../notesSlides/notesSlide1.xml" as seen from "ppt/slides/slide1.xml". */
function resolved(target: string, from: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
