import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import type { Kind, Statement } from '../../engine/types.ts';
import { barredUses, type LicenseTerms } from '../../facts/license-terms.ts';
import { licensesOf, type NamedLicense } from '../../lineage/license.ts';

const thing = '(?:models?|llms?|vlms?|weights|checkpoints?|loras?|language models?|foundation models?|datasets?|data ?sets?|corpus|corpora|space|app|assistant|chatbot|versions?)';
/** Said of this very artefact; what is said of the field, of code or of others does not count. */
const claims = [
  phrase('source sourced opensource opensourced', new RegExp(`\\b(?:this|our|the present) (?:[\\w.-]+ ){0,3}?${thing} (?:\\([^()]{1,40}\\) )?(?:is|are) (?:an? |now |also |fully |completely |truly |entirely |100% )*open[- ]?sourced?\\b`)),
  phrase('source sourced opensource opensourced', new RegExp(`^(?!there )[\\w .*-]{1,80} (?:is|are) (?:an?|the) (?:[\\w-]+,? ){0,3}open[- ]?sourced? (?:[\\w/-]+ ){0,5}?${thing}\\b`)),
  phrase('source sourced opensource opensourced', new RegExp(`\\b(?:we|i)(?: have| are|['’]ve)? (?:\\w+ ){0,2}open[- ]?sourc(?:ed?|ing) (?:the |our |this |all |both |these )?(?:[\\w.-]+ ){0,3}?${thing}\\b`)),
  phrase('source opensource', /\b(?:released|published|available|licensed|distributed|shared) (?:\w+ )?under (?:an? |the )?(?:\w+ ){0,2}open[- ]?source licen[cs]es?\b/),
];
/** Of others, or of what it was made with. */
const others = /\b(?:other|existing|previous|prior|most|many|several|all|best|first|among|compar\w+|outperform\w+|than|like|similar|popular|not|isn['’]t|n['’]t|based on|built on|derived from|fine-?tuned (?:from|on|version)|trained (?:on|with)|using|use of|uses|via) (?:\w+[ -]){0,5}?open[- ]?sourced?\b|\bopen[- ]?source (?:code|tools?|toolkit|librar\w+|software|frameworks?|projects?|communit\w+|initiatives?|platforms?|implementations?)\b/;

export default defineRule({
  id: 'license/called-open-source',
  summary: 'It is called open source, and its licence is not',
  why: 'Open source means, among other things, that anyone may use it for any purpose: the Open Source Definition leaves no room for barred uses, for research only or for non-commercial only. Readers who trust the word build on rights that they do not have.',
  advice: 'Say “open weights”, “openly available” or the licence’s name instead',
  severity: 'warning',
  sources: ['https://opensource.org/osd', 'https://opensource.org/ai/open-source-ai-definition', 'https://www.licenses.ai/'],
  needs: ['front-matter'],
  resources: ['behavioral-use-licensing-for-responsible-ai', 'choose-an-open-source-license'],
  *check({ card, kind }) {
    let first: NamedLicense | null = null;
    for (const one of licensesOf(card)) {
      // One licence of several that is open may be the one that is meant.
      if (!one.known || limitOf(one.value.terms) === null) return;
      first ??= one.value;
    }
    if (first === null) return;
    const said = card.said(...claims).find(({ lower }) => !others.test(lower));
    if (!said) return;
    yield {
      message: `“${wordIn(said)}” is said here of what stands under \`${first.written}\`, which ${limitOf(first.terms)}; ${fit(kind)} would fit`,
      at: { span: said },
      about: 'open source',
      advice: `Say ${fit(kind)}, or name the licence`,
    };
  },
  examples: [
    { title: 'Under a RAIL licence', card: '---\nlicense: creativeml-openrail-m\n---\n# Mchoraji\n\nMchoraji is an open-source text-to-image model for East African art.\n', finds: ['6: “open-source” is said here of what stands under `creativeml-openrail-m`, which bars named uses; “open weights” would fit'] },
    { title: 'Under a community licence', card: '---\nlicense: llama3.1\n---\n# Llama Kiswahili\n\nWe open-source the model and its recipe.\n', finds: ['6: “open-source” is said here of what stands under `llama3.1`, which bars named uses; “open weights” would fit'] },
    { title: 'Non-commercial data', kind: 'dataset', card: '---\nlicense: cc-by-nc-4.0\n---\n# Methali\n\nThis dataset is fully open source.\n', finds: ['6: “open source” is said here of what stands under `cc-by-nc-4.0`, which leaves out commercial use; “openly available” would fit'] },
    { title: 'Praise of itself', card: '---\nlicense: openrail++\n---\n# Mchoraji\n\nOur model draws in nine languages and is the strongest open-source version on the market.\n', finds: ['6: “open-source” is said here of what stands under `openrail++`, which bars named uses; “open weights” would fit'] },
    { title: 'Under an open source licence', card: '---\nlicense: apache-2.0\n---\n# Lugha\n\nLugha is an open-source language model.\n' },
    { title: 'Others are', card: '---\nlicense: llama3.1\n---\n# Llama Kiswahili\n\nIt outperforms most open-source models of its size and was trained with open-source software.\n' },
    { title: 'The code is', card: '---\nlicense: cc-by-nc-4.0\n---\n# Lugha\n\nWe open-source the code of the training run.\n' },
    { title: 'The words that fit', card: '---\nlicense: creativeml-openrail-m\n---\n# Mchoraji\n\nThis is an open-weights model under a responsible AI licence.\n' },
  ],
});

/** What of the licence is not open source, or null where nothing is known to be. */
function limitOf(terms: LicenseTerms): string | null {
  const barred = barredUses(terms);
  if (terms.commerce === false) return terms.terms.some(({ term }) => term === 'research-only') ? 'is for research only' : 'leaves out commercial use';
  if (terms.id === 'c-uda') return 'allows computational use only';
  if (barred === 'some' || barred.length > 0) return 'bars named uses';
  return terms.terms.some(({ term }) => term === 'no-derivatives') ? 'does not let changed versions be passed on' : null;
}

const wordIn = ({ text }: Statement): string => /open[- ]?sourc(?:ed?|ing)/i.exec(text)?.[0] ?? 'open source';
const fit = (kind: Kind): string => (kind === 'model' ? '“open weights”' : '“openly available”');
