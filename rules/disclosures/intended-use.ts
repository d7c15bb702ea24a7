import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Kind, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

const softly = '(?:(?:also|then|directly|easily|mainly|primarily|mostly|only|further|specifically|especially|explicitly|particularly|well|best|solely|exclusively|typically|commonly|generally|widely|basically|currently|originally|intended|out of the box) ){0,2}';
const audience = '(?:researchers?|developers?|practitioners?|engineers?|students?|teachers?|educators?|journalists?|clinicians?|doctors?|artists?|writers?|enterprises?|businesses|companies|scientists?|academics?|users?|people|hobbyists|data scientists|the community|the research community|organi[sz]ations|beginners|children|kids|farmers|lawyers|analysts|teams|anyone|those|players|linguists|translators|creators|individuals|professionals|experts|learners|patients|caregivers|nurses|parents|citizens|residents|customers|investors|designers|hobbyists|speakers|fans)';
/** Of these `for` may stand some words before: `for the evening school's students`. */
const persons = '(?:researchers|developers|practitioners|engineers|students|teachers|educators|journalists|clinicians|doctors|artists|writers|scientists|patients|caregivers|parents|learners|professionals|investors|citizens|farmers|lawyers|hobbyists|enthusiasts|beginners)';

const meant = [
  phrase('used utilized utilised employed applied adapted leveraged fed serve serves useful', new RegExp(`\\b(?:can|could|may|might|should|will|to|is|are|was|were|being|been|often|widely|also|it|and|most) ${softly}(?:be )?${softly}(?:used|utili[sz]ed|employed|applied|adapted|leveraged|fed|useful|deployed) ${softly}(?:for|to|as an?|as the|in|within|into|by)\\b`)),
  phrase('used', /\b(?:basically|commonly|widely|primarily|mainly|mostly) used (?:[\w-]+ ){0,4}(?:for|to) (?:\w+ing|research|(?:\w+ ){1,2}(?:research|tasks?|purposes?|classification|generation|recognition|analysis|prediction))\b/),
  phrase('intended designed meant aimed suited suitable ideal useful helpful perfect targeted geared tailored specialized specialised dedicated', new RegExp(`\\b(?:intended|designed|meant|aimed|suited|suitable|ideal|useful|helpful|perfect|targeted|geared|tailored|speciali[sz]ed|dedicated) ${softly}(?:for|to|at|as|towards|toward|in)\\b`)),
  phrase('created built made developed released provided trained published collected constructed prepared compiled available', new RegExp(`\\b(?:created|built|made|developed|released|provided|published|collected|constructed|prepared|compiled|available) ${softly}(?:(?:in order )?to (?!be\\b|date\\b|the\\b|a\\b|an\\b|you\\b|this\\b|all\\b|\\w+[:/])|for (?:the purpose|use|\\w+ing\\b|research|(?:\\w+ ){0,2}(?:purposes?|use|research|tasks?|studies|testing|experiments?|applications)\\b|${audience}\\b)|as a (?:tool|resource|benchmark|starting|baseline|part))`)),
  phrase('goal goals aim aims purpose purposes objective objectives mission motivation intention intent', /\bwith the (?:\w+ )?(?:goal|aim|purpose|intention) to\b|\b(?:goals?|aims?|purposes?|objectives?|mission|motivation|intention|intent) (?:of|is|was|are|for|behind|in)\b|\b(?:aims?|aiming|seeks?) (?:to|at)\b|\bfor (?:the |\w+ |\w+ and ){0,3}purposes?\b|\b(?:end|main|primary|our|my|its) (?:goal|aim|purpose|objective|use)\b/),
  phrase('research academic educational commercial personal scientific', /\b(?:for|only|in) (?:\w+,? |and |or |non-?){0,4}(?:research|academic|educational|commercial|scientific|personal)(?: and \w+)? (?:use|usage|only|purposes?|applications|development|experimentation)\b/),
  phrase('for help helps allows enable enables lets allow helping enabling', new RegExp(`\\b(?:for|help(?:s|ing)?(?! of\\b)|allow(?:s|ing)?|enabl(?:es?|ing)|lets?|intended users are|used by|aimed at) (?:use by |both |other |any |all |\\w+ and |\\w+ ){0,2}${audience}\\b(?! (?:guide|manual|guidance|interface|reviews?|profiles?|experience|agreement|id))`)),
  phrase(persons.slice(3, -1).replaceAll('|', ' '), new RegExp(`\\bfor (?!more|further|each|details|every)(?:[\\w'’&-]+ ){2,4}${persons}\\b`)),
  phrase('tuned finetuned finetune fine', /\b(?:can|could|should|to) (?:also |then |easily |further )?(?:be )?(?:fine-?tuned?|adapt(?:ed)?) (?:[\w-]+ ){0,5}?(?:for|on|to) (?:\w+ ){0,3}(?:tasks?|downstream|applications?|use cases?)\b/),
  phrase('help', /\b(?:this|these|it|dataset|data|model|which|tool|corpus)\b[^.]{0,30}\b(?:can|could|may|will) help (?:in |with )?(?:solving|training|building|understanding|creating|detecting|predicting|identifying|improving|train|build|understand|create|detect|predict|identify|solve|improve)\b/),
  phrase('made built used', /\b(?:made|built|supposed|optimi[sz]ed) to be (?:\w+ly )?(?:used|run|combined|deployed|plugged|fine-?tuned)\b/),
  phrase('demonstration demo testing educational illustration teaching evaluation demonstrative illustrative prototyping experimentation', /\bfor (?:[\w-]+ (?:and |or |, ?)?){0,4}(?:demonstration|demo|testing|educational|illustration|teaching|demonstrative|illustrative|prototyping|experimentation)(?: purposes?| use)? only\b|\b(?:only|purely|strictly|solely) for (?:[\w-]+ ){0,3}(?:demonstration|demo|testing|educational|illustration|teaching|prototyping|experimentation)\b/),
  phrase('works work performs excels good great', /\b(?:it|this|which|model|and|dataset) (?:also )?(?:works?|performs?) (?:very |really |quite |particularly |especially )?(?:well|best|great) (?:for|at) (?!me\b|us\b|the (?:most|first)\b|\d)\w+|\bexcels? (?:at|in) \w+/),
  phrase('focused focuses focusing', /\bfocus(?:ed|es|ing) on (?:providing|helping|delivering|supporting|assisting)\b/),
  phrase('use', /\b(?:you can|you may|we|people|to|please|may|should|feel free to) use (?:it|this|these|them|the|our)(?: [\w-]+){0,5}? (?:to (?!the\b)|for |as an? |in (?:your|any|research|production))|^use it (?:to|for|as)\b|\bfor use (?:in|with|by|as)\b|\bused in (?:production|research)\b|\buse of (?:this|the|our) \w+ is (?:\w+ )?for\b|^(?:\W*)use for \w+/),
  phrase('application applications tasks task ready research cases case', /\b(?:potential|downstream|possible|various|real-world|practical) applications?\b|\bready to be used\b|\bresearch (?:preview|release|prototype|resource|output)\b|\btasks? (?:is to|aims?|are)\b|\buse[- ]cases? (?:are|include|is)\b/),
];

/** Of a dataset or a Space: in a model's card these words tell how the model was made. */
const meantForData = [
  phrase('study studies research analysis experiments exploration', /\bfor (?:\w+ ){0,2}(?:study|studies|research|analysis|experiments|exploration)\b(?! (?:area|papers?|groups?|teams?|questions?|articles?))/),
  phrase('enables enable enabling allows allowing supports tests', /\b(?:enabl(?:es?|ing)|allow(?:s|ing)?|supports?) (?:the )?(?:testing|evaluat\w+|stud(?:y|ies|ying)|analysis|research|benchmarking|development|training|exploration|comparison)\b|\btests? the (?:ability|capability|robustness|knowledge)\b/),
  phrase('trained evaluated benchmarked', /\b(?:models?|algorithms|systems?|classifiers?) can be (?:\w+ )?(?:trained|evaluated|benchmarked)\b/),
  phrase('train training evaluate evaluating fine finetune benchmark benchmarking test testing study measure', /\b(?:to|for|used in|useful in) (?:\w+ and )?(?:train|training|evaluate|evaluating|evaluation of|fine-?tun\w+|finetun\w+|benchmark|benchmarking|testing|test|study|studying|measure|measuring|assess|assessing|develop|developing|analy[sz]\w+)(?: and \w+)?,? (?!on\b|results?\b|loss\b|set\b|data\b|split\b|code\b|script\b|procedure\b|details?\b|this\b|the model\b|was\b|is\b|for\b|it\b|time\b|hyper\w*|curve|with\b|your\b|section|and\b|took)(?:\w+|")/),
];
const meantInOthers = [...meant, ...meantForData];

/** Words for tasks that stand after `for` in `a checkpoint for Nepali speech recognition`. */
const task = '(?:(?!hugging|training|learning|being|thing|string|following|including|using|finetuning|fine-tuning|loading)\\w+ing|classification|generation|recognition|detection|translation|summari[sz]ation|q&a|qa|text-to-speech|speech-to-text|tts|asr|ner|segmentation|retrieval|analysis|search|modell?ing|extraction|forecasting|prediction|tagging|parsing|roleplay\\w*|inference|diffuser|observation|conversion|synthesis|recommendation|inpainting|migration|competition|hackathon|shared task|task|tasks|identification|estimation|verification|compliance|developers|runner|audits?|review|assessment|platform|monitoring|management|diagnosis|tests?|demo|lookup|discovery|comparison|education|completion|creation|correction|simplification|disambiguation|resolution|similarity|navigation|visuali[sz]ation|calculation)';
const forTask = new RegExp(`\\bfor (?!example|instance|more|further|details?|each|all|every|the (?:paper|code|first|most|full)|both|its|training|\\d|our|unconditional|better|\\w+ epochs)(?:[\\w'’/&*()-]+ ){0,6}?\\**(?:[a-z]+-)?${task}\\b`);
const artefact = /\b(?:model|version|checkpoint|dataset|corpus|collection|benchmark|tool|tools|api|backend|server|demo|app|application|platform|suite|pipeline|llm|transformer|lora|adapter|speech-to-text|classifier|engine|system|service|bot|assistant|resource|framework|leaderboard|calculator|\w*bert\w*|gpt\S*|m?t5\S*|bart|(?:fine-?tuned|finetuned) (?:on|using|with)|it['’]s been trained|it (?:was|is|has been) trained)\b/;
/** Sentences on how to load it, or on what others have used, that look like a purpose. */
const howTo = /^(?:we|i) used?\b|^(?:transfer learning|proposed (?:by|in)|introduced (?:by|in))\b|\(\d{4}\)[.,]|\b(?:predictions generated by|for (?:reproducib\w+|comparison|simplicity|convenience|clarity|illustrat\w+|legal|copyright|backwards?[- ]compatibility) (?:purposes?|reasons?)|my own (?:personal )?use|is a project that aims|those who (?:do not|don['’]t|are not)|convert back|not for (?:\w+ )?(?:commercial|production|clinical|medical)|aims? to \**(?:pre-?)?train|we (?:present|report|show) the (?:\w+ )?results|a prediction head for|this section|as follows|by modifying|just like any|instance_prompt|open access|how to use|as usual|example below|code below|following code|not (?:ready|intended|suitable|meant|designed|recommended)|should not|must not|cannot|can't|can not|(?:use|usage|used|load\w*|run\w*|inference) (?:\w+ ){0,3}with transformers|license|licen[sc]ed|is suitable for commercial|(?:was|were|been) used (?:for|to|in|as|during|by) |used during|used in the paper|for training and \w+, please|please cite|if you (?:use|are to use|want to use)|commercial or non|(?:modify|free to use|modify and use) (?:\S+ ){0,4}commercial\w*)\b|published results|rl zoo|templated space|create your own|by contrast|thanks|used for training|attempting|^(?:to use|to load|to run|see|please|for more|the model can be used directly)\b/;
/** Words of training: what is `used for` there is no purpose of the artefact. */
const technical = /\b(?:optimizer|learning rate|linear|tokeni[sz]ation|hyperparameters|to develop (?:our|the|this)|method specifically|cross-attention|causal masking)\b/;
/** A purpose in so many words, which stands even among technical ones. */
const plainly = /\b(?:intended|designed|meant|suited|suitable|ideal|perfect|useful|aimed) (?:for|to|as)\b|\b(?:purpose|goal|aim) (?:of|is|was)\b|\bfor (?:[\w-]+ ){0,3}(?:demonstration|testing|teaching|prototyping)(?: purposes)? only\b/;
/** `A demo for …` of a Space. */
const spaceFor = /\b(?:demo|demonstration|backend|frontend|api|tool|app|application|server|service|dashboard|platform|bot|chatbot|assistant|agent|interface|playground|environment|space|website|portal|engine|explorer|viewer|leaderboard|visuali[sz]er)s? (?:\w+ )?(?:for|to|powering|behind|that (?:helps?|lets?|allows?|enables?|powers))\b/;
/** What a metadata list calls the purpose. */
const useLabels: ReadonlySet<string> = new Set(['task', 'tasks', 'downstream task', 'downstream tasks', 'downstream-task', 'downstream-tasks', 'supported task', 'supported tasks', 'intended use', 'intended uses', 'intended user', 'intended users', 'intended usage', 'direct use', 'downstream use', 'primary use', 'use case', 'use cases', 'purpose', 'goal', 'application', 'applications', 'target audience', 'audience']);

export default defineDisclosure({
  id: 'intended-use',
  summary: 'Says what it is meant to be used for, or by whom',
  *detect(card, kind) {
    const under = card.under('intended-use').filter(ownWords);
    const labelled = card.labelled('intended-use').filter((s) => ownWords(s) && !ofPredictions(s));
    const said = card.said(...(kind === 'model' ? meant : meantInOthers)).filter((s) => mayFit(s) && fits(s));
    const soon = said.filter(early);
    const elsewhere = card.saidElsewhere('intended-use').filter(inPlace);
    const served = serving(card, kind);
    yield* under.slice(0, 2);
    yield* labelled.slice(0, 1);
    yield* soon.slice(0, 1);
    yield* elsewhere.slice(0, 1);
    if (kind === 'dataset') for (const key of ['task_categories', 'task_ids']) if (filled(card.data[key]).some((id) => !/^other\b/.test(id))) yield { key: [key] };
    yield* served.slice(0, 1);
    for (const more of [under, labelled, soon, elsewhere, served, said]) yield* more;
    if (kind === 'space') for (const { level, index, heading, span } of card.sections) if (level === 1 && index === 1 && forPersons.test(heading.toLowerCase())) yield span;
  },
  examples: [
    { title: 'A purpose', card: '# Lugha\n\nIt is intended for journalists who read Swahili.\n', lines: [3] },
    { title: 'A task that a checkpoint is for', card: '# Lugha\n\nA fine-tuned checkpoint for Swahili speech recognition.\n', lines: [3] },
    { title: 'Tasks in a data set’s metadata', kind: 'dataset', card: '---\ntask_categories:\n- translation\n---\n# Lugha\n', lines: [2] },
    { title: 'Tags of a model are no purpose', card: '---\npipeline_tag: translation\n---\n# Lugha\n', lines: [] },
    { title: 'What a Space is for', kind: 'space', card: '# Lugha\n\nBackend for the reading app of the Lamu library.\n', lines: [3] },
    { title: 'Under a Japanese heading', card: '# Lugha\n\n## 想定される用途\n\n- スワヒリ語のニュースを読む\n', lines: [5] },
    { title: 'An audience some words behind', kind: 'dataset', card: '# Lugha\n\nHeadlines collected for the evening school’s second-year students.\n', lines: [3] },
    { title: 'A clause before a colon, in Chinese', card: '# Lugha\n\n此模型由斯瓦希里语新闻训练而成，适用于标题翻译场景，例如：\n\n- 体育\n', lines: [3] },
    { title: 'A purpose among the instructions', kind: 'dataset', card: '# Lugha\n\n## How to use the dataset\n\nThis dataset is perfect for anyone who studies headlines.\n', lines: [5] },
    { title: 'Under what one can do', kind: 'dataset', card: '# Lugha\n\n## What you can measure with Lugha\n\n- Reading speed by region\n', lines: [5] },
    { title: 'A downstream task by its label', card: '# Lugha\n\n**Language:** Swahili\n**Downstream-task:** Question answering\n', lines: [4] },
    { title: 'A project’s aim', card: '# Lugha\n\nThe Lamu project aims to pretrain a model on the press of the coast.\n', lines: [] },
    { title: 'A show only', kind: 'space', card: '# Lugha\n\nA mocked page for demonstration only.\n', lines: [3] },
    { title: 'No task is named', kind: 'dataset', card: '---\ntask_categories:\n- other\n---\n# Lugha\n', lines: [] },
    { title: 'A function alone', card: '# Lugha\n\nLugha extracts place names from Swahili headlines.\n', lines: [] },
    { title: 'Only how to load it', card: '# Lugha\n\n## Intended uses & limitations\n\n#### How to use\n\n```python\nload("lugha")\n```\n', lines: [] },
    { title: 'A use denied', card: '# Lugha\n\nLugha is not intended for courts.\n', lines: [] },
    { title: 'A template gap', card: '# Lugha\n\n## Direct Use\n\n[More Information Needed]\n', lines: [] },
  ],
});

const aboutOthers = /^(?:papers?|title|citation|publication|code|repository|link|github|license|note|homepage)$/;
const closed = new Set(['usage-example', 'training-procedure', 'training-data', 'license', 'citation', 'contact', 'out-of-scope-use', 'evaluation-results', 'evaluation-setup', 'acknowledgements', 'references', 'data-structure', 'hardware', 'training-time', 'environment', 'annotation-process', 'source-data', 'changes']);

/** Whether a statement stands where a purpose may be told. */
const mayFit = ({ form, section }: Statement): boolean => form !== 'row' && (inPlace({ section }) || amongOthers(section));
/** Where a plain purpose counts even so. */
const amongOthers = ({ concepts }: Statement['section']): boolean => concepts.has('usage-example') || concepts.has('out-of-scope-use');

/** Whether a statement that may fit speaks of the artefact itself. */
function fits({ lower, section, label }: Statement): boolean {
  if (howTo.test(lower) || (label !== null && aboutOthers.test(label.toLowerCase()))) return false;
  if (technical.test(lower) && !plainly.test(lower)) return false;
  // What a data set or tool of another is made for: `X is a benchmark designed to measure …`.
  if (section.index > 1 && lower.includes('benchmark') && /^\S+(?: \([^)]*\))? is an? (?:[\w-]+ ){0,3}benchmark\b/.test(lower) && /\b(?:evaluat\w+|measur\w+)\b/.test(lower)) return false;
  return inPlace({ section }) || (/^(?:this|the|our|it)\b/.test(lower) && plainly.test(lower));
}

/** Not below a heading on something else; the card's own title is no such heading. */
function inPlace({ section }: Pick<Statement, 'section'>): boolean {
  if (section.level <= 1) return true;
  let at: Statement['section'] = section;
  while (at.concepts.size === 0 && at.parent && at.parent.level > 1) at = at.parent;
  for (const concept of at.concepts) if (closed.has(concept)) return false;
  return true;
}

/** The task of an evaluation job is what was run, not what its output is for. */
const ofPredictions = ({ lead, label, section }: Statement): boolean => (label?.toLowerCase() === 'task' && /\b(?:ppo|sac|dqn|ddpg|td3|rpo|cem)\b/i.test(section.heading)) || lead !== null && /\b(?:predictions?|evaluat\w+) .{0,80}\btask and dataset\b/i.test(lead);
const forPersons = new RegExp(`\\bfor (?:[\\w'’&-]+ ){0,4}${persons}\\b`);

function early({ section, index }: Statement): boolean {
  return index < 60 || section.concepts.has('description');
}

function ownWords({ lower, form, label }: Statement): boolean {
  return form !== 'row' ? lower.length > 160 || !/\b(?:this section|not (?:yet )?(?:ready|suitable|recommended|meant|intended) (?:to|for)\b(?!.*\bbut\b)|n['’]t expect|we (?:present|report|show) the|how to use|following code|code below|more info\w* needed)\b/.test(lower) : (label === null || lower.length > 3) && !/\d\.\d/.test(lower);
}

/** Statements from the top among which a checkpoint says what it serves. */
const top = 40;

/** `A checkpoint for Nepali speech recognition`, near the top. */
function serving({ statements }: Card, kind: Kind): Statement[] {
  const found: Statement[] = [];
  for (const s of statements) {
    if (s.index >= top) break;
    if (!s.placeholder && mayFit(s) && serves(s, kind) && fits(s) && !ofPredictions(s)) found.push(s);
  }
  return found;
}

const serves = ({ lower, label }: Statement, kind: Kind): boolean => (lower.includes('for ') && forTask.test(lower) && artefact.test(lower)) || (kind === 'space' && spaceFor.test(lower)) || (label !== null && useLabels.has(label.toLowerCase()));
