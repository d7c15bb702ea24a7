import { defineRule } from '../../engine/define-rule.ts';

export default defineRule({
  id: 'card/too-long',
  summary: 'The card is longer than what anyone reads',
  why: 'Only the first 1.5 million characters were read here, and the Hub refuses text files of 10 MiB and more. What stands further down was not judged.',
  advice: 'Move long tables of results to `.eval_results/*.yaml` or to files of their own and link them',
  severity: 'warning',
  sources: ['https://huggingface.co/docs/hub/model-cards', 'https://github.com/embeddings-benchmark/mteb/issues/1368'],
  resources: ['model-card-resources', 'data-cards-playbook'],
  *check({ card }) {
    if (card.truncated) yield { message: 'The card is longer than 1,500,000 characters; what stands below was not read', at: 'card' };
  },
  examples: [
    { title: 'Two million characters', card: `# Log\n\n\`\`\`\n${'step 1 loss 0.5\n'.repeat(120_000)}\`\`\`\n`, finds: ['1: The card is longer than 1,500,000 characters; what stands below was not read'] },
    { title: 'An ordinary card', card: '# Kiswahili ASR\n' },
  ],
});
