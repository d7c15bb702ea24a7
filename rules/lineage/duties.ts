import { oneLine, shown } from '../engine/shown.ts';
import type { Snapshot } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { wordsOf, type LicenseTerms, type TermId } from '../facts/license-terms.ts';
import { inFrontMatter } from './fitting.ts';
import type { Judgement } from './verdict.ts';
import { sectionWords, type Licensed } from './words.ts';

/** A duty that nothing in the repository shows to be met. */
export interface Unmet {
  readonly term: TermId;
  /** What the licence asks for, as it reads after “asks for”. */
  readonly wanted: string;
  /** What to write, where there is a set text. */
  readonly write?: string;
  /** Asked for in so many words, and easy to see; the others may be met where nobody looks. */
  readonly plain: boolean;
}

/** What a card, its files and its name do not show of what a licence asks; only what such a repository can show at all. */
export function unmetDuties(snapshot: Snapshot, terms: LicenseTerms, ancestor: Licensed, judgements: readonly Judgement[]): Unmet[] {
  const due = (term: Judgement['term']): Judgement | undefined => judgements.find((one) => one.term === term && one.verdict === 'obligation');
  const at = ({ section }: Judgement, before = ''): string => (section === null && before === '' ? '' : ` (${[before, section === null ? '' : sectionWords(section)].filter(Boolean).join('; ')})`);
  const words = wordsOf(terms);
  const unmet: Unmet[] = [];
  const built = due('built-with');
  if (built && words.builtWith.length > 0 && !words.builtWith.some((line) => says(snapshot, line))) unmet.push({ term: 'built-with', wanted: `the line “${words.builtWith[0]}”${at(built)}`, write: `the card: “${words.builtWith[0]}”`, plain: true });
  const prefix = due('name-prefix');
  if (prefix && words.namePrefix !== undefined && snapshot.name !== null && !begins(snapshot.name, words.namePrefix)) unmet.push({ term: 'name-prefix', wanted: `a name that begins with “${words.namePrefix}”${at(prefix, `this is ${shown(snapshot.name)}`)}`, write: `the name of the repository: “${renamed(snapshot.name, words.namePrefix)}”`, plain: true });
  const agreement = due('agreement');
  const own = filled(snapshot.card.data['license']).map((id) => id.toLowerCase());
  if (agreement && own.length > 0 && !own.includes(terms.id) && !own.includes('other')) unmet.push({ term: 'agreement', wanted: `its own agreement${at(agreement, `\`license: ${oneLine(own.join(', '))}\` is another version`)}`, write: `the front matter: ${inFrontMatter(ancestor.license.value)}`, plain: true });
  const notice = due('notice-file');
  if (notice && words.notice !== undefined && !noticed(snapshot, words.notice)) unmet.push({ term: 'notice-file', wanted: `its attribution sentence in a file \`NOTICE\`${at(notice)}`, write: `\`NOTICE\`: “${words.notice}”, with the copyright line as the text has it`, plain: false });
  const copy = due('copy');
  // Where the licence is the parent's own, `license/text-missing` looks for its text.
  if (copy && !own.includes(terms.id) && !copied(snapshot)) unmet.push({ term: 'copy', wanted: `a copy of its text${at(copy)}`, write: `the repository: the text as \`${agreement || own.length === 0 ? 'LICENSE' : `licenses/${terms.id}.txt`}\``, plain: false });
  const policy = due('use-policy');
  if (policy && !followsPolicy(snapshot, words.policyUrl)) unmet.push({ term: 'use-policy', wanted: `its use policy to be followed${at(policy, 'nothing here says so')}`, ...(words.policyUrl !== undefined && { write: `the card: a link to ${words.policyUrl}` }), plain: false });
  const limit = due('eu-multimodal');
  if (limit && !/\bEU\b|\bEuropean Union\b/.test(snapshot.card.text)) unmet.push({ term: 'eu-multimodal', wanted: `a limit to be known: ${limit.says}${at(limit)}`, write: 'the card: “Llama’s licence gives no rights to its multimodal models to people and companies based in the European Union; users of finished products are excepted”', plain: false });
  const credit = due('attribution');
  if (credit && ancestor.through.length > 0 && !says(snapshot, ancestor.id)) unmet.push({ term: 'attribution', wanted: `credit to ${shown(ancestor.id)}${at(credit)}`, write: `the card: “Comes from \`${ancestor.id}\` (${ancestor.license.value.written})”`, plain: false });
  return unmet;
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
const says = ({ card }: Snapshot, words: string): boolean => (` ${bare(card.text)} `).includes(` ${bare(words).trim()} `);

/** Whether a repository's own name begins with the word; Meta puts its own before it. */
function begins(name: string, prefix: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(name.slice(name.indexOf('/') + 1)).replace(/^meta/, '').startsWith(plain(prefix));
}

/** `acme/chat-8b` → `acme/Llama-chat-8b`, without a part of the word that is there already. */
function renamed(name: string, prefix: string): string {
  const [owner, own] = [name.slice(0, name.indexOf('/') + 1), name.slice(name.indexOf('/') + 1)];
  return `${owner}${prefix.replace(/ /g, '-')}-${own.replace(/^llama[-_ \d.]*/i, '')}`;
}

function noticed(snapshot: Snapshot, sentence: string): boolean {
  if (says(snapshot, sentence) || !snapshot.complete) return true;
  return [...snapshot.files.values()].some(({ path, text }) => (/(?:^|\/)notice[^/]*$/i.test(path) && (!text.known || bare(text.value).includes(bare(sentence).trim()))) || (/licen[cs]e/i.test(path) && text.known && bare(text.value).includes(bare(sentence).trim())));
}

const copied = ({ card, files, complete }: Snapshot): boolean => !complete || filled(card.data['license_link']).length > 0 || [...files.keys()].some((path) => /licen[cs]e|copying|terms/i.test(path));

/** Who says that the licence itself is followed says so of the policy, which the licence takes in. */
const follows = /\b(?:follows?|following|compl(?:y|ies) with|complian(?:t|ce) with|adheres? to|abides? by|bound by|subject to|governed by) (?:the |all |its )?(?:terms of (?:the )?)?\W{0,3}[\w .-]{0,40}\b(?:licen[cs]e|agreement)\b/i;

function followsPolicy({ card, files }: Snapshot, policyUrl: string | undefined): boolean {
  return (policyUrl !== undefined && card.text.includes(policyUrl)) || /\buse[-_ ]policy\b|\bprohibited[-_ ]use|\bacceptable[-_ ]use\b|\bgemma(?:\/terms|[- ]terms)\b/i.test(card.text) || follows.test(card.text) || [...files.keys()].some((path) => /use[-_ ]?polic|aup|prohibited/i.test(path));
}
