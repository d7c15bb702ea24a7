import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';
import { pointsTo } from '../../recognise/pointers.ts';
import { doubtful } from '../../recognise/doubt.ts';
import { gateSays } from '../../recognise/gate.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

/** What it does not take is a limit, told in passing. */
const unsupported = phrase('support supports supported', /\bsupports? only\b|\bonly supports?\b|\bnot (?:yet |currently |officially )?supported\b|\b(?:does|do)(?: not|n't) (?:yet |currently )?support\b/);

/** Weak signs of a limit, too weak to count as a disclosure: where one stands, that nothing is told would be wrong. */
const inPassing = phrase(
  'limits limit hard open weak weakest scope errors concentrate substitute replacement guarantee guaranteed caution dropped lost removed care careful draft reference advised issue issues sometimes occasionally mind fit',
  /\b(?:known|its|the|some|honest|current|stated) limits?\b(?! of \d)|\b(?:the|a) (?:hard part|open problem|weak(?:est)? (?:spot|point|side))\b|\bout of scope\b|\berrors? (?:concentrate|remain|occur)|\bnot (?:be )?(?:\w+ ){0,3}(?:a )?(?:substitute|replacement) for\b|\b(?:cannot|can't|can not|not|no) (?:be )?guarantee[ds]?\b|\b(?:some|a few|several|few)\b[^.]{0,60}\b(?:were|was|are|have been) (?:dropped|lost|removed)\b|\bwith (?:caution|care)\b|\bfor reference only\b|\bknown (?:issues?|problems?|bugs?)\b|\b(?:will|may|might|can|does|do) (?:sometimes|occasionally)\b|\bkeep in mind\b|\b(?:must|have to|has to|needs? to) (?:both )?fit\b/,
);

/** What is asked of whoever wants access tells of a risk, if only between the lines. */
const gated = /\b(?:prohibit\w*|harm\w*|consent|misus\w*|malicious|impersonat\w*|unlawful|illegal|risks?|bias\w*)\b/;

/** The same in languages whose grammar the pattern above does not know: `for reference only`, `not guaranteed`, `no substitute for`. */
const hedgedElsewhere = /仅供参考|僅供參考|不保证|不保證|不应视为|不應視為|不能替代|不能取代|保証しません|保証するものでは|参考程度|보장하지|참고용|no (?:se )?garantiza|ne (?:peut )?garanti|keine gewähr|não (?:se )?garant|не гарантир/;

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
    if (card.said(unsupported, inPassing).some((s) => !s.section.concepts.has('license')) || pointsTo(card, 'limits')) return;
    if (card.languages.size > 0 && card.statements.some((s) => hedgedElsewhere.test(s.lower))) return;
    const home = homeOf(card, 'limitations', 'risk-mitigation');
    // A disclaimer of one's own words tells of a risk, if only between the lines.
    if (home && /disclaim|avertissement|免责|免責/.test(home.normal) && card.statements.some((s) => s.section === home && !s.placeholder && s.form !== 'heading' && s.lower.length > 40)) return;
    const wanted = `no limitation, failure, bias or risk of this ${kind}`;
    yield {
      message: home ? `${shown(home.heading)} tells ${wanted}` : `The card tells ${wanted}`,
      at: placeOf(home),
      unsure: doubtful(card, 'limits', home) || (!home && gateSays(card, gated).length > 0),
      ...(kind === 'dataset' && { advice: 'Name one thing the data lack or get wrong: `[describe who or what] is under-represented`, `[describe which labels] are noisy because [describe why]`' }),
    };
  },
  examples: [
    { title: 'A model that seems to have none', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech for journalists.\n', finds: ['1: The card tells no limitation, failure, bias or risk of this model'] },
    { title: 'The section is a template gap', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n## Bias, Risks, and Limitations\n\n[More Information Needed]\n', finds: ['5: `Bias, Risks, and Limitations` tells no limitation, failure, bias or risk of this model'] },
    { title: 'A dataset', kind: 'dataset', card: '# Sauti\n\nSauti holds 410 recordings of read Swahili.\n', finds: ['1: The card tells no limitation, failure, bias or risk of this dataset'] },
    { title: 'One sentence in the middle of the text', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech. It is biased towards coastal accents, because nine in ten speakers came from Mombasa.\n' },
    { title: 'What it does not take', card: '# Lugha ASR\n\nLugha ASR transcribes read Swahili speech for journalists. Recordings of more than a minute are not supported.\n' },
    { title: 'Limits under a heading on more than them', card: '# Sauti notes\n\nReads hand-set sheet music of taarab.\n\n## Use and limits\n\nKnown limits, stated plainly:\n\n- Ornaments are the hard part.\n' },
    { title: 'A known issue', card: '# Lugha 7B\n\nLugha writes in Swahili.\n\n- **Known issues**\n\n  It will sometimes go on talking to itself.\n' },
    { title: 'What does not fit', card: '# Tafuta\n\n## Intended uses & limitations\n\nQuery and page have to fit in 512 tokens; keep in mind that a page takes 300 ms.\n' },
    { title: 'The paper tells, and the card says so', kind: 'dataset', card: '# Sauti\n\nSauti holds 410 recordings of read Swahili. Please refer to our paper for the annotation process and a discussion of limitations.\n' },
    { title: 'In Chinese, no more than a reference', card: '# Lugha ASR\n\n把朗读的斯瓦希里语转成文字。转写结果仅供参考，重要内容需要人工核对。\n' },
    { title: 'A copy in another format', card: '# Lugha 7B GGUF\n\nThis repo contains GGUF format model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'An agent in a game', card: '---\ntags:\n- reinforcement-learning\n---\n\n# PPO Agent playing CartPole-v1\n\nA trained PPO agent.\n' },
    { title: 'In Japanese', card: '# Lugha ASR\n\n読み上げたスワヒリ語を文字に起こすモデルです。\n\n## 制限事項\n\n電話の音声では誤りが多くなります。学習データの話者の九割が沿岸部の出身であるため、内陸の訛りに弱いです。\n' },
  ],
});
