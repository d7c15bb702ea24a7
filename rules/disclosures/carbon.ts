import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled, listed, mapping, numeric } from '../engine/values.ts';
import { carbonAmount, saysCarbon } from '../recognise/quantities.ts';

const amounts = phrase('co2 co2eq co2e kgco2 kgco2eq tco2eq tco2e gco2 co₂ co₂e co₂eq kgco₂ carbon tco2 kgco2e', carbonAmount);
/** `Emissions: 1.99 kg`, `CO2 emitted (grams): 24`. */
const weight = /\d[\d.,]* ?(?:k?g|grams?|kilograms?|kgs?|tons?|tonnes?|t|mg|lbs?|pounds?)?\b/;

export default defineDisclosure({
  id: 'carbon',
  summary: 'A quantity of CO2 or CO2 equivalent for training or inference, with a number',
  kinds: ['model'],
  detect(card) {
    return [...inFrontMatter(card), ...card.said(amounts), ...labelled(card), ...inTables(card)];
  },
  examples: [
    { title: 'In the front matter', card: '---\nco2_eq_emissions: 12.5\n---\n# A\n', lines: [2] },
    { title: 'Not known', card: '---\nlicense: unknown\n---\n# A\n', lines: [] },
  ],
});

function inFrontMatter({ data }: Card): Proof[] {
  const key = ['co2_eq_emissions', 'co2_emissions', 'emissions'].find((k) => data[k] !== undefined);
  if (!key) return [];
  const value = data[key];
  const nested = mapping(value)['emissions'];
  if (nested !== undefined) return hasNumber(nested) ? [{ key: [key, 'emissions'] }] : [];
  return listed(value).some(hasNumber) ? [{ key: [key] }] : [];
}

const hasNumber = (value: unknown): boolean => numeric(value) !== null || filled(value).some((text) => /\d/.test(text));

function labelled(card: Card): Statement[] {
  return card.labelled('environment').filter(({ label, lower }) => saysCarbon.test(label!.toLowerCase()) && weight.test(lower));
}

function inTables(card: Card): Proof[] {
  const found: Proof[] = [];
  for (const { header, rows } of card.tables) {
    const column = header.findIndex((cell) => /co2|co₂|carbon|emission/i.test(cell));
    if (column < 0) continue;
    for (const { cells, span } of rows) if (/\d/.test(cells[column] ?? '')) found.push(span);
  }
  return found;
}
