import { hubLicenses } from '../facts/hub-licenses.ts';
import { judge as judgeByPolicy } from '../facts/license-policy.ts';
import type { Policy } from '../engine/types.ts';
import { licenseNamed } from './license.ts';
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

/** The one licence that both fits and is allowed by the owners; null where none or several are. The choice is theirs, made beforehand. */
export function fittingByPolicy(lineage: Lineage, { licenses }: Policy): string | null {
  if (licenses?.allow === undefined) return null;
  const both = fitting(lineage).filter((id) => judgeByPolicy([id], [], licenses)[0]?.outcome === 'allowed');
  return both.length === 1 ? both[0]! : null;
}
