import { filled } from '../engine/values.ts';
import type { Kind, Snapshot } from '../engine/types.ts';
import { hubLicense, textsOf } from '../facts/hub-licenses.ts';
import { recogniseLicense, type RecognisedLicense } from './license-text.ts';

/** A licence file of the repository and the licences in it. */
export interface ReadLicenseFile {
  readonly path: string;
  readonly licenses: readonly RecognisedLicense[];
}

const read = new WeakMap<object, readonly ReadLicenseFile[]>();

/**
 * The licences in these files of a repository; read once for all rules that ask.
 * @param paths files whose text is known are read, others left out
 */
export function licensesIn({ files }: Pick<Snapshot, 'files'>, paths: readonly string[]): readonly ReadLicenseFile[] {
  if (paths.length === 0) return [];
  const known = read.get(files);
  const missing = paths.filter((path) => !known?.some((one) => one.path === path));
  if (known && missing.length === 0) return known.filter(({ path }) => paths.includes(path));
  const all = [...(known ?? []), ...missing.flatMap((path) => {
    const text = files.get(path)?.text;
    return text?.known ? [{ path, licenses: recogniseLicense(text.value) }] : [];
  })];
  read.set(files, all);
  return all.filter(({ path }) => paths.includes(path));
}

/** The licence ids of a card that name a text: no `other`, no `unknown`, nothing that the Hub does not know. */
export const namedTexts = (license: unknown): string[] => filled(license).filter((id) => id !== 'other' && id !== 'unknown' && hubLicense(id) !== undefined);

/** Whether a text is one that a Hub id stands for: the same, a text of the family, or the GPL on which the LGPL builds. */
export function standsFor(id: string, { id: text }: RecognisedLicense): boolean {
  if (text === null) return false;
  if (text === id) return true;
  const family = hubLicense(id)?.kind === 'family';
  if (family && (textsOf(id).includes(text) || text.replace(/-\d.*$/, '') === id)) return true;
  return id.startsWith('lgpl') && text.startsWith('gpl-');
}

/** Subjects of licence files that speak for the repository itself. */
export const speaksFor: Readonly<Record<Kind, readonly string[]>> = { model: ['whole', 'weights'], dataset: ['whole', 'data'], space: ['whole', 'code'] };
