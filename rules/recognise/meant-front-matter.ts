import type { Card } from '../engine/types.ts';
import { givesCardKey } from '../facts/card-keys.ts';

/**
 * Whether a block that the Hub does not take for front matter (never closed, or below other text) was meant as such.
 * Rules with a label between them stand on many cards.
 */
export function meantFrontMatter({ text, frontMatter: { state, yaml } }: Card): boolean {
  if (state !== 'unclosed' && state !== 'displaced') return false;
  return givesCardKey(text.slice(yaml.start, yaml.end));
}
