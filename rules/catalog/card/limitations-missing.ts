import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

/** What it does not take is a limit, told in passing. */
const unsupported = phrase('support supports supported', /\bsupports? only\b|\bonly supports?\b|\bnot (?:yet |currently |officially )?supported\b|\b(?:does|do)(?: not|n't) (?:yet |currently )?support\b/);

export default defineRule({
  id: 'card/limitations-missing',
  summary: 'The card names no limitation, failure, bias or risk',
  why: 'Everything that was learnt from data fails somewhere. Whoever deploys it meets the failure first if the author, who has seen it, does not tell.',
  advice: 'Name one thing that goes wrong and for whom: `It has not been tested on [describe the input]; it tends to [describe the failure] when [describe the condition].`',
  severity: 'warning',
  kinds: ['model', 'dataset'],
  sources: ['https://huggingface.co/docs/hub/model-card-annotated#bias-risks-and-limitations', 'https://arxiv.org/abs/1810.03993', 'https://arxiv.org/abs/1803.09010'],
  resources: ['model-card-resources', 'datasheets-for-datasets', 'safety-evaluation-repository'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'limitations')) return;
    const { copy, agent, tokenizer, trial, refersElsewhere, output } = artefactOf(snapshot);
    if (copy || agent || tokenizer || trial || refersElsewhere || output) return;
    const { card, kind } = snapshot;
    if (card.said(unsupported).length > 0) return;
    const home = homeOf(card, 'limitations', 'risk-mitigation');
    const wanted = `no limitation, failure, bias or risk of this ${kind}`;
    yield {
      message: home ? `${shown(home.heading)} tells ${wanted}` : `The card tells ${wanted}`,
      at: placeOf(home),
      ...(kind === 'dataset' && { advice: 'Name one thing the data lack or get wrong: `[describe who or what] is under-represented`, `[describe which labels] are noisy because [describe why]`' }),
    };
  },
  examples: [
    { title: 'A model that seems to have none', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech for journalists.\n', finds: ['1: The card tells no limitation, failure, bias or risk of this model'] },
    { title: 'The section is a template gap', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n## Bias, Risks, and Limitations\n\n[More Information Needed]\n', finds: ['5: `Bias, Risks, and Limitations` tells no limitation, failure, bias or risk of this model'] },
    { title: 'A dataset', kind: 'dataset', card: '# Sauti\n\nSauti holds 410 recordings of read Swahili.\n', finds: ['1: The card tells no limitation, failure, bias or risk of this dataset'] },
    { title: 'One sentence in the middle of the text', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech. It is biased towards coastal accents, because nine in ten speakers came from Mombasa.\n' },
    { title: 'What it does not take', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech for journalists. Recordings of more than a minute are not supported.\n' },
    { title: 'A copy in another format', card: '# Lugha 7B GGUF\n\nThis repo contains GGUF format model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'An agent in a game', card: '---\ntags:\n- reinforcement-learning\n---\n\n# PPO Agent playing CartPole-v1\n\nA trained PPO agent.\n' },
    { title: 'In Japanese', card: '# Lugha ASR\n\n読み上げたスワヒリ語を文字に起こすモデルです。\n\n## 制限事項\n\n電話の音声では誤りが多くなります。学習データの話者の九割が沿岸部の出身であるため、内陸の訛りに弱いです。\n' },
  ],
});
