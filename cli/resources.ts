import { cheatsheetResources, cheatsheetSections, rules, UserError, type CheatsheetResource, type CheatsheetSection } from '../rules/index.ts';
import { closest } from './closest.ts';
import { paintFor } from './output.ts';

export interface ResourcesOptions {
  readonly modality?: string;
  readonly format: string;
  readonly color: boolean;
}

/** What people call a subject, and the sections of the cheatsheet that are about it. */
const topics: Readonly<Record<string, readonly string[]>> = {
  card: ['model-documentation', 'data-documentation'],
  model: ['model-documentation', 'reproducibility'],
  license: ['license-selection'],
  licence: ['license-selection'],
  training: ['pretraining-data-sources', 'finetuning-data-catalogs', 'pretraining-repositories', 'finetuning-repositories'],
  dataset: ['data-documentation', 'data-governance', 'data-auditing', 'data-exploration'],
  data: ['data-documentation', 'data-governance', 'data-auditing', 'data-exploration', 'data-cleaning', 'data-deduplication', 'data-decontamination'],
  decontamination: ['data-decontamination'],
  carbon: ['environmental-impact', 'efficiency-resource-allocation'],
  energy: ['environmental-impact', 'efficiency-resource-allocation'],
  evaluation: ['capabilities', 'risks-harms-evaluation'],
  bias: ['risks-harms-evaluation'],
  safety: ['risks-harms-evaluation', 'risks-harms-taxonomies'],
  risk: ['risks-harms-taxonomies', 'risks-harms-evaluation'],
  governance: ['data-governance', 'usage-monitoring', 'risks-harms-taxonomies'],
  files: ['reproducibility'],
  space: ['reproducibility', 'usage-monitoring'],
};

/** `hub-compliance resources`: what the FM Development Cheatsheet has on a subject, or its sections. */
export function resources(subject: string | undefined, { modality, format, color }: ResourcesOptions): number {
  const fitting = cheatsheetResources.filter((one) => modality === undefined || one.modalities.includes(modality));
  const sections = subject === undefined ? cheatsheetSections : sectionsOf(subject);
  const listed = sections.map((section) => ({ section, found: fitting.filter((one) => one.sections.includes(section.id)) }));
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(listed.flatMap(({ section, found }) => found.map((one) => ({ ...one, section: section.id, sections: undefined }))), null, 2)}\n`);
    return 0;
  }
  const paint = paintFor({ color });
  if (subject === undefined) {
    const width = Math.max(...sections.map(({ id }) => id.length));
    process.stdout.write(`${listed.map(({ section, found }) => `${section.number}  ${section.id.padEnd(width)}  ${String(found.length).padStart(3)}  ${section.title}\n`).join('')}\n${source}\n`);
    return 0;
  }
  const blocks = listed.filter(({ found }) => found.length > 0).map(({ section, found }) => `${paint.bold(`${section.number} ${section.title}`)}\n${ordered(found, modality).map((one) => line(one, paint.dim)).join('\n')}`);
  const nothing = `The cheatsheet has nothing on ${sections.map(({ title }) => `“${title}”`).join(', ')} for ${modality}; without \`--modality\` it has ${cheatsheetResources.filter((one) => one.sections.some((id) => sections.some((section) => section.id === id))).length}`;
  process.stdout.write(blocks.length === 0 ? `${nothing}.\n` : `${blocks.join('\n\n')}\n\n${source}\n`);
  return 0;
}

const source = 'From the FM Development Cheatsheet, https://fmcheatsheet.org (commit of 2025-05-07); links were not opened.';

/** Sections by their id or number, by a word for the subject, or by a rule. */
function sectionsOf(subject: string): readonly CheatsheetSection[] {
  const word = subject.toLowerCase();
  const direct = cheatsheetSections.filter(({ id, number }) => id === word || number === word || number.startsWith(`${word}.`));
  if (direct.length > 0) return direct;
  const rule = rules.find(({ id }) => id === word);
  const ids = rule && rule.resources.length > 0 ? new Set(cheatsheetResources.filter(({ id }) => rule.resources.includes(id)).flatMap(({ sections }) => sections)) : topics[rule ? word.slice(0, word.indexOf('/')) : word];
  if (!ids) throw new UserError(`\`${subject}\` is no section of the cheatsheet, no rule and no subject${closest(word, [...Object.keys(topics), ...cheatsheetSections.map(({ id }) => id), ...rules.map(({ id }) => id)])}; \`hub-compliance resources\` lists the sections`);
  return [...ids].map((id) => cheatsheetSections.find((section) => section.id === id)!);
}

/** Those made for the modality first. */
const ordered = (found: readonly CheatsheetResource[], modality: string | undefined): readonly CheatsheetResource[] => (modality === undefined ? found : found.toSorted((a, b) => a.modalities.length - b.modalities.length));

function line({ name, url, purpose, modalities, status }: CheatsheetResource, dim: (text: string) => string): string {
  const now = status && `\n      ${marks[status.state]}${status.since ? ` (${status.since})` : ''}: ${status.note}${status.by ? ` ${status.by.name}: ${status.by.url}` : ''}${status.verified ? '' : ' (not verified)'}`;
  return `  ${name} ${dim(`[${modalities.join(', ')}]`)}\n      ${purpose}\n      ${url}${now ?? ''}`;
}

const marks: Readonly<Record<NonNullable<CheatsheetResource['status']>['state'], string>> = { gone: 'GONE', replaced: 'REPLACED', moved: 'MOVED', same: 'LISTED TWICE' };
