import type { Snapshot } from '../engine/types.ts';
import type { LicenseTerms } from '../facts/license-terms.ts';
import { behaviouralText } from '../facts/rail-clauses.ts';
import { clausesOfText } from '../recognise/clause-set.ts';

const restricting = /\b(?:use[- ]based restrictions|use restrictions|prohibited uses?|acceptable use policy|attachment a)\b/i;
const named = /licen[cs]e|copying|terms|polic|restriction|attachment/i;
const codeOrData = /\.(?:json|py|js|ts|ya?ml)$/i;

/**
 * Whether a file of the repository carries the restrictions that its licence lacks, whatever the front matter says: by naming the
 * parent's licence, or by barring the same uses itself.
 * @param missing clauses that have to be found; `some` where they are not known one by one
 */
export function carriesRestrictions({ files }: Snapshot, { id }: LicenseTerms, missing: readonly string[] | 'some'): boolean {
  // `OpenRAIL-M` alone is what its whole family calls itself.
  const marks = (behaviouralText(id)?.marks ?? []).filter((mark) => mark !== 'OpenRAIL-M').map((mark) => mark.toLowerCase());
  const texts: string[] = [];
  for (const { path, text } of files.values()) {
    if (!named.test(path) || codeOrData.test(path)) continue;
    if (!text.known) {
      if (/use[-_ ]?polic|restriction|attachment/i.test(path)) return true;
      continue;
    }
    const lower = text.value.toLowerCase();
    if (marks.some((mark) => lower.includes(mark))) return true;
    texts.push(text.value);
  }
  if (missing === 'some') return texts.some((text) => restricting.test(text));
  if (texts.length === 0) return false;
  const barred = new Set(texts.flatMap((text) => [...clausesOfText(text).clauses.keys()]));
  return missing.every((clause) => barred.has(clause));
}
