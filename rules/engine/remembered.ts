/**
 * A reading of short texts that come again and again, in one card and from card to card: titles, cells, headings.
 * @param most texts that are remembered before it begins anew
 */
export function remembered<T extends {} | null>(read: (text: string) => T, most = 4000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const now = read(text);
    known.set(text, now);
    return now;
  };
}
