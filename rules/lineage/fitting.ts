import { hubLicense, hubLicenses } from '../facts/hub-licenses.ts';
import { judge as judgeByPolicy } from '../facts/license-policy.ts';
import type { Policy } from '../engine/types.ts';
import { licenseNamed, type NamedLicense, type Stated } from './license.ts';
import type { Lineage } from './lineage.ts';
import { judge } from './verdict.ts';

/** Hub ids under which this repository would be at odds with none of its ancestors, as far as is known. */
export function fitting({ ancestors }: Lineage): string[] {
  return hubLicenses.flatMap(({ id, kind }) => {
    if (kind !== 'license') return [];
    const own = [licenseNamed(id, undefined)];
    return ancestors.every((one) => !one.license.known || ['ok', 'obligation'].includes(judge(one.license, one.relation, own, { kin: new Set([id]), parent: one.id }).outcome)) ? [id] : [];
  });
}

/** Conditions on the licence itself: what else is due can be met under any of them. */
const plainly = (license: Stated, { ancestors }: Lineage): boolean =>
  ancestors.every(({ kind, relation, license: parent, id }) => kind !== 'model' || relation === 'trained-on' || relation === 'runs' || !parent.known || judge(parent, relation, license, { kin: new Set(license.flatMap((one) => (one.known ? [one.value.terms.id] : []))), parent: id }).judgements.every(({ verdict, settled, term, mismatch }) => (verdict !== 'conflict' && verdict !== 'unknown' && mismatch !== true) || !settled || (term === 'no-training-others' && verdict !== 'conflict')));

/** How a card names a licence: `` `license: mit` ``, or `` `license: other` with `license_name: qwen` ``. */
export function inFrontMatter({ terms, written }: NamedLicense): string {
  if (hubLicense(terms.id)) return `\`license: ${terms.id}\``;
  const name = /^other \((.+)\)$/.exec(written)?.[1];
  return `\`license: other\` with \`license_name: ${name ?? terms.id}\` and \`license_link: LICENSE\``;
}

/** Licences that are offered at most. */
const mostOffered = 3;

/**
 * What to write instead, so that it goes with everything that this comes from and not with one parent alone; advice, since the choice is
 * the author's.
 * @param parent the licence that is not kept
 */
export function whatFits(lineage: Lineage, parent: NamedLicense): string {
  if (plainly([{ known: true, value: parent }], lineage)) return `${inFrontMatter(parent)}, with its text as \`LICENSE\`, fits`;
  const ids = hubLicenses.flatMap(({ id, kind }) => (kind === 'license' && plainly([licenseNamed(id, undefined)], lineage) ? [id] : []));
  if (ids.length === 0) return 'No licence of the Hub’s list keeps the terms of all that this comes from: leave one of them out, or ask its owner';
  return `${ids.slice(0, mostOffered).map((id) => `\`license: ${id}\``).join(' or ')} would keep the terms of all that this comes from`;
}

/** The one licence that both fits and is allowed by the owners; null where none or several are. The choice is theirs, made beforehand. */
export function fittingByPolicy(lineage: Lineage, { licenses }: Policy): string | null {
  if (licenses?.allow === undefined) return null;
  const both = fitting(lineage).filter((id) => judgeByPolicy([id], [], licenses)[0]?.outcome === 'allowed');
  return both.length === 1 ? both[0]! : null;
}
