/**
 * A reading of short texts that come again and again, in one card and from card to card: titles, cells, headings, labels.
 * When `most` are remembered they are laid aside for the next so many, and those that are asked for again are kept on.
 */
export function remembered<T extends {} | null>(read: (text: string) => T, most = 4000): (text: string) => T {
  let known = new Map<string, T>();
  let aside = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value !== undefined) return value;
    value = aside.get(text);
    if (value === undefined) value = read(text);
    if (known.size >= most) {
      aside = known;
      known = new Map();
    }
    known.set(text, value);
    return value;
  };
}
