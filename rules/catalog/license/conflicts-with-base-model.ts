import { defineRule } from '../../engine/define-rule.ts';
import type { Fix, Policy, Snapshot } from '../../engine/types.ts';
import { filled } from '../../engine/values.ts';
import { fittingByPolicy, whatFits } from '../../lineage/fitting.ts';
import { hasParents, lineageOf, unseenBy, type Ancestor, type Lineage } from '../../lineage/lineage.ts';
import type { NamedLicense } from '../../lineage/license.ts';
import type { Judgement } from '../../lineage/verdict.ts';
import { conditionWords, gravity, holderWords, holdings, openWords, ownWords, textAt } from '../../lineage/words.ts';
import { respelled } from '../../snapshot/spelling.ts';

/** Restrictions on use that are not passed on are findings of their own. */
const concerns = ({ verdict, term }: Judgement, { kind, relation }: Ancestor): boolean => verdict === 'conflict' && term !== 'restrictions' && kind === 'model' && relation !== 'trained-on' && relation !== 'runs';

const forbids = ({ term, settled }: Judgement): boolean => term === 'no-derivatives' && settled;

export default defineRule({
  id: 'license/conflicts-with-base-model',
  summary: 'The licence gives away what the base model’s licence does not allow',
  why: 'Whoever takes a fine-tuned, adapted, merged or quantised model relies on the licence that its card names. Where the base model’s licence forbids that, the reader gets a promise that the author could not make.',
  advice: 'Name a licence that the base model’s licence allows, or waive this with the permission that you have',
  severity: 'error',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/model-cards#specifying-a-base-model', 'https://www.llama.com/llama3_1/license/', 'https://creativecommons.org/licenses/by-nc/4.0/legalcode', 'https://www.gnu.org/licenses/gpl-3.0.html'],
  resources: ['behavioral-use-licensing-for-responsible-ai', 'data-provenance-initiative'],
  unseen: (snapshot) => (hasParents(snapshot) ? unseenBy(snapshot, ({ kind }) => kind === 'model', (term) => term !== 'restrictions') : null),
  *check(snapshot, policy) {
    if (!hasParents(snapshot)) return;
    const lineage = lineageOf(snapshot);
    for (const holding of holdings(lineage.ancestors, concerns)) {
      const { terms, ancestors } = holding;
      // What may not be passed on at all comes before how it may be.
      const [first, ...others] = holding.judgements.toSorted((a, b) => Number(forbids(b)) - Number(forbids(a)));
      const own = first!.term === 'no-derivatives' ? '' : ownWords(lineage.own);
      const besides = others.filter(({ settled, says }) => settled && says !== first!.says).slice(0, 2).map((one) => `; besides, ${conditionWords(one)}`).join('');
      const fix = fixOf(snapshot, lineage, policy);
      yield {
        message: `${own && `${own}, but `}${holderWords(holding)}: ${conditionWords(first!)}${openWords(first!, ancestors[0]!)}${besides}`,
        at: { key: filled(snapshot.card.data['license']).length > 0 ? ['license'] : ancestors[0]!.key },
        about: `${terms.id} ${ancestors.map(({ id }) => id).join(' ')}`,
        ...(fix ? { fix } : { advice: `${changeFor(first!, lineage, ancestors[0]!.license.value)}. ${textAt(terms)}` }),
        ...gravity(holding, first!),
      };
    }
  },
  examples: [
    {
      title: 'Non-commercial, under a licence for everything',
      card: '---\nlicense: apache-2.0\nbase_model: acme/sw-asr-large\n---\n# Swahili ASR, small\n',
      related: { 'model:acme/sw-asr-large': { kind: 'model', asked: 'acme/sw-asr-large', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-4.0' } } },
      finds: ['2: `license: apache-2.0`, but `base_model: acme/sw-asr-large` is `cc-by-nc-4.0`: the work and what is made from it may be used and passed on for non-commercial purposes only (section 2(a)(1))'],
    },
    {
      title: 'A Llama model without its agreement, known though nothing was looked up',
      card: '---\nlicense: mit\nbase_model: meta-llama/Llama-3.1-8B\n---\n# Llama Kiswahili\n',
      finds: ['2: `license: mit`, but `base_model: meta-llama/Llama-3.1-8B` is `llama3.1`, as its publisher states (it was not looked up): whoever passes on the materials or a derivative gives this agreement with it, which takes in the use policy (section 1.b.i)'],
    },
    {
      title: 'Through another model, from a file of known repositories',
      card: '---\nlicense: mit\nbase_model: acme/lugha\n---\n# Lugha, smaller\n',
      recorded: {
        'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'mit' }, baseModels: ['acme/lugha-research'] },
        'model:acme/lugha-research': { kind: 'model', asked: 'acme/lugha-research', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-sa-4.0' } },
      },
      finds: ['2: `license: mit`, but `acme/lugha-research`, from which `base_model: acme/lugha` comes, is `cc-by-nc-sa-4.0`, as the file of known repositories has it: the work and what is made from it may be used and passed on for non-commercial purposes only (section 2(a)(1)); besides, what is made from it is shared under the same licence, a later version or one that Creative Commons lists as compatible (section 3(b)(1))'],
    },
    {
      title: 'Owners who allow one licence that fits',
      card: '---\nlicense: apache-2.0\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'gpl-3.0' } } },
      policy: { licenses: { allow: 'Apache-2.0 OR GPL-3.0-only' } },
      finds: ['2: `license: apache-2.0`, but `base_model: acme/lugha` is `gpl-3.0`: the whole of a changed work goes out under the same licence (section 5(c))'],
      fixed: '---\nlicense: gpl-3.0\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
    },
    {
      title: 'No changed versions may be passed on',
      card: '---\nlicense: cc-by-nd-4.0\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nd-4.0' } } },
      finds: ['2: `base_model: acme/lugha` is `cc-by-nd-4.0`: changed versions may be made but not passed on (section 2(a)(1)(B))'],
    },
    {
      title: 'Neither commerce nor changes: what may not be passed on comes first',
      card: '---\nlicense: apache-2.0\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-nd-4.0' } } },
      finds: ['2: `base_model: acme/lugha` is `cc-by-nc-nd-4.0`: changed versions may be made but not passed on (section 2(a)(1)(B)); besides, the work and what is made from it may be used and passed on for non-commercial purposes only (section 2(a)(1))'],
    },
    {
      title: 'Llama 3 under the label of 3.1, which bans less',
      card: '---\nlicense: llama3.1\nbase_model: acme/llama-sw\n---\n# Llama Kiswahili\n',
      related: { 'model:acme/llama-sw': { kind: 'model', asked: 'acme/llama-sw', exists: true, movedTo: null, gated: false, license: { known: true, value: 'llama3' } } },
      finds: ['2: `license: llama3.1`, but `base_model: acme/llama-sw` is `llama3`: neither the materials nor their outputs may improve another large language model than Llama, which `llama3.1` does not say (section 1.b.v)'],
    },
    {
      title: 'The same licence',
      card: '---\nlicense: cc-by-nc-4.0\nbase_model: acme/sw-asr-large\n---\n# Swahili ASR, small\n',
      related: { 'model:acme/sw-asr-large': { kind: 'model', asked: 'acme/sw-asr-large', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-4.0' } } },
    },
    {
      title: 'Permissive all the way',
      card: '---\nlicense: mit\nbase_model: google-bert/bert-base-uncased\n---\n# Tagger\n',
    },
    {
      title: 'A base model without a licence is neither fine nor wrong',
      card: '---\nlicense: mit\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: false, why: '`acme/lugha` names no licence' } } },
      skips: ['`acme/lugha` names no licence'],
    },
    {
      title: 'A licence that nobody here has read', card: '---\nlicense: mit\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'grok2-community' } } },
      skips: ['`acme/lugha` is `grok2-community`: `grok2-community` is no single text, or one that was not read'],
    },
    {
      title: 'Terms of its own that nobody here has read', card: '---\nlicense: other\nlicense_name: lugha-1.0\nlicense_link: LICENSE\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-nc-4.0' } } },
      skips: ['`acme/lugha` is `cc-by-nc-4.0`: the work and what is made from it may be used and passed on for non-commercial purposes only; `lugha-1.0` is a licence whose terms are not known here'],
    },
    { title: 'Not looked up, and not known', card: '---\nlicense: mit\nbase_model: acme/lugha\n---\n# Lugha, tuned\n', skips: ['`acme/lugha` was not looked up: `--online` does that, or `--known` with a file that has it'] },
    { title: 'No base model', card: '---\nlicense: mit\n---\n# Tagger\n' },
  ],
});

/** What the owners of the configuration decided beforehand; a licence is never ours to choose. */
function fixOf({ card }: Snapshot, lineage: Lineage, policy: Policy): Fix | null {
  const { license } = card.data;
  const wanted = fittingByPolicy(lineage, policy);
  const edit = wanted !== null && typeof license === 'string' ? respelled(card, ['license'], license, wanted) : null;
  return edit && { title: `Write \`license: ${wanted}\`, the one licence that fits and is allowed by the configuration`, edits: [edit] };
}

function changeFor({ term }: Judgement, lineage: Lineage, parent: NamedLicense): string {
  if (term === 'no-derivatives') return 'Only its owner can allow it: ask, or publish how it was made instead of the weights';
  return `${whatFits(lineage, parent)}; where its owner allowed you more, waive this with that reason`;
}
