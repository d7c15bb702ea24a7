import type { Coverage, CoverageStatus, Framework, RepositoryReport } from '../engine/types.ts';
import { html } from './escape.ts';
import { kindWords, titleOf } from './words.ts';

/** What is needed of a framework to draw it. */
export type Drawn = Pick<Framework, 'id' | 'title' | 'items'>;

export interface Covered {
  readonly framework: Drawn;
  readonly items: readonly { readonly id: string; readonly title: string; readonly status: CoverageStatus }[];
  /** Items that are told or declined with a reason. */
  readonly told: number;
  /** Items that apply. */
  readonly apply: number;
}

export const statusWords: Readonly<Record<CoverageStatus, string>> = {
  'reported-with-number': 'with a figure', reported: 'in words', 'declined-with-reason': 'declined, with a reason', silent: 'silent', 'not-applicable': 'does not apply',
};

/** The frameworks that speak of a repository, in the order given; those of which no item applies are left out. */
export function coveredBy(coverage: Coverage, frameworks: readonly Drawn[]): Covered[] {
  return frameworks.flatMap((framework) => {
    const answers = coverage[framework.id];
    if (!answers) return [];
    const items = framework.items.map(({ id, title }) => ({ id, title, status: answers[id]?.status ?? 'silent' }));
    const applying = items.filter(({ status }) => status !== 'not-applicable');
    return applying.length === 0 ? [] : [{ framework, items, told: applying.filter(({ status }) => status !== 'silent').length, apply: applying.length }];
  });
}

/** What does not apply is counted and not drawn: it tells a reader nothing. */
const drawnStatuses = ['reported-with-number', 'reported', 'declined-with-reason', 'silent'] as const;

/** Pixels. */
const width = 760;
const cell = 12;
const row = 20;
const head = 30;
/** Where the words of the legend begin: the third is the longest. */
const legendAt = [10, 140, 245, 430] as const;
/** Columns, and the characters of a title that fit beside its cell there in the widest of the fonts named below. */
const narrow = { columns: 3, room: 32 } as const;
const wide = { columns: 2, room: 50 } as const;

/**
 * What a card tells of each item, as a picture for a card or a paper: one block a framework, one marked cell an item. The
 * marks differ in shape, so that it prints in black and white. Needs nothing else: no fonts, no network, no script.
 * @returns an `<svg>` element, or the empty string where no framework speaks of the repository
 */
export function renderMatrix(repository: RepositoryReport, frameworks: readonly Drawn[]): string {
  const covered = coveredBy(repository.coverage, frameworks);
  if (covered.length === 0) return '';
  const parts: string[] = [];
  let y = 34;
  for (const one of covered) {
    const beyond = one.items.length - one.apply;
    const aside = beyond > 0 ? `<tspan fill="#6e7781"> · ${beyond} more ${beyond === 1 ? 'does' : 'do'} not apply</tspan>` : '';
    parts.push(`<text x="10" y="${y + 14}" font-weight="600">${html(one.framework.title)}</text><text x="${width - 10}" y="${y + 14}" text-anchor="end">${one.told} of ${one.apply}${aside}</text><path d="M10 ${y + 20.5}H${width - 10}" stroke="#8884"/>`);
    // Nothing told is one line: the items of a list that a card leaves out as a whole say no more.
    if (one.told === 0) {
      y += head;
      continue;
    }
    // A title that is cut says less than a picture that is longer.
    const items = one.items.flatMap(({ title, status }) => (status === 'not-applicable' ? [] : [{ title, status }]));
    const { columns, room } = items.every(({ title }) => title.length <= narrow.room) ? narrow : wide;
    const rows = Math.ceil(items.length / columns);
    items.forEach(({ title, status }, index) => {
      const x = 10 + Math.floor(index / rows) * ((width - 20) / columns);
      const top = y + head + (index % rows) * row;
      parts.push(`<g><title>${html(`${title}: ${statusWords[status]}`)}</title>${mark(status, x, top)}<text x="${x + cell + 6}" y="${top + 10}"${status === 'silent' ? ' fill="#6e7781"' : ''}>${html(title.length > room ? `${title.slice(0, room - 1).trimEnd()}…` : title)}</text></g>`);
    });
    y += head + rows * row + 14;
  }
  const legend = drawnStatuses.map((status, index) => `${mark(status, legendAt[index]!, y + 2)}<text x="${legendAt[index]! + cell + 6}" y="${y + 12}" fill="#6e7781">${statusWords[status]}</text>`).join('');
  const title = `${titleOf(repository)} (${kindWords[repository.kind]}): what its card tells`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 26}" width="${width}" height="${y + 26}" role="img" font-family="system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif" font-size="11.5" fill="#24292f"><title>${html(`${title}. ${inWords(covered)}`)}</title><rect width="100%" height="100%" rx="6" fill="#fff"/><text x="10" y="24" font-size="14" font-weight="600">${html(title)}</text>${parts.join('')}${legend}</svg>`;
}

/** `Social impact: 5 of 12; …`, for whoever does not see the picture. */
export const inWords = (covered: readonly Covered[]): string => covered.map(({ framework, told, apply }) => `${framework.title}: ${told} of ${apply}`).join('; ');

function mark(status: Exclude<CoverageStatus, 'not-applicable'>, x: number, y: number): string {
  const box = `<rect x="${x + 0.5}" y="${y + 0.5}" width="${cell - 1}" height="${cell - 1}" rx="2" fill="none" stroke="#0969da"/>`;
  switch (status) {
    case 'reported-with-number':
      return `<rect x="${x}" y="${y}" width="${cell}" height="${cell}" rx="2" fill="#0969da"/>`;
    case 'reported':
      return `${box}<path d="M${x + 1} ${y + cell - 1}V${y + 1}L${x + cell - 1} ${y + cell - 1}z" fill="#0969da"/>`;
    case 'declined-with-reason':
      return `${box}<path d="M${x + 3} ${y + 6}H${x + cell - 3}" stroke="#0969da" stroke-width="2"/>`;
    case 'silent':
      return `<rect x="${x + 0.5}" y="${y + 0.5}" width="${cell - 1}" height="${cell - 1}" rx="2" fill="none" stroke="#8c959f"/>`;
  }
}
