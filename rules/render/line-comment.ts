import type { Finding, Rule } from '../engine/types.ts';
import { pageOf } from '../home.ts';
import { advice, code, sentence, suggestion } from './escape.ts';
import { readsLicences } from './words.ts';

/**
 * One finding as a comment on its lines: what is wrong, the value met, why it matters, the smallest change.
 * @param replacement lines to put in place of those commented on; null where there is nothing to suggest
 */
export function renderLineComment(finding: Finding, { summary, why }: Pick<Rule, 'summary' | 'why'>, replacement: readonly string[] | null): string {
  const block = replacement && suggestion(replacement);
  const parts = [`**${sentence(summary)}** · ${code(finding.rule)}`, `${sentence(finding.message)}. ${sentence(why)}`];
  if (block) parts.push(block);
  else if (finding.fix) parts.push(`To do: ${sentence(finding.fix.title)}.`);
  if (finding.advice) parts.push(stopped(advice(finding.advice)));
  parts.push(`[More, and how to waive it](${pageOf(finding.rule)})${readsLicences(finding.rule) ? ' · not legal advice' : ''}`);
  return parts.join('\n\n');
}

const stopped = (text: string): string => (/[.!?`>)]$/.test(text) ? text : `${text}.`);
