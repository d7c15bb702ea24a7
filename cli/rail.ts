import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { artifacts, clauseSetOf, clauseSetOfText, compareClauses, composeRider, decode, explainLicense, railDomains, railLicenseIds, UserError, type Artifact, type ClauseSet, type ComparedClause, type Comparison, type ExplainedLicense, type RailType, type StatedClause } from '../rules/index.ts';
import { closest } from './closest.ts';

export type RailFormat = 'text' | 'json' | 'markdown';

interface Side {
  /** As the caller named it. */
  readonly given: string;
  readonly set: ClauseSet;
}

/** Bytes of a licence file that are read; the longest of SPDX has 45 kB. */
const most = 1024 * 1024;

/** A licence id, else a file with a licence's text. */
async function sideOf(given: string): Promise<Side> {
  const byId = clauseSetOf(given) ?? clauseSetOf(given.toLowerCase());
  if (byId) return { given, set: byId };
  if (!existsSync(given)) throw new UserError(`\`${given}\` is neither a licence id nor a file${closest(given, railLicenseIds)}`);
  const bytes = await readFile(given).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot read \`${given}\`: ${error.code === 'EISDIR' ? 'it is a directory, expected a licence file' : error.code === 'EACCES' ? 'no permission' : error.message}`);
  });
  if (bytes.length > most) throw new UserError(`\`${given}\` has ${bytes.length} bytes, expected a licence text of at most ${most}`);
  const text = decode(bytes);
  if (!text.known) throw new UserError(`Cannot read \`${given}\`: ${text.why}`);
  if (text.value.trim() === '') throw new UserError(`\`${given}\` is empty, expected a licence text`);
  return { given, set: clauseSetOfText(text.value) };
}

/** `hub-compliance rail compare A B`: 0 where B bars all that A bars, 1 where it does not, 2 where that could not be told. */
export async function compare(a: string, b: string, { format }: { readonly format: RailFormat }): Promise<number> {
  const sides = [await sideOf(a), await sideOf(b)] as const;
  const comparison = compareClauses(sides[0].set, sides[1].set);
  process.stdout.write(format === 'json' ? `${JSON.stringify({ a: sideJson(sides[0]), b: sideJson(sides[1]), ...comparison }, null, 2)}\n` : compared(sides, comparison, format));
  if (comparison.holds !== null) return comparison.holds ? 0 : 1;
  process.stderr.write(`hub-compliance: it could not be told whether ${sides[1].given} bars all that ${sides[0].given} bars: ${[sides[0].set.unread, sides[1].set.unread].filter((why) => why !== null).join('; ')}\n`);
  return 2;
}

const sideJson = ({ given, set }: Side): unknown => ({ given, name: set.name, id: set.id, unread: set.unread, differences: set.recognised.flatMap(({ differences }) => differences) });

function compared([a, b]: readonly [Side, Side], { rows, holds }: Comparison, format: RailFormat): string {
  const cell = (stated: StatedClause | null): string => (stated ? `${stated.at}${stated.by === 'wording' ? ' ~' : ''}` : '–');
  const standing = ({ standing: how, a: inA, b: inB }: ComparedClause): string => (how === 'weaker in A' ? `${how}: ${inA!.narrower}` : how === 'weaker in B' ? `${how}: ${inB!.narrower}` : how);
  const table = [['clause', 'A', 'B', '', 'bars'], ...rows.map((row) => [row.clause, cell(row.a), cell(row.b), standing(row), row.summary])];
  const lost = rows.filter((row) => row.standing === 'only A').map((row) => row.clause);
  const weaker = rows.filter((row) => row.standing === 'weaker in B').map((row) => row.clause);
  const verdict =
    rows.length === 0 ? 'Neither bars a use that is in the clause list'
    : holds === true ? 'B bars all that A bars'
    : holds === null ? `Whether B bars all that A bars could not be told: ${[a.set.unread, b.set.unread].filter((why) => why !== null).join('; ')}`
    : `B does not bar all that A bars: ${[lost.length > 0 ? `it lacks ${lost.join(', ')}` : '', weaker.length > 0 ? `weaker are ${weaker.join(', ')}` : ''].filter((part) => part !== '').join('; ')}`;
  const told = [`A  ${titled(a)}`, `B  ${titled(b)}`];
  const byWording = rows.some((row) => row.a?.by === 'wording' || row.b?.by === 'wording') ? ['~ found by its wording, which is less certain than word for word'] : [];
  const body = rows.length === 0 ? [] : format === 'markdown' ? markdownTable(table) : columns(table);
  return `${[...(format === 'markdown' ? told.map((line) => `- ${line}`) : told), '', ...body, ...(body.length > 0 ? [''] : []), ...byWording, verdict, ''].join('\n')}`;
}

function titled({ given, set }: Side): string {
  const name = set.name === given || set.id === given ? `${set.name} (${given})` : `${given}: ${set.name}`;
  return `${name}, ${set.clauses.size} clause${set.clauses.size === 1 ? '' : 's'}${set.unread ? ` known (${set.unread})` : ''}`;
}

/** `hub-compliance rail explain ID|FILE`. */
export async function explain(given: string, { format }: { readonly format: RailFormat }): Promise<number> {
  const side = await sideOf(given);
  const explained = explainLicense(side.set);
  process.stdout.write(format === 'json' ? `${JSON.stringify({ given, ...explained, recognised: side.set.recognised }, null, 2)}\n` : explainedText(side, explained, format));
  return 0;
}

function explainedText(side: Side, license: ExplainedLicense, format: RailFormat): string {
  const head = (title: string): string => (format === 'markdown' ? `\n## ${title}\n` : `\n${title}`);
  const item = (text: string): string => (format === 'markdown' ? `- ${text}` : `  ${text}`);
  const place = (section: string | null): string => (section === null ? '' : ` (section ${section})`);
  const lines = [`${format === 'markdown' ? '# ' : ''}${side.set.name === side.given ? side.given : side.set.id === side.given ? `${license.name} (${side.given})` : `${side.given}: ${license.name}`}`];
  const differences = side.set.recognised.flatMap(({ name, differences: own }) => own.map((one) => `${one.kind}: ${one.what}${one.now ? `, now “${one.now}”` : ''}${one.clause ? ` [${one.clause}]` : ''} (${name})`));
  if (differences.length > 0) lines.push(head('Differs from its standard text'), ...differences.map(item));
  if (license.allows.length > 0) lines.push(head('Allows'), ...license.allows.map(({ what, answer }) => item(`${what}: ${answer}`)));
  lines.push(head(`Bars${license.barsAt === null ? '' : ` (${license.barsAt})`}`));
  for (const { group, clauses } of license.bars) lines.push(item(`${group}:`), ...clauses.map(({ clause, summary, at, by, narrower }) => `  ${item(`${summary} [${clause}, ${at}${by === 'wording' ? ', by its wording' : ''}]${narrower === null ? '' : `; narrower: ${narrower}`}`)}`));
  if (license.bars.length === 0) lines.push(item(license.unread === null ? 'no use that is in the clause list' : 'not known'));
  if (license.unread !== null) lines.push(item(`There may be more: ${license.unread}`));
  if (license.passOn.length > 0) lines.push(head('Has to be passed on'), ...license.passOn.map(({ duty, summary, section }) => item(`${summary} [${duty}]${place(section)}`)));
  if (license.otherTerms.length > 0) lines.push(head('Other terms'), ...license.otherTerms.map(({ term, summary, section }) => item(`${summary} [${term}]${place(section)}`)));
  if (license.derivativesInclude.length > 0) lines.push(head('Counts as a derivative'), item(license.derivativesInclude.join(', ')));
  const urls = [license.url, license.policyUrl].filter((url) => url !== null);
  if (urls.length > 0) lines.push(head('Text'), ...urls.map(item));
  return `${lines.join('\n')}\n\nA reading in other words, not legal advice.\n`;
}

export interface ComposeOptions {
  readonly domain: readonly string[];
  readonly listDomains?: boolean;
  readonly name?: string;
  readonly artifact: string;
  readonly type: RailType;
  readonly format: RailFormat;
}

/** `hub-compliance rail compose`: a rider to standard output. */
export function compose({ domain, listDomains, name, artifact, type, format }: ComposeOptions): number {
  if (listDomains) {
    process.stdout.write(format === 'json' ? `${JSON.stringify(railDomains, null, 2)}\n` : `${columns([['domain', 'always in', 'on request'], ...railDomains.map((one) => [one.name, String(one.mandatory), String(one.optional)])]).join('\n')}\n`);
    return 0;
  }
  const names = railDomains.map((one) => one.name);
  const wanted = domain.map((given) => {
    const known = names.find((one) => one.toLowerCase() === given.toLowerCase());
    if (known === undefined) throw new UserError(`There is no domain \`${given}\`${closest(given, names)}; expected ${names.join(', ')}`);
    return known;
  });
  const rider = composeRider({ name: name ?? null, artifacts: artifactsOf(artifact), type, domains: wanted });
  if (format === 'json') {
    const { license, clauses, alreadyIn, markdown } = rider;
    process.stdout.write(`${JSON.stringify({ license, draft: true, clauses: clauses.map(({ clause, domain: of, mandatory, words }) => ({ clause, domain: of, mandatory, words })), alreadyIn: alreadyIn.map(({ clause, domain: of }) => ({ clause, domain: of })), markdown }, null, 2)}\n`);
  } else process.stdout.write(format === 'markdown' ? rider.markdown : plain(rider.markdown));
  return 0;
}

function artifactsOf(given: string): Artifact[] {
  const parts = given.split(',').map((part) => part.trim()).filter((part) => part !== '');
  const wrong = parts.find((part) => !artifacts.includes(part as Artifact));
  if (wrong !== undefined || parts.length === 0) throw new UserError(`\`--artifact\` is \`${given}\`; expected one or more of ${artifacts.join(', ')}, joined by commas${wrong === undefined ? '' : closest(wrong, artifacts)}`);
  return artifacts.filter((one) => parts.includes(one));
}

/** The rider without marks. */
const plain = (markdown: string): string => markdown.replace(/^#{1,3} /gm, '').replace(/^> /gm, '').replaceAll('`', '');

const markdownTable = ([head, ...rows]: readonly (readonly string[])[]): string[] => [`| ${head!.join(' | ')} |`, `| ${head!.map(() => '---').join(' | ')} |`, ...rows.map((row) => `| ${row.join(' | ')} |`)];

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ').trimEnd());
}
