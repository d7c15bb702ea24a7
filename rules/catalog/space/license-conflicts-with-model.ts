import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { hasParents, lineageOf, unseenBy, type Ancestor } from '../../lineage/lineage.ts';
import { carriesRestrictions } from '../../lineage/shown.ts';
import type { Judgement } from '../../lineage/verdict.ts';
import { conditionWords, gravity, holderWords, holdings, openWords, ownWords } from '../../lineage/words.ts';

const concerns = ({ verdict }: Judgement, { relation, through }: Ancestor): boolean => verdict === 'conflict' && relation === 'runs' && through.length === 0;

export default defineRule({
  id: 'space/license-conflicts-with-model',
  summary: 'The Space says one thing about what is allowed, the model that it runs another',
  why: 'Visitors use the model through the Space. RAIL licences and Gemma’s terms count that as passing the model on, and want their restrictions put to its users; with a non-commercial model the visitor ought to know that the Space’s licence is for its code alone.',
  advice: 'Say in the Space’s README that the model stands under terms of its own, and link them',
  severity: 'warning',
  kinds: ['space'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/spaces-config-reference', 'https://www.licenses.ai/', 'https://ai.google.dev/gemma/terms'],
  resources: ['behavioral-use-licensing-for-responsible-ai', 'bigscience-open-rail-m-license'],
  unseen: (snapshot) => (hasParents(snapshot) ? unseenBy(snapshot, () => true) : null),
  *check(snapshot) {
    if (!hasParents(snapshot)) return;
    const lineage = lineageOf(snapshot);
    const body = snapshot.card.text.slice(snapshot.card.frontMatter.bodyStart).toLowerCase();
    for (const holding of holdings(lineage.ancestors, concerns)) {
      const { terms, ancestors, judgements: [first] } = holding;
      const told = [terms.id, terms.title, terms.url].some((words) => body.includes(words.toLowerCase())) || /\bnon-?commercial\b|\bresearch (?:use|purposes)\b|\buse restrictions\b/.test(body);
      if (told || carriesRestrictions(snapshot, terms, first!.missing ?? 'some')) continue;
      yield {
        message: `${ownWords(lineage.own)}, but ${holderWords(holding)}: ${conditionWords(first!)}${openWords(first!, ancestors[0]!)}`,
        at: { key: filled(snapshot.card.data['license']).length > 0 ? ['license'] : ancestors[0]!.key },
        about: `${terms.id} ${ancestors.map(({ id }) => id).join(' ')}`,
        advice: `Add a sentence to the README: “The model \`${ancestors[0]!.id}\` is used under the ${terms.title} (${terms.url}); its terms bind whoever uses this Space.”`,
        ...gravity(holding, first!),
      };
    }
  },
  examples: [
    {
      title: 'An OpenRAIL model behind an MIT Space',
      card: '---\nsdk: gradio\nlicense: mit\nmodels:\n- acme/mchoraji\n---\n# Draw\n',
      related: { 'model:acme/mchoraji': { kind: 'model', asked: 'acme/mchoraji', exists: true, movedTo: null, gated: false, license: { known: true, value: 'creativeml-openrail-m' } } },
      finds: ['3: `license: mit`, but `models: acme/mchoraji` is `creativeml-openrail-m`: the use restrictions of Attachment A stand as an enforceable term in whatever licence a derivative has, and users are told (section 4.a)'],
    },
    {
      title: 'A non-commercial model',
      card: '---\nsdk: gradio\nlicense: mit\nmodels: acme/sauti\n---\n# Listen\n',
      related: { 'model:acme/sauti': { kind: 'model', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-4.0' } } },
      finds: ['3: `license: mit`, but `models: acme/sauti` is `cc-by-nc-4.0`: the work and what is made from it may be used and passed on for non-commercial purposes only (section 2(a)(1)); the Space’s own licence can only speak for its code'],
    },
    {
      title: 'The README says so',
      card: '---\nsdk: gradio\nlicense: mit\nmodels: acme/sauti\n---\n# Listen\n\nThe code is MIT. The model is for non-commercial use (CC BY-NC 4.0).\n',
      related: { 'model:acme/sauti': { kind: 'model', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-4.0' } } },
    },
    {
      title: 'A copyleft model that the Space’s code only calls',
      card: '---\nsdk: gradio\nlicense: mit\nmodels: acme/sauti\n---\n# Listen\n',
      related: { 'model:acme/sauti': { kind: 'model', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'gpl-3.0' } } },
    },
  ],
});
