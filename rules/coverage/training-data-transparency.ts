import { defineFramework } from '../engine/define-framework.ts';
import { phrase } from '../engine/phrase.ts';
import { filled } from '../engine/values.ts';
import { trainingDataItems, trainingDataSources } from '../facts/training-data-transparency.ts';
import { gateSays } from '../recognise/gate.ts';
import { swhidsIn } from '../recognise/swhids.ts';
import { readAsks, type Ask } from '../recognise/told.ts';
import { trainingCorpusOf } from '../recognise/training-corpus.ts';
import { artefactOf } from '../snapshot/artefact.ts';
import { taskOf } from '../snapshot/task.ts';

/** An amount of data, or a part of it; not the size of a model. */
const share = /(?:^|[|(]\s*)\d[\d.]*\s?%|\d\s?% (?:of|from|web|code|books|english|the)\b|\b\d[\d.,]*\s?(?:gb|tb|gib|tib|mb|gigabytes|terabytes)\b|\b\d[\d.,]*\s?(?:k|m|b|t|bn|thousand|million|billion|trillion)?\+? (?:(?!param)[\w-]+ ){0,3}(?:tokens(?! per)|words|files|documents|articles|abstracts|books|pages|sentences|tweets|repositories|examples|rows|samples|sequences|lines|images|hours)\b/;
const year = /\b(?:19|20)\d\d\b/;
const source = '(?:data|corpus|corpora|documents?|files?|pages|repositories|code|text|examples?|samples|sources?)';

const asks: readonly Ask[] = [
  { id: 'td-sources', keys: ['datasets'], disclosed: { 'training-data': null, 'source-data': /^(?!source_datasets: - original$)/ }, figure: share },
  {
    id: 'td-cutoff', figure: year,
    said: [
      phrase('cutoff cut snapshot snapshots dump dumps archive crawled collected scraped downloaded until up crawl retrieved gathered performed cloned mined', /\b(?:knowledge |data |training )?cut-?off\b[^.]{0,60}\b(?:19|20)\d\d\b|\b(?:snapshots?|dumps?|archive|crawled|crawls?|collected|scraped|downloaded|retrieved|gathered|performed|cloned|mined)\b[^.]{0,60}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d(?:[-/.]\d\d)?(?:[-/.]\d\d)? (?:\w+ )?(?:snapshots?|dumps?|archive|crawls?)\b|\b(?:until|up to|as of|prior to|through) (?:the )?(?:\w+ ){0,3}(?:19|20)\d\d\b/),
    ],
    label: /cut-?off|data freshness|snapshot|crawl date/, where: year, never: /\bcarbon|\blicen[cs]e agreement|\bcopyright|\brelease date\b/, topic: /cut-?off|snapshot/,
  },
  {
    id: 'td-version',
    said: [phrase('version revision v1 v2 v3 release commit dedup', /\b(?:the stack|data ?set|corpus|corpora|dump|data|c4|pile|oscar|wikipedia|laion)\b[^.]{0,30}[ (](?:v|version |revision |release |commit )\.?\s?\d[\w.-]*|\bversion \d[\w.-]* of (?:the )?(?:\w+ ){0,3}(?:data|corpus|stack|data ?set)\b|\brevision `?[0-9a-f]{7,40}\b/)],
    also: ({ card, kind }) => (kind === 'dataset' && filled(card.data['version']).length > 0 ? [{ key: ['version'] }] : []),
  },
  {
    id: 'td-selection', figure: share,
    said: [phrase('filtered filter filtering filters excluded exclude removed kept discarded dropped selected heuristic heuristics quality threshold', new RegExp(`\\b(?:filter(?:ed|ing|s)?|exclud\\w+|discard\\w+|dropp?ed|kept only|only kept|select(?:ed|ing)|remov(?:ed|ing))\\b[^.]{0,90}\\b(?:${source}|quality|language|lines|length|low|html|boilerplate|extensions?|licen[cs]es?)\\b|\\b${source}\\b[^.]{0,60}\\b(?:(?:was|were|are|is|been) (?:\\w+ )?(?:filtered|excluded|discarded|dropped|removed|selected|kept)|we (?:filter|exclude|remove|keep|select)\\w*)\\b|\\bquality (?:filter\\w*|classifier|heuristics?)\\b|\\bfiltering (?:pipeline|steps?|rules|process)\\b`))],
    under: /^(?:filtering|data filtering|selection|curation rationale|data selection)$/, where: /filter|select|exclud|remov|\bonly\b|criteri|chosen|kept/, never: /\bpersonal (?:data|information)|\bpii\b|duplicat|\beach batch\b|\bthe outputs?\b|\bboundaries\b|\bpossible to filter\b|\black of\b|\b(?:safety filter|content filter|filtering of outputs|filter the output|top[_-]?k|please)\b/, topic: /filter|select/,
  },
  {
    id: 'td-licence-method', figure: /\d\s?%|\b\d[\d.,]* (?:\w+ )?licen[cs]es\b/,
    said: [phrase('license licenses licence licences licensed scancode spdx permissive permissively licensing unlicensed copyleft', /\b(?:scancode|go-license-detector|licensee|spdx|blue oak)\b[^.]{0,80}\b(?:licen[cs]\w*|detect\w*|list)\b|\blicen[cs](?:e|es|ing)\b[^.]{0,80}\b(?:detect\w*|identified|determined|inferred|classif\w+|scancode|propagat\w+|metadata|extracted|github api|gharchive)\b|\b(?:detect\w*|identif\w+|determin\w+|extract\w+|filter\w*)\b[^.]{0,60}\blicen[cs]es?\b|\b(?:only|solely|exclusively)?\s?(?:permissively|permissive)(?:ly)?[- ]licen[cs]ed\b[^.]{0,60}\b(?:code|files?|repositories|documents|data sources?)\b|\b(?:code|files?|repositories|documents|data sources?)\b[^.]{0,60}\b(?:permissive(?:ly)?[- ]licen[cs]\w+|permissive licen[cs]es?|without (?:a |any )?licen[cs]e|no licen[cs]e|unlicensed|copyleft)\b/)],
    under: /^(?:licen[cs]es?(?: detection)?|licen[cs]e detection|source licen[cs]es)$/, where: /\d\s?%[^.]{0,60}(?:repositor|files)|\bdetect|\bfound\b/,
    never: /\b(?:this|the) (?:model|data ?set) is licen[cs]ed under\b|\bthe licen[cs]e of this\b/, topic: /licen[cs]e/,
  },
  {
    id: 'td-item-provenance',
    said: [phrase('swhid swhids url urls provenance hash hashes repository sha sha1 blob_id repo_name repo path source', /\bswhids?\b|\b(?:each|every|per)\b[^.]{0,60}\b(?:document|file|item|example|row|record|sample|entry)\b[^.]{0,60}\b(?:url|repository name|repo|provenance|hash|source id|identifier)\b|\b(?:url|repository name|provenance|hash|sha-?\d*)\b[^.]{0,40}\b(?:of|for) (?:each|every|the (?:original|source)) (?:document|file|item|page|example|row|repository)\b|\bprovenance (?:information|metadata|of each)\b/)],
    label: /^(?:url|source_url|repo(?:sitory)?_(?:name|url)|blob_id|content_id|swhid|sha\d*|original_path|max_stars_repo_name|path_in_repo|warc_\w+)$/, where: /[a-z]{2} [a-z]/, never: /^https?:/,
    also: ({ card }) => swhidsIn(card.text).slice(0, 1),
  },
  {
    id: 'td-dedup', figure: /\b(?:jaccard|similarity|threshold|hamming|minhash)\b[^.]{0,40}\d|\d\s?%|\b\d+-?grams?\b|\b\d[\d.,]*\s?(?:k|m|million|billion)? (?:hash\w*|perm\w*|duplicates|documents|files|pages)\b|\|\s*\d[\d.,]*\s*\|/,
    said: [phrase('deduplicated deduplication deduplicate dedup deduped duplicates duplicate duplicated minhash simhash', /\b(?:near-?|exact )?de-?dup\w*\b|\bminhash\b|\bsimhash\b|\b(?:near-?|exact )?duplicates?\b[^.]{0,60}\b(?:removed|dropped|filtered|discarded|eliminated|detect\w+)\b|\b(?:remov|drop|filter|discard|eliminat)\w+\b[^.]{0,60}\b(?:near-?|exact )?duplicates?\b/)],
    label: /dedup/, never: /-deduped\b(?![^.]*duplicat)|\bother (?:models|corpora)\b/, topic: /duplicat/,
  },
  { id: 'td-decontamination', disclosed: { decontamination: null }, figure: /\b\d+-?grams?\b|\b(?:humaneval|mbpp|gsm8k|mmlu)\b|\d\s?%/, topic: /contaminat|overlap/ },
  { id: 'td-personal-data', disclosed: { 'personal-data': /./ }, figure: /\d\s?%|\bf1\b|\b(?:precision|recall)\b|\b(?:two|three|four|five|six|seven|\d+) (?:kinds|types|categories|classes)\b/, topic: /personal|\bpii\b|e-?mail/ },
  {
    id: 'td-malware', figure: /\b\d[\d.,]* (?:files?|documents?|samples?|items?)\b|\d\s?%/,
    said: [phrase('malware malicious virus viruses clamav', /\bmalware\b(?=[^.]{0,100}\b(?:remov\w+|scan\w*|detect\w*|filter\w*|flag\w*|found|drop\w*|contain\w*|present|in the data)\b)|\b(?:remov\w+|scan\w*|detect\w*|filter\w*|flag\w*|search\w*|check\w*|contain\w*)\b[^.]{0,100}\bmalware\b|\bclamav\b|\bvirus(?:es)? (?:scan\w*|signatures|detect\w*)\b|\bmalicious (?:code|files?|software|scripts?)\b(?=[^.]{0,100}\b(?:remov\w+|scan\w*|detect\w*|filter\w*|flag\w*|found|may|might|contain\w*|present|data|training)\b)/)],
    never: /\b(?:generate|create|write|develop|produce|spread)\w*\b[^.]{0,40}\b(?:malware|malicious)\b/, topic: /malware|malicious/,
  },
  {
    id: 'td-opt-out', figure: /\b(?:19|20)\d\d\b|\b\d[\d.,]* (?:repositories|requests|users|accounts|authors|files|owners|organi[sz]ations)\b/,
    said: [phrase('opt opted optout robots takedown removal', /\bopt(?:ed|s|ing)?[- ]?(?:out|in)\b|\brobots\.txt\b|\b(?:take-?down|removal) (?:requests?|form|process|procedure|policy)\b|\bam i in the stack\b/)],
    disclosed: { consent: /opt(?:ed|ing)?[- ]?out|remov|take-?down|robots|delet/ },
    under: /^(?:opt[- ]?outs?(?: and removal)?|removal requests?|removal)$/, never: /\b(?:opt out of (?:the )?telemetry|opt[- ]in feature)\b/, topic: /opt[- ]?out|removal/,
  },
  {
    id: 'td-lookup',
    said: [phrase('search lookup membership attribution portrait portraits trace infini index stack', /\bsearch (?:index|tool|engine|demo|space|interface|the training (?:data|set|corpus))\b(?=[^.]{0,160}\b(?:data|corpus|code|training|generated|output|source|pre-?training|origin)\b)|\b(?:data ?portraits?|membership (?:test|check|query)|infini-?gram|am i in the stack|in-the-stack|attribution (?:tool|index|search))\b|\b(?:find|trace|check|see|look up)\b[^.]{0,60}\bwhere (?:the )?(?:generated|output) ?\w* (?:came|comes|come) from\b|\btrace\b[^.]{0,60}\b(?:outputs?|generations?)\b[^.]{0,40}\b(?:training|source)\b|\bsearch\b[^.]{0,40}\b(?:through|in) the (?:pre-?)?training (?:data|corpus|set)\b/)],
  },
  {
    id: 'td-languages', keys: ['language', 'programming_language', 'programming_languages'], figure: /\b\d+\+? (?:\w+ ){0,2}(?:programming |code |natural |human )?languages\b/, disclosed: { language: null },
    said: [phrase('programming languages language', /\b\d+\+? (?:\w+ ){0,2}(?:programming|coding|code) languages\b|\b(?:programming|code) languages?\b[^.]{0,60}\b(?:python|java|javascript|c\+\+|rust|go|php|ruby|typescript)\b|\b(?:python|java|javascript|c\+\+|rust|php|ruby|typescript)\b[^.]{0,60}\b(?:code|programming languages?|files)\b/)],
  },
  {
    id: 'td-tokens', figure: /\d[\d.,]*\s?(?:\+ ?)?(?:trillion|billion|million|t|b|m|k|bn|tb)?\+? (?:unique |training )?tokens|\d[\d.,]* epochs?/,
    said: [phrase('tokens token epochs epoch', /\b\d[\d.,]*\s?(?:\+ ?)?(?:trillion|billion|million|t|b|m|k|bn|tb)?\+? (?:unique |training |text )?tokens\b|\btokens?\b(?: \w+)? ?(?:seen|count)?\s?(?::|=|\|)\W{0,3}\d|\btokens seen\b/)],
    label: /(?:training |total |pre-?training )?tokens(?: seen)?|token count/, where: /\d/, never: /\b(?:context|sequence|max\w*|vocab\w*|window|input|prompt|length|up to \d+k tokens|new tokens|per second|tokens\/s|special tokens)\b|\bbatch(?:es| sizes?)?\b|\bper (?:model )?parameter\b/,
  },
  {
    id: 'td-annotators', figure: /\b\d[\d.,]* (?:\w+ ){0,2}(?:annotators|workers|crowd-?workers|labell?ers|countries)\b|[$€£]\s?\d|\d\s?(?:usd|eur) /,
    said: [phrase('annotators crowdworkers workers labelers labellers annotator', /\b(?:annotators|crowd-?workers|labell?ers)\b/)], disclosed: { annotators: /^(?!.*no-annotation).*(?:annotat|worker|label)/ },
    never: /\bno annotators\b/, topic: /annotat/,
  },
  {
    id: 'td-terms',
    said: [phrase('terms agreement attribution gated must license licenses licence comply', /\b(?:terms of (?:use|service)|use restrictions|(?:original|respective|individual|source|underlying) licen[cs]es?)\b[^.]{0,100}\b(?:must|apply|applies|agree\w*|comply|respect\w*|include\w*|abide|subject|remain|follow)\b|\b(?:must|subject|abide|comply|agree|respect|adhere|bound)\b[^.]{0,100}\b(?:terms|original licen[cs]es?|respective licen[cs]es?|licen[cs]e (?:agreement|terms)|attribution clauses?|copyright)\b|\bgenerated code\b[^.]{0,80}\b(?:licen[cs]es?|attribution)\b/)],
    disclosed: { 'use-restrictions': null }, never: /\bcommits? must\b/,
    also: ({ card }) => gateSays(card, /terms|agree|licen[cs]e|attribution/),
  },
  {
    id: 'td-synthetic', figure: /\d\s?%|\b\d[\d.,]*\s?(?:billion|million|b|m|k)?\s?(?:tokens|examples|samples|documents|pairs|instructions)\b/,
    said: [phrase('synthetic synthetically generated distilled', /\bsynthetic(?:ally)?\b[^.]{0,60}\b(?:data|text\w*|code|examples|documents|instructions?|generated|corpus|tokens|q&a|samples)\b|\b(?:data|examples?|samples|documents|instructions?|questions?|answers?|textbooks)\b[^.]{0,40}\bgenerated (?:by|with|using|from)\b[^.]{0,60}\b(?:gpt|chatgpt|llama|mistral|mixtral|claude|gemini|qwen|model|llms?)/)],
    never: /\bability to\b|\bcan be used\b|\bsynthetic data generation\b|\bgenerat\w+ synthetic\b/, topic: /synthetic/,
  },
];

/** Asked only where the thing is there at all: nobody has to say that nothing was generated or labelled. */
const whereUsed = ['td-annotators', 'td-synthetic'];

export default defineFramework({
  id: 'training-data-transparency',
  title: 'Training-data transparency',
  summary: 'What a card tells of the text or code that models are pre-trained on: where from, how chosen and cleaned, who could opt out',
  kinds: ['model', 'dataset'],
  items: trainingDataItems.map(({ id, title }) => ({ id, title })),
  sources: trainingDataSources,
  read(snapshot) {
    const { copy, merge, agent, tokenizer, trial, output } = artefactOf(snapshot);
    if (copy || merge || agent || tokenizer || trial || output) return 'not-applicable';
    // Encoders of pictures and sound are pre-trained too; what is asked here is asked of text and code.
    const { modality } = taskOf(snapshot);
    if (snapshot.kind === 'model' && modality !== null && modality !== 'text') return 'not-applicable';
    const corpus = trainingCorpusOf(snapshot);
    if (!corpus) return 'not-applicable';
    const readings = readAsks(snapshot, asks);
    const apart = { status: 'not-applicable', proofs: [] } as const;
    for (const id of whereUsed) readings[id] ??= apart;
    if (!corpus.code) readings['td-malware'] ??= apart;
    return readings;
  },
  examples: [
    {
      title: 'A model of code that tells all',
      card: '---\ndatasets:\n- acme/code-heap\nlanguage:\n- code\n---\n\n# Jembe Coder 3B\n\nA code completion model.\n\n## Training data\n\nPre-trained on 640 billion tokens of The Stack (v1.2), snapshot of 2023-09-06, in 86 programming languages. Files above 1 MB were excluded. Licences were detected with ScanCode: 71 % of the files are permissively licensed, the rest has no licence. Each file keeps its SWHID.\n\nNear-duplicates were removed with MinHash at a Jaccard similarity of 0.7. The data were decontaminated against HumanEval by exact match. Names, e-mails and keys were redacted by a detector with an F1 of 0.9. ClamAV flagged 412 files as malware, which were removed.\n\nOwners could opt out until 2023-11-20; 1,561 repositories were removed.\n\n## Attribution\n\nGenerated code may need attribution under its original licence; the search index shows where generated code came from.\n',
      covers: {
        'td-sources': 'reported-with-number', 'td-cutoff': 'reported-with-number', 'td-version': 'reported', 'td-selection': 'reported-with-number', 'td-licence-method': 'reported-with-number', 'td-item-provenance': 'reported', 'td-dedup': 'reported-with-number', 'td-decontamination': 'reported-with-number',
        'td-personal-data': 'reported-with-number', 'td-malware': 'reported-with-number', 'td-opt-out': 'reported-with-number', 'td-lookup': 'reported', 'td-languages': 'reported-with-number', 'td-tokens': 'reported-with-number', 'td-annotators': 'not-applicable', 'td-terms': 'reported', 'td-synthetic': 'not-applicable',
      },
    },
    { title: 'A fine-tune on a small set', card: '---\nbase_model: acme/jembe-coder-3b\n---\n\n# Jembe Swahili\n\nFine-tuned on 4,000 dialogues.\n', covers: 'not-applicable' },
    {
      title: 'Not searched, and why', kind: 'dataset', card: '# Code heap\n\nSource code files from GitHub repositories.\n\nPersonal data were not removed, because the detector missed too many names.\n',
      covers: { 'td-sources': 'reported', 'td-personal-data': 'declined-with-reason', 'td-annotators': 'not-applicable', 'td-synthetic': 'not-applicable' },
    },
    { title: 'A benchmark', kind: 'dataset', card: '# Jaribio\n\nA benchmark of 160 programming problems to evaluate source code from models.\n', covers: 'not-applicable' },
  ],
});
