import { phrase } from '../engine/phrase.ts';
import type { Card, Section, Statement, Uncovered } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { readCard } from './card.ts';

/** How a repository comes to be asked who governs its project. */
export interface Governed {
  /** `GOVERNANCE.md` beside the card, where there is one with a text. */
  readonly document: Card | null;
  /** The card itself is a governance card, or has a section that is one. */
  readonly section: Section | 'card' | null;
  /** The project calls itself an open collaboration. */
  readonly called: { readonly statement: Statement; readonly words: string } | null;
  /** A governance card elsewhere is linked: what is asked is told there. */
  readonly linked: boolean;
}

const title = /\bgovernance[- ]card\b/;
const heading = /^(?:project |data |model |data and model )?governance(?: card| structure| model)?$/;
const address = /\/(?:[\w.-]*governance[-_]card[\w.-]*|GOVERNANCE(?:\.md)?)(?:[/?#]|$)/i;
/** Science in the open as a way of working, said of the project; not the journal, the centre or the framework of that name. */
const collaboration = phrase('open collaboration collaborative workshop initiative project', /\bopen[- ](?:scien(?:ce|tific)|research) (?:\w+ )?(?:collaboration|project|initiative|workshop|effort)\b|\bopen (?:and \w+ )?collaboration\b|\b(?:global|international|open|volunteer) (?:\w+ ){0,2}(?:research )?collaboration of \d|\bcollaborative (?:open|community)[- ](?:science|research) (?:project|effort|initiative)\b/);

const known = new WeakMap<Card, Governed | null>();

/** Looks once a card; null where nothing calls for governance to be told. */
export function governedBy(snapshot: Uncovered): Governed | null {
  const before = known.get(snapshot.card);
  if (before !== undefined) return before;
  const found = look(snapshot);
  known.set(snapshot.card, found);
  return found;
}

function look({ card, name, files }: Uncovered): Governed | null {
  let path: string | undefined;
  for (const file of files.keys()) {
    if (file.length === 'governance.md'.length && /^governance\.md$/i.test(file)) {
      path = file;
      break;
    }
  }
  const text = path === undefined ? undefined : files.get(path)!.text;
  const document = path !== undefined && text?.known ? readCard(text.value, path) : null;
  const named = title.test(`${name?.split('/').at(-1)?.toLowerCase() ?? ''} ${card.sections.find((s) => s.level > 0)?.normal ?? ''}`) || filled(card.data['tags']).some((tag) => tag.length <= 'governance-card'.length && /^governance(?:-card)?$/i.test(tag));
  const section = named ? 'card' : (card.sections.find((s) => s.level > 0 && s.normal.includes('governance') && heading.test(s.normal)) ?? null);
  const statement = card.said(collaboration).find((s) => !['citation', 'references', 'acknowledgements'].some((concept) => s.section.concepts.has(concept)));
  const called = statement ? { statement, words: collaboration.pattern.exec(statement.lower)![0] } : null;
  if (!document && !section && !called) return null;
  return { document, section, called, linked: !named && card.links.some(({ url }) => address.test(url)) };
}
