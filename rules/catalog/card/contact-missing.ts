import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

export default defineRule({
  id: 'card/contact-missing',
  summary: 'The card gives no way to reach whoever answers for it',
  why: 'Someone who finds a harm, a person’s data or a wrong label has nowhere to send it.',
  advice: 'Name one way: `Questions and reports of harm: [add an address, or ask for a discussion in the community tab]`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model', 'dataset'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#model-card-contact', 'https://arxiv.org/abs/1810.03993', 'https://arxiv.org/abs/1803.09010'],
  resources: ['model-card-resources', 'ai-incident-database'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'contact')) return;
    const { copy, agent, trial, output } = artefactOf(snapshot);
    if (copy || agent || trial || output) return;
    const home = homeOf(snapshot.card, 'contact');
    yield { message: home ? `${shown(home.heading)} gives no way to reach whoever answers for this ${snapshot.kind}` : `Nothing tells how to reach whoever answers for this ${snapshot.kind}`, at: placeOf(home) };
  },
  examples: [
    { title: 'No address', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech.\n', finds: ['1: Nothing tells how to reach whoever answers for this model'] },
    { title: 'A template gap', kind: 'dataset', card: '# Sauti\n\nRead Swahili.\n\n## Dataset Card Contact\n\n[More Information Needed]\n', finds: ['5: `Dataset Card Contact` gives no way to reach whoever answers for this dataset'] },
    { title: 'An address', card: '# Lugha ASR\n\n## Contact\n\nlugha@example.org\n' },
    { title: 'The tracker is asked to be used', card: '# Lugha ASR\n\nFor questions, please open an issue at https://github.com/acme/lugha/issues.\n' },
    { title: 'In Portuguese', card: '# Lugha ASR\n\nTranscreve suaíli lido.\n\n## Contato\n\nDúvidas e sugestões: lugha@example.org\n' },
  ],
});
