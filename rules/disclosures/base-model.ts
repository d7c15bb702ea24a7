import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

const derived = phrase(
  'fine finetuned finetune finetuning tuned version quantized quantised merge merged conversion converted adapter lora initialized initialised trained built based gguf distilled',
  /\b(?:fine-?tun\w*|tuned) (?:version|variant|copy|checkpoint|from|of|on top of)\b|\b(?:quanti[sz]ed|gguf|converted|distilled) (?:version|model|from|of|files)\b|\b(?:merge|conversion|quanti[sz]ation) of\b|\binitiali[sz]ed (?:from|with)\b|\b(?:lora|adapter|adapters) (?:for|of|trained on|on)\b|\b(?:based|built) (?:on|upon)\b|\bfrom the \S+ (?:checkpoint|base)/,
);
/** Says that there is a parent, without its name. */
const derivative = phrase('fine finetuned finetune tuned quantized merged lora distilled', /\bfine-?tuned\b|\bquanti[sz]ed\b|\bmerged\b|\blora\b|\bdistilled\b/);

export default defineDisclosure({
  id: 'base-model',
  kinds: ['model'],
  summary: 'The parent checkpoint is named',
  detect(card) {
    const found: Proof[] = [];
    if (filled(card.data['base_model']).length > 0) found.push({ key: ['base_model'] });
    found.push(...card.labelled('base-model').filter(({ label }) => !/model type/i.test(label ?? '')), ...card.under('base-model'), ...card.said(derived));
    found.push(...card.saidElsewhere('base-model'));
    if (found.length === 0 && card.said(derivative).length === 0) return 'not-applicable';
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nbase_model: ada/b\n---\n# A\n', lines: [2] },
    { title: 'Derived from a model without a name', card: '# A\n\nA model fine-tuned for recipes.\n', lines: [] },
    { title: 'No derivative', card: '# A\n\nIt answers.\n', lines: 'not-applicable' },
  ],
});
