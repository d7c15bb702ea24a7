import { defineFramework } from '../engine/define-framework.ts';
import { phrase } from '../engine/phrase.ts';
import { marginalRiskSource, marginalRiskSteps, vectorWords } from '../facts/marginal-risk.ts';
import { claimsNoRisk, otherRisk, riskBearing } from '../recognise/risk-bearing.ts';
import { readAsks, type Ask } from '../recognise/told.ts';
import { artefactOf } from '../snapshot/artefact.ts';
import { taskOf } from '../snapshot/task.ts';

const vector = `(?:${vectorWords})`;
const actor = '(?:malicious|bad|threat|hostile) actors?|attackers?|adversar(?:y|ies)|criminals?|scammers?|fraudsters?|hackers?|state actors?|abusers?|someone|anyone|a person|people|users?|individuals?|terrorists?';
const manner = '(?:could|can|may|might|would|to) (?:\\w+ )?(?:be used|be misused|be abused|use|misuse|abuse|generate|create|produce|automate|write|clone|imitate|impersonate|plan|carry out|spread|scale|help|enable|increase|lower)';
const risk = `(?:risks?|harms?|misuse|misused|abuse|threats?|attacks?|dangerous|malicious|capabilit(?:y|ies)|${vectorWords})`;
const existing = '(?:already|today|nowadays|currently|existing|existed|status quo|baseline|even without|without (?:this|such|open|any) (?:\\w+ )?models?|before (?:this|such|open)|prevalen\\w+|each year|per year|a year|every year)';
/** Words without one of which no statement speaks of misuse. */
const riskTriggers = 'misuse misused malicious phishing scam scams fraud fraudulent spam cyber cyberattacks exploit exploits malware ransomware vulnerabilities vulnerability disinformation misinformation propaganda deepfake deepfakes impersonate impersonation impersonating cloning clone cloned bioweapon bioweapons pathogens pathogen biological cbrn cbrne weapons consensual nonconsensual csam csea harassment surveillance attackers adversaries criminals risk risks harm harms threat threats attack attacks';
/** Lists of what users may not do are terms, not an assessment; what a filter blocks is told elsewhere. */
const terms = /^\W*(?:engage in|create, generate|generate, (?:promote|further)|promote|facilitate|assist|(?:any )?(?:illegal|unlawful)|you (?:agree|must|shall|may) not|do not|must not|not to|- )|\b(?:agree|prohibited|not permitted|not allowed|forbidden|violat\w+|out-of-scope|out of scope)\b/;

/** Heads an assessment of the card's own: below it plain words do. */
const assessed = /^(?:(?:evidence of )?marginal risks?(?: assessment)?|misuse (?:risks?|assessment)|release risk assessment)$/;

const asks: readonly Ask[] = [
  {
    id: 'threat', under: /^(?:threats?|threat (?:identification|model|models|modelling|modeling)|threat identification .*)$/,
    said: [phrase(riskTriggers, new RegExp(`^(?=.*\\b${vector}\\b)(?=.*\\b(?:${actor})\\b)(?=.*\\b${manner}\\b)`))],
    within: [assessed, /\b(?:could|can|may|might|would)\b[^.]{0,60}\b(?:use[ds]?|misus\w+|abus\w+|turn\w*|writ\w+|generat\w+|produc\w+|imitat\w+|impersonat\w+|clon\w+|spread\w*|plan|help)\b/],
    never: terms,
  },
  {
    id: 'existing-risk', under: /^(?:existing risks?|baseline risks?|existing risks? without .*|status quo)$/, figure: /\b\d[\d.,]*\s?(?:%|million|billion|thousand|cases|reports|incidents|attacks)/,
    said: [phrase(riskTriggers, new RegExp(`^(?=.*\\b${vector}\\b).*\\b${existing}\\b`))],
    within: [assessed, new RegExp(`\\b${existing}\\b`)],
    never: new RegExp(`${terms.source}|\\b(?:existing (?:data ?sets?|benchmarks?|models?|policies|law)|already (?:trained|filtered|removed|mitigated)|vulnerabilit\\w+ (?:detection|data ?set))\\b`),
  },
  {
    id: 'existing-defences', under: /^(?:existing (?:defen[cs]es|safeguards|protections)|existing defen[cs]es without .*)$/, figure: /\b\d[\d.,]*\s?%/,
    said: [phrase('defense defenses defence defences detectors detection filters filter takedown law laws regulation regulations platforms moderation', /\b(?:existing|current|today's|established|already|in place)\b[^.]{0,80}\b(?:defen[cs]es?|detectors?|detection|filters?|take-?downs?|laws?|regulations?|moderation)\b[^.]{0,100}\b(?:against|phishing|spam|malware|fraud|disinformation|misuse|abuse|deep-?fakes?|attacks?|csam|catch\w*|block\w*|prohibit\w*|remov\w*|apply|applies|work)\b|\b(?:spam|phishing|fraud|malware|deep-?fake|abuse) (?:filters?|detect\w+|laws?)\b[^.]{0,80}\b(?:already|exist|today|currently|catch\w*|block\w*)\b|\b(?:laws?|regulations?|platforms?)\b[^.]{0,60}\balready\b[^.]{0,60}\b(?:prohibit|forbid|ban|remov|block|detect)\w*/)],
    within: [assessed, /\b(?:(?:spam|mail|phishing|content|input|output|safety) filters?|call-?backs?|firewalls?|moderation|take-?downs?|laws?|regulations?|detectors?|fact-?check\w*|(?:endpoint|virus|consumer|data) protection|defen[cs]es?)\b/],
    never: terms,
  },
  {
    id: 'marginal-evidence', under: /^(?:evidence of marginal risks?|uplift|what (?:the|this) (?:open )?model adds|evidence of marginal risk .*)$/, figure: /\b\d[\d.,]*\s?(?:%|percent|times|points|participants|people|prompts)\b/,
    said: [phrase('uplift marginal compared relative control beyond search closed counterfactual', new RegExp(`\\buplift\\b(?=[^.]{0,200}\\b(?:${risk}|test\\w*|study|studies|human|domain)\\b)|\\bmarginal(?:ly)? (?:risks?|harms?|uplift|increase)\\b|^(?=.*\\b${risk}\\b).*\\b(?:compared (?:to|with)|relative to|than|over|beyond)\\b[^.]{0,60}\\b(?:closed(?:-source|[- ]weights?)? models?|other open models?|existing (?:open )?models?|(?:web|internet|online) search|search engines?|the (?:internet|web)|proprietary models?|what is (?:already )?(?:available|possible|public)|publicly available (?:models?|information|tools))\\b|\\bcontrol group\\b(?=[^.]{0,200}\\b${risk}\\b)`))],
    within: [assessed, /\b(?:compar\w+|relative to|uplift|control group|(?:web|internet) search|search engines?|closed (?:models?|assistants?)|other (?:open )?models|as (?:long|fast|well|good|easily|cheaply) as|no (?:faster|better|cheaper|easier) than|(?:faster|better|cheaper|easier|more \w+) than)\b/],
    never: /\b(?:uplift in (?:accuracy|performance|scores?)|marginal(?:ly)? (?:better|improve\w*|gains?|increase in (?:accuracy|performance|size|latency)))\b/,
  },
  {
    id: 'ease-of-defence', under: /^(?:ease of defen[cs]e|defen[cs]es?|ease of defending .*|new defen[cs]es)$/,
    said: [
      phrase('watermark watermarks watermarking watermarked', /\bwatermark\w*\b(?=[^.]{0,120}\b(?:outputs?|generated|audio|images?|speech|videos?|text|detect\w*|invisible|samples|embed\w*|added|identify)\b)|\b(?:outputs?|generated|audio|images?|speech|videos?)\b[^.]{0,80}\bwatermark\w*/),
      phrase('classifier detector detectors safeguards safeguard defenders patch disclosure monitoring guard protections', /\b(?:built|trained|release[ds]?|publish\w*|provid\w+|includ\w+|share[ds]?|offer\w*)\b[^.]{0,60}\b(?:classifier|detector)s?\b[^.]{0,100}\b(?:generated|synthetic|output|came from|likelihood|audio|image|fake|misuse|made by)\b|\bsystem[- ]level (?:protections?|safeguards?|safety)\b|\b(?:developers?|deployers?|platforms?|downstream users?|defenders?|users)\b[^.]{0,60}\b(?:should|must|can|need to|are expected to|are encouraged to|have to)\b[^.]{0,80}\b(?:safeguards?|guardrails?|input and output filter\w*|monitor\w*|safety (?:filters?|tools?|classifiers?)|content (?:filters?|moderation)|detectors?|llama guard)\b|\bresponsible disclosure\b|\bdefenders?\b[^.]{0,60}\b(?:gain|benefit|use)\w*/),
    ],
    within: [assessed, /\b(?:we|whoever|who|platforms?|developers?|deployers?|users|defenders?|companies|providers)\b[^.]{0,100}\b(?:filter\w*|detect\w*|watermark\w*|block\w*|monitor\w*|safeguards?|guard\w*|defend\w*|patch\w*|train)\b/],
    never: /\b(?:remove the watermark|watermarks? (?:in|from|on) (?:the )?(?:training|images in)|watermarked (?:stock )?(?:images|photos))\b/,
  },
  {
    id: 'uncertainty', under: /^(?:uncertaint(?:y|ies)|assumptions|uncertainty and assumptions|assumptions and uncertainty)$/,
    said: [phrase('assume assumes assumption assumptions uncertain uncertainty unclear unknown future foresee predict cannot', new RegExp(`^(?=.*\\b${risk}\\b).*\\b(?:we assume|assum(?:es|ing|ption|ptions)|uncertain\\w*|remains? (?:unclear|unknown|open)|(?:is|are) (?:unclear|unknown|not known)|future (?:capabilit\\w+|models)|cannot (?:be (?:ruled out|foreseen|predicted|known)|predict|foresee|rule out|anticipate)|(?:may|might|could|would) change (?:this|the|our) (?:finding|assessment|view|conclusion))\\b`))],
    within: [assessed, /\b(?:assum\w+|uncertain\w*|unknown|unclear|not known|would change|may change|cannot (?:know|say|rule|foresee|predict|measure)|did not (?:test|measure|look)|untested)\b/],
    never: /\buncertainty (?:estimat\w+|quantif\w+|score)\b|\bfrom unknown\b|\bunknown tokens?\b/,
  },
];

/** That the card itself speaks of what its weights could be misused for, in prose of its own. */
const speaks = phrase('misuse misused dual malicious marginal abused nefarious', /\bdual[- ]use\b|\bmarginal risks?\b|\b(?:potential|risks?|possibility|concern\w*|possible) (?:\w+ ){0,2}(?:for|of|about|that) (?:\w+ ){0,6}(?:misus\w+|abus\w+|malicious use|nefarious)\b|\b(?:could|may|might|can) be (?:misused|abused|used (?:\w+ ){0,3}(?:maliciously|nefarious))\b|\bmalicious (?:actors?|use)\b|\b(?:fine-?tuned for|limit|prevent|against) (?:the )?(?:potential )?misuse\b|\bpotential misuses?\b|\bmisuse and (?:critical )?(?:risks?|harms?)\b/);
/** Heads an assessment of the card's own. */
const headed = /^(?:marginal risks?(?: assessment)?|misuse (?:risks?|assessment)|risk of (?:release|misuse)|release risk assessment)$/;
const generator = phrase('generate generates generation generative diffusion tts speech synthesis image images', /\b(?:text[- ]to[- ](?:image|speech|audio|video|music)|tts|diffusion model|speech synthesis|generative model|generates? (?:\w+ ){0,3}(?:images?|speech|audio|text|videos?|music|code)|(?:image|text|speech|audio|video|music) generation)\b/);
/** Models that do not generate are out of the paper's reach. */
const generates: ReadonlySet<string> = new Set(['text-generation', 'text2text-generation', 'image-text-to-text', 'any-to-any', 'text-to-image', 'text-to-video', 'image-to-image', 'image-to-video', 'text-to-speech', 'text-to-audio', 'audio-to-audio', 'unconditional-image-generation']);

export default defineFramework({
  id: 'marginal-risk',
  title: 'Marginal risk of open weights',
  summary: 'Six steps that tell what opening the weights adds to a risk that is there already',
  kinds: ['model'],
  items: marginalRiskSteps.map(({ id, title }) => ({ id, title })),
  sources: [marginalRiskSource],
  read(snapshot) {
    const { card } = snapshot;
    const { copy, tokenizer, trial, agent, languageModel } = artefactOf(snapshot);
    if (copy || tokenizer || trial || agent) return 'not-applicable';
    const { tasks } = taskOf(snapshot);
    if (tasks.length > 0 && !tasks.some((task) => generates.has(task))) return 'not-applicable';
    const generative = tasks.length > 0 || languageModel || card.said(generator).length > 0;
    const claimed = card.said(claimsNoRisk).some((s) => !otherRisk.test(s.lower));
    const own = card.sections.some(({ normal }) => headed.test(normal)) || claimed || (generative && card.said(speaks).some((s) => !s.section.concepts.has('license') && !s.section.concepts.has('use-restrictions')));
    if (!own && riskBearing(snapshot) === null) return 'not-applicable';
    return readAsks(snapshot, asks);
  },
  examples: [
    {
      title: 'An assessment in six steps',
      card: '---\npipeline_tag: text-to-speech\n---\n\n# Sauti TTS\n\nZero-shot voice cloning from ten seconds of speech.\n\n## Marginal risk assessment\n\nScammers could use it to imitate the voice of a relative in a phone fraud. Such fraud already exists without this model: 2,300 cases were reported in Kenya in 2025. Existing defences such as call-back rules and the law on fraud apply. Compared with closed models that clone from one minute, the risk of fraud grows because it runs offline. We release a detector that tells the likelihood that a clip is generated, and telephone companies should run it. We assume that misuse needs a clean sample; what future models can do is unknown.\n',
      covers: { threat: 'reported', 'existing-risk': 'reported-with-number', 'existing-defences': 'reported', 'marginal-evidence': 'reported', 'ease-of-defence': 'reported', uncertainty: 'reported' },
    },
    {
      title: 'In plain words below a heading',
      card: '---\npipeline_tag: text-generation\n---\n\n# Msimbo 15B\n\nWrites code.\n\n## Marginal risk\n\nOthers could use it for malware and for phishing pages. Both are made today with closed assistants and with kits sold for a few dollars. Mail filters and endpoint protection meet either the same way. In a test with 20 students, exploits took as long as with a web search. Whoever runs a filter can train it on the texts that we publish. We assume that nobody fine-tunes it on exploits.\n',
      covers: { threat: 'reported', 'existing-risk': 'reported', 'existing-defences': 'reported', 'marginal-evidence': 'reported', 'ease-of-defence': 'reported', uncertainty: 'reported' },
    },
    { title: 'Other plain words below it', card: '---\npipeline_tag: text-generation\n---\n\n# Msimbo 15B\n\nWrites code.\n\n## Marginal risk\n\nThe model writes code in many languages and is released under an open licence.\n', covers: {} },
    { title: 'A word of warning is no step', card: '---\npipeline_tag: text-to-speech\n---\n\n# Sauti TTS\n\nZero-shot voice cloning from ten seconds of speech.\n\n## Risks\n\nThe model could be misused. Use it responsibly.\n', covers: {} },
    { title: 'The template’s headings', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 70B\n\n## Marginal risk\n\n### Threat\n\n[to do: who could misuse it, for what, and how]\n\n### Existing risk\n\n[to do: how often it happens without this model]\n', covers: {} },
    { title: 'A list of terms is no assessment', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 70B\n\nAny user could be misused.\n\n## Use policy\n\nYou agree not to let anyone use it to create malware or disinformation.\n', covers: {} },
    { title: 'A classifier', card: '---\npipeline_tag: text-classification\n---\n\n# Hisia\n\nLabels reviews.\n', covers: 'not-applicable' },
  ],
});
