import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

const meantFor = phrase('used intended designed useful suitable ideal aims goal purpose purposes', /\b(?:can|could|may|should|to) be used (?:for|to|as|in|with|by)\b|\b(?:intended|designed|useful|suitable|ideal) (?:for|to|as)\b|\b(?:goal|aim|purpose)s? of (?:this|the)\b|\b(?:research|academic|educational) purposes?\b/);

export default defineDisclosure({
  id: 'intended-use',
  summary: 'Says what it is meant to be used for, or by whom',
  detect(card, kind) {
    const found: Proof[] = [...card.under('intended-use'), ...card.labelled('intended-use'), ...card.said(meantFor), ...card.saidElsewhere('intended-use')];
    if (kind === 'dataset') for (const key of ['task_categories', 'task_ids']) if (filled(card.data[key]).length > 0) found.push({ key: [key] });
    return found;
  },
  examples: [
    { title: 'A purpose', card: '# Lugha\n\nIt is intended for journalists who read Swahili.\n', lines: [3] },
    { title: 'A template gap', card: '# Lugha\n\n## Direct Use\n\n[More Information Needed]\n', lines: [] },
  ],
});
