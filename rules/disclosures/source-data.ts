import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { labelledLike } from '../recognise/labels.ts';
import { speaksOf } from '../recognise/sections.ts';
import { openings, strongest } from '../recognise/strongest.ts';

/** `scraped from`, `we crawled`, `collected by`: how the data was had. */
const gathered = [
  phrase('collected scraped scrapped crawled mined harvested gathered obtained sourced downloaded retrieved fetched extracted derived compiled assembled aggregated acquired recorded captured sampled selected drawn taken excerpted parsed converted adapted pulled originates originate originated originating merged repackaged reformatted transcribed scanned digitized digitised bootstrapped elicited curated measured seeded pulled procured copied chosen picked', new RegExp(String.raw`\b(?:collected|scraped|scrapped|crawled|mined|harvested|gathered|obtained|sourced|downloaded|retrieved|fetched|extracted|derived|compiled|assembled|aggregated|acquired|recorded|captured|sampled|selected|drawn|taken|excerpted|parsed|converted|adapted|pulled|originat(?:es?|ed|ing)|merged|repackaged|reformatted|transcribed|scanned|digiti[sz]ed|bootstrapped|elicited|curated|measured|seeded|procured|copied|chosen|picked)\b[^.]{0,80}?\b(?:from|by|using|with|via|through|out of|on|in|at|during|between|over|across|following|online)\b`)),
  phrase('generated created constructed built composed synthesized synthesised produced written made computed simulated translated developed', new RegExp(String.raw`\b(?:generated|created|constructed|built|composed|synthesi[sz]ed|produced|written|made|computed|simulated|translated|developed)\b[^.]{0,60}?\b(?:from|by|using|with|via|through|out of|based on|according to|synthetically|automatically|manually)\b`)),
  phrase('we i chose choose took picked author authors they researchers team which he she', new RegExp(String.raw`\b(?:we|i|authors?|they|researchers|team|which|he|she)\b (?:have |has |had |also |then |first |manually |automatically |only |were |was )?(?:collect|scrape|crawl|mine|gather|obtain|source|download|retrieve|extract|compile|sample|select|record|translate|generate|construct|synthesi[sz]e|recruit|built|converted|copi)\w*\b|\b(?:chose|choose|took|picked)\b[^.]{0,80}\bfrom\b`)),
  phrase('compiles collects gathers aggregates merges unifies combines translates pairs draws collecting capture recording acquisition collection', new RegExp(String.raw`\b(?:data ?set|corpus|collection|database|benchmark|repository|it)\b(?: \S+)? (?:compiles|collects|gathers|aggregates|merges|unifies|combines|translates|pairs|draws (?:on|from))\b|\b(?:collecting|capture|recording|acquisition|collection) (?:devices?|equipment|scenes?|environments?|tools?|sites?|periods?|locations?|methods?)\b`)),
  phrase('ai synthetic synthetically generated crowdsourced crowdsourcing sourced sourcing scraped scrapped scraping scrapping crawl crawled crawling simulated simulation', new RegExp(String.raw`\bsynthetic(?:ally)?\b|\b(?:machine|llm|model|gpt|human|ai)[- ]generated\b|\bcrowd-?sourc(?:ed|ing)\b|\bscrap+(?:ed|ing)\b|\bcrawl(?:ed|ing)?\b|\bsimulat(?:ed|ion)\b`)),
];
/** `a subset of X`, `based on X`, `from the X competition`: what it was before. */
const formerly = [
  phrase('version versions subset subsets split splits portion portions part parts extract extracts dump dumps snapshot snapshots translation translations extension extensions combination combinations mix mixture compilation compilations recreation merge mirror copy copies sample samples wave waves slice reproduction replication adaptation superset fork conversion port', new RegExp(String.raw`\b(?:version|subset|split(?! of (?:this|the) (?:data|data ?set|corpus|version))|portion|part|extract|dump|snapshot|translation|extension|combination|mix|mixture|merge|compilation|recreation|mirror|copy|sample|wave|slice|reproduction|replication|adaptation|superset|fork|conversion|port|portion)s?\b (?:of|from|between)\b (?!(?:the |a |an |our |my |this )?(?:\w+ )?(?:work|project|paper|effort|research|study|initiative|thesis|campaign|program(?:me)?|series)\b|(?:the |an? |each |every )?(?:speech|phrases?|words?|sentences?|tokens?|names?|problem|story|answers?|question|label|image)\b|this\b|which\b|it\b|the (?:(?:train\w*|test|dev\w*|validation|evaluation) (?:set|split|data|subset)|data ?set|data|split|corpus|model|file)\b)\S`)),
  phrase('based built', new RegExp(String.raw`\b(?:data ?set|corpus|data|benchmark|collection|it)\b[^.]{0,40}\b(?:(?:is|are|was|were) )?(?:heavily |partially |mainly |largely )?(?:based|built) (?:up)?on\b (?!(?:english|arabic|turkish|persian|chinese|french|german|spanish|hindi)\b)`)),
  phrase('collection collections set sets list lists sample samples archive', new RegExp(String.raw`\b(?:collections?|sets?|lists?|samples?|archive) of [^.]{2,80}\b(?:from|scraped|collected|extracted) (?:the |a |an |various |several )?[a-z\u00aa-\uffff]`)),
  phrase('existing public publicly available different open other several multiple', new RegExp(String.raw`\b(?:consist\w* of|compris\w+|combin\w+|unif\w+|collection of|merg\w+|contain\w*|includ\w+|union of|concatenat\w+) (?:[\w-]+ ){0,3}(?:existing|public|publicly|available|different|open|other|several|multiple) (?:[\w-]+ ){0,3}(?:data ?sets|corpora|sources|benchmarks)\b`)),
  phrase('website websites site sites forum forums blog blogs portal portals newspaper newspapers magazine magazines archive archives journals library libraries museum channel channels platform platforms broadcasts television radio audiobooks dictionary dictionaries encyclopedia grammar grammars interviews', new RegExp(String.raw`\bfrom (?!(?:this|our|your|the (?:following|same|hub|official))\b)(?:[\w-]+ ){0,4}(?:web ?sites?|sites?|forums?|blogs?|portals?|newspapers?|magazines?|archives?|journals|librar(?:y|ies)|museums?|channels?|platforms?|broadcasts|television|radio|audiobooks?|dictionar(?:y|ies)|encyclopedias?|grammars?|interviews?)\b`)),
  phrase('from', new RegExp(String.raw`\b(?:sentences|images|photos|pictures|texts?|files|speech|poems|comments|recordings|articles|pages|tweets|posts|videos|frames|lyrics|quotes|dialogues?|documents|stories|abstracts|headlines|transcripts|subtitles|books|recipes|reviews|songs|judgments|laws|audio|generations|outputs|responses|translations|completions|captions|conversations) from (?!(?:the |this |our |an? |each |every |any |all |one )?(?:data ?sets?|corpus|train\w*|test|dev|validation|model|same|different|following|split|images?|input|other|your|which|scratch|it|them|text|prompts?|config\w*|disk|local|memory|\w+ to\b|\w+ into\b)\b)[^.]*\S|\bdata ?sets? from https?:|\b(?:using|from|linking|of) [^.]{0,30}\bexisting (?:\w+ ){0,2}(?:databases?|data ?sets?|corpora|sources|resources|collections)\b`)),
  phrase('from dataset datasets corpus benchmark benchmarks competition challenge', new RegExp(String.raw`\bfrom\b(?<=\buses? data from|\b(?:it|data|texts?|images?|audio|content|samples|sentences|articles|documents|questions|examples|records|queries|poems|stories|tweets|captions|labels|prompts|passages|sources|files)\b[^.]{0,60}\b(?:comes?|came|taken|is|are|was|were|originally) from)|\b(?:of|in) the (?:\S+ ){1,3}(?:data ?set|corpus|benchmark|competition|challenge)s?\b`)),
  phrase('from', new RegExp(String.raw`\b(?:data ?set|corpus|contains?|consists?|comprises?|includes?|comprised|consisting|containing)\b[^.]{0,100}\bfrom (?:the |a |an |various |several |multiple |different |\d)?[a-z\u00aa-\uffff]`)),
];
const places =
  'twitter|tweets?|reddit|subreddits?|kaggle|wikipedia|wikidata|wikimedia|wikinews|wiktionary|wikihow|wiki|youtube|facebook|instagram|tiktok|telegram|discord|weibo|zhihu|quora|tumblr|amazon|yelp|imdb|tripadvisor|goodreads|google play|play ?store|app ?store|steam|spotify|genius|common ?crawl|pubmed|medline|arxiv|semantic scholar|openalex|github|gitlab|stack ?(?:exchange|overflow)|medium|news ?wire|newspapers?|news (?:sites?|websites?|portals?|articles)|bbc|cnn|reuters|guardian|gutenberg|open ?subtitles|ted talks?|europarl|united nations|parliament|government|court|sec|edgar|fda|clinicaltrials|mimic|uniprot|pubchem|chembl|zinc|pdb|openstreetmap|sentinel|landsat|flickr|unsplash|danbooru|pixiv|deviantart|librivox|common ?voice|mturk|mechanical turk|census|world bank|uci|huggingface\\.co/datasets|zenodo|figshare|archive\\.org|internet archive|oscar|mc4|c4|the pile|alpaca|sharegpt|chatgpt|gpt-?[345]\\S*|claude|llama\\S*|mixtral|gemini|textbooks?|exams?|scanned|competition|hackathon';
const content = 'abstracts?|articles?|reviews?|comments?|posts?|tweets?|pages?|dumps?|titles?|questions?|threads?|papers?|documents?|transcripts?|subtitles|lyrics|videos?|captions?|images?|data|corpus|pairs?|books?';
/** `600 PubMed abstracts`, `questions from Reddit`: a place that data is had from, beside what was taken. */
const place = phrase(
  'twitter tweets tweet reddit subreddit subreddits kaggle wikipedia wikidata wikimedia wikinews wiktionary wikihow wiki youtube facebook instagram tiktok telegram discord weibo zhihu quora tumblr amazon yelp imdb tripadvisor goodreads play app steam spotify genius crawl commoncrawl pubmed medline arxiv scholar openalex github gitlab stack stackexchange stackoverflow medium newswire newspaper newspapers news bbc cnn reuters guardian gutenberg opensubtitles subtitles ted europarl nations parliament government court sec edgar fda mimic uniprot pubchem chembl zinc pdb openstreetmap sentinel landsat flickr unsplash danbooru pixiv deviantart librivox voice commonvoice mturk turk census bank uci zenodo figshare archive oscar mc4 c4 pile alpaca sharegpt chatgpt gpt claude llama mixtral gemini textbook textbooks exam exams scanned competition hackathon',
  new RegExp(String.raw`\b(?=(?:${places})\b)(?:(?<=\b(?:from|of|on|via|in|using|by|with)\b[^.]{0,60})|(?:${places})\b[\s/-]+(?:\S+ ){0,2}(?:${content})\b)`),
);
/** The same places in a text that is not English, whose grammar the patterns above do not know. */
const placeElsewhere = phrase('twitter reddit wikipedia youtube facebook instagram weibo zhihu kaggle imdb pubmed arxiv gutenberg europarl opensubtitles librivox commoncrawl wikinews', /./);
const label = /^(?:(?:original |raw |data |main )?(?:source|data ?set)s?(?: data(?: ?sets?)?| of data| corpora| corpus| language)?|origin|provenance|derived from|sourced from|collected from|based on|domain|collection(?: method| period| process)?|data (?:origin|collection|provenance|generation)|generation method|generated (?:by|with|using)|source url|original (?:authors?|work)|translated from|timeframe|time span|time period|generator|simulator|[\w -]{1,40} from)$/;
/** Sections in which a word of origin speaks of something else. */
const elsewhere = ['usage-example', 'citation', 'license', 'contact', 'use-restrictions', 'intended-use', 'limitations', 'annotation-process', 'annotators', 'evaluation-results', 'consent', 'authors', 'changes', 'language'];

/** Where the dataset can be had says nothing on where its data comes from. */
const availability = /\bgenerated using (?:\[)?this raw template|\bbase template for\b|\b(?:can|could|may|might|should|must|will|to) (?:also |then |easily |now )?be (?:\w+ )?(?:downloaded|found|obtained|accessed|used|retrieved|loaded|generated|cited|extended|converted)\b|\b(?:hosted|maintained|available) (?:on|at|in|from|by|through|via)\b|^(?:clone|download|load|run|see|visit|please|check|install|use)\b|\bgithub repository (?:contains|is)\b|\bvisit\b|^(?:built|made|created|developed|maintained|provided|uploaded) by\b|\b(?:papers?|preprint|article|details?|described|introduced|presented|proposed|published|refer)\b[^.]{0,40}\b(?:on|in|at|see) (?:the )?(?:arxiv|acl|github|medium|neurips)\b/;

/** What is left of a sentence when its `can be used for …` is cut off may still tell the origin. */
const occasion = /\b(?:part of|during|for|at) (?:the|a|an|our) [^.]{0,60}\b(?:hackathon|challenge|competition|event|sprint|course|projects?)\b/;
const origin = /\b(?:collected|scraped|scraping|crawled|crawling|extracted|obtained|gathered|compiled|taken|sourced|derived|recorded|translated|created|built|constructed)\b[^.]{0,60}?\b(?:from|by|using|out of)\b/;

const fieldsFollow = /\b(?:fields?|columns?|features?|keys|attributes|variables)\b/;
const origins = [...gathered, ...formerly, place];
const tells = (lower: string): boolean => origins.some(({ pattern }) => pattern.test(lower));
/** Who made the dataset as a whole is its author. */
const authored = /\b(?:data ?set|database|corpus|collection|benchmark|resource|repo(?:sitory)?|it|this)\b(?: \S+){0,2} (?:created|developed|built|made|produced|prepared|constructed|published|released|introduced) by (?!(?:\w+ing|gpt|chatgpt|llms?|humans?|crowd\S*|machine|annotators|native|volunteers|students|experts|scrapers?|models?|users?|hand|an? \w+ (?:model|llm|script))\b)\S+/;
/** Whether a statement still tells an origin without what it says on where the dataset is had or who made it. */
function beside(lower: string): boolean {
  const found = availability.exec(lower) ?? occasion.exec(lower);
  if (found) return origin.test(lower.replace(availability, ' ')) || (found.index > 40 && tells(lower.slice(0, found.index)));
  return !authored.test(lower) || tells(lower.replace(authored, ' '));
}
/** A licence section may tell what the licensed texts were taken from. */
const taken = /\b(?:articles|texts?|data|images|answers|documents|collection)\b[^.]{0,40}\bfrom (?:the )?\S|\b(?:extracted|scraped|crawled|collected|taken|sourced|derived|obtained)\b[^.]{0,40}\bfrom\b/;
const terms = /\b(?:must|may|shall|any|should|can|you|permission|need|written|terms|rights|obligations?|liabilit\w+|damages|claims?|licensors?)\b/;
/** An address alone says not what was taken there. */
const bareAddress = /^\W*https?:\S+$/;
const speaking = ({ section, form, lower, lead, label }: Statement): boolean => (!speaksOf(section, ...elsewhere) || (speaksOf(section, 'license') && taken.test(lower) && !terms.test(lower))) && (form === 'sentence' || !(speaksOf(section, 'data-structure') || (lead !== null && fieldsFollow.test(lead.toLowerCase())))) && !(label === null && bareAddress.test(lower)) && beside(lower);

export default defineDisclosure({
  id: 'source-data',
  summary: 'Where the raw data comes from and how it was collected or generated',
  kinds: ['dataset'],
  detect(card) {
    const under = card.under('source-data').filter((s) => substantial(s) && !/rationale|motivation/.test(s.section.normal));
    // One statement is often found in several ways.
    const heard = new Map<Statement, boolean>();
    const speaks = (statement: Statement): boolean => {
      const known = heard.get(statement) ?? speaking(statement);
      heard.set(statement, known);
      return known;
    };
    const found: Proof[] = strongest(
      [2, under],
      [2, openings(under, 2)],
      [3, card.said(...gathered).filter(speaks)],
      [2, card.said(...formerly).filter(speaks)],
      [2, card.said(place).filter(speaks)],
      [2, card.languages.size > 0 ? card.said(placeElsewhere).filter((s) => s.form !== 'row' && speaks(s)) : []],
      [3, labelledLike(card, label).filter((s) => (substantial(s) || s.lower.length > 2) && speaks(s))],
      [4, card.saidElsewhere('source-data').filter(speaks)],
    );
    if (filled(card.data['source_datasets']).some((name) => /^extended\|(?!other)./.test(name))) found.push({ key: ['source_datasets'] });
    return found;
  },
  examples: [
    { title: 'Scraped', card: '# A\n\nThe reviews were scraped from a shop for garden tools.\n', lines: [3] },
    { title: 'A place and what was taken there', card: '# A\n\nQuestions and best answers from Reddit, one thread a row.\n', lines: [3] },
    { title: 'Made by a model', card: '# A\n\nEvery prompt was generated with a small language model and checked by hand.\n', lines: [3] },
    { title: 'A version of something else', card: '# A\n\nThis is a cleaned version of the harbour-logs corpus.\n', lines: [3] },
    { title: 'Extended from a named dataset', card: '---\nsource_datasets:\n- extended|glue\n---\n# A\n', lines: [2] },
    { title: 'Original says nothing', card: '---\nsource_datasets:\n- original\n---\n# A\n', lines: [] },
    { title: 'A field called source', card: '# A\n\n## Data Fields\n\n- **text**: the text\n- **source**: source of the data\n', lines: [] },
    { title: 'A section in German', card: '# A\n\n## Datenquellen\n\nProtokolle von vier Gemeinderäten, 2001 bis 2020.\n', lines: [5] },
    { title: 'The template', card: '# A\n\n### Source Data\n\n#### Initial Data Collection and Normalization\n\n[More Information Needed]\n', lines: [] },
    { title: 'Things from a place', card: '# A\n\nPoems from two village archives.\n', lines: [3] },
    { title: 'Who made it is its author', card: '# A\n\nThis corpus was created by the Harbour Institute.\n', lines: [] },
    { title: 'Told in the section on the licence', card: '# A\n\n## License\n\nThe texts were taken from two village papers, which are in the public domain.\n', lines: [5] },
    { title: 'Parts of speech', card: '# A\n\nEvery word has its part of speech.\n', lines: [] },
    { title: 'Why it was made', card: '# A\n\n### Curation Rationale\n\nTo encourage research on small boats.\n', lines: [] },
    { title: 'The template tells of itself', card: '# A\n\nIt has been generated using this raw template.\n', lines: [] },
  ],
});

/** More than a link text or a filler: some words, or one that says how. */
const substantial = ({ text, lower }: Statement): boolean => (text.length >= 12 && /\s\S+\s/.test(text)) || /crowd|found|synthetic|scrap|crawl|machine|expert|[\u3040-\u9fff\uac00-\ud7af]{4}|https?:|^\p{Lu}/u.test(text) && lower.length > 4;
