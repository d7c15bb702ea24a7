/** Which files of a repository are read, and how much of them. Everything else is known by name and size only. */

/** Bytes of a file beside the card that are read. */
export const companionLimit = 1024 * 1024;
/** Bytes of a card that are read: the Hub keeps text files up to this size outside LFS. */
export const cardLimit = 10 * 1024 * 1024;

const companions = /^(?:(?:LICEN[CS]E|COPYING|NOTICE|USE_POLICY|UNLICENSE)(?:[.-][\w.-]+)?|config\.json|adapter_config\.json|model_index\.json|dataset_infos\.json|(?:[^/]+\/){0,2}emissions\.csv|CITATION\.cff|GOVERNANCE\.md|pyproject\.toml|package\.json|eval\.yaml|metadata\.(?:csv|jsonl)|\.eval_results\/[^/]+\.ya?ml)$/i;

/** Whether rules read the text of this file (path inside the repository). */
export const isCompanion = (path: string): boolean => companions.test(path);

/** Names of card files, the likeliest first; the Hub itself reads `README.md` only. */
const cardNames = ['README.md', 'MODEL_CARD.md', 'DATASET_CARD.md', 'DATA_CARD.md', 'MODELCARD.md', 'DATASETCARD.md', 'HF_MODEL_CARD.md', 'HF_DATASET_CARD.md', 'HF_README.md', 'MODEL-CARD.md', 'DATASET-CARD.md', 'DATASHEET.md'];
const known = new Map(cardNames.map((name, index) => [name.toLowerCase(), index]));

/** How likely a file name is the card's, 0 being the likeliest; null for any other file. */
export const cardRank = (name: string): number | null => known.get(name.toLowerCase()) ?? null;

/** Whether a name alone says that the file is a Hub card, whatever stands in it. */
export const isCardByName = (name: string): boolean => (cardRank(name) ?? 0) > 0;

/** A file that is not read for its size, in bytes. */
export const tooLarge = (size: number, limit: number): { readonly known: false; readonly why: string } => ({ known: false, why: `it has ${size} bytes, more than the ${limit} that are read` });

export type Decoded = { readonly known: true; readonly value: string } | { readonly known: false; readonly why: string };

/** Bytes to text. What is no UTF-8 text is said, never guessed. A byte-order mark stays, as on the Hub. */
export function decode(bytes: Uint8Array): Decoded {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { known: false, why: `it is not text (a NUL byte at offset ${nul})` };
  try {
    return { known: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const before = text.slice(0, text.indexOf('\ufffd'));
    return { known: false, why: `it is not UTF-8 (a wrong byte at offset ${new TextEncoder().encode(before).length}, line ${before.split('\n').length})` };
  }
}
