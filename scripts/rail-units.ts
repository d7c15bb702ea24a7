/** Cuts a licence into the sentences and clauses by whose hashes it is known afterwards. */
import { hashOf, shinglesOf } from '../rules/facts/license-texts.ts';
import { rolling, sketchOf, type DescribedText, type Unit } from '../rules/facts/rail-texts.ts';
import { licenseWords } from '../rules/recognise/license-words.ts';

export interface DescribedSource {
  readonly id: string;
  readonly license: string;
  readonly part?: 'policy';
  readonly title: string;
  readonly source: string;
  /** Where the list of barred uses begins, and the positions of its items in order; each line is an item where `lines`, each part before a semicolon where `run`. */
  readonly uses?: { readonly from: RegExp; readonly order: readonly string[]; readonly lines?: true; readonly run?: true };
}

interface Block {
  readonly text: string;
  readonly at: string;
  readonly item: boolean;
}

const bullet = /^\s*(?:[-*•]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,5})[.)])\s*(?=\S)/;

/** Paragraphs and list items, each with the paragraph number under which it stands. */
function blocksOf(text: string, { uses }: DescribedSource): Block[] {
  const from = uses ? lastIndexOf(text, uses.from) : text.length;
  const blocks: Block[] = [];
  let major = '';
  const body = text.slice(0, from);
  for (const block of joined(body)) {
    const head = /^\W*(?:Section |Article )?(\d{1,2})[.):]?(?:\s|\.(?=\D))/.exec(block);
    const sub = /^\W*(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[.)]?\s/.exec(block) ?? /^\W*\(?([a-z]|[ivx]{1,4})[.)]\s/.exec(block);
    if (sub?.[1]?.includes('.')) major = sub[1].replace(/\.\d+$/, '');
    else if (head && !sub) major = head[1]!;
    blocks.push({ text: block, at: sub ? (sub[1]!.includes('.') ? sub[1]! : `${major}.${sub[1]}`) : major, item: false });
  }
  if (!uses) return blocks;
  const items: string[] = [];
  const attached = text.slice(from);
  const rest = (uses.run ? attached.replace(/\s+/g, ' ').replace(': ', ':\n- ').replaceAll('; ', ';\n- ') : attached).split('\n');
  const heading: string[] = [];
  const tail: string[] = [];
  for (const [number, line] of rest.entries()) {
    if (line.trim() === '') continue;
    if (uses.lines ? number > 0 : bullet.test(line)) {
      if (items.length < uses.order.length) items.push(line);
      else tail.push(line);
    } else if (items.length === 0) heading.push(line);
    // A wrapped line belongs to its item, a new paragraph behind the last one does not.
    else if (rest[number - 1]!.trim() !== '' && tail.length === 0) items[items.length - 1] += ` ${line.trim()}`;
    else tail.push(line);
  }
  if (items.length !== uses.order.length) throw new Error(`${items.length} barred uses, expected ${uses.order.length}:\n${items.map((item) => item.slice(0, 60)).join('\n')}`);
  return [...blocks, ...heading.map((one) => ({ text: one, at: '', item: false })), ...items.map((one, number) => ({ text: one, at: uses.order[number]!, item: true })), ...tail.map((one) => ({ text: one, at: '', item: false }))];
}

function lastIndexOf(text: string, pattern: RegExp): number {
  const all = [...text.matchAll(new RegExp(pattern.source, 'gm'))];
  if (all.length === 0) throw new Error(`no ${pattern.source}`);
  return all.at(-1)!.index;
}

/** Lines of a paragraph as one; a list item begins a new one. */
function joined(text: string): string[] {
  const blocks: string[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') open = false;
    else if (open && !bullet.test(line)) blocks[blocks.length - 1] += ` ${line.trim()}`;
    else {
      blocks.push(line);
      open = true;
    }
  }
  return blocks;
}

/** Sentences of at least eight and at most 200 words; an item is one unit. */
function pieces({ text, item }: Block): string[] {
  if (item) return [text];
  const out: string[] = [];
  for (const sentence of text.split(/(?<=[.;:]["”’)*]*)\s+(?=[\p{Lu}("“*])/u)) {
    const last = out.at(-1);
    if (last !== undefined && (licenseWords(sentence).words.length < 8 || licenseWords(last).words.length < 8)) out[out.length - 1] = `${last} ${sentence}`;
    else out.push(sentence);
  }
  return out;
}

/**
 * A text as the recogniser knows it.
 * @param clauses clause id → positions among the barred uses, joined by `, `
 */
export function describe(text: DescribedSource, whole: string, clauses: Readonly<Record<string, string>>): DescribedText {
  const units = unitsOf(text, whole, clauses);
  return {
    id: text.id, license: text.license, part: text.part ?? 'license', title: text.title, source: text.source, units,
    required: units.reduce((sum, { length, optional }) => sum + (optional ? 0 : length), 0),
    shingles: shinglesOf(licenseWords(whole).words.join(' ')),
  };
}

function unitsOf(text: DescribedSource, whole: string, stated: Readonly<Record<string, string>>): Unit[] {
  const positions = new Map<string, string[]>();
  if (text.uses) {
    for (const [clause, at] of Object.entries(stated)) for (const position of at.split(', ')) positions.set(position, [...(positions.get(position) ?? []), clause]);
    for (const position of positions.keys()) if (!text.uses.order.includes(position)) throw new Error(`${text.id}: the facts have a clause at \`${position}\`, which is none of its positions`);
  }
  return blocksOf(whole, text).flatMap((block) =>
    pieces(block).flatMap((piece): Unit[] => {
      const { words } = licenseWords(piece);
      if (words.length === 0) return [];
      const heading = !block.item && words.length <= 9 && !/[.;]\s*$/.test(piece.trim());
      const out: Unit[] = [];
      for (let from = 0; from < words.length; from += 200) {
        const part = words.slice(from, from + 200);
        const hashes = part.map(hashOf);
        out.push({ length: part.length, hash: rolling(hashes).stretch(0, part.length), sketch: sketchOf(part, hashes), at: block.at, clauses: block.item ? (positions.get(block.at) ?? []) : [], optional: heading || /^\W*(?:last (?:modified|updated)|version release date|dated?\b)/i.test(piece) });
      }
      return out;
    }),
  );
}
