/**
 * How well the licences of AI makers are recognised, on their real texts, which are not in this repository.
 *
 *   node scripts/measure-licenses.ts FOLDER
 *
 * The folder is the one that `scripts/rail-texts.ts` reads. Prints, over all files in which one licence is found word for word: how many are
 * still exact when wrapped, put into Markdown and given Windows line ends; and, for every barred use in them that stands in a list, whether
 * taking it out, rewording it and adding one is told by the clause.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { barredUses } from '../rules/recognise/barred-uses.ts';
import { recogniseLicense, type RecognisedLicense } from '../rules/recognise/license-text.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('node scripts/measure-licenses.ts FOLDER-OF-TEXTS');

const count = { files: 0, exact: 0, variants: 0, stillExact: 0, removed: 0, removedTold: 0, reworded: 0, rewordedTold: 0, added: 0, addedTold: 0, cut: 0, cutTold: 0 };
const slow: number[] = [];
const missed: string[] = [];

function recognise(text: string): RecognisedLicense[] {
  const before = process.cpuUsage();
  const found = recogniseLicense(text);
  const { user, system } = process.cpuUsage(before);
  slow.push((user + system) / 1000);
  return found;
}

const wrapped = (text: string, width: number): string => text.split(/\n{2,}/).map((paragraph) => paragraph.split('\n').map((line) => line.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trim()).join('\n')).join('\n\n');
const marked = (text: string): string => text.replace(/^(\d+)\. ([A-Z][a-z]+)/gm, '$1. **$2**').replace(/^([A-Z][A-Za-z ]{4,40})$/gm, '## $1');

const files = readdirSync(folder).sort();
if (files.length === 0) throw new Error(`${folder} holds no texts`);
for (const file of files) {
  const text = readFileSync(path.join(folder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const found = recognise(text);
  count.files += 1;
  if (found.length !== 1 || found[0]!.how !== 'exact') {
    console.log(`${file}: ${found.map(({ name, how }) => `${name} ${how}`).join(', ') || 'none'}`);
    continue;
  }
  count.exact += 1;
  const [{ id, name }] = found as [RecognisedLicense];
  for (const [how, variant] of [['60 columns', wrapped(text, 60)], ['110 columns', wrapped(text, 110)], ['Windows', text.replaceAll('\n', '\r\n')], ['Markdown', marked(text)], ['header and trailer', `Our model\n\n${text}\n\nThanks to everyone.\n`]] as const) {
    count.variants += 1;
    const [one, more] = recognise(variant);
    if (one?.how === 'exact' && one.id === id && !more) count.stillExact += 1;
    else missed.push(`${file}, ${how}: ${one ? `${one.name} ${one.differences.slice(0, 2).map(({ kind, what, now }) => `${kind} ${what} ${now ?? ''}`).join('; ')}` : 'none'}`);
  }
  if (name.includes('Policy') || /Attachment A|Prohibited Uses|EXHIBIT A/.test(text)) {
    const uses = barredUses(text).filter(({ at }) => at.end - at.start < 500);
    const stands = new Map<number, string[]>();
    for (const { clause, at } of uses) stands.set(at.start, [...(stands.get(at.start) ?? []), clause]);
    for (const { clause, at } of uses) {
      if (stands.get(at.start)!.length > 1) continue;
      const item = text.slice(at.start, at.end);
      const without = recognise(text.slice(0, at.start) + text.slice(at.end))[0];
      count.removed += 1;
      if (without?.id === id && without.differences.some((one) => one.kind === 'removed' && one.clause === clause)) count.removedTold += 1;
      else missed.push(`${file}, without ${clause}: ${without ? `${without.name} ${without.differences.map(({ kind, what }) => `${kind} ${what}`).join('; ')}` : 'none'}`);
      const words = item.split(' ');
      if (words.length < 9) continue;
      const now = [...words.slice(0, 3), 'knowingly and for gain', ...words.slice(5)].join(' ');
      const reworded = recognise(text.slice(0, at.start) + now + text.slice(at.end))[0];
      count.reworded += 1;
      if (reworded?.id === id && reworded.differences.some((one) => one.kind === 'changed' && one.clause === clause)) count.rewordedTold += 1;
      else missed.push(`${file}, reworded ${clause}: ${reworded ? reworded.differences.map(({ kind, what }) => `${kind} ${what}`).join('; ') : 'none'}`);
    }
    const last = uses.at(-1);
    if (last && !uses.some(({ clause }) => clause === 'academic-dishonesty')) {
      const more = recognise(`${text.slice(0, last.at.end).replace(/\.$/, ';')}\n(z) To hand in output as one’s own work, or for other academic dishonesty.${text.slice(last.at.end)}`)[0];
      count.added += 1;
      if (more?.id === id && more.differences.some((one) => one.kind === 'added' && one.clause === 'academic-dishonesty')) count.addedTold += 1;
      else missed.push(`${file}, one added: ${more?.differences.map(({ kind, what }) => `${kind} ${what}`).join('; ')}`);
    }
  }
  // A sentence out of the middle that is no barred use.
  const middle = [...text.matchAll(/[A-Z][^.;:\n]{80,400}\./g)].find(({ index }) => index > text.length / 3);
  if (middle) {
    count.cut += 1;
    const [one] = recognise(text.slice(0, middle.index) + text.slice(middle.index + middle[0].length));
    if (one?.id === id && one.how === 'differs') count.cutTold += 1;
    else missed.push(`${file}, without “${middle[0].slice(0, 40)}…”: ${one?.name ?? 'none'}`);
  }
}
slow.sort((a, b) => a - b);
console.log(missed.join('\n'));
console.log(count);
console.log(`CPU per recognition: median ${slow[slow.length >> 1]!.toFixed(1)} ms, 99 % ${slow[Math.floor(slow.length * 0.99)]!.toFixed(1)} ms, most ${slow.at(-1)!.toFixed(1)} ms, of ${slow.length}`);
