import { cover } from '../engine/cover.ts';
import { disclose } from '../engine/disclose.ts';
import type { Disclosure, Framework, RawRepository, RelatedFacts, Snapshot, Uncovered } from '../engine/types.ts';
import { readCard } from './card.ts';

const nothing: ReadonlyMap<string, RelatedFacts> = new Map();

/** The only way snapshots are made: what a source read, parsed once, with every disclosure answered and held against every framework. */
export function snapshotsOf(raws: readonly RawRepository[], disclosures: readonly Disclosure[], frameworks: readonly Framework[]): Snapshot[] {
  const read = raws.map((raw) => {
    const files = new Map(raw.files.map((file) => [file.path, file]));
    const text = raw.card === null ? undefined : files.get(raw.card)?.text;
    return { kind: raw.kind, files, card: readCard(text?.known ? text.value : null, raw.card ?? 'README.md', text && !text.known ? text.why : null) };
  });
  const answers = disclose(read, disclosures);
  const uncovered = raws.map(({ target, path, kind, name, complete, hub, related, recorded = nothing, detectedLicense = null }, at): Uncovered => ({ target, path, kind, name, files: read[at]!.files, complete, card: read[at]!.card, disclosures: answers[at]!, hub, detectedLicense, related, recorded }));
  const coverages = cover(uncovered, frameworks);
  return uncovered.map((snapshot, at) => ({ ...snapshot, coverage: coverages[at]! }));
}

/** The snapshot of one repository. */
export const snapshotOf = (raw: RawRepository, disclosures: readonly Disclosure[], frameworks: readonly Framework[]): Snapshot => snapshotsOf([raw], disclosures, frameworks)[0]!;
