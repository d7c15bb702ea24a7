import type { Meant } from './license-names.ts';

/** A licence as far as a place names it: an id of the Hub or of SPDX in lower case (`cc-by-nc-4.0`), or the beginning of one (`cc-by-nc`, `gpl`, `openrail`). */
export type Claim = string;

/** What a name claims; nothing where it names no terms. */
export function claimsOf(meant: Meant): readonly Claim[] {
  switch (meant.sort) {
    case 'license':
    case 'exception':
      return [plain(meant.id)];
    case 'elsewhere':
      return [plain(meant.spdx)];
    case 'several':
      return meant.ids.map(plain);
    case 'family': {
      // `CC BY-NC` says more than that it is a licence of Creative Commons.
      const names = new Set(meant.texts.map((id) => parted(id).name));
      return [meant.family === 'cc' && names.size === 1 ? [...names][0]! : meant.family.toLowerCase()];
    }
    case 'no-licence':
      return [];
  }
}

/** The claim of an id of the Hub or of SPDX. */
export const claimOfId = (id: string): Claim => plain(id);

const plain = (id: string): Claim => id.toLowerCase().replace(/-(?:only|or-later)$|\+$/, (end) => (id.toLowerCase() === 'openrail++' ? end : ''));

/** A claim's name and version, so that `gpl` can be compared with `gpl-3.0`. The texts of the RAIL and BSD families are their versions. */
function parted(claim: Claim): { readonly name: string; readonly version: string | null } {
  if (claim.startsWith('cc0')) return { name: 'cc0', version: null };
  if (claim.includes('rail')) return { name: 'rail', version: claim === 'openrail' ? null : claim };
  if (/^bsd(?:-|$)/.test(claim)) return { name: 'bsd', version: claim.slice(4) || null };
  if (claim === 'mit-0') return { name: claim, version: null };
  const found = /^(.{2,60}?)-?(\d+(?:\.\d+)*[a-z]?)?(?:-[a-z]{2,4})?$/.exec(claim)!;
  return found?.[2] === undefined ? { name: claim, version: null } : { name: found[1]!, version: found[2] };
}

/** Names under which rights are given up, and those of them that say no more than that. */
const waivers: ReadonlySet<string> = new Set(['cc', 'cc0', 'pddl', 'unlicense', 'public domain', 'cc-pddc', 'cc-pdm']);
const loose: ReadonlySet<string> = new Set(['public domain', 'cc-pddc', 'cc-pdm']);

/** Whether two claims can be of one licence: the same, or one says no more than a family or a name without its version. */
export function agree(one: Claim, other: Claim): boolean {
  if (one === other) return true;
  const [a, b] = [parted(one), parted(other)];
  if (a.name === b.name) return a.version === null || b.version === null || a.version === b.version || Number(a.version) === Number(b.version);
  // `cc` stands for all of them.
  return (a.name === 'cc' && b.name.startsWith('cc')) || (b.name === 'cc' && a.name.startsWith('cc')) || (waivers.has(a.name) && waivers.has(b.name) && (loose.has(a.name) || loose.has(b.name)));
}
