import { defineRule } from '../../engine/define-rule.ts';
import type { Card, Section } from '../../engine/types.ts';
import { filled } from '../../engine/values.ts';
import { hasParents, lineageOf, unseenBy, type Ancestor } from '../../lineage/lineage.ts';
import type { Judgement } from '../../lineage/verdict.ts';
import { conditionWords, gravity, holderWords, holdings, openWords, ownWords, textAt } from '../../lineage/words.ts';

/** The data that the card itself names; what a base model was trained on, its card has to answer for. */
const concerns = ({ verdict }: Judgement, { kind, relation, through }: Ancestor): boolean => verdict === 'conflict' && kind === 'dataset' && (through.length === 0 || relation === 'made-from');
/** Whether a model counts as changed data at all is open; who asks for everything is told of share-alike and no-derivatives too. */
const remote = ({ term, settled }: Judgement): boolean => !settled && term !== 'non-commercial' && term !== 'research-only';

export default defineRule({
  id: 'license/conflicts-with-dataset',
  summary: 'The licence gives away what the licence of the data may not allow',
  why: 'Data that may be used for non-commercial purposes only, or passed on under its own licence only, can bind what is made from it. For a data set made from another that is plain; for a model trained on it courts have not settled it, so that a reader ought at least to be told.',
  advice: 'Say in the card under which terms the data stands and why the licence of this repository is right all the same, or choose one that goes with it',
  severity: 'warning',
  kinds: ['model', 'dataset'],
  needs: ['front-matter'],
  sources: ['https://creativecommons.org/using-cc-licensed-works-for-ai-training-2/', 'https://www.llama.com/llama3/license/', 'https://huggingface.co/docs/hub/datasets-cards'],
  resources: ['data-provenance-initiative', 'data-provenance-attribution-card'],
  unseen: (snapshot) => (hasParents(snapshot) ? unseenBy(snapshot, ({ kind }) => kind === 'dataset') : null),
  *check(snapshot, { profile }) {
    if (!hasParents(snapshot)) return;
    const lineage = lineageOf(snapshot);
    for (const holding of holdings(lineage.ancestors, (judgement, ancestor) => concerns(judgement, ancestor) && (profile === 'open-science' || !remote(judgement)))) {
      const { terms, ancestors, judgements: [first] } = holding;
      if (!first!.settled && ancestors.every(({ id }) => onlyMeasuredOn(snapshot.card, id))) continue;
      const own = first!.term === 'no-derivatives' || first!.term === 'no-training-others' ? '' : ownWords(lineage.own);
      yield {
        message: `${own && `${own}, but `}${holderWords(holding)}: ${conditionWords(first!)}${openWords(first!, ancestors[0]!)}`,
        at: { key: filled(snapshot.card.data['license']).length > 0 && own !== '' ? ['license'] : ancestors[0]!.key },
        about: `${terms.id} ${ancestors.map(({ id }) => id).join(' ')}`,
        advice: `Say in the card under which terms the data stands, and choose a licence that goes with them or say why this one is right all the same. ${textAt(terms)}`,
        ...gravity(holding, first!),
      };
    }
  },
  examples: [
    {
      title: 'A data set made from a non-commercial one',
      kind: 'dataset',
      card: '---\nlicense: mit\nsource_datasets:\n- extended|acme/sauti\n---\n# Sauti, cleaned\n',
      related: { 'dataset:acme/sauti': { kind: 'dataset', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-4.0' } } },
      finds: ['2: `license: mit`, but `source_datasets: acme/sauti` is `cc-by-nc-4.0`: the work and what is made from it may be used and passed on for non-commercial purposes only (section 2(a)(1))'],
    },
    {
      title: 'Trained on the outputs of Llama 3, and no Llama itself',
      card: '---\nlicense: apache-2.0\nbase_model: acme/lugha\ndatasets:\n- acme/mazungumzo\n---\n# Lugha Chat\n',
      related: {
        'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'apache-2.0' } },
        'dataset:acme/mazungumzo': { kind: 'dataset', asked: 'acme/mazungumzo', exists: true, movedTo: null, gated: false, license: { known: true, value: 'llama3' } },
      },
      finds: ['5: `datasets: acme/mazungumzo` is `llama3`: neither the materials nor their outputs may improve another large language model than Llama (section 1.b.v)'],
    },
    {
      title: 'Trained on non-commercial data',
      card: '---\nlicense: apache-2.0\ndatasets: acme/sauti\n---\n# Swahili ASR\n',
      related: { 'dataset:acme/sauti': { kind: 'dataset', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-4.0' } } },
      finds: ['2: `license: apache-2.0`, but `datasets: acme/sauti` is `cc-by-nc-4.0`: the work and what is made from it may be used and passed on for non-commercial purposes only (section 2(a)(1)); whether that reaches a model trained on it is open'],
    },
    {
      title: 'Share-alike data, in the profile that asks for everything',
      card: '---\nlicense: apache-2.0\ndatasets: acme/sauti\n---\n# Swahili ASR\n',
      policy: { profile: 'open-science' },
      related: { 'dataset:acme/sauti': { kind: 'dataset', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-sa-4.0' } } },
      finds: ['2: `license: apache-2.0`, but `datasets: acme/sauti` is `cc-by-sa-4.0`: what is made from it is shared under the same licence, a later version or one that Creative Commons lists as compatible (section 3(b)(1)); whether that reaches a model trained on it is open'],
    },
    {
      title: 'Share-alike data: whether a model is changed data is open',
      card: '---\nlicense: apache-2.0\ndatasets: acme/sauti\n---\n# Swahili ASR\n',
      policy: { profile: 'recommended' },
      related: { 'dataset:acme/sauti': { kind: 'dataset', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-sa-4.0' } } },
    },
    {
      title: 'Credit is all that this data asks for',
      card: '---\nlicense: apache-2.0\ndatasets: acme/sauti\n---\n# Swahili ASR\n',
      related: { 'dataset:acme/sauti': { kind: 'dataset', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-4.0' } } },
    },
    {
      title: 'Results of this data are free',
      card: '---\nlicense: apache-2.0\ndatasets: acme/sauti\n---\n# Swahili ASR\n',
      related: { 'dataset:acme/sauti': { kind: 'dataset', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cdla-sharing-1.0' } } },
    },
    {
      title: 'Data that the card tells of among its results only',
      card: '---\nlicense: apache-2.0\ndatasets: [acme/sauti, acme/majaribio]\n---\n# Swahili ASR\n\nTrained on Sauti.\n\n## Results\n\n| Model | Majaribio |\n| --- | --- |\n| this one | 0.21 |\n',
      related: {
        'dataset:acme/sauti': { kind: 'dataset', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc0-1.0' } },
        'dataset:acme/majaribio': { kind: 'dataset', asked: 'acme/majaribio', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-4.0' } },
      },
    },
    {
      title: 'Data without a licence is neither fine nor wrong',
      card: '---\nlicense: apache-2.0\ndatasets: acme/sauti\n---\n# Swahili ASR\n',
      related: { 'dataset:acme/sauti': 'the Hub did not answer within 10 s' },
    },
  ],
});

const measuring = ['evaluation-results', 'evaluation-setup', 'bias-evaluation', 'safety-evaluation'];

/** Whether the text speaks of a data set, and only where it speaks of results: the key then names more than what it was trained on. */
function onlyMeasuredOn(card: Card, id: string): boolean {
  const name = id.slice(id.indexOf('/') + 1).toLowerCase();
  const told: Section[] = [
    ...card.statements.filter(({ lower, label }) => lower.includes(name) || label?.toLowerCase().includes(name)).map(({ section }) => section),
    ...card.tables.filter(({ header }) => header.some((cell) => cell.toLowerCase().includes(name))).map(({ section }) => section),
  ];
  return told.length > 0 && told.every((section) => measures(section));
}

function measures(section: Section | null): boolean {
  return section !== null && (measuring.some((concept) => section.concepts.has(concept)) || measures(section.parent));
}
