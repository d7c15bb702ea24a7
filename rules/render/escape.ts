/** Everything that comes from a card is hostile wherever it is shown; these are the only ways in. */

// C0 and C1 controls but tab and line feed, direction overrides, and the separators that some viewers break lines at.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** For a terminal or a log: no control characters, so no escape sequences. */
export const plain = (text: string): string => text.replace(controls, '');

/** One line for a terminal. */
export const plainLine = (text: string): string => plain(text.replace(/\s+/g, ' ')).trim();

/** For HTML text and quoted attributes. */
export const html = (text: string): string => plain(text).replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

/** A code span whose fence is longer than any run of backticks inside; one line. */
export function code(text: string): string {
  const inside = plainLine(text);
  if (inside === '') return '` `';
  const longest = Math.max(0, ...(inside.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = inside.startsWith('`') || inside.endsWith('`') ? ' ' : '';
  // A pipe would end a table's cell even inside a code span.
  return `${fence}${pad}${inside.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** A fenced block that nothing inside can close. */
export function fenced(text: string, language = ''): string {
  const inside = plain(text);
  const longest = Math.max(2, ...(inside.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${inside.replace(/\n$/, '')}\n${fence}`;
}

/** A block that GitHub offers to commit in place of the lines commented on; no lines take them out. Null for text that cannot stand there as it is. */
export function suggestion(lines: readonly string[]): string | null {
  const inside = lines.join('\n');
  if (plain(inside) !== inside) return null;
  const longest = Math.max(2, ...(inside.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}suggestion`, ...lines, fence].join('\n');
}

/** Text for Markdown: no markup, no HTML, no images or links that load, no live mentions or references. */
export function markdown(text: string): string {
  return plain(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~!&]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : c === '&' ? '&amp;' : `\\${c}`))
    .replace(/@(?=[\w-])/g, '@\u200b')
    .replace(/\b(https?|ftp):\/\//gi, '$1:\u200b//')
    .replace(/\bwww\./gi, 'www\u200b.');
}

/** A sentence of ours that quotes values in backticks: the quotes become code spans, the rest plain text. */
export function sentence(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.length >= 2 && part.startsWith('`') && part.endsWith('`') ? code(part.slice(1, -1)) : markdown(part)))
    .join('');
}

/** A sentence of ours, which may hold links of ours, as Markdown. Only `https://` addresses become links. */
export function advice(text: string): string {
  return text
    // A sentence's own punctuation is no part of an address.
    .split(/(`[^`]*`|https:\/\/[^\s)`]*[^\s)`.,;:!?])/)
    .map((part) => (part.startsWith('https://') ? link(part, part) : part.startsWith('`') && part.length > 1 ? code(part.slice(1, -1)) : markdown(part)))
    .join('');
}

/** A Markdown link to an address of ours; anything but https is shown as text. */
export function link(text: string, url: string): string {
  if (!/^https:\/\/[^\s<>()"'\\]+$/.test(url)) return markdown(text);
  return text === url ? `<${url}>` : `[${markdown(text)}](${url})`;
}
