import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { whatFits } from '../../lineage/fitting.ts';
import { hasParents, lineageOf, unseenBy, type Ancestor } from '../../lineage/lineage.ts';
import { carriesRestrictions } from '../../lineage/shown.ts';
import type { Judgement } from '../../lineage/verdict.ts';
import { gravity, holderWords, holdings, openWords, ownWords, sectionWords, someClauses, textAt } from '../../lineage/words.ts';

const concerns = ({ term, verdict, partly }: Judgement, { kind, relation }: Ancestor): boolean => term === 'restrictions' && verdict === 'conflict' && !partly && kind === 'model' && relation !== 'trained-on' && relation !== 'runs';

export default defineRule({
  id: 'license/use-restrictions-dropped',
  summary: 'The licence drops the use restrictions that the base model’s licence passes on',
  why: 'RAIL and similar licences let a derivative have another licence only if it binds its users to the same restrictions on use. A permissive label tells readers that those uses are fine, and breaks the condition on which the base model was given.',
  advice: 'Name the base model’s licence, or another one that carries its restrictions: `license: other` with `license_name` and `license_link`',
  severity: 'error',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://arxiv.org/abs/2402.05979', 'https://www.licenses.ai/', 'https://huggingface.co/blog/open_rail', 'https://ai.google.dev/gemma/terms'],
  resources: ['behavioral-use-licensing-for-responsible-ai', 'bigscience-open-rail-m-license'],
  unseen: (snapshot) => (hasParents(snapshot) ? unseenBy(snapshot, ({ kind }) => kind === 'model', (term) => term === 'restrictions' || term === 'license') : null),
  *check(snapshot) {
    if (!hasParents(snapshot)) return;
    const lineage = lineageOf(snapshot);
    for (const holding of holdings(lineage.ancestors, concerns)) {
      const { terms, ancestors, judgements: [first] } = holding;
      if (carriesRestrictions(snapshot, terms, first!.missing ?? 'some')) continue;
      const missing = first!.missing === 'some' ? null : first!.missing!;
      const restrictions = missing === null ? 'its use restrictions bind' : `its ${missing.length} use restrictions, among them ${someClauses(missing)}, bind`;
      yield {
        message: `${ownWords(lineage.own)}, but ${holderWords(holding)}: ${restrictions} whoever uses what is made from it${first!.section === null ? '' : ` (${sectionWords(first!.section)})`}, and this licence has none of them${openWords(first!, ancestors[0]!)}`,
        at: { key: filled(snapshot.card.data['license']).length > 0 ? ['license'] : ancestors[0]!.key },
        about: `${terms.id} ${ancestors.map(({ id }) => id).join(' ')}`,
        advice: `${whatFits(lineage, ancestors[0]!.license.value)}; another licence is fine if it carries the same restrictions: say which with \`license: other\`, \`license_name\` and \`license_link\`. ${textAt(terms)}`,
        ...gravity(holding, first!),
      };
    }
  },
  examples: [
    {
      title: 'Apache over an OpenRAIL base',
      card: '---\nlicense: apache-2.0\nbase_model: acme/sw-asr-large\n---\n# Swahili ASR, small\n',
      related: { 'model:acme/sw-asr-large': { kind: 'model', asked: 'acme/sw-asr-large', exists: true, movedTo: null, gated: false, license: { known: true, value: 'bigscience-openrail-m' } } },
      finds: ['2: `license: apache-2.0`, but `base_model: acme/sw-asr-large` is `bigscience-openrail-m`: its 13 use restrictions, among them medical advice and law enforcement, bind whoever uses what is made from it (section 4.a), and this licence has none of them'],
    },
    {
      title: 'Gemma’s terms, and a file that has none of them',
      card: '---\nlicense: mit\nbase_model: acme/gemma-sw\nbase_model_relation: quantized\n---\n# Gemma Kiswahili, packed\n',
      files: { LICENSE: 'MIT License\n\nPermission is hereby granted, free of charge\n' },
      related: { 'model:acme/gemma-sw': { kind: 'model', asked: 'acme/gemma-sw', exists: true, movedTo: null, gated: false, license: { known: true, value: 'gemma' } } },
      finds: ['2: `license: mit`, but `base_model: acme/gemma-sw` is `gemma`: its 25 use restrictions, among them tracking people and malware, bind whoever uses what is made from it (section 3.1), and this licence has none of them'],
    },
    {
      title: 'Restrictions kept in a file of their own',
      card: '---\nlicense: apache-2.0\nbase_model: acme/sw-asr-large\n---\n# Swahili ASR, small\n',
      files: { 'USE_RESTRICTIONS.md': '# Use restrictions\n\nAttachment A of the BigScience Open RAIL-M licence binds every user of this model.\n' },
      related: { 'model:acme/sw-asr-large': { kind: 'model', asked: 'acme/sw-asr-large', exists: true, movedTo: null, gated: false, license: { known: true, value: 'bigscience-openrail-m' } } },
    },
    {
      title: 'The same licence',
      card: '---\nlicense: bigscience-openrail-m\nbase_model: acme/sw-asr-large\n---\n# Swahili ASR, small\n',
      related: { 'model:acme/sw-asr-large': { kind: 'model', asked: 'acme/sw-asr-large', exists: true, movedTo: null, gated: false, license: { known: true, value: 'bigscience-openrail-m' } } },
    },
    {
      title: 'Qwen’s own licence bars no named uses',
      card: '---\nlicense: apache-2.0\nbase_model: acme/qwen-sw\n---\n# Qwen Kiswahili\n',
      related: { 'model:acme/qwen-sw': { kind: 'model', asked: 'acme/qwen-sw', exists: true, movedTo: null, gated: false, license: { known: true, value: 'other' }, licenseName: 'qwen' } },
    },
  ],
});
