/** Weights of other programs, pictures and what only trains: a model here is run from ONNX. */
const OTHERS =
  /\.(?:safetensors|bin|msgpack|h5|ckpt|pth?|gguf|xml|onnx\.sig|png|jpe?g|gif|webp|mp4|md|py|ipynb|gitattributes|gitignore)$/iu;
/** The same network again, smaller and less exact: one of each is enough. */
const VARIANT = /(?:^|\/)[^/]*_(?:fp16|float16|quantized|int8|uint8|q4|q4f16|bnb4)\.onnx(?:[._]data(?:_\d+)?)?$/iu;

/** Whether a file of a repository is one that a model needs; names that lead out of it never are. */
export function isNeeded(path: string): boolean {
  const parts = path.split('/');
  if (
    path === '' ||
    path.startsWith('/') ||
    path.includes('\\') ||
    parts.some((part) => part === '' || part.startsWith('.'))
  )
    return false;
  if (/^licen[cs]e/iu.test(parts.at(-1) ?? '')) return true;
  return !OTHERS.test(path) && !VARIANT.test(path);
}
