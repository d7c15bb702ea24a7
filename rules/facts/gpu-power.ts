import facts from './gpu-power.json' with { type: 'json' };

/** A chip with its greatest sustained draw; where it is sold in several form factors, that of the hungriest. */
export interface Accelerator {
  readonly name: string;
  readonly vendor: string;
  /** W. */
  readonly watts: number;
  readonly aliases?: readonly string[];
  /** `hf`, `mlco2` or `memory`: see the file's head. */
  readonly source: string;
}

interface Form {
  readonly chip: string;
  readonly form: string;
  readonly watts: number;
  readonly source: string;
}

export const accelerators: readonly Accelerator[] = facts.accelerators;
const forms: readonly Form[] = facts.forms;
export const powerSource = { hf: '@huggingface/tasks 0.21.54', mlco2: 'mlco2/impact', retrieved: facts.retrieved } as const;

/** Without blanks, dashes, the maker's name and the words that are left out as often as not. */
const plain = (name: string): string => name.toLowerCase().replace(/\b(?:nvidia|amd|intel|google|cloud|geforce|tesla|quadro|instinct|gpus?)\b/g, '').replace(/[\s_-]+/g, '');

const byName = new Map<string, Accelerator>();
const spellings = new Set<string>();
for (const one of accelerators) {
  for (const name of [one.name, ...(one.aliases ?? [])]) {
    const key = plain(name);
    byName.set(key, one);
    spellings.add(name.toLowerCase().replace(/^quadro /, '').split(' ').map((word) => word.replace(/[+.]/g, '\\$&').replaceAll('-', '[ _-]?')).join('[ _-]?'));
    // `A6000` and `3090` are said without `RTX`; other bare numbers are not taken for a chip.
    const bare = /^rtx(a\d{4}|[345]090)$/.exec(key)?.[1];
    if (bare === undefined) continue;
    byName.set(bare, one);
    spellings.add(bare);
  }
}
// `A2` alone may be anything.
spellings.delete('a2');

/** Any chip by name, on lower-case text, also behind `8x`; longest first, so that `rtx 3090 ti` is not `rtx 3090`. */
const named = new RegExp(`(?:(?<![a-z0-9])|(?<=\\d[x×]))(?:${[...spellings].sort((a, b) => b.length - a.length).join('|')})s?(?![a-z0-9]|\\.\\d)`, 'g');

/** A chip that a text names, with the power of the form factors that fit the text. */
export interface Named {
  readonly accelerator: Accelerator;
  /** W; equal where one form factor is told, or there is only one. */
  readonly watts: { readonly low: number; readonly high: number };
  readonly start: number;
  readonly end: number;
}

/** Characters of a text that are looked at: a longer one is no sentence. */
const most = 2000;

/** Chips that a lower-case text names, in order. */
export function acceleratorsIn(lower: string): Named[] {
  const found: Named[] = [];
  for (const match of lower.slice(0, most).matchAll(named)) {
    const key = plain(match[0]);
    const accelerator = byName.get(key) ?? byName.get(key.replace(/s$/, ''));
    if (!accelerator) continue;
    const end = match.index + match[0].length;
    found.push({ accelerator, watts: drawOf(accelerator, lower.slice(end, end + 24)), start: match.index, end });
  }
  return found;
}

/** The chip of a name as a person would type it, or undefined. */
export const acceleratorNamed = (name: string): Named | undefined => {
  const exact = byName.get(plain(name));
  if (exact) return { accelerator: exact, watts: drawOf(exact, ''), start: 0, end: name.length };
  return acceleratorsIn(name.toLowerCase())[0];
};

/** W of a chip's form factors; where the words behind its name tell one, of that alone. */
function drawOf({ name, watts }: Accelerator, behind: string): { readonly low: number; readonly high: number } {
  const all = forms.filter(({ chip }) => chip === name);
  const fits = all.filter(({ form }) => form.toLowerCase().split(' ').every((word) => (/^(?:sxm|pcie|nvl)/.test(word) ? behind.includes(word.replace(/\d$/, '')) : behind.replace(' ', '').includes(word))));
  const kind = all.filter(({ form }) => ['sxm', 'pcie', 'nvl'].some((word) => form.toLowerCase().startsWith(word) && behind.includes(word)));
  const told = fits.length > 0 ? fits : kind;
  const figures = told.length > 0 ? told.map((form) => form.watts) : [watts, ...all.map((form) => form.watts)];
  return { low: Math.min(...figures), high: Math.max(...figures) };
}

/** Names for a message that says what was meant. */
export const acceleratorNames: readonly string[] = accelerators.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
