import type { Snapshot } from '../engine/types.ts';
import type { LicenseTerms } from '../facts/license-terms.ts';
import { behaviouralText } from '../facts/rail-clauses.ts';

const restricting = /\b(?:use[- ]based restrictions|use restrictions|prohibited uses?|acceptable use policy|attachment a)\b/i;

/** Whether the repository carries the use restrictions in a file of its own, whatever the front matter says. */
export function carriesRestrictions({ files }: Snapshot, { id }: LicenseTerms): boolean {
  const marks = behaviouralText(id)?.marks ?? [];
  return [...files.values()].some(({ path, text }) => {
    if (!/licen[cs]e|copying|terms|polic|restriction|attachment/i.test(path) || /\.(?:json|py|js|ts|yml|yaml)$/i.test(path)) return false;
    return text.known ? restricting.test(text.value) || marks.some((mark) => text.value.toLowerCase().includes(mark.toLowerCase())) : /use[-_ ]?polic|restriction|attachment/i.test(path);
  });
}
