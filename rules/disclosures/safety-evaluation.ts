import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Statement, Table } from '../engine/types.ts';
import { oneOf } from '../recognise/one-of.ts';
import { speaksOf } from '../recognise/sections.ts';

/** Benchmarks and tools of safety, refusal and misuse testing. */
const benchmark = new RegExp(`\\b${oneOf(['harm-?bench', 'adv-?bench', 'strong-?reject', 'jailbreak-?bench', 'xs-?test', 'or-bench', 'cyber-?sec-?eval\\w*', 'agent-?dojo', 'agentharm', 'sorry-?bench', 'wild-?guard\\w*', 'wildjailbreak', 'ailuminate', 'mlcommons hazard', 'salad-?bench', 'safety-?bench', 'do-?not-?answer', 'simple-?safety-?tests?', 'aegis(?: 2(?:\\.0)?)? (?:content safety)?', 'beaver-?tails', 'garak', 'donotanswer', 'decoding-?trust', 'airbench', 'air-bench', 'wmdp', 'redteam(?:ing)? ?(?:arena|bench)', 'rabbit-?hole', 'harmful ?qa', 'malicious-?instruct', 'tdc ?2023', 'fortress', 's-eval', 'chinese ?safe', 'polyguard\\w*', 'mm-safetybench', 'vlguard', 'figstep', 'toxic-?chat', 'attack success rate', 'jailbreak (?:success|resistance|detection) rate', 'refusal rate', 'false refusal rate', 'violation rate', 'over-?refusal'])}\\b`);

const tested = [
  phrase('harmbench harm advbench adv strongreject jailbreakbench xstest or cyberseceval cyberseceval2 agentdojo agentharm sorry wildguard wildjailbreak ailuminate mlcommons salad safetybench not simplesafetytests aegis beavertails garak donotanswer decodingtrust airbench air wmdp harmfulqa maliciousinstruct fortress toxicchat attack jailbreak refusal violation overrefusal mm vlguard figstep', benchmark),
  phrase('red redteam redteaming redteamed', /\b(?:conduct\w*|perform\w*|did|done|underwent|undergo\w*|through|via|extensive|external|internal|recurring|manual|automated|our|human|with|by|including|and|during|in|adversarial|expert|multilingual|were|was|been|team|experts|efforts?)\b[^.]{0,60}\bred[- ]?team(?:ing|ed|s|ers)?\b|\bred[- ]?team(?:ing|ed|ers)?\b[^.]{0,60}\b(?:conduct\w*|perform\w*|exercises?|efforts?|found|reveal\w*|show\w*|results?|identified|tested|sessions?|evaluat\w+|assess\w*)\b|\bred-?teamed\b/),
  phrase('safety', /\b(?:we|our|underwent|conduct\w*|perform\w*|extensive|demonstrated?|internal|external|through|results? (?:of|from)|reported?)\b[^.]{0,60}\bsafety (?:evaluations?|assessments?|benchmarks?|tests?|testing|audits?|probes?)\b|\bsafety (?:evaluations?|assessments?|benchmarks?|tests?|testing|audits?|scores?)\b[^.]{0,60}\b(?:show\w*|demonstrat\w+|reveal\w*|found|indicat\w+|conducted|performed|including|results?|score\w*|were|was|consist\w*|on the|of \d)\b/),
  phrase('misuse propaganda disinformation extremist', /\b(?:partners?|researchers|teams?|experts|center|we|stud(?:y|ies)|assessment)\b[^.]{0,120}\b(?:found|demonstrated|showed|observed)\b[^.]{0,80}\b(?:misuse|propaganda|disinformation|extremist)\b/),
  phrase('adversarial adversarially', /\b(?:conduct\w*|perform\w*|underwent|including|extensive|tested|undergone|through|we)\b[^.]{0,60}\badversarial (?:testing|evaluations?|probing|attacks|prompting)\b|\bevaluated (?:\w+ )?against adversarial\b/),
  phrase('jailbreak jailbreaks jailbreaking injection misuse refusal refusals refuses refuse harmful harm risks toxic unsafe malicious', /\b(?:we|results?|tests?|testing|evaluat\w+|assess\w*|measur\w+|probe\w*|generates?|queries|scored|rates?)\b[^.]{0,90}\b(?:jailbreak\w*|prompt injections?|misuse (?:tests?|scenarios?|risks?)|refus(?:al|es|e|ed)\b[^.]{0,30}\d|harmful (?:requests?|prompts?|instructions?|queries|outputs?|capabilities)|unsafe (?:responses?|outputs?|content)|malicious (?:requests|prompts|queries))\b/),
  phrase('instructed prompted prompt query queries prompts questions', /\b(?:given a prompt|when (?:prompted|instructed|asked|given))\b[^.]{0,80}\b(?:generates?|produces?|outputs?|responds?|complies)\b[^.]{0,40}\b(?:more |fewer |less )?(?:toxic|harmful|unsafe|biased|racist)\b|\b(?:quer(?:y|ies)|prompts?|questions?) (?:target\w*|cover\w*|prob\w+|test\w*|that)\b.{0,120}\b(?:risk|harm\w*|safety|misuse)\b/),
  phrase('cyber cbrn biological chemical uplift catastrophic bioweapons weapons', /\b(?:evaluat\w+|assess\w*|test\w*|uplift|investigat\w+|conduct\w*|measur\w+)\b[^.]{0,90}\b(?:cbrn\w*|cyber(?:security|attacks?)?|chemical|biological|weapons?|catastrophic)\b|\buplift testing\b/),
];
/** What the reader ought to test, what the model was made for, or what was not tested. */
const otherwise = /\b(?:should be (?:performed|conducted|carried|done|tested|evaluated)|should (?:perform|conduct|undertake|do)|developers? (?:should|must)|before deploying|need(?:s)? to (?:perform|conduct|be)|required? to|please|not (?:been )?(?:tested|evaluated|red-?teamed|conducted)|has not|have not|we (?:do|did) not|no (?:safety|red)|without safety|recommend\w*|can be used|may be used|useful for|intended (?:for|to)|for red-?teaming|red-?teaming,|future work|plan to|safety evaluations? in section|classif\w+ (?:prompts?|text) (?:as|into)|trained (?:to|on)|used (?:for|to)|data from|dataset (?:is|of|contains)|ask (?:for )?human)\b/;

export default defineDisclosure({
  id: 'safety-evaluation',
  summary: 'Red teaming, a safety benchmark, refusal or misuse testing is reported, with an outcome or what was tested',
  kinds: ['model'],
  *detect(card) {
    const said = card.said(...tested).filter(reported).sort((a, b) => Number(benchmark.test(b.lower)) - Number(benchmark.test(a.lower)));
    yield* said.slice(0, 3);
    yield* card.tables.filter(ofSafety).slice(0, 2).map(({ span }) => span);
    yield* card.under('safety-evaluation').filter((s) => told.test(s.lower) && !otherwise.test(s.lower)).slice(0, 1);
    yield* said.slice(3);
    yield* card.saidElsewhere('safety-evaluation');
  },
  examples: [
    { title: 'Red teaming', card: '# Lugha\n\nThe model was red-teamed by four speakers for two days.\n', lines: [3] },
    { title: 'A benchmark with its number', card: '# Lugha\n\n| Metric | Lugha |\n| --- | --- |\n| HarmBench attack success rate | 12.4% |\n', lines: [3] },
    { title: 'What was tested', card: '# Lugha\n\nWe evaluated how often Lugha answers harmful requests in Swahili: 3 of 200.\n', lines: [3] },
    { title: 'What the reader should test', card: '# Lugha\n\nBefore deploying Lugha, developers should perform safety testing for their own use.\n', lines: [] },
    { title: 'A use, not a test', card: '# Lugha\n\nLugha can be used for red teaming and jailbreak research.\n', lines: [] },
    { title: 'A template gap', card: '# Lugha\n\n## Safety evaluation\n\n[More Information Needed]\n', lines: [] },
    { title: 'Safe to load', card: '# Lugha\n\nThe model is safe to load.\n', lines: [] },
  ],
});

/** A deed or a number below a heading on safety. */
const told = /\b(?:we|was|were|been) (?:\w+ ){0,2}(?:test\w*|evaluat\w*|conduct\w*|assess\w*|measur\w*|investigat\w*|perform\w*)\b|\b\d+(?:\.\d+)?\s?%/;

function reported({ lower, section }: Statement): boolean {
  if (otherwise.test(lower)) return false;
  if (speaksOf(section, 'usage-example') && !benchmark.test(lower)) return false;
  return !speaksOf(section, 'intended-use', 'citation', 'training-data', 'acknowledgements', 'out-of-scope-use') || /\bour safety assessment\b/.test(lower);
}

/** A table of scores with a safety benchmark in its header or first column. */
function ofSafety({ header, rows }: Table): boolean {
  const names = [...header, ...rows.map(({ cells }) => cells[0] ?? '')];
  return names.some((name) => name.length < 80 && benchmark.test(name.toLowerCase())) && rows.some(({ cells }) => cells.some((cell) => /^\W*\d+(?:\.\d+)?\s?%?\W*$/.test(cell)));
}
