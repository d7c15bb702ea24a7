import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Statement } from '../engine/types.ts';
import { answersTo } from '../recognise/questions.ts';
import { speaksOf } from '../recognise/sections.ts';

const harm = '(?:bias\\w*|stereotyp\\w*|harm\\w*|offensive|toxic\\w*|inaccura\\w+|incorrect\\w*|misleading|false|wrong|hallucinat\\w*|unsafe|inappropriate|objectionable|disturbing|problematic|undesir\\w+|unexpected|unpredictable|nonsens\\w+|errors?|mistakes?|noise|noisy|explicit|sexual\\w*|violent|nsfw|profan\\w+|discriminat\\w+|racist|sexist|hate\\w*|misinformation|artifacts?|truncated|distort\\w+|repetit\\w+|outdated|unreliable|low[- ]quality|irrelevant|duplicates?|imbalance\\w*|incomplete|missing (?:values|data|labels)|privacy|overconfident|insecure|vulnerab\\w+|prejudice\\w*|faulty|flawed|imprecise|inexact|misaligned|illegal|fabricat\\w+|false positives|false negatives|other languages)';

/** The words that name a limitation, said of something. */
const named = [
  phrase('limitation limitations shortcoming shortcomings drawback drawbacks weakness weaknesses caveat caveats downside pitfall', /\b(?:limitations?|shortcomings?|drawbacks?|weakness(?:es)? (?:of|in) (?:this|the|our)|caveats?|downsides?|pitfalls?)\b/),
  phrase('biased bias biases skewed imbalanced imbalance unbalanced overrepresented underrepresented unrepresentative representative leaning inherits inherit', /\b(?:(?:is|are|be|be somewhat|somewhat|heavily|highly|strongly|slightly|inherently|potentially|thus|may be|were) (?:biased|skewed|imbalanced|unbalanced)|bias(?:es)? (?:towards?|against|in|is|are|from|of|present|inherent|that|exist)|(?:introduces?|inherits?|contains?|reflects?|exhibits?|amplif\w+|reinforces?|perpetuates?|encodes?|social|societal|cultural|gender|racial|demographic|known|potential|same|strong|inherent|possible|western|selection) (?:\w+ ){0,3}bias(?:es)?|(?:class|label|labels|data|significant|highly|gender) (?:is |are )?(?:im|un)balanced?|(?:over|under)-?represented|not (?:necessarily )?(?:be )?(?:fully )?representative|unrepresentative|[\w]+-leaning)\b/),
  phrase('hallucinate hallucinates hallucination hallucinations hallucinated', /\bhallucinat(?:e|es|ions?|ed)\b/),
  phrase('struggles struggle fails fail failed prone suffers suffer susceptible vulnerable sensitive', /\b(?:struggles?|fails?|prone|suffers?|susceptible|vulnerable|sensitive) (?:\w+ )?(?:with|to|from|on|in|when|at|for)\b/),
];

/** A hedge or a denial, and what goes wrong. */
const hedged = [
  phrase('often sometimes occasionally frequently tends still rarely', /\b(?:often|sometimes|occasionally|frequently|still|tends? to|rarely) (?:\w+ )?(?:fabricates?|ignores?|misses|breaks?|crash(?:es)?|forgets?|invents?|makes? (?:up|mistakes|errors)|mixes|confuses?|repeats?|skips?|drops?|gets? (?:it |them |things )?(?:wrong|stuck|confused)|misinterprets?|misreads?|mispronounces?|loops?|looping|refuses?|fails?|struggles?)\b/),
  phrase('may might can could will sometimes', /\b(?:results?|outputs?|quality|translations?|images?|answers?|responses?|predictions?|labels?|prompts?|scores?|performance|text|samples?)\b(?: [\w-]+){0,3} (?:may|might|could|can|will)(?: not|n['’]t) (?:always |necessarily |fully |work|be (?!used|shared|redistributed|published|stored))/),
  phrase('bad', /\b(?:is|a|very|quite|pretty|really|still|rather) bad (?:dataset|model|quality|results?|at|lora|merge|translations?|data)\b/),
  phrase('do does don doesn', /\b(?:does|do)(?: not|n['’]t) (?:\w+ly |always )?(?:respond|behave|follow|know|obey|converge|remember|preserve|respect|detect|make sense)\b/y),
  phrase('higher high increased', /\b(?:higher|high|increased) (?:wer|cer|error rates?|false (?:positive|negative) rates?)\b/y),
  phrase('checked verified reviewed cleaned curated proofread validated filtered moderated audited', /\b(?:not|never|n['’]t) (?:been )?(?:\w+ ){0,2}(?:checked|verified|reviewed|cleaned|curated|proofread|validated|moderated|audited)\b/),
  phrase('moderation guardrails safety filter filters safeguards', /\b(?:no|not have any|without(?: any)?|lacks?(?: any)?|does not include(?: any)?) (?:built-in |any )?(?:content )?(?:moderation|guardrails|safety (?:filter\w*|tuning|alignment|training|mechanisms?|layer)|safeguards)\b/),
  phrase('uncurated raw untrained undertrained unvalidated unverified unreviewed untested', /\buncurated\b|\b(?:is|are|weights are|still|largely|mostly) (?:\w+ )?(?:untrained|undertrained|unvalidated|unverified|unreviewed|untested)\b/),
  phrase('usable state art', /\bnot (?:a |an |yet |currently |fully )*(?:usable|state[- ]of[- ]the[- ]art|sota)\b/),
  phrase('research prototype preview experimental beta alpha', /\bnot (?:yet )?production[- ]ready\b/),
  phrase('may might can could will sometimes often occasionally likely tends tend still potentially possibly does', new RegExp(`\\b(?:may|might|can|could|will|would|sometimes|often|occasionally|likely|tends?|still|potentially|possibly|does)\\b (?:\\w+,? ){0,5}(?:produce|generat\\w+|output|contain|includ\\w+|exhibit|return|reflect|amplify|propagate|reproduce|hallucinat\\w*|be|have|give|make|lead to|result in|show|introduce|worsen|repeat|miss|present|reinforce|exacerbate|suggest|provide|perpetuate|respond|cause|create|predict|replicate)\\b[^.]{0,60}\\b${harm}\\b`)),
  phrase('not no never doesn isn don won cannot hardly poorly', /\b(?:(?:does|do|did|will|would|may|might|could|can|should)(?: not|n['’]t)|cannot|never) (?:\w+ly |always |yet |be able to |necessarily |really |seem to |be )?(?:perform|work|generali[sz]e|handle|support|cover|represent|capture|understand|recogni[sz]e|generate|produce|achieve|reflect|distinguish|guarantee|be (?:accurate|reliable|suitable|perfect|representative|sensible|correct|factual)|accurate|reliable|suitable|expect it|account|include (?:any )?(?:dialects|context)|render|transfer|fit|show|trained|tested|adapted|remove|retain|understood|used in production|relied)\b/),
  phrase('not isn aren wasn', /\b(?:is|are|was|were|been|being|it|yet)(?:n['’]t| not|not)? (?:(?:not|yet|been|be|always|fully|entirely|very|really|particularly|thoroughly|explicitly|statistically|generated|a) ){0,3}(?<=not |yet |n['’]t |fully |always |been |be |very |really |entirely |thoroughly |explicitly |statistically |generated |a |particularly )(?:accurate|reliable|perfect|robust|suited for|guaranteed|validated|verified|human-reviewed|human reviewed|complete|comprehensive|up to date|good at|great|well[- ]calibrated|retained|representative|statistical sample|adapted|calibrated|proofread|ready (?:for|to be used in) production|retained under|available publicly|publicly available|properly|generated properly|adequate|optimal|tested on|cleaned|balanced|filtered|an? substitute|reviewed|optimi[sz]ed for)\b/),
  phrase('poor poorly worse lower degrade degrades degraded degradation drop drops decrease decreases reduced inferior weak weaker suboptimal slow slower', /\b(?:poor|worse|lower|degrad\w+|drops?|decreas\w+|reduced|inferior|weaker|suboptimal|slower) (?:\w+ ){0,3}(?:performance|accuracy|quality|results?|precision|recall|outputs?|fluency|coherence)\b(?! than (?:the )?(?:baseline|previous))|\b(?:performance|accuracy|quality|results?|outputs?|precision|recall|responses) (?:\w+ ){0,2}(?:may|might|can|could|will|is|are|drops?|degrades?|varies) (?:\w+ ){0,3}(?:be |not |degrad\w+|poor\w*|worse|lower|drop|decrease|suffer|vary|limited|unstable|weak|less)\b|\b(?:perform|performs|works?|works?) (?:\w+ )?(?:poorly|badly|worse|unevenly|less well)\b|\bperforms? (?:poorly|best (?:on|with|when))\b/),
  phrase('limited only small single narrow restricted primarily', /\b(?<!not )(?:is|are|was|be|of|a|very|quite|due to|its|has|have|somewhat|with|the)\b (?<!not )limited (?:to|by|in|coverage|set|amount|number|vocabulary|context|support|knowledge|understanding|capability|capabilities|scope|data|size|ability|performance|availability|resources|diversity|evaluation|generalization|generalisation)\b|\bonly (?:works?|supports?|trained on|covers?|tested|handles?|understands?|includes? english|speaks?)\b/),
  phrase('harmful offensive toxic explicit triggering disturbing profanity sensitive upsetting vulgar stereotypes', /\b(?:contains?|include[sd]?|with|may|generat\w+|produc\w+|despite|could|present)\b[^.]{0,50}\b(?:harmful|offensive|toxic|explicit|triggering|disturbing|profan\w+|upsetting|vulgar|hateful|racist|adult|stereotyp\w+)\b[^.]{0,30}\b(?:language|content|text|information|material|words|outputs?|stereotypes|responses|comments|sexual|violent)\b/),
  phrase('aware careful caution beware warning note unpredictable experimental uncensored unfiltered unaligned', /\b(?:(?:is|are|an?|this|completely|fully|the|largely|it['’]s|highly|raw) (?:uncensored|unfiltered|unaligned)|^(?:uncensored|unfiltered)|unpredictable|undertrained|overfit(?:s|ted|ting)? (?:to|on))\b|\bbe aware (?:that|of)\b|\bfalse (?:positives|negatives|claims|answers)\b|\bhighly experimental\b|\bproof[- ]of[- ]concept\b/),
  phrase('big large memory slow errors error wrong incorrect mislabeled noisy noise null duplicates missing typos inconsistencies ambiguous inaccuracies', /\btoo (?:big|large|slow|small|short) (?:to|for)\b|\b(?:contains?|has|have|some|many|several|certain|few|are|with|includes?|known|includ\w+ the)\b (?:\w+ ){0,4}(?:errors|mislabell?ed|noisy|duplicates|typos|inconsistencies|inaccuracies|mistakes|incorrect (?:labels?|annotations?)|missing values|null values|ambiguous (?:labels|phrases))\b|\bgenuinely ambiguous\b|\bnull values\b|\bno longer available\b|\bnot available publicly\b/),
  phrase('known trouble difficulty difficulties problems issues unable inability lacks lack misclassifies misclassified confuses confused overestimates underestimates vary', /\bknown to (?:produce|fail|have|contain|be|struggle|generate)\b|\b(?:has|have|having|had|some|with) (?:\w+ ){0,2}(?:trouble|difficult(?:y|ies)|problems?|issues) (?:\w+ing|with|in|handling|when|for)\b|\b(?:is|are|be|were) (?:\w+ )?unable to\b|\binability to\b|\black(?:s|ing)? (?:of )?(?:the |a |an )?(?:\w+ )?(?:ability|capability|knowledge|context|understanding|support|diversity|guardrails|coverage|variety|representation)\b|\b(?:misclassif\w+|often confuse[sd]?|sometimes confuse[sd]?|overestimates?|underestimates?)\b|\b(?:results|mileage|quality|performance|accuracy|outputs?) (?:may|might|can|will) (?:\w+ )?vary\b/),
  phrase('sense understood understanding known different', /\b(?:do|does) not have a good (?:sense|understanding)\b|\bnot (?:yet )?(?:well|fully) (?:understood|known)\b|\bresults? (?:of \w+ models )?(?:are|is|may be) (?:slightly|somewhat) (?:different|worse|lower)\b/),
  phrase('placeholder mocked mock stub stubbed scaffold toy', /\b(?:placeholder|mocked|stub(?:bed)?) (?:predict\w*|model|results?|outputs?|responses?|answers?|scores?|implementation|inference|data|weights|backend)\b|\b(?:is|are|currently|still|only|just) (?:an? )?(?:\w+ )?(?:placeholders?|mocked|stubs?|stubbed|scaffold|toy (?:model|dataset))\b/),
  phrase('perfect flawless foolproof', /\b(?:far from|(?:is|are|it['’]?s)(?: not|n['’]t)(?: \w+)?) (?:perfect|flawless|foolproof)\b/),
  phrase('errors issues artifacts glitches mistakes', /\b(?:errors|issues|artifacts|glitches|mistakes|inaccuracies|inconsistencies) (?:may|might|can|could|will|do|sometimes|still) (?:still )?(?:occur|appear|arise|happen|remain|exist|persist|be present)\b/),
  phrase('reliably vouch variance', /\b(?:cannot|can not|can['’]t|does not|doesn['’]t|do not|not yet) reliably \w+|\bnot vouch for\b|\bhigh variance (?:in|of|across|between)\b/),
  phrase('limited', /\b(?:the|its|their|our) (?:amount|number|coverage|vocabulary|knowledge|diversity|size|scope) (?:is|are) (?:\w+ )?limited\b/),
  phrase('synthetic synthetically mock', /\b(?:not|n['’]t) (?:represent|reflect|based on|contain)\b[^.]{0,60}\b(?:real|actual)\b|\bnot (?:real|actual) (?:data|people|patients)\b/),
];

/** What is a limitation of the law, of another work, or no limitation at all. */
const otherwise = /^(?:if (?:it|so|not|there|the)|are there|does the|is there|is the)\b|\?\)?$|\b(?:on github, the html representation|non-harmful|harmless|no-hallucination|if you don['’]t know|weights (?:and|&) bias(?:es)?|not sensitive|no harmful|affiliat\w+|these models suffer|english models|if your|(?:see|check|refer|visit|read|know more|details|information)\b.{0,80}\b(?:limitations|biases)\b(?! (?:of|is|are|that))|compared to|as a baseline|number of|can be used (?:to|for) (?:\w+ ){0,3}(?:score|detect|classif\w*|measur\w+|flag|identify|filter|moderat\w+)|sequence length|less biased|more balanced|unbiased|ablation\w*|hallucination[- ](?:reduction|reduced|detection|free)|targets? (?:\w+ ){0,3}failure modes?|(?:publicly available|existing|previous|prior|earlier|other|most|many|current) (?:\w+,? ){0,3}(?:corpora|datasets|works?|benchmarks|studies|approaches|methods|models|tools|efforts|resources)|unintended bias in toxicity|(?:not|n['’]t|no) (?:\w+ )?(?:contain|include|have)?(?: any)? ?(?:duplicates|nans?|errors|missing values|null values)|reflects? the (?:official )?views|sole responsibility|did not write a model card|written by the hugging ?face|elasticsearch|false positive password|testing for a weakness|without limitation|including,? but not limited|not limited to|limitation of liability|disclaimers? of|as[- ]is|warrant(?:y|ies)|copyright|in no event|liab(?:le|ility)|past studies|not always work optimally with|merchantability|overcom\w+|address(?:es)? (?:the|this|these) limitations?|limitations? (?:of (?:existing|previous|prior|current|traditional|other|standard)|related to)|no (?:known )?(?:limitations|considerations|bias)|without (?:any )?(?:bias|hallucinat\w+)|limited time|unlimited|trademark|existing (?:methods|datasets|models)|if you (?:do|are|have|can)|to overcome|addresses the (?:\w+ )?limitations|such that they cannot|api key|rate limits?|timeouts?|bias (?:detection|evaluation|benchmark|classifier|term|lora)|lora_?bias|is measuring bias|previous (?:models?|methods?|works?|versions?|stud(?:y|ies)))\b|\b(?:mitigat|reduc|remov|prevent|avoid|minimi[sz]|detect|measur|test|evaluat|identif|classif)\w* (?:\w+ ){0,4}(?:bias(?:es)?|hallucinations?|toxicity|stereotypes?|hate speech|errors)\b/;
/** Sections whose hedges are terms, code notes or thanks. */
/** Questions of data sheets whose answers tell of limits. */
const asksForLimits = /\bimpact future uses\b|\berrors, sources of noise\b|\bis any information missing\b|\bknown (?:limitations|biases|issues)\b|\bshould (?:be aware|know) (?:of|about)\b/;
/** Advice on what to run, after the word that warns. */
const speed = /\b(?:recommend using|over just)\b|\d+ ?gb?\b.{0,20}\b(?:gpu|vram)|gpu$|gpu[.。]/;
/** What the reader owes the law. */
const duty = /^(?:before (?:using|deploying|you use)|you (?:are|must|should) (?:responsible|comply|ensure)|users? (?:are|must|should) (?:responsible|comply|ensure))\b/;
/** Nobody has looked, which tells of no limit. */
const unstudied = /\b(?:biases|limitations|risks|impact)\b (?:\S+ ){0,6}(?:not|yet to|n['’]t) (?:yet )?(?:been |be )?(?:\w+ly )?(?:studied|assessed|evaluated|analy[sz]ed|investigated|explored|examined|considered|discussed|documented|known|measured)\b/;
/** Whose it is and where it came from, under a heading that only warns. */
const ownership = /\b(?:provided [“"'‘]?as[- ]is|without warrant(?:y|ies)|belongs? to|all rights|taken from|credits?|personal use|i (?:do not|don['’]t) own|(?:not|n['’]t|never) (?:\w+ )?affiliat\w+|not (?:an )?official)\b/;
const outside = new Set(['license', 'citation', 'acknowledgements', 'contents', 'changes', 'references', 'contact', 'usage-example', 'annotation-process']);

export default defineDisclosure({
  id: 'limitations',
  summary: 'Names a known limitation, failure mode, bias or risk of this artefact',
  detect(card, kind) {
    const strong = card.said(...named, ...hedged).filter((s) => ofThis(s) && (kind === 'model' || !ofModels.test(s.lower)));
    const told = new Set(strong);
    // `Intended uses & limitations` or `Social impact` promises none by itself.
    const under = card.under('limitations').filter((s) => !empty.test(s.lower) && !unstudied.test(s.lower) && !((ownership.test(s.lower) || duty.test(s.lower)) && !told.has(s)) && !(s.section.index <= 1 && s.section.level <= 1) && (told.has(s) || negative.test(s.lower) || (direct(s) && !shared(s))));
    const first = under.filter((s) => told.has(s) || direct(s));
    const labels = card.labelled('limitations').filter(({ lower, section, label }) => !empty.test(lower) && !ownership.test(lower) && !speed.test(lower) && lower.length > 12 && (/limit|caveat/.test(label?.toLowerCase() ?? '') || !speaksOf(section, 'data-structure', 'evaluation-results', 'intended-use', 'usage-example', 'training-procedure')));
    const elsewhere = card.saidElsewhere('limitations');
    const answers = answersTo(card, asksForLimits).filter(({ lower }) => !empty.test(lower) && !/^(?:no|none|n\/a|not that|unknown|yes)\b.{0,40}$/.test(lower));
    return [...first.slice(0, 3), ...labels.slice(0, 1), ...strong.filter((s) => !under.includes(s)).slice(0, 1), ...elsewhere.slice(0, 2), ...answers.slice(0, 2), ...first, ...labels, ...strong, ...elsewhere, ...under];
  },
  examples: [
    { title: 'Under its heading', card: '# Lugha\n\n## Limitations\n\nNames of places are often wrong.\n', lines: [5] },
    { title: 'A hedge and what goes wrong', card: '# Lugha\n\nThe model may produce inaccurate translations of proverbs.\n', lines: [3] },
    { title: 'A denial', kind: 'dataset', card: '# Lugha\n\nThe headlines are not representative of spoken Swahili.\n', lines: [3] },
    { title: 'Under a German heading', card: '# Lugha\n\n## Einschränkungen\n\nOrtsnamen werden oft verwechselt.\n', lines: [5] },
    { title: 'An entry of a table of contents', kind: 'dataset', card: '# Lugha\n\n- [Discussion of Biases](#discussion-of-biases)\n- [Other Known Limitations](#other-known-limitations)\n', lines: [] },
    { title: 'A licence’s limits', card: '# Lugha\n\n## License\n\nProvided as is, without warranty, including but not limited to fitness for a purpose; limitation of liability applies.\n', lines: [] },
    { title: 'Uses below a heading that promises limits as well', card: '# Lugha\n\n## Intended uses & limitations\n\nYou can use the raw model to translate headlines.\n', lines: [] },
    { title: 'A warning among the instructions', card: '# Lugha\n\n## Usage\n\nWarning: the model may output offensive proverbs.\n', lines: [5] },
    { title: 'What models fail at is what a benchmark shows', kind: 'dataset', card: '# Lugha\n\nState-of-the-art models perform poorly on Lugha.\n', lines: [] },
    { title: 'The answer of a data sheet', kind: 'dataset', card: '# Lugha\n\n## Uses\n\n**Is there anything about the composition that might impact future uses?**\n\nLine breaks of the poems are lost.\n', lines: [7] },
    { title: 'A stand-in', kind: 'space', card: '# Lugha\n\nThe demo runs a placeholder model until ours is trained.\n', lines: [3] },
    { title: 'Not reliably', card: '# Lugha\n\nLugha cannot reliably translate numbers.\n', lines: [3] },
    { title: 'Whose it is', card: '# Lugha\n\n## Disclaimer\n\nThe model is taken from the Lamu repository.\n', lines: [] },
    { title: 'Nobody looked', kind: 'dataset', card: '# Lugha\n\n## Discussion of Biases\n\nBiases of the headlines have not been studied.\n', lines: [] },
    { title: 'What other corpora lack', kind: 'dataset', card: '# Lugha\n\nExisting corpora are often noisy and contain many errors.\n', lines: [] },
    { title: 'Nothing was checked', kind: 'dataset', card: '# Lugha\n\nThe translations were not manually checked and may thus be faulty.\n', lines: [3] },
    { title: 'Bias as the subject of the work', kind: 'dataset', card: '# Lugha\n\nLugha helps to measure gender bias in translation.\n', lines: [] },
    { title: 'A template gap', card: '# Lugha\n\n## Bias, Risks, and Limitations\n\n[More Information Needed]\n', lines: [] },
  ],
});

/** Answers that say there is nothing to say. */
const empty = /provided for research purposes? only|check (?:the )?dataset licen[cs]e|written by the hugging ?face team|did not write a model card|^(?:yes|no|none|n\/a|unknown|unsure|not sure|not (?:for now|yet(?: known)?|applicable|available)|tbd|to be (?:added|updated|determined|written|completed)(?: soon)?|coming soon|nothing (?:yet|for now)|no considerations|nothing|see (?:above|below|paper|the paper)|-)[.!]?$|^(?:for more (?:information|details)|see |please refer|refer to)/;

function ofThis({ lower, section, form }: Statement): boolean {
  if (lower.length < (form === 'row' ? 60 : 20)) return false;
  if (otherwise.test(lower) || unstudied.test(lower)) return false;
  if (section.concepts.has('usage-example') && harmful.test(lower)) return true;
  for (const concept of section.concepts) if (outside.has(concept)) return section.concepts.has('limitations');
  return true;
}

/** What models fail at is what a benchmark shows, not what it lacks. */
const ofModels = /\b(?:models?|llms?|systems?|baselines?|\w*bert\w*|gpt\S*|transformers?|heuristics|methods|approaches|retriev\w+|embeddings)\b[^.]{0,90}\b(?:perform\w* (?:\w+ )?(?:poorly|badly|worse)|do not perform|struggles?|fails?|hallucinat\w+)\b/;
/** Harm told of in the midst of instructions. */
const harmful = /\b(?:may|might|can|could|will)\b[^.]{0,60}\b(?:nsfw|illegal|harmful|offensive|biased|inaccurate|incorrect|hallucinat\w+|toxic|inappropriate)\b/;
/** Words without which a sentence under a heading on more than limits tells of none; other scripts have words of their own. */
const negative = /[^ -\u024f\u2000-\u2fff]{4}|\b(?:not|no|never|risks?|bias\w*|harm\w*|negative\w*|concerns?|however|but|only|lacks?|limit\w*|offensive|misus\w+|abus\w+|privacy|sensitive|unclear|difficult\w*|fail\w*|errors?|wrong|poor\w*|worse|skew\w*|stereotyp\w*|despite|although|unable|cannot|danger\w*|malicious|toxic\w*|hate\w*|mistakes?|inaccura\w+|incorrect\w*|problem\w*|issues?|nois[ey]\w*|less|caution|careful\w*|overfit\w*|(?:over|under)-?represent\w*|nao|não|sin|sans|pas|nicht|kein\w*|puede|pode|peut|kann)\b|n['’]t\b/;

/** Under a heading that names uses or impact as well. */
function shared({ section }: Statement): boolean {
  for (let s: Statement['section'] | null = section; s; s = s.parent) if (s.concepts.has('limitations')) return s.concepts.has('intended-use') && /\b(?:uses?|intended|usage)\b/.test(s.normal);
  return false;
}

/** Under a heading on limits or biases themselves, rather than on ethics or impact at large. */
function direct({ section }: Statement): boolean {
  for (let s: Statement['section'] | null = section; s; s = s.parent) if (s.concepts.has('limitations')) return /limit|bias|risk|caveat|issue|weak|fail/.test(s.normal) || !/\b(?:impact|ethic\w*|social|considerations?|disclaimers?|broader|challenges|important notes|things to note|warning|trade-?offs|technical)\b/.test(s.normal);
  return false;
}
