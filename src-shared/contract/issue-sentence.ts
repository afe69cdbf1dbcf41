import { asSaid, isSentence } from './sentences.ts';
import type { Sentence } from './sentences.ts';

/** What of a schema's complaint is read here (Standard Schema, and what zod's own issues of `custom` carry). */
interface Issue {
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** A schema's complaint as a sentence: the one that it carries as `said`, else its message. */
export function issueSentence({ message, params }: Issue): Sentence {
  const said = params?.['said'];
  return isSentence(said) ? said : asSaid(message);
}
