const quote = /“[^”]*”?|「[^」]*」?|『[^』]*』?|"[^"]*"?/g;

/** A text with spaces for what is said in it: other people's words have other people's pronouns, and their own hour. */
export function withoutSpeech(text: string): string {
  return text.replace(quote, (said) => ' '.repeat(said.length));
}
