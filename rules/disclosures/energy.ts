import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import { energyAmount, powerAmount } from '../recognise/quantities.ts';

const amounts = phrase('kwh mwh wh gwh kilowatt megawatt joules joule kj mj watt', energyAmount);
const powerAndTime = phrase('tdp watts watt w power', powerAmount);

export default defineDisclosure({
  id: 'energy',
  summary: 'An amount of energy, or power and hours both',
  kinds: ['model'],
  detect(card) {
    const power = card.said(powerAndTime).filter(({ lower }) => /\bhours?\b|\d ?h\b/.test(lower));
    return [...card.said(amounts), ...power];
  },
  examples: [
    { title: 'Kilowatt hours', card: '# A\n\n- **Energy:** 4.2 kWh\n', lines: [3] },
    { title: 'A factor is no amount', card: '# A\n\nThe grid emits 0.4 kg CO2/kWh.\n', lines: [] },
  ],
});
