import type { Report } from '../engine/types.ts';
import { disclosed, totals } from './words.ts';

/**
 * The report as a badge: what the cards tell, and a colour for what is wrong with them.
 * @see https://shields.io/badges/endpoint-badge
 */
export function renderBadge({ repositories, summary }: Report): string {
  const counts = repositories.map((repository) => disclosed(repository.disclosures));
  const made = counts.reduce((sum, one) => sum + one.made, 0);
  const apply = counts.reduce((sum, one) => sum + one.apply, 0);
  const color = summary.errors > 0 ? 'red' : summary.warnings > 0 ? 'yellow' : 'brightgreen';
  const told = `tells ${made} of ${apply}`;
  const message = repositories.length === 0 ? 'no card' : summary.errors + summary.warnings > 0 ? `${totals({ ...summary, notices: 0, waived: 0 })}, ${told}` : told;
  return `${JSON.stringify({ schemaVersion: 1, label: repositories.length > 1 ? 'hub cards' : 'hub card', message, color })}\n`;
}
