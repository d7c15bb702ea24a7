import { distance } from 'fastest-levenshtein';
import { advice, code, pageOf, rules, type Report, type Rule } from '../rules/index.ts';

/** Rules named to somebody whose word is none. */
const mostNear = 3;

/** Why a rule is there, what to do, and where there is more, in Markdown; for a word that is no rule, those that it may have meant. */
export function explained(id: string): string {
  const rule = rules.find((one) => one.id === id.toLowerCase());
  if (rule) return section(rule);
  const far = (one: Rule): number => Math.min(distance(id.toLowerCase(), one.id), distance(id.toLowerCase(), one.id.split('/')[1]!));
  const near = [...rules].sort((a, b) => far(a) - far(b)).slice(0, mostNear);
  return `There is no rule ${code(id)}. Nearest: ${near.map((one) => `[${code(one.id)}](${pageOf(one.id)})`).join(', ')}. All of them are in [the list of rules](${pageOf('README')}).`;
}

/** The rules behind the open findings of a report, the gravest first. @param limit in characters; whole rules beyond are left out, and counted */
export function explainedAll({ repositories }: Report, limit: number): string {
  const ids = (['error', 'warning', 'notice'] as const).flatMap((severity) => repositories.flatMap(({ findings }) => findings.filter((one) => one.severity === severity && !one.waiver && one.state === 'new').map(({ rule }) => rule)));
  const named = [...new Set(ids)];
  if (named.length === 0) return 'Nothing is open here: there is nothing to explain.';
  const shown: string[] = [];
  let room = limit - 200;
  for (const id of named) {
    const text = explained(id);
    if (text.length + 2 > room) break;
    shown.push(text);
    room -= text.length + 2;
  }
  const left = named.length - shown.length;
  return [...shown, ...(left > 0 ? [`${left} more ${left === 1 ? 'rule is' : 'rules are'} left out here for length.`] : [])].join('\n\n');
}

const section = ({ id, summary, why, advice: todo }: Rule): string => [`**${summary}** · [${code(id)}](${pageOf(id)})`, '', advice(why), '', `**What to do.** ${advice(todo)}`].join('\n');
