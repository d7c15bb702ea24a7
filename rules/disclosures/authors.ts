import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';
import { bibtexIn, hasAuthor } from '../recognise/bibtex.ts';
import { firstOf } from '../recognise/strongest.ts';
import { answersTo } from '../recognise/questions.ts';
import { saysBy } from '../recognise/makers.ts';

/** Profiles, whose link is called by its owner's name. */
const profile = /^https?:\/\/(?:www\.)?(?:huggingface\.co|github\.com|twitter\.com|x\.com|kaggle\.com|(?:\w+\.)?linkedin\.com\/in)\/[\w.-]+\/?$/;
/** What stands before the link to a profile: `Github: `, `made by the user `. */
const beforeProfile = /(?:\b(?:github|linkedin|kaggle|twitter|author|creator)|\b(?:made|created|built|trained|developed|tuned|finetuned|written|contributed|maintained|shared|uploaded|implemented|merged|model|dataset|space|app|demo|project|❤️|love|^) by(?: the)?(?: (?:user|author|artist))?)\W{0,8}$/i;

/** A thing other than the artefact: software, a base, data that was used. */
const ofOthers = /\b(?:base model|original architecture|architecture|library|framework|toolkit|tokenizer|optimizer|metric|benchmark|calculator|benchmarks|tool|software|template|tutorial|notebook|scripts?|code|guidelines|recipes?|course|hugging face's|loss|algorithm|method|paper)s?\b[^.]{0,30}\b(?:developed|created|made|built|released|provided|proposed|introduced|presented|implemented|written|designed|assembled|published|maintained) by\b|\b(?:generated|annotated|labell?ed|produced|implemented) by (?:the |a |an |using )?(?:open ?ai|gpt|chatgpt|claude|llama|qwen|mistral|keras|trainer|google translate|stable diffusion|deepl|amazon mechanical)/;
const adds = phrase('thanks', /^(?:special |many )?thanks(?: go)? to\b.{0,400}\bfor (?:adding|curating|creating|contributing|sharing|collecting|preparing|porting|uploading|providing this)\b/);
const years = '2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027';
const holds = phrase(`copyright c ${years}`, /(?:copyright|©|\(c\))\s*(?:\(c\)|©)?\s*(?:\d{4}[\d, –-]*)?\s*(?:by )?(?!(?:law|infring|notice|of|owner|holder|and|or|is|status|restrict|remains|belongs|act|licen|protect|may|claim|free|violat|issue|material|term|compl|on|in|the copyright)\b)\p{L}{2}/u);
const owner = /(?:[Cc]opyright|©|\([Cc]\))\s*(?:\([Cc]\)|©)?\s*(?:\d{4}[\d, –-]*)\s*(?:by )?(?:the )?\p{Lu}|(?:[Cc]opyright|©)\s+\p{Lu}\p{L}+ \p{Lu}/u;
/** The same in languages near to English in writing, for cards too short to tell their language. */
const madeElsewhere = phrase('por par von da door oleh av od przez', /\b(?:desenvolvid|desarrollad|cread|criad|entrenad|treinad|hech|feit|elaborad|realizad)[oa]s? (?:e \w+ )?por\b|\b(?:développé|créé|entraîné|réalisé|conçu)e?s? par\b|\b(?:entwickelt|erstellt|trainiert) von\b|\b(?:sviluppat|creat|realizzat|addestrat)[oa] da\b|\b(?:gemaakt|ontwikkeld|getraind) door\b|\b(?:dibuat|dikembangkan|dilatih) oleh\b|\b(?:utvecklad|tränad|skapad) av\b/);
/** Someone acts: `researchers at X developed`, `X presents`. */
const acts = phrase(
  'researchers team we developed introduces presents release introduce propose present released',
  /\b(?:researchers|scientists|engineers|a team|the team|members|students) (?:at|from|of)\b|\bwe(?:,| are| at)? (?:the |at |from |a )|\b(?:team|lab|labs|group|institute|university|research|community) (?:\w+ ){0,2}(?:has |have |)(?:developed|introduces?|presents?|released?|created|trained|built|proudly)\b/,
);
const actor = /\b(?:[Rr]esearchers|[Ss]cientists|[Ee]ngineers|[Tt]eam|[Mm]embers|[Ss]tudents) (?:at|from|of) (?:the )?\p{Lu}|\b[Ww]e(?:,| are| at)? (?:the |at |from |a )*\p{Lu}|\p{Lu}[\p{L}\d]+(?:'s)? (?:AI |NLP |ML )?(?:[Tt]eam|[Ll]abs?|[Gg]roup|[Ii]nstitute|[Uu]niversity|[Rr]esearch|[Cc]ommunity)\b[^.]{0,30}(?:developed|introduce|present|release|created|trained|built|proudly)/u;
/** The maker speaks: `contact me on Telegram: soupchef`. */
const speaking = phrase('me my', /\b(?:contact|ask|reach|message|dm|follow|find|e-?mail|add|ping)\b[^.]{0,30}\bme\b|\bmy (?:discord|telegram|twitter|github|linkedin|kaggle|patreon|civitai)\b/);
const handle = /(?:telegram|discord|twitter|github|linkedin|kaggle|instagram|patreon|civitai)(?:\.com)?(?: (?:account|handle|id|username|user|server))?(?: is)?\W{1,4}@?(?!(?:https?|if|for|or|and|to|with|by|in|at|server|community|channel|as|here|link|also|too|page|issues?|repo\w*|profile|group|discussions?|via|t\.me|www)\b)[\p{L}][\w.]{2,}(?:#\d+)?/iu;
/** A reference in words begins with its authors: `Lovelace, A.`, `Ada Lovelace, Grace Hopper: `, `Lovelace et al.`. */
const inWords = /\p{Lu}[\p{L}'’-]+,? (?:\p{Lu}\.[ -]?){1,3}|\p{Lu}[\p{L}'’-]+,? et\.? al\b|(?:^|[:*"“] ?)(?:\p{Lu}[\p{L}'’.-]+ ){1,3}\p{Lu}[\p{L}'’-]+(?:,| and| &)(?: and)? \p{Lu}[\p{L}'’.-]+ \p{Lu}|^[\u4e00-\u9fff]{2,4}(?:[,，、・] ?[\u4e00-\u9fff]{2,4})*[:：.]/u;
/** `an Example Kitchens product`. */
const product = phrase('product initiative production', /\ban? [^.]{2,60} (?:product|initiative|production)\b/);
const productOf = /\b[Aa]n? \p{Lu}[\p{L}\d]+(?: \p{Lu}[\p{L}\d]+){0,3} (?:product|initiative|production)\b/u;
/** `by Ada Lovelace et al.` below a paper's title. */
const etAl = phrase('et al', /\bby\b.{0,120}\bet\.? al/);
const title = /(?:^|[\s–—-])(?:by|von|par|por|od|door)[: ]+@?[\p{L}\d][\p{L}\d_. -]+$|\b(?:trained|created|made|built|developed|finetuned|fine-tuned|model|dataset|project|concept|app|space) by @?[\p{L}\d]/iu;

const bare = (text: string): string => text.replace(/https?:\/\/\S+/g, ' ').replace(/\b(?:see|here|link|github|website|paper)\b/gi, ' ');
/** A value that names someone: letters outside addresses, no instruction, no yes or no. */
const namesSomeone = ({ text, lower }: Statement): boolean => /\p{L}{2}/u.test(bare(text)) && !/^(?:yes|no|true|false|none|unknown|anonymous|n\/a|see\b|\(?a person or|provide|list)\b|\$\{/.test(lower);

const isOfPerson = (s: Statement): boolean => namesSomeone(s) && !s.lower.includes('@github-username');
/** A title that happens to say `trained by` heads the whole card. */
const isShort = ({ section }: Statement): boolean => section.normal.length <= 48;
const isOwn = ({ lower }: Statement): boolean => !ofOthers.test(lower);
const isReference = ({ form, section, text }: Statement): boolean => form !== 'row' && !section.concepts.has('references') && inWords.test(text);

/** In Latin writing a name has a capital of its own; Chinese `由于` is *because of*, not *by*. */
const elsewhere = (text: string): boolean => !/由于|由於/.test(text) && (/[\u0250-\uffff]/.test(text) || /\p{Ll}[\s:(]+@?\p{Lu}\p{L}/u.test(text));

const preposition = /\b(?:by|von|par|por|od|door)\b/i;
/** Headings such as `Soup model by ada` and the line in bold below a title. */
function titles({ sections, statements }: Card): Proof[] {
  const found: Proof[] = [];
  for (const { heading, span } of sections.slice(0, 5)) if (heading.length < 300 && preposition.test(heading) && title.test(heading) && !/\b(?:step|side|powered|sponsored|sorted|grouped|split|day) by\b/i.test(heading)) found.push(span);
  for (const s of statements.slice(0, 12)) if (s.lower.length < 100 && !s.placeholder && s.lower.includes('by ') && /(?:^|[–—-] ?)[Bb]y @?\p{Lu}[\p{L}\d_.]+(?: \p{Lu}[\p{L}.-]+)*\W*$/u.test(s.text)) found.push(s);
  return found;
}

/** Links called by a name, to a profile that the card says is the maker's. */
function profiles(card: Card): Proof[] {
  const found: Proof[] = [];
  for (const link of card.links.slice(0, 200)) {
    const { url, text, start, image } = link;
    if (!image && text.length > 2 && text.length < 40 && url.length < 90 && profile.test(url) && beforeProfile.test(card.text.slice(Math.max(0, start - 24), start))) found.push(link);
  }
  return found;
}

/** Names in the front matter such as `XLSR Wav2Vec2 Swahili by Ada Lovelace`. */
function named({ data }: Card): Proof[] {
  const says = (value: unknown): boolean => value !== undefined && filled(value).some((name) => name.includes(' by ') && /(?<!powered|sponsored|backed) by @?\p{Lu}[\p{L}\d]/u.test(name));
  const found: Proof[] = [];
  if (listed(data['model-index']).some((model) => says(mapping(model)['name']))) found.push({ key: ['model-index', 0, 'name'] });
  for (const key of ['title', 'pretty_name']) if (says(data[key])) found.push({ key: [key] });
  return found;
}

/** Evidences that a reader is shown; more need not be looked for. */
const enough = 4;
const keys = ['author', 'authors', 'model_creator', 'quantized_by', 'creator', 'creators', 'maintainer', 'maintainers', 'developer', 'developers', 'organization', 'curated_by'];

export default defineDisclosure({
  id: 'authors',
  summary: 'A person or organisation is named as its maker',
  detect(card) {
    const found: Proof[] = [];
    for (const key of keys) if (key in card.data && filled(card.data[key]).length > 0) found.push({ key: [key] });
    found.push(...firstOf(card.labelled('authors'), namesSomeone), ...titles(card), ...firstOf([...card.under('authors').filter(isShort), ...card.listed('authors')], isOfPerson));
    if (found.length >= enough) return found;
    for (const s of saysBy(card)) if (isOwn(s)) found.push(s);
    if (found.length < enough) found.push(...profiles(card));
    for (const s of card.said(madeElsewhere)) if (elsewhere(s.text)) found.push(s);
    for (const entry of bibtexIn(card)) if (hasAuthor(entry)) found.push(entry);
    for (const s of card.labelled('citation')) if (isReference(s)) found.push(s);
    for (const s of card.under('citation')) if (isReference(s)) found.push(s);
    for (const s of card.said(adds)) if (!s.lower.includes('@github-username')) found.push(s);
    for (const s of card.said(acts)) if (isOwn(s) && actor.test(s.text)) found.push(s);
    for (const s of card.said(product)) if (productOf.test(s.text)) found.push(s);
    found.push(...card.said(etAl));
    for (const s of card.said(holds)) if (owner.test(s.text)) found.push(s);
    if (found.length >= enough) return found;
    for (const s of card.said(speaking)) if (handle.test(s.text.replace(/https?:\S+/g, ' '))) found.push(s);
    if (found.length === 0) found.push(...named(card), ...answersTo(card, /\bwho (?:created|made|collected|built|curated|developed|owns)\b/).filter((s) => namesSomeone(s) && /\p{Lu}\p{L}+ \p{Lu}|@\w/u.test(s.text)));
    for (const s of card.saidElsewhere('authors')) if (namesSomeone(s) && elsewhere(s.text)) found.push(s);
    return found;
  },
  examples: [
    { title: 'A label', card: '# A\n\n- **Developed by:** Ada Lovelace\n', lines: [3] },
    { title: 'A gap', card: '# A\n\n- **Developed by:** [More Information Needed]\n', lines: [] },
    { title: 'The gap of the contributions line', kind: 'dataset', card: '# A\n\n### Contributions\n\nThanks to [@github-username](https://github.com/<github-username>) for adding this dataset.\n', lines: [] },
    { title: 'Thanks for adding it', kind: 'dataset', card: '# A\n\n### Contributions\n\nThanks to [@ada](https://github.com/ada) for adding this dataset.\n', lines: [5] },
    { title: 'A sentence', card: '# A\n\nThis corpus was collected by the Kitchen Lab of Example University.\n', lines: [3] },
    { title: 'A handle', card: '# A\n\nThis model was trained by soupchef with our recipe.\n', lines: [3] },
    { title: 'How it was made is not by whom', card: '# A\n\nThis dataset was created by scraping recipes.\n', lines: [] },
    { title: 'The list of authors of its own reference', card: '# A\n\n```bibtex\n@misc{a,\n  author = {Lovelace, Ada},\n  title = {A}\n}\n```\n', lines: [4] },
    { title: 'A holder of copyright', card: '# A\n\n© 2025 Example Kitchens Ltd\n', lines: [3] },
    { title: 'A name only in an address', card: '# A\n\nSee https://github.com/ada/a.\n', lines: [] },
    { title: 'A title', kind: 'space', card: '# Soup finder\n\n**Find any soup — by Ada Lovelace**\n', lines: [3] },
    { title: 'People of a place', kind: 'dataset', card: '# A\n\nThe labels were written by trained cooks, nutrition students and doctors from the Example Soup Institute.\n', lines: [3] },
    { title: 'A name left out after by', kind: 'dataset', card: '# A\n\nThe dataset is maintained by with the help of a script.\n', lines: [] },
    { title: 'The maker of what it was trained on', card: '# A\n\nThis was trained on Bouillon by Kitchens.\n', lines: [] },
    { title: 'By, in the name of the front matter', card: '---\nmodel-index:\n- name: Wav2Vec2 Swahili by Ada Lovelace\n---\n# A\n', lines: [3] },
    { title: 'A reference in words', card: '# A\n\n## Citation\n\nLovelace, A. (2024). Notes on soup.\n', lines: [5] },
  ],
});
