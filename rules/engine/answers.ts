import type { DisclosureStatus, Evidence, Snapshot } from './types.ts';

/** Status of a disclosure; an id that does not exist is a slip of ours and throws. */
export function statusOf({ disclosures }: Snapshot, id: string): DisclosureStatus {
  const answer = disclosures[id];
  if (!answer) throw new Error(`There is no disclosure \`${id}\` for this kind`);
  return answer.status;
}

/** Whether the card was read and does not say it. Not applicable and unknown are neither. */
export const isMissing = (snapshot: Snapshot, id: string): boolean => statusOf(snapshot, id) === 'missing';

/** Evidence of a disclosure that was made; empty otherwise. */
export function evidenceFor({ disclosures }: Snapshot, id: string): readonly Evidence[] {
  return disclosures[id]?.evidence ?? [];
}
