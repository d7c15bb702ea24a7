import parse from 'spdx-expression-parse';
import satisfies from 'spdx-satisfies';
import { hubLicense } from './hub-licenses.ts';

/** A licence that SPDX has no id for, as an SPDX expression can name it. */
const reference = (id: string): string => `LicenseRef-hub-${id.replaceAll('+', '-plus').replace(/[^\w.-]/g, '-')}`;

/** SPDX ids of a Hub id: one, the two readings of an ambiguous one (`gpl-3.0`), or a reference. */
function spdxOf(id: string): readonly string[] {
  const license = hubLicense(id.toLowerCase());
  if (!license) return [id];
  if (license.spdx) return [license.spdx];
  return license.members && license.members.length > 0 && license.relation === 'ambiguous' ? license.members : [reference(license.id)];
}

/**
 * The licences of an `allow` expression.
 * @returns SPDX ids, or a sentence on what is wrong with the expression
 */
export function allowedBy(expression: string): { readonly ids: readonly string[] } | { readonly wrong: string } {
  const words = expression.split(/\s+OR\s+/).map((word) => word.trim().replace(/^\(|\)$/g, ''));
  const ids: string[] = [];
  for (const word of words) {
    const members = spdxOf(word);
    for (const member of members) {
      try {
        if ('conjunction' in parse(member)) return { wrong: `\`${word}\` joins licences by AND` };
      } catch {
        return { wrong: `\`${word}\` is neither an SPDX expression nor a licence of the Hub` };
      }
      ids.push(member);
    }
  }
  return { ids };
}

/** Whether a Hub licence is among the allowed ones; an ambiguous id is when one of its readings is. */
export function isAllowed(id: string, allowed: readonly string[]): boolean {
  return spdxOf(id).some((member) => satisfies(member, [...allowed]));
}

/** Whether two names mean the same licence. */
export function sameLicense(id: string, other: string): boolean {
  const own = spdxOf(id);
  return spdxOf(other).some((member) => own.some((one) => one.toLowerCase() === member.toLowerCase()));
}
