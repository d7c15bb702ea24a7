import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';

const privacy = phrase('personal personally pii anonymized anonymised anonymization anonymous sensitive', /\b(?:personal(?:ly)?(?: and sensitive| identifiable| identifying)? (?:data|information|details)|pii|anonymi[sz]\w+|sensitive (?:data|information))\b/);

export default defineDisclosure({
  id: 'personal-data',
  summary: 'Personal or sensitive information is discussed: present, absent, removed or anonymised',
  kinds: ['model', 'dataset'],
  detect: (card) => [...card.said(privacy), ...card.labelled('personal-data'), ...card.under('personal-data'), ...card.saidElsewhere('personal-data')],
  examples: [
    { title: 'In prose', card: '# A\n\nAll names were anonymised.\n', lines: [3] },
    { title: 'The template', card: '# A\n\n## Personal and Sensitive Information\n\n[More Information Needed]\n', lines: [] },
  ],
});
