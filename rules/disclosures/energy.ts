import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof } from '../engine/types.ts';
import { labelledLike } from '../recognise/labels.ts';
import { duration, energyAmount, powerAmount } from '../recognise/quantities.ts';
import { columnsOf } from '../recognise/titles.ts';
import { isSample } from '../recognise/training.ts';

const amounts = phrase('kwh mwh wh gwh twh kilowatt megawatt watt joules joule kj mj gj', energyAmount);
const power = phrase('tdp watts watt w kw power', powerAmount);
/** A number against its unit is one word: `4.2kWh`. */
const glued = phrase(Array.from({ length: 100 }, (_, n) => `${n}kwh ${n}mwh`).join(' '), energyAmount);
const energyTitle = /\b(?:[kmg]?wh|joules?|[kmg]j)\b/;
const powerTitle = /\bpower\b.{0,20}\(?k?w\b|\btdp\b|\bwatts?\b/;
const hoursTitle = /\bhours?\b|\btime \(h/;

export default defineDisclosure({
  id: 'energy',
  summary: 'An amount of energy, or power and hours both',
  kinds: ['model'],
  detect(card) {
    const found: Proof[] = [];
    for (const s of card.said(amounts, glued)) if (!isSample(s)) found.push(s);
    for (const s of card.said(power)) if (/\bhours?\b|\d ?h\b/.test(s.lower) && !isSample(s)) found.push(s);
    found.push(...labelled(card), ...inTables(card));
    for (const s of card.saidElsewhere('energy')) if (/\d/.test(s.lower) && !/\/ ?kwh/.test(s.lower)) found.push(s);
    return found;
  },
  examples: [
    { title: 'Kilowatt hours', card: '# A\n\n- **Energy:** 4.2 kWh\n', lines: [3] },
    { title: 'The unit in the label', card: '# A\n\n| Measure | Value |\n| --- | --- |\n| Energy consumed (kWh) | 0.31 |\n', lines: [5] },
    { title: 'In a column', card: '# A\n\n| Stage | Time | Energy (MWh) |\n| --- | --- | --- |\n| one | 4 h | 2.3 |\n', lines: [5] },
    { title: 'Power and hours', card: '# A\n\nWe used 200 hours on cards with a TDP of 300 W.\n', lines: [3] },
    { title: 'In German', card: '# A\n\nDas Training verbrauchte 12,5 kWh Strom.\n', lines: [3] },
    { title: 'A factor is no amount', card: '# A\n\nThe grid emits 0.4 kg CO2/kWh.\n', lines: [] },
    { title: 'Power alone', card: '# A\n\nThe card draws 300 W.\n', lines: [] },
    { title: 'A template left as it was', card: '# A\n\n- **Energy (kWh):** [More Information Needed]\n', lines: [] },
  ],
});

/** `Energy (kWh): 1.2`, and a label for power beside one for hours. */
function labelled(card: Card): Proof[] {
  const found: Proof[] = labelledLike(card, energyTitle).filter(({ lower }) => /^\D{0,12}\d/.test(lower));
  const watts = labelledLike(card, /\bpower\b|\btdp\b|\bwatt/).filter(({ lower, label }) => powerAmount.test(lower) || (/^\D{0,4}\d/.test(lower) && powerTitle.test(label!.toLowerCase())));
  if (watts.length > 0 && labelledLike(card, /\bhours? used\b|\bgpu[- ]?hours\b|\btraining (?:time|duration)\b/).some(({ lower }) => /\d/.test(lower) || duration.test(lower))) found.push(...watts);
  return found;
}

function inTables(card: Card): Proof[] {
  const found: Proof[] = [];
  const columns = columnsOf(card);
  if (!energyTitle.test(columns) && !powerTitle.test(columns)) return found;
  for (const { header, rows } of card.tables) {
    const titles = header.map((cell) => cell.toLowerCase());
    let column = titles.findIndex((title) => energyTitle.test(title) && !/\/ ?k?wh|co2/.test(title));
    if (column < 0 && titles.some((title) => hoursTitle.test(title))) column = titles.findIndex((title) => powerTitle.test(title));
    if (column < 0) continue;
    for (const { cells, span } of rows.slice(0, 12)) if (/\d/.test(cells[column] ?? '')) found.push(span);
  }
  return found;
}
