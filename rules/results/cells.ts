import { remembered } from '../engine/remembered.ts';

/** A number as a cell has it. */
export interface Written {
  readonly value: number;
  /** Its digits. */
  readonly digits: string;
  readonly percent: boolean;
  /** Named within the cell: `EM: 34.2`. */
  readonly metric: string | null;
}

const number = String.raw`[-−–]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)(?![\d.,]|[eE][-+]?\d)`;
const one = new RegExp(`^${number}`);
const named = new RegExp(String.raw`([A-Za-z][\w@ -]{0,14}?)\s*[:=]\s*(${number})\s*(\\?[%％])?`, 'g');
/** What may stand behind a score: its sign, spread, rank, footnote, a change, a source. */
const behind = /^\s?(?:\\?[%％]|points?|pts)?\s*(?:(?:±|\+\/-|\\pm|\+-|\()\s*[^|]{0,40}|\[[^\]]{0,30}\]?|[↑↓⬆⬇🔼🔽🏆🥇🥈🥉✅*†‡§^#¹²³⁴ᵃᵇ\s]{1,8}|[*†‡§^]\w{0,3}|\p{Lu}\p{Ll}[\p{L}. -]{1,30}|<[^>]{1,8}>\w{0,4})?$/u;

/**
 * The scores in a cell: `76.3`, `**91.2%**`, `0.91 ± 0.02`, `81.1/71.1`, `EM: 34.2 F1: 61.3`, `95.7 Ivanov et al.`.
 * Sizes, versions, dates and words give none.
 */
export function valuesIn(cell: string): readonly Written[] {
  if (cell.length > 90) return none;
  const plain = plainNumber.exec(cell);
  if (plain) return [written(plain[1]!, plain[2] !== '', null)];
  return /\d/.test(cell) ? readValues(cell) : none;
}

const none: readonly Written[] = [];
/** What most cells have. */
const plainNumber = /^(\d+(?:\.\d+)?)(%?)$/;

/** A table's cells are asked for again and again while its shape is found out. */
const readValues = remembered((cell): readonly Written[] => {
  const text = cell.replace(/[*_`$~]|\\(?=[%&])|<\/?(?:b|strong|u|i|em|sup|sub|br)\s*\/?>/g, ' ').replace(/[\u00a0\u2009\u202f]/g, ' ').trim();
  const pairs = [...text.matchAll(named)];
  if (pairs.length > 0 && text.replace(named, '').replace(/[\s,;/|()&]/g, '') === '') {
    return pairs.map(([, metric, digits, percent]) => written(digits!, percent !== undefined, metric!.trim()));
  }
  const parts = text.split(/\s*[/|]\s*/).filter((part) => part !== '');
  if (parts.length === 0 || parts.length > 5) return [];
  const read = parts.map(single);
  if (read.some((value) => value === null)) return [];
  const values = read as Written[];
  // `85/100` is one score out of so many.
  if (values.length === 2 && /^(?:10|100|5)$/.test(values[1]!.digits)) return [values[0]!];
  return values;
}, 5000);

function single(part: string): Written | null {
  const from = part.replace(/^(?:[^\p{L}\d.,−–-]|[.,](?!\d)|[-−–](?!\s?[.\d])){0,6}/u, '');
  const found = one.exec(from);
  if (!found) return null;
  const rest = from.slice(found[0].length);
  const named = /^\s+(pass@\d+|acc|f1|em|bleu|wer|cer)$/i.exec(rest);
  if (named) return written(found[0], false, named[1]!);
  if (!behind.test(rest.replace(/[,;]$/, ''))) return null;
  return written(found[0], /^\s?\\?[%％]/.test(rest), null);
}

function written(digits: string, percent: boolean, metric: string | null): Written {
  const plain = digits.replace(/[−–]/, '-');
  // A comma before three digits parts thousands, before others it is the decimal one.
  const decimal = /,\d{3}(?!\d)/.test(plain) && !/^-?0,/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  return { value: Number(decimal), digits: decimal, percent, metric };
}

/** Whether a cell stands for nothing: empty, a dash, `n/a`. */
export const isBlank = (cell: string): boolean => /^[\s\-–—−*_./]*(?:n\/?a|none|nan|tbd|todo)?[\s\-–—−*_./]*$/i.test(cell);
