import { defineFramework } from '../engine/define-framework.ts';
import { phrase } from '../engine/phrase.ts';
import type { Reading } from '../engine/types.ts';
import { valuesItems, valuesSource } from '../facts/values-evaluation.ts';
import { gateSays } from '../recognise/gate.ts';
import { modelName } from '../recognise/model-names.ts';
import { readAsks, type Ask } from '../recognise/told.ts';
import { valuesIn } from '../recognise/values.ts';
import { artefactOf } from '../snapshot/artefact.ts';

const items = '(?:statements?|items?|sentences?|questions?|prompts?|texts?|tweets?|posts?|articles?|comments?|scenarios?)';
const amount = '(?:\\d[\\d,.]*|two|three|four|five|six|seven|eight|nine|ten)';

const ofData: readonly Ask[] = [
  { id: 'val-languages-contexts', keys: ['language'], disclosed: { language: null }, figure: new RegExp(`\\b${amount} (?:\\w+ ){0,2}(?:languages|countries|national contexts|contexts|cultures|regions|nations)\\b`), said: [phrase('countries contexts cultures nations', new RegExp(`\\b${amount} (?:\\w+ ){0,2}(?:countries|contexts|cultures|nations)\\b`))] },
  { id: 'val-topics', under: /^(?:topics?|issues|subjects|topic areas)$/, label: /^(?:topics?|targets?|issues|themes)$/, figure: new RegExp(`\\b${amount} (?:\\w+ ){0,3}(?:topics|issues|themes|targets|targeted topics)\\b`), said: [phrase('topics topic issues targets themes immigration abortion lgbtq lgbtqi surrogacy welfare', new RegExp(`\\b${amount} (?:\\w+ ){0,3}(?:topics|issues|themes|targets|targeted topics)\\b|\\b(?:topics?|issues|targets?|themes)\\b[^.]{0,60}\\b(?:include|are|is|such as|cover\\w*|:)|\\b(?:immigration|abortion|lgbtqi?\\+?|surrogacy|social welfare|disability rights|gun control|euthanasia|death penalty)\\b`))] },
  { id: 'val-source-kind', disclosed: { 'source-data': null }, label: /^(?:data producer organi[sz]ation|type of organi[sz]ation|data source|source url|source|producer)$/, said: [phrase('government governments news parties party civil society ngo survey surveys agencies parliament twitter reddit weibo', new RegExp(`\\b${items}\\b[^.]{0,80}\\b(?:from|by|of)\\b[^.]{0,60}\\b(?:governments?|news (?:agenc\\w+|outlets?|sites?)|(?:political )?part(?:y|ies)|civil society|ngos?|surveys?|parliaments?|twitter|reddit|weibo|websites?)\\b`))] },
  { id: 'val-source-rights', under: /^(?:source (?:rights|licen[cs]es?)|rights of the sources?)$/, said: [phrase('copyright rights permission permissions license licence licensed public domain quotation fair terms', /\b(?:sources?|source texts?|original (?:texts?|authors?|statements?|data)|government|news|press|party)\b[^.]{0,80}\b(?:copyright|public domain|rights?|permissions?|licen[cs]\w*|fair use|quot\w+ right|terms of (?:use|service))\b|\b(?:copyright|permissions?|rights)\b[^.]{0,60}\b(?:sources?|original|authors?|publishers?|producers?)\b/)] },
  { id: 'val-translation', said: [phrase('translated translation translations original untranslated translator translators', /\btranslat\w+\b|\boriginal languages?\b|\buntranslated\b|\bin (?:its|their) original\b/)], label: /^(?:english )?translation$/, never: /\b(?:machine translation (?:task|model|system)|translation task|neural machine)\b/, topic: /translat/ },
  { id: 'val-selection', under: /^(?:curation rationale|selection(?: criteria)?|sampling|statement selection)$/, figure: new RegExp(`\\b${amount} ${items}\\b`), said: [phrase('selected chosen sampled balanced balance criteria curated handpicked picked', new RegExp(`\\b${items}\\b[^.]{0,80}\\b(?:(?:were|was|are|is) (?:\\w+ )?(?:selected|chosen|sampled|picked|curated|balanced))\\b|\\b(?:selected|chose|sampled|picked)\\b[^.]{0,60}\\b${items}\\b|\\bselection criteria\\b|\\b(?:they|these|those) were (?:\\w+ )?(?:selected|chosen|sampled|picked)\\b|\\b(?:topics?|languages?|stances?)\\b[^.]{0,30}\\bbalanced\\b|\\bbalanced?\\b[^.]{0,60}\\b(?:topics?|languages?|stances?)\\b`))] },
  { id: 'val-label-set', under: /^(?:labels?(?: set| scheme)?|value labels|label definitions|label meanings|classes|categories)$/, label: /^labels?$/, figure: new RegExp(`\\b${amount} (?:\\w+ ){0,2}(?:labels|classes|categories)\\b`), said: [phrase('labels label classes categories annotated favor against none', new RegExp(`\\b${amount} (?:\\w+ ){0,2}(?:labels|classes)\\b|\\blabels?\\b[^.]{0,40}\\b(?:are|is|include|indicat\\w+|one of|mean\\w*|:)|\\b(?:annotated|labell?ed) (?:as|with|for)\\b|\\bfavou?r\\b[^.]{0,20}\\bagainst\\b`))] },
  { id: 'val-annotation-stages', disclosed: { 'annotation-process': /./ }, figure: /\b(?:kappa|alpha|agreement|consensus|κ|α)\b[^.]{0,60}\d|\d\s?%[^.]{0,40}\bagree|\b(?:two|three|four|five|six|\d+) (?:rounds|stages|steps|passes)\b/, said: [phrase('kappa krippendorff agreement consensus rounds stages adjudicated', /\b(?:cohen|fleiss|krippendorff)\b|\b(?:kappa|inter-?(?:annotator|rater|coder) agreement)\b|\b(?:two|three|four|five|six|\d+) (?:rounds|stages)\b[^.]{0,60}\b(?:annotat|label|review)\w*|\bconsensus (?:label|annotation)s?\b/)], topic: /annotat|agreement/ },
  { id: 'val-annotators', disclosed: { annotators: /^(?!.*no-annotation)/ }, figure: new RegExp(`\\b${amount} (?:\\w+ ){0,3}(?:annotators|labell?ers|authors|students|workers|raters|coders|people|speakers)\\b`), topic: /annotator/ },
  { id: 'val-stance-none', under: /^(?:content (?:warning|note)|disclaimer|warning)$/, said: [phrase('endorse endorsement endorsed reflect represent views offensive disturbing harmful inclusion disclaimer', /\b(?:not|never|no)\b[^.]{0,40}\b(?:endors\w+|reflect\w*|represent\w*|agree\w* with|share)\b[^.]{0,60}\b(?:views?|opinions?|positions?|values?|authors?|statements?|content)\b|\binclusion\b[^.]{0,40}\bnot\b|\b(?:not|no) endors\w+\b|\b(?:may|might|can|could)\b[^.]{0,40}\b(?:offensive|disturbing|upsetting|harmful|toxic)\b|\bcontent warning\b/)] },
  { id: 'val-not-for-training', said: [phrase('train training evaluation test', /\b(?:not|never|barred|prohibited|refrain)\b[^.]{0,60}\b(?:for|used? (?:for|to)|to|from) (?:\w+ )?train(?:ing)?\b|\b(?:only|solely|exclusively|intended) (?:\w+ ){0,3}(?:for|as) (?:\w+ )?(?:evaluation|testing|a test|an evaluation)\b|\btest split only\b|\bevaluation only\b|\bno train(?:ing)? split\b/)], also: ({ card }) => gateSays(card, /not (?:to )?(?:use|train)|for evaluation/) },
  { id: 'val-gaps', disclosed: { limitations: /^(?!.*\b(?:opinions?|views?|endors\w+)\b.{0,40}\bauthors?\b)/ } },
  { id: 'val-curator-funder', label: /^(?:curated by|funded by|shared by|curators?|funding|funders?)(?: \[?optional\]?)?$/, disclosed: { authors: null }, said: [phrase('funded sponsored funding', /\b(?:funded|sponsored|supported) by\b/)] },
  { id: 'val-contact', disclosed: { contact: null } },
];

const ofEvaluation: readonly Ask[] = [
  { id: 'vev-models', said: [phrase('model models llama mistral qwen gemma gpt4 gpt claude gemini command mixtral falcon bloom', new RegExp(`\\b(?:evaluat\\w+|test\\w*|prompt\\w*|compar\\w+|asked|models?)\\b[^.]{0,80}${modelName}`))] },
  { id: 'vev-prompt', under: /^prompts?(?: templates?)?$/, said: [phrase('prompt prompts prompted system template', /\b(?:prompts?|prompted)\b[^.]{0,80}\b(?:with|as follows|template|wording|was|were|is|are|asks?|asked|language|below|:|do you agree)\b|\bsystem prompt\b|\bchat template\b/)] },
  { id: 'vev-setup', said: [phrase('log logprob logprobs probabilities likelihood free long open multiple next generation', /\blog-?prob\w*\b|\blog-?likelihoods?\b|\bnext[- ]token\b|\b(?:token|answer|option) (?:log-?)?probabilit\w+|\b(?:free|long|open)[- ](?:form|text|ended)\b|\bmultiple[- ]choice\b|\bfree answers?\b/)] },
  { id: 'vev-decoding', figure: /\d/, said: [phrase('temperature greedy seed top sampling tokens samples', /\btemperature\b|\bgreedy(?: decoding)?\b|\btop[-_ ]?[pk]\b|\bseeds?\b|\bmax(?:imum)?(?: new)? tokens\b|\bsamples? per (?:item|prompt|question|statement)\b/)] },
  { id: 'vev-language', figure: /\d/, said: [phrase('language languages topic topics country countries', /\b(?:per|by|for each|in each|for every|broken down by|each) (?:\w+ )?(?:language|topic|country|region)\b|\b(?:language|topic|country)[- ]wise\b/)] },
  { id: 'vev-translation', said: [phrase('translated translations original', /\btranslat\w+\b[^.]{0,100}\b(?:original|apart|separate\w*|than|versus|vs|score\w*|refus\w*|agree\w*)\b|\boriginal\b[^.]{0,60}\btranslat\w+/)] },
  { id: 'vev-refusal', figure: /\d\s?%|\b\d+ (?:of|out of) \d|\b0?\.\d+\b|\|\s*\d/, said: [phrase('refusal refusals refused refuses refuse declined abstain abstained abstentions unanswered', /\brefus(?:als?|ed|es|e) ?(?:rates?|to|were|was|are|counted|\w*)\b|\b(?:declin\w+|abstain\w*|abstention\w*)\b[^.]{0,40}\b(?:answer|respond|counted|rate)\w*|\bunanswered\b/)], topic: /refus/ },
  { id: 'vev-coding', said: [phrase('coded coders coder judge judged annotators raters rated', /\b(?:answers?|responses?|outputs?|generations?)\b[^.]{0,60}\b(?:were|was|are|is) (?:\w+ )?(?:coded|rated|judged|labell?ed|annotated|classified|scored)\b|\bllm[- ]as[- ](?:a[- ])?judge\b|\bjudge model\b|\b(?:two|three|\d+) (?:coders|raters|annotators)\b|\binter-?coder\b/)] },
  { id: 'vev-uncertainty', figure: /\d/, said: [phrase('interval intervals deviation error errors bootstrap statements items questions prompts ci', new RegExp(`\\bconfidence intervals?\\b|\\bstandard (?:errors?|deviations?)\\b|±|\\bbootstrap\\w*\\b|\\b95 ?% ci\\b|\\b${amount} (?:\\w+ ){0,2}(?:statements|items|questions|prompts)\\b`))] },
  { id: 'vev-claim', said: [phrase('hold holds believe believes mean means values interpreted agreement', /\b(?:not|never|no)\b[^.]{0,60}\b(?:hold|holds|believe|believes|has|have|mean|means|imply|implies)\b[^.]{0,60}\b(?:values?|opinions?|beliefs?|views?|stance)\b|\bshould not be (?:read|interpreted|taken)\b|\bagree(?:ment|s|d)? (?:only )?under (?:this|a|the|one) prompt\b/)] },
  { id: 'vev-labels', figure: /\d/, said: [phrase('label labels category categories value', /\b(?:per|by|for each|in each) (?:value )?(?:label|category|value)\b/)] },
];

const apart: Reading = { status: 'not-applicable', proofs: [] };

export default defineFramework({
  id: 'values-evaluation',
  title: 'Values and culture',
  summary: 'What is told of data on values, opinions and norms, and of how models were evaluated on them',
  kinds: ['model', 'dataset'],
  items: valuesItems.map(({ id, title }) => ({ id, title })),
  sources: [valuesSource],
  read(snapshot) {
    const { copy, trial, output } = artefactOf(snapshot);
    const values = copy || trial || output ? null : valuesIn(snapshot);
    if (!values) return 'not-applicable';
    const readings = { ...(values.data ? readAsks(snapshot, ofData) : {}), ...(values.evaluation ? readAsks(snapshot, ofEvaluation) : {}) };
    for (const { id, of } of valuesItems) if (of === 'data' ? !values.data : !values.evaluation) readings[id] = apart;
    // On a model's own card the model is the one that the card is of.
    if (snapshot.kind === 'model') readings['vev-models'] = apart;
    return readings;
  },
  examples: [
    {
      title: 'A hand-written set on values', kind: 'dataset',
      card: '---\nlicense: cc-by-4.0\nlanguage:\n- sw\n- fr\n---\n\n# Maadili\n\nValue-laden statements in two languages from four countries, on five topics, among them immigration and disability rights.\n\n- **Curated by:** University of Acme\n- **Funded by:** Acme Foundation\n\n## Source data\n\nStatements were taken from governments, news agencies and parties; government texts are in the public domain. They were selected so that topics are balanced. Nothing was translated by a machine; an English translation stands beside each original.\n\n## Labels\n\n- `right to health`: everyone may see a doctor\n\n## Annotation process\n\nFive annotators labelled in three rounds and reached a kappa of 0.71.\n\n## Considerations\n\nInclusion of a statement is not an endorsement. It is intended only for evaluation and not for training.\n\n## Limitations\n\nViews from the countryside are missing.\n\n## Contact\n\nmaadili@example.org\n',
      covers: {
        'val-languages-contexts': 'reported-with-number', 'val-topics': 'reported-with-number', 'val-source-kind': 'reported', 'val-source-rights': 'reported', 'val-translation': 'reported', 'val-selection': 'reported', 'val-label-set': 'reported', 'val-annotation-stages': 'reported-with-number', 'val-annotators': 'reported-with-number',
        'val-stance-none': 'reported', 'val-not-for-training': 'reported', 'val-gaps': 'reported', 'val-curator-funder': 'reported', 'val-contact': 'reported',
        'vev-models': 'not-applicable', 'vev-prompt': 'not-applicable', 'vev-setup': 'not-applicable', 'vev-decoding': 'not-applicable', 'vev-language': 'not-applicable', 'vev-translation': 'not-applicable', 'vev-refusal': 'not-applicable', 'vev-coding': 'not-applicable', 'vev-uncertainty': 'not-applicable', 'vev-claim': 'not-applicable', 'vev-labels': 'not-applicable',
      },
    },
    {
      title: 'A model evaluated on opinions',
      card: '# Hadithi 7B\n\nA language model.\n\n## Values evaluation\n\nOn 400 statements of GlobalOpinionQA the model was prompted with the question in each language at temperature 0; ratings come from the log-probabilities of the options. Refusals were counted apart: 12 % in Swahili, 31 % in English. Agreement under this prompt does not mean that the model holds a value.\n',
      covers: {
        'val-languages-contexts': 'not-applicable', 'val-topics': 'not-applicable', 'val-source-kind': 'not-applicable', 'val-source-rights': 'not-applicable', 'val-translation': 'not-applicable', 'val-selection': 'not-applicable', 'val-label-set': 'not-applicable', 'val-annotation-stages': 'not-applicable', 'val-annotators': 'not-applicable', 'val-stance-none': 'not-applicable', 'val-not-for-training': 'not-applicable', 'val-gaps': 'not-applicable', 'val-curator-funder': 'not-applicable', 'val-contact': 'not-applicable',
        'vev-models': 'not-applicable', 'vev-prompt': 'reported', 'vev-setup': 'reported', 'vev-decoding': 'reported-with-number', 'vev-language': 'reported-with-number', 'vev-refusal': 'reported-with-number', 'vev-uncertainty': 'reported-with-number', 'vev-claim': 'reported',
      },
    },
    { title: 'Values of another sort', kind: 'dataset', card: '# House values\n\nPrices of 400 houses, with missing values.\n', covers: 'not-applicable' },
  ],
});
