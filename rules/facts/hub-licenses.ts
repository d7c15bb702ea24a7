import facts from './hub-licenses.json' with { type: 'json' };

/** `limited`: below a threshold or for a purpose. `weak`: by file or library. `network`: also when served. */
export type Flag = boolean | 'limited' | 'weak' | 'network' | 'unknown';

/** One id of the Hub's list. Not legal advice: the flags are a coarse reading; link the text. */
export interface HubLicense {
  readonly id: string;
  readonly name: string;
  readonly kind: 'license' | 'family' | 'placeholder';
  /** The one SPDX id that it stands for, or null. */
  readonly spdx: string | null;
  readonly relation: 'equal' | 'ambiguous' | 'family' | 'none';
  /** SPDX ids of a family. */
  readonly members?: readonly string[];
  readonly class: 'permissive' | 'copyleft' | 'data' | 'behavioural-use' | 'non-commercial' | 'proprietary-open-weights' | 'other';
  readonly flags: Readonly<Record<'commercialUse' | 'derivatives' | 'redistribution' | 'attribution' | 'shareAlike' | 'useRestrictions' | 'useRestrictionsDownstream', Flag>>;
  /** Where the flags were read: `text` is the licence itself. */
  readonly flagsFrom: string;
  readonly note?: string;
  readonly infoUrl?: string;
  readonly textUrl?: string;
  readonly scancode?: string;
}

/** All ids in the order of the Hub's documents. */
export const hubLicenses = facts.licenses as unknown as readonly HubLicense[];
const byId: ReadonlyMap<string, HubLicense> = new Map(hubLicenses.map((license) => [license.id, license]));

/** The licence of an id exactly as the Hub spells it. */
export const hubLicense = (id: string): HubLicense | undefined => byId.get(id);

const starts: readonly (readonly [family: string, RegExp])[] = [['openrail', /openrail/], ['bsd', /^bsd-/], ['cc', /^cc[-0]/], ['gpl', /^gpl-/], ['lgpl', /^lgpl-\d/]];
const texts: ReadonlyMap<string, readonly string[]> = new Map(starts.map(([family, start]) => [family, hubLicenses.filter(({ id, kind }) => kind === 'license' && start.test(id)).map(({ id }) => id)]));

/** The Hub's ids for single texts of a family; none for `gfdl`, `odc-by` and `odbl`. */
export const textsOf = (family: string): readonly string[] => texts.get(family) ?? [];
