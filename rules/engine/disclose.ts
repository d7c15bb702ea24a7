import type { Answer, Card, Disclosure, Evidence, KeyPath, Kind, Proof, Span } from './types.ts';

/** Evidences that are kept of one disclosure or item. */
export const kept = 6;

const unknown: Answer = { status: 'unknown', evidence: [] };
const missing: Answer = { status: 'missing', evidence: [] };
const notApplicable: Answer = { status: 'not-applicable', evidence: [] };

export interface Asked {
  readonly card: Card;
  readonly kind: Kind;
}

/** Asks every disclosure of all cards of its kinds, one disclosure after the other. A detector that throws is ours to mend and goes on up. */
export function disclose(asked: readonly Asked[], disclosures: readonly Disclosure[]): Record<string, Answer>[] {
  const answers = asked.map((): Record<string, Answer> => ({}));
  for (const disclosure of disclosures) {
    for (let at = 0; at < asked.length; at += 1) {
      const { card, kind } = asked[at]!;
      if (disclosure.kinds.includes(kind)) answers[at]![disclosure.id] = answerOf(disclosure, card, kind);
    }
  }
  return answers;
}

function answerOf(disclosure: Disclosure, card: Card, kind: Kind): Answer {
  if (card.unread !== null || card.frontMatter.state === 'pointer') return unknown;
  const found = disclosure.detect(card, kind);
  return found === 'not-applicable' ? notApplicable : answered(card, found);
}

/** Every proof has a place: a key's is its block's at the least. */
function answered(card: Card, proofs: Iterable<Proof>): Answer {
  const evidence = evidenceOf(card, proofs);
  return evidence.length > 0 ? { status: 'disclosed', evidence } : missing;
}

/** Where proofs stand, as shown to a reader: at most six, one a line. */
export function evidenceOf(card: Card, proofs: Iterable<Proof>): Evidence[] {
  const evidence: Evidence[] = [];
  const seen = new Set<number>();
  for (const proof of proofs) {
    if (evidence.length === kept) break;
    const span = 'key' in proof ? spanOfKey(card, proof.key) : proof;
    if (!span) continue;
    const { start } = span;
    const line = card.lineAt(start);
    if (seen.has(line)) continue;
    seen.add(line);
    // The header of a table is a place, and its line is what a reader sees there.
    const end = span.end > start + 1 ? span.end : Math.max(endOfLine(card.text, start), start + 1);
    evidence.push({ file: card.file, line, endLine: Math.max(line, card.lineAt(Math.max(end - 1, start))), text: excerpt(card.text.slice(start, Math.min(end, start + 240)), end > start + 240) });
  }
  return evidence;
}

/** A key with its value, found by its lines: the key's own line is the one to point at. */
function spanOfKey({ frontMatter, text }: Card, path: KeyPath): Span | null {
  const entry = frontMatter.entryOf(String(path[0]));
  if (!entry) {
    const value = frontMatter.spanOf(path);
    return value && { start: frontMatter.keySpanOf(path)?.start ?? value.start, end: value.end };
  }
  // Below a top-level key the first line with each further key is near enough for a reader.
  let { start } = entry;
  for (const key of path.slice(1)) {
    if (typeof key !== 'string') continue;
    const at = text.slice(start, entry.end).search(patternOf(key));
    if (at > 0) start += at + 1;
  }
  return { start, end: path.length === 1 ? entry.end : Math.min(entry.end, endOfLine(text, start)) };
}

const keyPatterns = new Map<string, RegExp>();

/** Where a key stands below another; keys that cards have are few, so each pattern is made once. */
function patternOf(key: string): RegExp {
  const known = keyPatterns.get(key);
  if (known) return known;
  if (keyPatterns.size > 500) keyPatterns.clear();
  const pattern = new RegExp(`(?:^|[\\s{,-])["']?${key.replace(/[^\w-]/g, '.')}["']?[ \\t]*:`);
  keyPatterns.set(key, pattern);
  return pattern;
}

const endOfLine = (text: string, start: number): number => {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
};

/** At most 200 characters on one line. @param more whether the text goes on behind them */
function excerpt(text: string, more: boolean): string {
  const folded = text.includes('\n') || text.includes('\r') || text.includes('\t') || text.includes('  ') ? text.replace(/\s+/g, ' ').trim() : text.trim();
  if (folded.length <= 200 && !more) return folded;
  const cut = folded.slice(0, 199);
  const last = cut.charCodeAt(cut.length - 1);
  // Half of a pair is no character.
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}
