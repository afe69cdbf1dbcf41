/** What the bench asks of aw-parser 0.1.1, which has no types. */
declare module 'aw-parser' {
  const aw: { readonly parser: { parse(text: string, options: object): unknown } };
  export default aw;
}
