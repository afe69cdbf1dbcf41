/** Tags as they are written in a line: between commas or semicolons of either language. */
export function tagsOf(line: string): readonly string[] {
  const tags = line
    .split(/[,，、;；]/u)
    .map((tag) => tag.trim())
    .filter(Boolean);
  return [...new Set(tags)];
}
