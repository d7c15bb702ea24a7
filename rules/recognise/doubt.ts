import type { Card, Section, Statement } from '../engine/types.ts';

/** Words of which one stands in nearly every sentence that tells the thing, and in many that do not. */
const words = {
  limits: /\b(?:however|although|unfortunately|issues?|problems?|warn\w*|caution\w*|careful|caveats?|poor\w*|bad(?:ly)?|wrong\w*|worse|lost|lose[sd]?|limit\w*|bias\w*|risks?|nois[ey]\w*|errors?|mistakes?|fail\w*|experimental|prototype|preview|beta|incomplete|missing|lack\w*|difficult\w*|downside|struggl\w*|hallucinat\w*|disclaimer|depend(?:s|ing)? on|at (?:your|their) own risk|not|(?:do|does|did|can|could|will|would|should|is|are|was|were|has|have)n['’]t|cannot|may (?:be|contain)|might|but (?!not limited)|only (?:use|used|useful|for|in|on|the|works?|supports?|tested|trained|contains?|covers?|english|a)|(?:for|on|in) (?:\w+ ){1,4}only|sometimes|occasional\w*|tricky|tend(?:s|ency)? to|can (?:lead|result|still|be tricky)|overfit\w*|inaccura\w*|exaggerat\w*|distort\w*|nefarious|malicious|misus\w*|albeit|dropped|weighted towards?|skewed|(?:non|un)-? ?official|forgot|needs? to be|reverb\w*|reject\w*|some of the (?:audio|recordings?|images?|data|texts?|samples?|labels?|sentences?|examples?|translations?)|wip|work in progress|on-?going work|too (?:long|short|small|large|slow)|slow\w*|small\w*|imbalanced?|unbalanced|truncated|shortened|out of|unseen|older|outdated|artifacts?|approximat\w*|uncurated|uncensored|nsfw|toxic|harmful|offensive|sensitive|keep in mind|be aware|please note|note that|no|nor|none|never|without|less|lower|fewer|weak\w*|drops?|degrad\w*|declin\w*|trade-?offs?|outside|beyond|gaps?|scarce\w*|rare(?:ly)?|partial\w*|subset|unknown|unclear|uncertain\w*|unreliable|unverified|unpaired|unlabel+ed|as[- ]is|research (?:artifact|artefact|prototype|use|purposes?)|responsib\w*|ethic\w*|privacy|safety|(?:always|please|should|must|need to|recommend\w*|advis\w*|before)(?: \w+){0,3} (?:review|verify|verif\w+|validat\w+|check|inspect|test|confirm)(?:ed|ing)?|(?:human|expert|manual|clinical) (?:review|oversight|supervision|verification))\b/,
  purpose: /\b(?:for|use[drs]?|using|usage|useful|designed|meant|intended|suited|suitable|aim\w*|goal|purpose|help\w*|support\w*|enable[sd]?|allow\w*|assist\w*|appl\w+|task|tasks|research|able to|capable|ideal|perfect|great|best|consultant|assistant|chat\w*)\b/,
  results: /\b(?:results?|evaluat\w*|benchmark\w*|perform\w*|accura\w*|scores?|outperform\w*|better|best|state[- ]of[- ]the[- ]art|sota|loss|metrics?|improve[sd]?|improvement|compar\w+|leaderboard|tested|error|convert\w*|conversions?|port(?:ed|s)? (?:of|from)|quanti[sz]\w+|export(?:ed|s)?|compiled|re-?packag\w+|mirror\w*|re-?upload\w*)\b|\d\s*%|(?<![\d.v])\d{1,3}\.\d{1,4}(?![\d.])/,
  data: /\b(?:data|datasets?|corpus|corpora|trained on|trained with|trained using|images?|texts?|samples?|examples?|tokens|pictures?|recordings?|articles?|books?|wikipedia|generated|simulat\w*|collected|fine-?tuned (?:on|with)|pre-?trained on|instructions?|pairs|reviews?|preprocessing|convert\w*|conversions?|port(?:ed|s)? (?:of|from)|quanti[sz]\w+|export(?:ed|s)?|compiled|re-?packag\w+|mirror\w*|re-?upload\w*)\b/,
  origin: /\b(?:from|by|written|wrote|collect\w*|extract\w*|crawl\w*|scrap\w*|generat\w*|created|made|built|based|derived|compiled|gathered|authored|human|crowd\w*|annotat\w*|sourced?|sources?|originally|taken|adapted|wikipedia|recorded|translated|selected|download\w*|for the (?:\w+ ){1,3}(?:corpus|data ?set|collection))\b/,
};
/** What it does by its kind tells what it is for, if only between the lines: `an image classification model`. */
const task = /\b(?:(?:image|text|audio|video|token|sequence|sentiment|intent|topic|document|speech|emotion|zero-shot) classif\w+|classifier|translat(?:es?|or|ion)|(?:speech|entity|emotion|text|character|speaker) recognition|(?:object|language|face|spam|hate speech) detection|segmentation|summari[sz]\w+|question[- ](?:answering|generation)|(?:text|speech|image)[- ]to[- ](?:text|speech|image|audio|video)|feature (?:extraction|backbone)|retrieval|transcrib\w+|asr|tts|ocr|ner|pos[- ]tagging|tagger|analysis|(?:can|to) (?:generate|create|produce|draw|answer|write|predict)|(?:predict|perform|generate|detect|classifie|recogni[sz]e|produce|extract|identifie|restore|correct)s|trained to|pre-?training (?:data|dataset|corpus)|recommend(?:er|s|ations?)?|find(?:s|ing)?|search(?:es)?|detect(?:s|or|ors|ion)|classif(?:y|ies|ication)|predict(?:s|ors?|ions?)|forecast\w*|estimat(?:es?|ors?|ion)|identif(?:y|ies|ication)|segment(?:s|er)?|rank(?:s|ing|er)|match(?:es|ing)|scor(?:es|ing)|rout(?:es|er|ing)|answers?|maps|embeddings?|simulat(?:es|or|ion)|generation|synthesi[sz](?:e|es|er)?|conver(?:ts|sion)|extract(?:s|ion)|tasks?)\b/;
/** A title that names the place: `Telegram News`. */
const place = /\b(?:telegram|twitter|tweets?|reddit|youtube|facebook|instagram|wiki\w*|github|kaggle|pubmed|arxiv|news|gutenberg|common ?crawl)\b/;
/** Sentences that are indented, and code to Markdown. */
const plain = /^[\p{L}\p{N}\s.,:;()"'’“”!?%/-]{20,2000}$/u;
/** Words of a heading that is a sentence; those of templates have up to seven. */
const sentence = 8;
/** Sections in which these words speak of something else. */
const apart = ['license', 'citation', 'contact', 'acknowledgements', 'authors'];

/**
 * Whether a card has words that often tell a thing which no disclosure found. To be silent about them would be too much, since
 * mostly they tell something else; to warn would be wrong one time in seven, as 120 good cards showed (docs/accuracy.md).
 * @param home the section in which it should stand
 */
export function doubtful(card: Card, topic: keyof typeof words, home: Section | null): boolean {
  const pattern = words[topic];
  // A section of code and no words shows how to run it. No template left it empty, and what is meant may stand anywhere.
  if (home && !holdsCodeOnly(card, home)) {
    // A section that holds nothing, or no more than `n/a`, leaves no doubt; words of its own do, whatever they are. Of what stands in
    // sections below it, which may speak of something else, the words have to be of the topic; so do headings that are sentences.
    const below = (at: number): boolean => at > home.span.start && at < home.end;
    return card.statements.some((s) => below(s.start) && !s.placeholder && s.form !== 'heading' && s.lower.length > 25 && (s.section === home || card.languages.size > 0 || pattern.test(s.lower)))
      || card.sections.some((section) => below(section.span.start) && section.normal.split(' ').length >= sentence && pattern.test(section.normal));
  }
  const titled = topic === 'purpose' ? task : topic === 'origin' ? place : null;
  if (titled && card.sections.some((section) => section.level > 0 && titled.test(section.normal))) return true;
  // The patterns know English; what another language says nobody here has read.
  if (card.languages.size > 0) return true;
  // Below its title a card speaks of everything, whatever words are in it: `Sauti, trained by Acme`.
  const title = card.sections.find((section) => section.level > 0);
  if (topic === 'limits' && card.code.some(({ language, text }) => language === '' && plain.test(text) && pattern.test(text.toLowerCase()))) return true;
  const open = (s: Statement): boolean => s.section === title || !apart.some((concept) => s.section.concepts.has(concept)) || noted(s);
  const told = ({ lower, label }: Statement): boolean => pattern.test(lower) || (label !== null && pattern.test(`${label.toLowerCase()}: `)) || (topic === 'purpose' && task.test(lower));
  return card.statements.some((s) => !s.placeholder && s.form !== 'heading' && open(s) && !(s.section.concepts.has('contents') && leads(card, s)) && told(s));
}

/** `Note: …` closes a card, whatever the last heading speaks of; of a licence it tells more of the licence. */
const noted = ({ label, lower, section }: Statement): boolean => !section.concepts.has('license') && note.test(label?.toLowerCase() ?? lower);
const note = /^(?:please |important )?(?:note|notice|important|disclaimer|warning|caution|caveat|attention)\b/;

/** A line of a table of contents. */
const leads = (card: Card, { start, end, lower }: Statement): boolean => lower.length <= 25 || card.text.slice(Math.max(0, start - 2), end + 3).includes('](#');

/** `Use` above a listing of code. */
function holdsCodeOnly(card: Card, home: Section): boolean {
  const within = (at: number): boolean => at > home.span.start && at < home.end;
  return card.code.some(({ start }) => within(start)) && !card.statements.some(({ start, form }) => within(start) && form !== 'heading');
}
