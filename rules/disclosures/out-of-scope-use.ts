import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof, Statement } from '../engine/types.ts';
import { gateSays } from '../recognise/gate.ts';

const not = "(?: not|n['’]t| never|not)";
/** A use that is ruled out: a modal or a form of `to be`, a denial, a word for use. The `t` is that of `can't`. */
const ruledOut = [
  phrase('no', /^no (?:[\w-]+,? ){0,6}?(?:medical|clinical|legal|financial|surveillance|diagnos\w+|autonomous|automated|military|weapons?|impersonation|deepfakes?|harassment|commercial|profiling|re-?identification|biometric)\b(?:[\w, /-]{0,60})\b(?:decisions?|advice|use|uses|usage|diagnos\w+|surveillance|applications?|purposes?|impersonation|profiling|identification|deepfakes?|harassment|deployment)\b/),
  phrase('not never shouldn mustn cannot can isn aren don', new RegExp(`\\b(?:should|must|may|shall|will|ought to|can|could|is|are|is it|do|does)${not} (?:ever |only |therefore |to |be |being |solely |directly |currently |generally |under any circumstances |in any way |in any circumstances )*(?:used|deployed|relied|employed|trusted|applied|considered (?:as )?an?|treated as|interpreted as|taken as|viewed as|seen as|utili[sz]ed|regarded as) (?:up)?(?:for|to|as|in|on|by|without|with (?:real|patients|humans)|where|directly|outside|commercially|upon|a\\b|medical|legal|financial)`), 'used deployed relied employed trusted applied considered treated interpreted taken viewed seen utilised utilized regarded'),
  phrase('not isn aren wasn', /\b(?:not|n['’]t) (?:\w+ly |been |yet |be |currently |a |an |as |necessarily ){0,3}(?:intended|suitable|suited|meant|designed|recommended|appropriate|fit|ready|approved|certified|validated|advised|advisable|a good fit|allowed|permitted|authori[sz]ed|licensed|safe|supposed|acceptable) (?:to be (?:used|deployed)|for|to (?:use|replace|provide|be a|diagnose|make|give|serve|act|inform|deploy|generate)|as|in (?:any |high|safety|clinical|production)|without|use in|outside|against)\b/, 'intended suitable suited meant designed recommended appropriate fit ready approved certified validated advised advisable allowed permitted authorised authorized licensed safe supposed acceptable'),
  phrase('use used using deploy rely depend treat attempt dont', /\b(?:do not|don['’]t|dont|never|please do not|please don['’]t) (?:ever |attempt to |try to |blindly )?(?:use|deploy|rely|depend|treat|employ|apply|trust|attempt|misuse|abuse) (?:on |upon |this |it |the |these |our |them |any )?(?:models?|dataset|data|outputs?|it|them|generated|as|for|to|in|with intent|application|tool|space|app|system|lora)\b/),
  phrase('scope misuse misused mis abuse malicious prohibited forbidden disallowed discouraged unacceptable unintended', /\bout[- ]of[- ]scope\b|\bmis-?us(?:e|ed|es|ing)\b (?:to|of (?:the|this|our)|as|includes?|for|by)\b|\b(?:is|are|be|uses?|strictly|expressly) (?:strictly |expressly |also |explicitly )?(?:prohibited|forbidden|disallowed|discouraged|unacceptable)\b|\b(?:prohibited|forbidden|disallowed|malicious|unacceptable|unintended|discouraged) (?:uses?|use cases|applications|purposes|activities)\b/),
  phrase('substitute replacement advice replace diagnosis constitute professional', /\b(?:not|n['’]t|never) (?:\w+ |be used as |be seen as |be considered ){0,3}(?:an? )?(?:substitute|replacement|alternative)s? (?:for|of|to)\b|\b(?:not|n['’]t|without being) (?:\w+ ){0,3}(?:medical|legal|financial|investment|professional|clinical|tax|health)(?:,? (?:or |and )?\w+){0,3} (?:advice|device|tool|diagnos\w+|recommendations?|guidance|counsel)\b|\b(?:not|n['’]t) (?:\w+ )?(?:replace|constitute|provide) (?:\w+ ){0,3}(?:professional|medical|legal|financial|doctors?|lawyers?|clinical|human)\b/),
  phrase('recommend support condone endorse encourage advise discourage caution warn oppose against', /\b(?:we|i|authors?|developers?|team) (?:strongly |explicitly |also |therefore |do |would )*(?:(?:not|don['’]t) (?:recommend|support|condone|endorse|encourage|advise|allow|want)|discourage|oppose|(?:caution|advise|recommend|warn|urge) against)\b|\b(?:recommended|advised|cautioned?|warned|advise|caution|recommend) against (?:us|deploy|rely|transcrib|the use|apply|it)/),
  phrase('you users user may', /\b(?:you|users?|licensees?|they|it) (?:can['’]t|cannot|can not|may not|must not|shall not|will not|should not|agree not to|agree to not|are not (?:allowed|permitted) to|promise not to|agree that you will not)(?: to)?(?: \w+ly)? (?:use|share|deploy|attempt|distribute|exploit|produce|generate|re-?identify|create|identify|employ|violate|rely)\b(?! (?:of )?the (?:pipeline|fast|hosted))/, 'not t cannot can’t'),
  phrase('not', /^(?:\W{0,8}|(?:\w+ ){0,3})\bnot (?:\w+ )?(?:for|to be used) (?:use |actual |any |real |direct |the |in |for )*(?:production|clinical|deployment|actual|diagnos\w+|real|use\b|medical|safety|human|consumer|critical|high|military|surveillance|legal|decision|end|public|general|making|commercial deployment|trading|investment|unsupervised|autonomous)/),
  phrase('not', /\bnot an? > ?(?:production|medical|clinical)[ -]|\bnot an? (?:production|medical|clinical|diagnostic|safety-certified|legal|finished)[ -](?:model|system|device|ready|tool|product|grade|instrument|service)\b|\bnot (?:yet )?(?:production|deployment)[- ]ready\b|\bnot (?:yet )?(?:be )?ready (?:to be used |for use )?(?:in|for) (?:production|deployment|real)/, 'production medical clinical diagnostic safety legal finished deployment ready'),
  phrase('surveillance discriminatory illegal unlawful weapons harass impersonate deepfakes', /\b(?:may|might|could|can) be (?:mis-?used|abused|exploited|weaponi[sz]ed) (?:to|for|by|in)\b|\b(?:avoid|refrain from|abstain from) (?:us|deploy|rely|generat|creat)\w* (?:\w+ ){0,8}(?:surveillance|discriminat\w+|illegal|unlawful|harmful|weapons?|deepfakes?|production|clinical|high-stakes)/),
];

/** Denials that are about code, about how it was made, or of nothing but commerce. */
const otherwise = /\b(?:cannot be used directly with|and not a substitute for\)|human-readable summary|except in compliance with|names? of [^.]{0,60}\bmay not be used|(?:these|the|our|benchmark) (?:results|numbers|scores|metrics)\b[^.]{0,160}\b(?:should|could|can)(?: not|n['’]t) be (?:used for comparison|compared)|this section|such that they cannot|(?:is|are) not used (?:in|for|by|as|to)|legal advice regarding copyright|not a substitute for (?:human review|real observations)|these questions are|law firm|liability|not (?:been )?used (?:for|in|during|to) (?:training|the training|pre-?training|train|evaluation|fine)|is not intended to be (?:exhaustive|complete|a comprehensive)|not suitable for (?:fp16|ctc)|used in combination|cannot be used with the (?:pipeline|hosted|inference)|used by (?:the )?(?:default|inference api)|don['’]t use (?:the )?(?:fast|flash)|describe cases|document areas|misuse detection|redistributi\w+|not recommended to (?:use|run) (?:the )?(?:fp|int|fast|half)|spring ai|secrets?|api key|password|docker|env(?:ironment)? variable|localhost|port|sqlite|production\.)\b/;
const onlyCommerce = /\bcomm?er[ic]+al(?:ly)?\b(?! (?:\w+ )?that)/;
/** Headings below which a crossed-out item is a use. */
const onUse = /\b(?:uses?|usage|ethic\w*|intended|scope|limit\w*|permitted|allowed|do|don t|dos)\b/;
const crossed = /^(?:❌|🚫|✗|✘|⛔|✖|❎)\s*\S/u;

export default defineDisclosure({
  id: 'out-of-scope-use',
  summary: 'Names uses that are out of scope, discouraged, prohibited or a misuse',
  detect(card) {
    const under = card.under('out-of-scope-use').filter(({ lower }) => !empty.test(lower) && !otherwise.test(lower));
    const labels = card.labelled('out-of-scope-use').filter(({ lower }) => /\p{L}/u.test(lower) && !empty.test(lower));
    const found: Proof[] = [...labels.slice(0, 2), ...under.slice(0, 4)];
    for (const s of card.said(...ruledOut)) if (ofUse(s)) found.push(s);
    found.push(...gateSays(card, terms));
    for (const s of card.statements) if (s.text.charCodeAt(0) > 127 && crossed.test(s.text) && onUse.test(s.section.normal)) found.push(s);
    found.push(...under, ...card.saidElsewhere('out-of-scope-use'));
    return found;
  },
  examples: [
    { title: 'Under its heading', card: '# Lugha\n\n## Out-of-Scope Use\n\nDiagnosing patients.\n', lines: [5] },
    { title: 'In a sentence', card: '# Lugha\n\nLugha translates notes.\n\n## Limitations\n\nIt must not be used as a substitute for a sworn translator.\n', lines: [7] },
    { title: 'A crossed-out list', card: '# Lugha\n\n## Ethical use\n\n- ✅ Reading the news\n- ❌ Forging documents\n', lines: [6] },
    { title: 'In the gate', card: '---\nlicense: openrail\nextra_gated_prompt: |-\n  One more step.\n  You can\'t use the model to produce illegal content.\n---\n# Lugha\n', lines: [5] },
    { title: 'Under a Japanese heading', card: '# Lugha\n\n## 想定外の用途\n\n- 契約書の翻訳\n', lines: [5] },
    { title: 'Under what it is not', kind: 'space', card: '# Lugha\n\n## What this demo is not\n\nAn interpreter in court.\n', lines: [5] },
    { title: 'A warning sign and a no', kind: 'space', card: '# Lugha\n\n⚠️ **Not for clinical use.** Reading practice.\n', lines: [3] },
    { title: 'Files under a licence', kind: 'dataset', card: '# Lugha\n\nYou may not use this file except in compliance with the licence.\n', lines: [] },
    { title: 'A list of noes', kind: 'space', card: '# Lugha\n\n## Ground rules\n\n- No automated asylum or medical decisions.\n', lines: [5] },
    { title: 'A part that is not used', card: '# Lugha\n\nThe old vocabulary is not used in Lugha, load the new one.\n', lines: [] },
    { title: 'Commerce alone is a licence’s condition', card: '# Lugha\n\nThe recordings may not be used for commercial purposes.\n', lines: [] },
    { title: 'How it was made', card: '# Lugha\n\nThe test split was not used for training.\n', lines: [] },
    { title: 'A template gap', card: '# Lugha\n\n## Out-of-Scope Use\n\n[More Information Needed]\n', lines: [] },
  ],
});

/** The same prohibitions in the text of a gate, which is one long string. */
const terms = /\byou (?:can['’]t|cannot|may not|must not|agree not to|agree you will not|will not|agree to not|agree you will not use)\b[^.]{0,40}\b(?:use|share|attempt|produce)\b|\bmust not be used\b|\bprohibited uses\b/;
const empty = /^(?:yes|no|none|n\/a|unknown|nothing|see (?:above|below))[.!]?$/;

function ofUse({ lower, form }: Statement): boolean {
  if (form === 'row' && lower.length < 40) return false;
  if (otherwise.test(lower)) return false;
  return !onlyCommerce.test(lower) || lower.length > 160 || /\b(?:illegal|harm|medical|production|compet|resell|discriminat|critical)/.test(lower);
}
