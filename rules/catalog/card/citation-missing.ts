import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

export default defineRule({
  id: 'card/citation-missing',
  summary: 'The card does not say how to cite it',
  why: 'Work that cannot be cited is not credited, and a reader of a paper that used it cannot find which version it was.',
  advice: 'Add a BibTeX entry, or a line such as `Cite as: [add authors] ([add year]), [add title], [add the address of this repository]`',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['model', 'dataset'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#citation-optional', 'https://huggingface.co/docs/hub/doi', 'https://arxiv.org/abs/1810.03993'],
  resources: ['model-card-resources', 'data-provenance-attribution-card'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'citation')) return;
    const { copy, agent, trial, output } = artefactOf(snapshot);
    if (copy || agent || trial || output) return;
    const home = homeOf(snapshot.card, 'citation');
    yield { message: home ? `${shown(home.heading)} holds no reference to cite` : `Nothing tells how to cite this ${snapshot.kind}`, at: placeOf(home) };
  },
  examples: [
    { title: 'No reference', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech.\n', finds: ['1: Nothing tells how to cite this model'] },
    { title: 'A template gap', kind: 'dataset', card: '# Sauti\n\nRead Swahili.\n\n### Citation Information\n\n[Needs More Information]\n', finds: ['5: `Citation Information` holds no reference to cite'] },
    { title: 'BibTeX', card: '# Lugha ASR\n\n## Citation\n\n```bibtex\n@misc{lugha2026, title={Lugha ASR}, author={Acme}, year={2026}}\n```\n' },
    { title: 'A sentence', card: '# Lugha ASR\n\n## How to cite\n\nPlease cite as: Acme (2026), Lugha ASR, https://huggingface.co/acme/lugha-asr\n' },
    { title: 'In Chinese', card: '# Lugha ASR\n\n识别朗读的斯瓦希里语。\n\n## 引用\n\n```bibtex\n@misc{lugha2026, title={Lugha ASR}, author={Acme}, year={2026}}\n```\n' },
  ],
});
