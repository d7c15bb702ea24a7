/**
 * The source of a pattern for one of many names, put together by their first character: a place in a text is tried on those
 * that can begin there, not on each. Of two that fit, the one that is named first is taken, as in a plain list.
 * @param names sources that each begin with a character that stands for itself and has to be there
 */
export function oneOf(names: readonly string[]): string {
  const rests = new Map<string, string[]>();
  for (const name of names) {
    const first = name.charAt(0);
    const known = rests.get(first);
    if (known) known.push(name.slice(1));
    else rests.set(first, [name.slice(1)]);
  }
  return `(?:${[...rests].map(([first, ends]) => `${first}(?:${ends.join('|')})`).join('|')})`;
}
