import { defineRule } from '../../engine/define-rule.ts';

export default defineRule({
  id: 'license/missing',
  summary: 'No licence is named',
  why: 'Without a licence nobody may lawfully use, change or pass on what is published: all rights stay reserved by default.',
  advice: 'Choose a licence and name it in the front matter, e.g. `license: apache-2.0`; https://huggingface.co/docs/hub/repositories-licenses lists the ids',
  severity: 'error',
  sources: ['https://huggingface.co/docs/hub/repositories-licenses'],
  *check({ card, disclosures }) {
    if (disclosures['license']!.status === 'disclosed') return;
    if (card.data['license'] !== undefined) return;
    yield { message: 'No licence is named, neither as `license` in the front matter nor in the text', at: { key: ['license'] } };
  },
  examples: [
    { title: 'No licence anywhere', card: '---\nlanguage: sw\n---\n# Kiswahili ASR\n\nRecognises read Swahili speech.\n', finds: ['1: No licence is named, neither as `license` in the front matter nor in the text'] },
    { title: 'Named in the front matter', card: '---\nlicense: mit\n---\n# Kiswahili ASR\n' },
  ],
});
