import { phrase } from '../engine/phrase.ts';
import type { Card, Statement } from '../engine/types.ts';

/** What makers do; passive, before `by`. */
const made = new Set(
  'developed created made built trained pretrained pre-trained maintained authored curated compiled collected gathered prepared released published contributed shared uploaded written fine-tuned finetuned introduced presented provided produced annotated labeled labelled assembled constructed designed scraped translated converted quantized quantised led submitted donated recorded implemented crafted merged packaged hosted owned funded sponsored generated conducted devised initiated'.split(' '),
);
const by = phrase('by', /\bby\b/);
/** Words between `by` and a name. */
const filler = 'the|our|my|an?|and|researchers|scientists|engineers|students|members|people|experts|folks|developers|authors|teams?|groups?|community|staff|at|from|of|in|users?|company|organi[sz]ation|non-profit|start-?up|great|artist|kaggle|github';
/** What follows `by`: a name in capitals or a handle; not a gerund, an article or a thing. */
const name = new RegExp(`^:?\\s*["“]?(?:(?:${filler}) ){0,5}(?:@[\\p{L}\\d]|(?!(?:LMs?|LLMs?|AI|ML|GPT[\\w.-]*|ChatGPT|Claude)(?![\\w-]))\\p{Lu})`, 'u');
/** People of a place that has a name: `by cooks and students from the Kitchen Institute`. */
const peopleOf = /^[^.;:]{0,90}\b(?:experts|researchers|scientists|engineers|students|annotators|members|team|group|lab|developers|authors|linguists|speakers|volunteers|doctors|physicians|clinicians|lawyers|staff|employees|participants|contributors|professors?|organi[sz]ers|teachers|users?)\b(?:(?!translat)[^.;:]){0,40}\b(?:from|at|of) (?:the )?\p{Lu}/u;
/** A handle without capitals after the word that makes it one. */
const handle = /^ (?:the |our |a )?(?:(?:huggingface|hugging face|hf|kaggle|github|reddit|twitter|civitai) )?(?:user|artist|author|developer|creator) @?(?!(?:in|of|who|and|for|from|to|with|on|at|or|is|using|input|prompts?|ratings?|itself|himself|herself|themselves)\b)[\w-]{3}/i;
/** `trained by someone`, said of this very artefact, where the name is a handle without capitals. */
const ownHandle = /\b(?:this|the) (?:model|dataset|checkpoint|adapter|lora|space|app|corpus|concept)s? (?:was |is |has been |were )?(?:\w+ )?(?:trained|created|made|built|developed|fine-?tuned|uploaded|shared|collected|merged|curated|released|maintained) by (?!(?:using|fine|combining|merging|scraping|training|the|an?|[a-z]+ing|us|our|my|me|this|means|default|randomly|with|from|to|in|on|at|for|of|and|hand|humans?|people|experts?|students?|volunteers?|several|various|many|some|two|three|it|both|each)\b)[a-z0-9]/;

/** Statements that name someone after `made by` and its kin. */
export const saysBy = (card: Card): Statement[] => card.said(by).filter((s) => names(s) || ownHandle.test(s.lower));

function names({ text }: Statement): boolean {
  for (let at = text.search(/\bby\b/i); at >= 0; ) {
    const verb = verbBefore(text.slice(Math.max(0, at - 60), at));
    const after = text.slice(at + 2, at + 220);
    if (verb !== null && ((verb !== 'generated' && (name.test(after) || handle.test(after))) || peopleOf.test(after))) return true;
    const next = text.slice(at + 2).search(/\bby\b/i);
    at = next < 0 ? -1 : at + 2 + next;
  }
  return false;
}

const ofAnother = new Set(['on', 'from', 'using', 'of', 'than']);

/** The verb among the last four words of the clause, or null. */
function verbBefore(before: string): string | null {
  const clause = before.slice(before.lastIndexOf('. ') + 1).toLowerCase();
  const words = clause.match(/[a-z-]+/g)?.slice(-4) ?? [];
  const at = words.findLastIndex((word) => made.has(word));
  // `trained on soup by Ada` speaks of the soup's maker.
  return at < 0 || words.slice(at + 1).some((word) => ofAnother.has(word)) ? null : words[at]!;
}
