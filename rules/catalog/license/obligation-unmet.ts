import { defineRule } from '../../engine/define-rule.ts';
import { unmetDuties } from '../../lineage/duties.ts';
import { hasParents, lineageOf, unseenBy, type Ancestor } from '../../lineage/lineage.ts';
import type { Judgement } from '../../lineage/verdict.ts';
import { gravity, holderWords, holdings, textAt } from '../../lineage/words.ts';

/** Where the licences are at odds, that is said first; what would be due under the right one comes after. */
const concerns = ({ verdict }: Judgement, { verdict: { outcome } }: Ancestor): boolean => verdict === 'obligation' && outcome !== 'conflict';

export default defineRule({
  id: 'license/obligation-unmet',
  summary: 'The base model’s licence asks for something that is not shown here',
  why: 'Llama’s licences want a line and a name, Gemma’s terms and others a notice, some the credit of what lies further back. They are conditions of the right to pass the model on, take a minute to meet, and tell readers where it comes from.',
  advice: 'Add what is named',
  severity: 'warning',
  kinds: ['model', 'space'],
  needs: ['front-matter'],
  sources: ['https://www.llama.com/llama3_1/license/', 'https://ai.google.dev/gemma/terms', 'https://creativecommons.org/licenses/by/4.0/legalcode'],
  resources: ['behavioral-use-licensing-for-responsible-ai', 'bigscience-open-rail-m-license'],
  unseen: (snapshot) => (hasParents(snapshot) ? unseenBy(snapshot, ({ kind }) => kind === 'model') : null),
  *check(snapshot) {
    if (!hasParents(snapshot)) return;
    for (const holding of holdings(lineageOf(snapshot).ancestors, concerns)) {
      const { terms, ancestors: [nearest], judgements } = holding;
      const unmet = unmetDuties(snapshot, terms, nearest!, judgements);
      // That the policy is linked is not asked for in so many words.
      if (unmet.every(({ term }) => term === 'use-policy')) continue;
      const plain = unmet.some((one) => one.plain) && nearest!.relation !== 'runs';
      const wanted = unmet.map((one) => one.wanted);
      const write = unmet.flatMap((one) => (one.write === undefined ? [] : [one.write]));
      yield {
        message: `${holderWords(holding)}, which asks for ${wanted.length === 1 ? wanted[0] : `${wanted.slice(0, -1).join(', ')} and ${wanted.at(-1)}`}`,
        at: { key: nearest!.key },
        about: `${terms.id} ${nearest!.id}`,
        advice: `${write.length > 0 ? `Put into ${write.join('; into ')}. ` : ''}${textAt(terms)}`,
        ...gravity(holding, { ...judgements[0]!, settled: judgements[0]!.settled && plain }),
      };
    }
  },
  examples: [
    {
      title: 'A Llama model that does not say so',
      name: 'acme/SuperChat-8B',
      card: '---\nlicense: llama3.1\nbase_model: acme/llama-sw\n---\n# SuperChat\n\nUse follows the [acceptable use policy](https://www.llama.com/llama3_1/use-policy).\n',
      files: { LICENSE: 'LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n', NOTICE: 'Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.\n' },
      related: { 'model:acme/llama-sw': { kind: 'model', asked: 'acme/llama-sw', exists: true, movedTo: null, gated: false, license: { known: true, value: 'llama3.1' } } },
      finds: ['3: `base_model: acme/llama-sw` is `llama3.1`, which asks for the line “Built with Llama” (section 1.b.i) and a name that begins with “Llama” (this is `acme/SuperChat-8B`; section 1.b.i)'],
    },
    {
      title: 'Gemma without its notice',
      card: '---\nlicense: gemma\nbase_model: acme/gemma-sw\n---\n# Gemma Kiswahili\n\nFor what it may be used for see the [Gemma terms](https://ai.google.dev/gemma/terms).\n',
      files: { LICENSE: 'Gemma Terms of Use\n' },
      related: { 'model:acme/gemma-sw': { kind: 'model', asked: 'acme/gemma-sw', exists: true, movedTo: null, gated: false, license: { known: true, value: 'gemma' } } },
      finds: ['3: `base_model: acme/gemma-sw` is `gemma`, which asks for its attribution sentence in a file `NOTICE` (section 3.1)'],
    },
    {
      title: 'The agreement of another version',
      name: 'acme/Llama-3-sw',
      card: '---\nlicense: llama3.2\nbase_model: acme/llama-sw\n---\n# Llama Kiswahili\n\nBuilt with Llama. See the use policy.\n',
      files: { NOTICE: 'Llama 3.1 is licensed under the Llama 3.1 Community License\n', LICENSE: 'LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n' },
      related: { 'model:acme/llama-sw': { kind: 'model', asked: 'acme/llama-sw', exists: true, movedTo: null, gated: false, license: { known: true, value: 'llama3.1' } } },
      finds: ['3: `base_model: acme/llama-sw` is `llama3.1`, which asks for its own agreement (`license: llama3.2` is another version; section 1.b.i)'],
    },
    {
      title: 'Credit for what lies further back',
      card: '---\nlicense: apache-2.0\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      recorded: {
        'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'apache-2.0' }, baseModels: ['acme/lugha-asili'] },
        'model:acme/lugha-asili': { kind: 'model', asked: 'acme/lugha-asili', exists: true, movedTo: null, gated: false, license: { known: true, value: 'cc-by-4.0' } },
      },
      finds: ['3: `acme/lugha-asili`, from which `base_model: acme/lugha` comes, is `cc-by-4.0`, as the file of known repositories has it, which asks for credit to `acme/lugha-asili` (section 3(a)(1))'],
    },
    {
      title: 'All of it is there',
      name: 'acme/Llama-3.1-sw',
      card: '---\nlicense: llama3.1\nbase_model: acme/llama-sw\n---\n# Llama Kiswahili\n\nBuilt with Llama. Use follows the acceptable use policy.\n',
      files: { LICENSE: 'LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n', NOTICE: 'Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.\n' },
      related: { 'model:acme/llama-sw': { kind: 'model', asked: 'acme/llama-sw', exists: true, movedTo: null, gated: false, license: { known: true, value: 'llama3.1' } } },
    },
    {
      title: 'Apache and MIT ask for nothing that naming the base model does not do',
      card: '---\nlicense: mit\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'apache-2.0' } } },
    },
    {
      title: 'At odds altogether: that is another finding',
      name: 'acme/SuperChat-8B',
      card: '---\nlicense: mit\nbase_model: acme/llama-sw\n---\n# SuperChat\n',
      related: { 'model:acme/llama-sw': { kind: 'model', asked: 'acme/llama-sw', exists: true, movedTo: null, gated: false, license: { known: true, value: 'llama3.1' } } },
    },
  ],
});
