import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';

const says = phrase('this is are model dataset corpus contains consists', /\b(?:this|the|our) (?:[\w-]+ ){0,4}(?:model|dataset|data set|corpus|space|app|repo|repository|checkpoint|collection|benchmark|version|lora|embedding|file|files) (?:is|are|was|were|has|contains|consists|provides|includes)\b|\b(?:is|are) an? /);

export default defineDisclosure({
  id: 'description',
  summary: 'At least one sentence says what the artefact is or does, beyond its title',
  detect(card) {
    const found: Proof[] = [...card.under('description').filter((s) => s.text.length > 25), ...card.said(says)];
    if (found.length === 0) found.push(...card.statements.filter((s) => !s.placeholder && s.form === 'sentence' && s.text.length > 40).slice(0, 1));
    return found;
  },
  examples: [
    { title: 'A sentence says it', card: '# Lugha\n\nThis model translates Swahili news into English.\n', lines: [3] },
    { title: 'A title alone', card: '# Lugha\n', lines: [] },
  ],
});
