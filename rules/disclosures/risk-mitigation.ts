import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Statement } from '../engine/types.ts';
import { speaksOf } from '../recognise/sections.ts';

const harm = "(?:bias\\w*|stereotyp\\w*|harm\\w*|offensive|toxic\\w*|unsafe|inappropriate|nsfw|sexual\\w*|violen\\w+|adult|porn\\w*|explicit|profan\\w+|hate\\w*|abus\\w+|misus\\w+|attacks?|jailbreak\\w*|hallucinat\\w*|misinformation|memori[sz]\\w+|leak\\w*|sensitive|personal(?:ly)? (?:data|information|identif\\w+)|private|privacy|pii|identifying|user ?names|(?:real|person|people['’]s|patients?|full|speakers?|company) names?|e-?mail\\w*|risks?|illegal|csam|malicious|contaminat\\w+|overfitting|discriminat\\w+|adversarial|tamper\\w*|prompt injections?|repetiti\\w+|errors?|objectionable|undesir\\w+|problematic|low[- ]quality|nonsens\\w+|imbalance\\w*|children|bad words|slurs)";

/** A step against a harm, in either order. */
const steps = [
  phrase('filter filters filtered filtering filtration remove removed removes removing removal eliminate eliminated exclude excluded excluding discard discarded mask masked masks anonymized anonymised anonymize anonymised pseudonymized redacted deidentified scrubbed cleaned blocked censored blurred balanced debiased', new RegExp(`\\b(?:filter(?:s|ed|ing)?|remov(?:e|ed|es|ing)|eliminat(?:e|ed|es|ing)|exclud(?:e|ed|es|ing)|discard(?:ed|ing)?|redact(?:ed|ing)?|scrub(?:bed|bing)?|block(?:ed|ing|s)?|censor(?:ed|ing)?|blur(?:red|ring)?|anonymi[sz](?:e|ed|ing)|de-?identif(?:y|ied|ying)|detox\\w+)\\b[^.]{0,80}\\b${harm}\\b|\\b${harm}\\b[^.]{0,60}\\b(?:(?:is|are|was|were|been|be|being|partially|then|also) )+(?:\\w+ly )?(?:filtered|removed|eliminated|excluded|discarded|redacted|scrubbed|blocked|censored|blurred|anonymi[sz]ed|masked|deleted|de-identified)\\b|\\b${harm}\\b[^.]{0,60}\\bfilter(?:ed|ing)? (?:\\w+ )?out\\b`)),
  phrase('assist mitigate mitigates mitigated mitigating mitigation mitigations safeguard safeguards guardrail guardrails safety moderation watermark watermarked', /\b(?:to|can be|be|help|helps|partially|further|which|and|we|been|also|by|or|must|should|could) (?:\w+ )?mitigat(?:e|es|ed|ing)\b|\b(?:risk|bias|potential|safety|harm|steps? (?:for|of|towards?)) mitigations?\b|\bassist in the detection\b|\bmitigations? (?:techniques?|strateg\w+|measures?|steps?|include|such as)|\b(?:implement|include|deploy|add|use|apply|with|incorporat\w+|appropriate|system|safety|employ\w*|necessary)\b[^.]{0,40}\b(?:safeguards?|guardrails?)\b|\bsafety (?:tun\w+|fine-?tun\w+|filters?|checkers?|mitigations?|measures?|training|guardrails?|classifiers?|mechanisms?|systems?|modules?|protocols?)\b|\bcontent (?:moderation|filter\w*)\b|\b(?:invisible|add(?:ed|ing|s)?|with|embed\w*) (?:\w+ ){0,2}watermark\w*|\bwatermarking\b/),
  phrase('prevent prevents prevented preventing reduce reduces reduced reducing minimize minimise minimizes avoid avoids avoided avoiding combat protect protects protecting counter counteract alleviate limit address addressing debias debiasing correct compensate', new RegExp(`\\b(?:prevent(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|minimi[sz](?:e|es|ed|ing)|avoid(?:s|ed|ing)?|combat|protect(?:s|ing)?|counter(?:act)?|alleviat\\w+|limit|address(?:es|ed|ing)?|debias\\w*|compensate|correct for) (?:\\S+ ){0,5}?(?:for |against |from )?(?:\\S+ ){0,3}?${harm}\\b`)),
  phrase('classifier detector', /\b(?:release[sd]?|built|trained|provide[sd]?|developed|include[sd]?)\b[^.]{0,40}\b(?:classifier|detector)\b[^.]{0,60}\b(?:generated|came from|synthetic|fake|misus\w+)\b/),
  phrase('efforts', new RegExp(`\\befforts? (?:\\w+ ){0,4}to (?:clean|filter|remove|reduce|mitigate|minimi[sz]e|exclude|ensure)\\b(?=.*\\b(?:${harm}|lewd)\\b)`)),
  phrase('efforts effort emphasis attention measures importance care', /\b(?:we|our|despite|although|has|have|was|were)\b[^.]{0,60}\b(?:efforts?|emphasis|attention|measures|importance|care)\b[^.]{0,80}\b(?:safety|security (?:issues|risks)|compliance|compliant|harm\w*|ethical)\b/),
  phrase('refused refuses refuse rejected rejects declined suppress suppressed flagged review tamper integrity', /\b(?:unsupported|out-of-scope|unsafe|harmful|low-confidence|weak|off-topic|unanswerable|ambiguous|dangerous|sensitive|medical)[\w -]{0,30} (?:are|is|get|will be|should be|must be) (?:\w+ly )?(?:refused|rejected|declined|suppressed|flagged|escalated|routed)\b|\b(?:flagged|queued|escalated|sent|marked) for (?:human |manual |further )?review\b|\bneeds[_ ]review\b|\b(?:tamper|integrity) (?:detection|checks?)\b|\brefus(?:es|e) (?:to answer|harmful|unsafe|unsupported|rather than)/),
  phrase('aligned alignment rlhf dpo harmless harmlessness harmlessly', /\b(?:aligned|alignment|trained|tuned|rlhf|dpo|finetuned|optimi[sz]ed|learning from human feedback)\b[^.]{0,80}\b(?:harmlessness|(?:helpful(?:,| and)|be|more) harmless|for (?:helpfulness and )?safety|to refuse|reduce harm\w*)\b/),
  phrase('stored collected retained logged', /\b(?:no|not|never|without)\b (?:\w+ ){0,4}(?:personal|patient|user|private|sensitive|identif\w+) (?:\w+ ){0,3}(?:stored|collected|retained|logged|shared)\b|\b(?:personal|patient|user|private|sensitive|uploaded|data|images|recordings) (?:\w+ ){0,4}(?:not|never) (?:be )?(?:\w+ )?(?:stored|retained|logged|saved|sent)\b/),
];
/** What the reader is asked to do. */
const asked = [
  phrase('without', /^without (?:\w+ ){0,3}(?:investigation|evaluation|testing|review|study|assessment|verification|validation)\b/),
  phrase('sandbox sandboxed isolated environment', /\b(?:in|within|use|using|to) (?:an? |the )?(?:\w+ ){0,2}(?:sandbox\w*|(?:isolated|safe|secure) environments?)\b(?=.*\b(?:harmful|untrusted|unsafe|malicious|dangerous)\b)/),
  phrase('unless without until', /\b(?:not|n['’]t|never|discourage\w*|against)\b[^.]{0,160}\b(?:unless|without|until)\b[^.]{0,80}\b(?:investigat\w+|stud(?:y|ies)|testing|tested|evaluat\w+|assess\w*|reviewed|review|verif\w+|validat\w+|audit\w*|mitigat\w+|safeguards?|oversight)\b/),
  phrase('should must need needs have advised encouraged recommended recommend urged ought required responsible', /\b(?:users?|developers?|you|deployers?|outputs?|results?|claims?|predictions?|facts|responses?|practitioners|researchers|applications?|systems?|frontend|clients?|deployments?|they|it|information|content|performance|adopters|model|models|logits|volume|dataset|data)\b(?:,? [\w-]+){0,8}? (?:should|must|need to|needs to|have to|ought to|are (?:strongly )?(?:advised|encouraged|recommended|urged|responsible|required)(?: to| for)?)(?: \w+ly| always| also| still| never| thus| therefore| then| only)? (?:be )?(?:\w+ly )?(?:verif\w+|review\w*|check\w*|double-check\w*|validat\w+|evaluat\w+|assess\w*|test\w*|implement\w*|perform (?:their|your|safety)|consult\w*|monitor\w*|inform\w*|exercis\w+|consider(?:ed)? (?:in|the|add|potential|these|carefully)|supervis\w+|curat\w+|conduct\w*|audit\w*|adopt|scrutini[sz]\w+|cautious|careful|mindful|aware|take|taken|treated as|interpreted|work with|undertake|used (?:with|in conjunction|alongside|only with|responsibl\w+)|include an|ensur\w+|supplement\w*|cross-check\w*|confirm\w*|manually|acknowledge|suppress|carry|accompan\w+|label\w*|disclos\w+)/),
  phrase('testing tests evaluation evaluations validation review verification assessment assessments moderation filtering checks', /\b(?:safety|additional|further|human|manual|independent|thorough|bias|external|expert) (?:\w+ )?(?:testing|tests|evaluations?|validation|review|verification|assessments?|moderation|filtering|checks?) (?:should|must|is|are|needs? to|has to) (?:\w+ )?(?:be )?(?:performed|conducted|carried|required|recommended|needed|advised|necessary|essential|done|applied|used)\b/),
  phrase('beneficial advisable preferable better want consider', /\b(?:beneficial|advisable|preferable|better|worth\w*) to (?:\w+ )?(?:use|train|fine-?tune|combine|check|verify|split|filter|add|retrain|curate)\b|\byou (?:\w+ )?want to use (?:the|a|an) (?:curated|filtered|cleaned?|safe|sfw|newer|updated|larger)\b/),
  phrase('recommend recommended recommends suggest suggested suggestion advise advised encourage urge advisable', /\b(?:we|i|authors?|is|are|team|strongly|therefore|also|highly|would) (?:\w+ly |also |therefore )?(?:recommend(?:ed|s)?|suggest(?:ed)?|advised?|encouraged?|urged?|advisable)\b(?! (?:that you (?:do )?not|not to|against (?!.{0,80}\bwithout\b)))/),
  phrase('treated caution cautious carefully critically care verify verified double responsibly responsible', /\b(?:exercise|exercising|use|used|with|proceed with|due|great) (?:\w+ )?(?:caution|care)\b|\bcritically (?:assess|evaluat|examin|review)\w*|\bcarefully (?:review|evaluat|assess|consider|check)\w*|\b(?:independently|manually|always|should be|must be|please) (?:be )?verif(?:y|ied)\b|\bmust be treated as\b|\bused? responsibly\b|\bresponsible use\b/),
  phrase('human oversight expert professional disclaimer vetted loop reviewed', /\bhuman (?:oversight|review|supervision|moderat\w+|in the loop)\b|\bhave a human\b|\bhuman-in-the-loop\b|\bconsult (?:a |an |your |with )?(?:\w+ )?(?:professional|expert|doctor|lawyer|physician|clinician|specialist)/),
  phrase('before prior deploying deployment', /\b(?:before|prior to|when|without) (?:any |further )?(?:deploy\w*|release|downstream use|using (?:it|this|the) (?:model )?in|production|interpreting|presenting)\b/),
];
/** Awareness is no step, nor is the law. */
const awareness = /\bbe (?:made )?aware of (?:the |any )?(?:potential |possible |inherent |its )*(?:biases|risks|limitations)(?!.*\b(?:include|take|ensure|evaluat\w+|verif\w+|check|mitigat\w+|use[sd]?|test)\b)|\bresponsible for (?:\w+ ){0,3}(?:ensuring that (?:their|your) use|compl\w+)|^(?:\W|\w+ ){0,4}(?:should|must) be used (?:\w+ and )?(?:responsibly|ethically)\b(?!.*\b(?:human|review|verif\w+)\b)/;
/** Advice on speed, set-up or reading on; the harm is another's; or nothing was done. */
const otherwise = /\b(?:not been processed|provide (?:examples|descriptions?) of|state whether|please include discussion|attorney|legal advice|institutional email|no human review|filtering spam|conversion script|(?:recent|prior|previous) work|(?:not|n['’]t|never) (?:\w+ )?(?:been )?(?:aligned|deployed) (?:to|with)|when (?:extracting|unzipping|downloading|unpacking)|no (?:\w+ ){0,3}mitigations?|(?:not|never|n['’]t) (?:\w+ ){0,3}(?:mitigation|steps to (?:reduce|mitigate))|consider the work of|empty (?:contents?|strings?|lines|rows|texts?)|(?:when|if) (?:\w+ ){0,4}(?:are|is) (?:anonymi[sz]ed|masked|removed|filtered)|personali[sz]ed recommendations|recommend(?:er|ation) (?:system|engine|backend|api|model)|(?:does|do|did) not (?:\w+ )?verify|repetitive characters|compounding errors|fast tokenizer|bad[-_ ](?:prompt|hands)\w*|no additional (?:risk )?mitigation|without additional safety|weights file|recommendation generation|check (?:the )?(?:dataset )?licen[cs]e|bad hands|worst quality|zero-\d|deepspeed|tgi|docker|vllm|flash[- ]attention|conda|pip install|virtual ?env|gpu memory|vram|quant\w*|memory usage|learning rate|dropout|weight decay|gradient|latest version|refer to|read the (?:paper|blog)|check out|star |cite|citing|no (?:filtering|mitigation|safeguards)|not (?:been )?(?:filtered|mitigated|removed|anonymi[sz]ed)|unfiltered|filter on|be made aware of the risks|overwrit\w+|rate limit|timeouts?|null|removed columns|stop ?words|should (?:probably )?proofread|safety[- ]critical|more information needed|oom|out of memory|fastest|installation|custom container|last resort|this section|describe|document (?:areas|risks))\b/;
/** Advice and orders count as steps against what the section is about. */
const worried = ['limitations', 'risk-mitigation', 'out-of-scope-use', 'bias-evaluation', 'safety-evaluation', 'personal-data', 'use-restrictions'] as const;
const order = /^(?:implement|verify|validate|review|monitor|ensure|always|consider(?! that\b)|check|use (?:the|a|an|with|human|content|additional|multiple|only|in)|test|evaluate|add|apply|combine|audit|keep|be (?:aware|careful|mindful|cautious)|consult|comply|conduct|supplement|pre-?process|fine-?tune|obtain|inform|include|provide|disclose|establish|perform|cross-check|do a|develop|report|treat|take|make sure|please|regularly|set|restrict|limit|pair|label|maintain|incorporate|filter|remove|avoid)\b/;

export default defineDisclosure({
  id: 'risk-mitigation',
  summary: 'Says what was done, or what users should do, to reduce a named risk or bias',
  *detect(card, kind) {
    const done = card.said(...steps).filter((s) => own(s) && !preprocessing(s) && !(kind === 'dataset' && absent.test(s.lower)));
    const advice = card.said(...asked).filter((s) => own(s) && (speaksOf(s.section, ...worried) || tied.test(s.lower) || afterFailure(card, s)));
    const orders = worriedStatements(card).filter((s) => order.test(s.lower) && own(s));
    const headed = [...card.labelled('risk-mitigation'), ...card.under('risk-mitigation')].filter((s) => own(s) && (positive.test(s.lower) || !inEnglish(s)));
    yield* strongest([headed, done, advice, orders]);
    for (const s of card.saidElsewhere('risk-mitigation')) if (s.form !== 'row' && !speaksOf(s.section, 'usage-example', 'changes')) yield s;
  },
  examples: [
    { title: 'Under its heading', card: '# Lugha\n\n## Recommendations\n\nLet a native speaker read what is published.\n', lines: [5] },
    { title: 'A step that was taken', kind: 'dataset', card: '# Lugha\n\nHeadlines with personal information were removed by two editors.\n', lines: [3] },
    { title: 'Advice where limits are told', card: '# Lugha\n\n## Limitations\n\nProverbs come out wrong.\n\nOutputs should be reviewed by a translator before they are published.\n', lines: [7] },
    { title: 'Under a Spanish heading', card: '# Lugha\n\n## Recomendaciones\n\nLos usuarios deben revisar las traducciones antes de que se publiquen, porque los nombres de los lugares salen mal con frecuencia en los textos que no son de la prensa.\n', lines: [5] },
    { title: 'Tests that are called for', card: '# Lugha\n\n## Limitations\n\nAdditional safety testing should be performed before Lugha is deployed.\n', lines: [5] },
    { title: 'Advice upon a failure', card: '# Lugha\n\nLugha may generate unexpected endings. I recommend that you generate four and pick one.\n', lines: [3] },
    { title: 'A recommender’s name', kind: 'space', card: '# Lugha\n\nA recommendation engine for Swahili books.\n', lines: [] },
    { title: 'A use only after a check', card: '# Lugha\n\nWe do not recommend to use it in newsrooms unless the editors first carry out an evaluation of its errors.\n', lines: [3] },
    { title: 'Efforts that were made', card: '# Lugha\n\nDespite our efforts to remove offensive headlines, some are left.\n', lines: [3] },
    { title: 'A sandbox', kind: 'dataset', card: '# Lugha\n\nRun the generated code in a sandbox, as it may be harmful.\n', lines: [3] },
    { title: 'A template’s instruction', card: '# Lugha\n\n## Bias\n\nProvide examples of latent issues and potential remediations.\n', lines: [] },
    { title: 'Awareness alone', card: '# Lugha\n\n## Ethics\n\nUsers should be aware of potential biases.\n', lines: [] },
    { title: 'Nothing was mitigated', card: '# Lugha\n\n## Bias\n\nNo explicit bias mitigation techniques were applied.\n', lines: [] },
    { title: 'Advice on speed', card: '# Lugha\n\nWe recommend vLLM with flash attention.\n', lines: [] },
    { title: 'A prohibition alone', card: '# Lugha\n\nLugha must not be used in court.\n', lines: [] },
    { title: 'The template’s own sentence', card: '# Lugha\n\n### Recommendations\n\nUsers (both direct and downstream) should be made aware of the risks, biases and limitations of the model. More information needed for further recommendations.\n', lines: [] },
  ],
});

/** Nothing personal in the data: what a data set holds, not what was done about it. */
const absent = /^no (?:\w+,? ){0,6}(?:information|data) (?:is|are|was|were) (?:stored|present|included|contained|collected)\b/;
/** Tweets and pages tidied up, addresses among the rest. */
const preprocessing = ({ lower }: Statement): boolean => /\b(?:urls?|links|mentions?|hashtags?|emojis?|html|punctuation)\b/.test(lower) && !/\b(?:privacy|anonym\w*|personal\w*|sensitive|offens\w+|identif\w+|pii|toxic\w*|harm\w*|hate\w*|adult|spam)\b/.test(lower);

/** Filled statements below headings on risks. Few cards have one, and of those that do each heading is asked once. */
function worriedStatements({ sections, statements }: Card): readonly Statement[] {
  const below = new Set(sections.filter((section) => speaksOf(section, ...worried)));
  return below.size === 0 ? none : statements.filter((s) => !s.placeholder && below.has(s.section));
}
const none: readonly Statement[] = [];

/** `We recommend against X` is a use ruled out, but not where it says under which condition X is right. */
const against = /\brecommend(?:ed)? against\b(?!.{0,80}\bwithout\b)/;

const own = ({ lower, form, label, section }: Statement): boolean => lower.length > 15 && (form !== 'row' || (lower.length > 40 && (label !== null || speaksOf(section, ...worried)))) && !lower.endsWith('?') && !lower.endsWith('?)') && !otherwise.test(lower) && !awareness.test(lower) && !(lower.includes('against') && against.test(lower));

/** What is found on more than one ground, tells of a deed or a duty, or stands where risks are the topic, comes first. */
function strongest(grounds: readonly (readonly Statement[])[]): readonly Statement[] {
  const scores = new Map<Statement, number>();
  for (const ground of grounds) if (ground.length > 0) for (const statement of new Set(ground)) scores.set(statement, (scores.get(statement) ?? 0) + 2);
  // One alone needs no order.
  if (scores.size <= 1) return [...scores.keys()];
  for (const [statement, score] of scores) {
    const { lower, section } = statement;
    scores.set(statement, score + (deed.test(lower) ? 1.5 : 0) + (tied.test(lower) ? 1 : 0) - (/^(?:please )?(?:see|refer|consult|read|check)\b/.test(lower) ? 2 : 0) + (speaksOf(section, ...worried) ? 1 : 0));
  }
  return [...scores].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index).map(([statement]) => statement);
}

const deed = /\bmitigat|\b(?:we|was|were|have|has|been) (?:\w+ ){0,2}(?:filter|remov|exclud|train|employ|develop|implement|use|us|adopt|conduct|mask|anonymi)\w*|\b(?:should|must|recommend\w*|advised?|caution)\b/;
/** Whether the heading or label that promises steps is an English one; the words below it are then too. */
const inEnglish = ({ section, label }: Statement): boolean => /\b(?:recommendations?|mitigat\w*|safeguards?|responsib\w+|safety|guardrails?|content filtering)\b/.test(`${section.normal} ${label?.toLowerCase() ?? ''}`);
/** Something to do, below a heading that promises it. */
const positive = /\b(?:should|must|recommend\w*|suggest\w*|advis\w+|encourag\w+|ensur\w+|need to|please|we (?:recommend|suggest|advise|encourage|urge|filter|remove|use|exclude)\w*|filter\w*|before|using|use|careful\w*|caution\w*|consider\w*|responsib\w+|mitigat\w+|safe\w*|let|always|avoid|check\w*|verif\w+|review\w*|train your own|not)\b/;

const failure = /\b(?:(?:may|might|can|does|do|will)(?: not|n['’]t) (?:\w+ )?(?:perform|work|be|generate|produce|handle|follow)|poorly|worse|fails?|struggles?|repetitive|repeats?|errors?|truncated|hallucinat\w+|inaccurate|incorrect|unexpected|ignores?|unstable|limited testing|not (?:be |been )?(?:generali[sz]e|tested|verified|checked|reviewed|neat)|nsfw|uncurated|newly initiali[sz]ed|uncalibrated|untrained)\b/;

/** Advice that follows upon a failure just told of. */
function afterFailure(card: Card, { index, section, lower }: Statement): boolean {
  const before = card.statements[index - 1];
  if (failure.test(lower)) return true;
  return before !== undefined && before.section === section && failure.test(before.lower);
}

/** A harm or failure named beside the advice. */
const tied = new RegExp(`\\b(?:${harm}|safety|caution|human|incorrect|inaccura\\w+|verif\\w+|fail\\w*|not perform|poorly|interpreted|limitations?|responsib\\w+|alignment|truncated|confidence)\\b`);
