import type { Card, Section, Statement } from '../engine/types.ts';
import { conceptsOf, normalHeading, phrasesFor } from '../lexicon/lexicon.ts';
import { readBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { indexLines } from './lines.ts';
import { chainByList, saidIn, saysIn, scanStatements, type Chains, type Scan } from './said.ts';
import { readBody } from './statements.ts';

/** Characters of a body that are read. The largest real card seen has 976,906; the Hub itself takes 10 MiB. */
export const bodyLimit = 1_500_000;
/** Reads a card. Never throws on any text; `null` is a repository without one. */
export function readCard(text: string | null, file = 'README.md', unread: string | null = null): Card {
  const source = text ?? '';
  const frontMatter = readFrontMatter(source);
  const { bodyStart } = frontMatter;
  const stop = Math.min(source.length, bodyStart + bodyLimit);
  let body = source.slice(bodyStart, stop);
  if (frontMatter.state === 'displaced') {
    const blank = (from: number, to: number): void => {
      body = body.slice(0, from) + body.slice(from, to).replace(/[^\r\n]/g, ' ') + body.slice(to);
    };
    const before = source.lastIndexOf('---', frontMatter.yaml.start);
    const after = source.indexOf('---', frontMatter.yaml.end);
    blank(before - bodyStart, after + 3 - bodyStart);
  }
  const { blocks, links: found } = readBlocks(body.includes('\u0000') ? body.replaceAll('\u0000', ' ') : body, bodyStart);
  const { sections, statements, tables, code, links } = readBody(blocks, found, bodyStart, stop);
  let lines: ReturnType<typeof indexLines> | null = null;
  let scanned: Scan | null = null;
  let chained: Chains | null = null;
  let indexed: Index | null = null;
  const scan = (): Scan => (scanned ??= scanStatements(statements));
  const chains = (): Chains => (chained ??= chainByList(scan()));
  const index = (): Index => (indexed ??= indexStatements(statements));

  return {
    exists: text !== null || unread !== null,
    unread,
    notes: [],
    file,
    text: source,
    frontMatter,
    data: frontMatter.data,
    sections,
    statements,
    tables,
    code,
    links,
    truncated: stop < source.length,
    get languages() {
      return scan().languages;
    },
    lineAt: (offset) => (lines ??= indexLines(source)).lineAt(offset),
    said: (...phrases) => saidIn(statements, scan(), chains(), phrases),
    says: (statement, ...phrases) => !statement.placeholder && phrases.some((phrase) => saysIn(statement, scan(), chains(), phrase)),
    saidElsewhere(concept) {
      const spoken = scan().languages;
      if (spoken.size === 0) return [];
      const patterns = [...spoken].map((language) => phrasesFor(language, concept)).filter((p) => p !== null);
      if (patterns.length === 0) return [];
      return statements.filter((s) => !s.placeholder && patterns.some((pattern) => pattern.test(s.lower)));
    },
    sectionsOn: (concept) => sections.filter((s) => s.concepts.has(concept)),
    under: (concept) => index().under.get(concept)?.slice() ?? [],
    listed: (concept) => index().listed.get(concept)?.slice() ?? [],
    labelled: (concept) => index().labelled.get(concept)?.slice() ?? [],
  };
}

interface Index {
  readonly under: ReadonlyMap<string, Statement[]>;
  readonly labelled: ReadonlyMap<string, Statement[]>;
  readonly listed: ReadonlyMap<string, Statement[]>;
}

/** Filled statements by the concept of the heading above them, of their label, and of the line that introduces them. */
function indexStatements(statements: readonly Statement[]): Index {
  const under = new Map<string, Statement[]>();
  const labels = new Map<string, Statement[]>();
  const leads = new Map<string, Statement[]>();
  const put = (index: Map<string, Statement[]>, concepts: ReadonlySet<string>, statement: Statement): void => {
    for (const concept of concepts) {
      const list = index.get(concept);
      if (list) list.push(statement);
      else index.set(concept, [statement]);
    }
  };
  let section: Section | null = null;
  let concepts: ReadonlySet<string> = new Set();
  for (const statement of statements) {
    if (statement.placeholder) continue;
    if (statement.section !== section) {
      section = statement.section;
      concepts = conceptsAbove(section);
    }
    put(under, concepts, statement);
    put(labels, statement.labelConcepts, statement);
    const { lead } = statement;
    if (lead !== null && lead.length <= 40) put(leads, conceptsOf(normalHeading(lead)), statement);
  }
  return { under, labelled: labels, listed: leads };
}

/** Concepts of the nearest heading that has any: a sub-section with a concept of its own does not speak of its parent's. */
function conceptsAbove(section: Section): ReadonlySet<string> {
  let at = section;
  while (at.concepts.size === 0 && at.parent) at = at.parent;
  return at.concepts;
}
