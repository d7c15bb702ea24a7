import type { Span } from '../engine/types.ts';

/** An identifier as it stands, cut at white space and at what closes a quotation or a link. */
const candidate = /\bswh:\d{1,3}:[^\s<>"'`|()[\]{}]{1,400}/gi;
const closing = /[.,;:!?]+$/;

/** What looks like a software hash identifier (ISO/IEC 18670) in a text: `swh:`, a version, and what follows without a blank. */
export function swhidsIn(text: string): (Span & { readonly text: string })[] {
  if (!/swh:\d/i.test(text)) return [];
  return [...text.matchAll(candidate)].map((found) => {
    const written = found[0].replace(closing, '');
    return { start: found.index, end: found.index + written.length, text: written };
  });
}
