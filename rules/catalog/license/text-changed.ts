import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Problem } from '../../engine/types.ts';
import { hubLicense } from '../../facts/hub-licenses.ts';
import { mit } from '../../facts/license-samples.ts';
import { readAs, type RecognisedLicense, type TextDifference } from '../../recognise/license-text.ts';
import { licensesIn, namedTexts, speaksFor, standsFor } from '../../recognise/licenses-in-files.ts';
import { licenseFiles, subjectOf } from '../../snapshot/license-files.ts';

const isc = `ISC License

Copyright (c) 2026 Kiswahili authors

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`;

/** How much less of the named licence may be there than of the one that comes nearest. */
const near = 0.05;

export default defineRule({
  id: 'license/text-changed',
  summary: 'The licence file holds a changed version of a licence',
  why: 'A licence under its usual name is read by nobody: people and tools take its terms from the name. A sentence that was put in, taken out or reworded goes unseen, and makes it another licence.',
  advice: 'Put the unchanged text into the file, or give the changed one a name of its own: `license: other`, `license_name` and `license_link`',
  severity: 'warning',
  needs: ['front-matter', 'files'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/', 'https://arxiv.org/abs/2402.05979'],
  resources: ['choose-an-open-source-license', 'behavioral-use-licensing-for-responsible-ai'],
  *check(snapshot) {
    const { card, kind } = snapshot;
    const named = namedTexts(card.data['license']);
    if (named.length === 0) return;
    const files = licensesIn(snapshot, licenseFiles(snapshot).filter((path) => speaksFor[kind].includes(subjectOf(path))));
    for (const { path, licenses } of files) {
      const same = licenses.find((license) => named.some((id) => standsFor(id, license)));
      // Beside another licence's text it may be that one's terms; a text that is there word for word as well is no change.
      if (licenses.some((license) => license.how === 'exact' || license.part !== 'license') || licenses.length > 1) continue;
      if (same) {
        yield* changed(path, same);
        continue;
      }
      const text = snapshot.files.get(path)!.text;
      const meant = text.known ? named.flatMap((id) => readAs(text.value, id) ?? []).find(({ how, coverage }) => how === 'differs' && coverage >= (licenses[0]?.coverage ?? 0) - near) : undefined;
      if (meant) yield* changed(path, meant);
      else if (licenses[0] && licenses[0].coverage >= 0.95) yield another(path, licenses[0], named);
    }
  },
  examples: [
    { title: 'A sentence was put in', card: '---\nlicense: isc\n---\n# Tagger\n', files: { LICENSE: isc.replace('THE SOFTWARE IS', 'The Software shall not be used by competitors of the authors.\n\nTHE SOFTWARE IS') }, finds: ['LICENSE: `LICENSE` is the text of `isc` with “The Software shall not be used by competitors of the authors” added'] },
    { title: 'Words were taken out', card: '---\nlicense: isc\n---\n# Tagger\n', files: { LICENSE: isc.replace(' OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS', '').replace('AND FITNESS', '') }, finds: ['LICENSE: `LICENSE` is the text of `isc` without “or any damages whatsoever resulting from loss of use data or profits” and 1 more change'] },
    { title: 'A changed text of another licence', card: '---\nlicense: mit\n---\n# Tagger\n', files: { LICENSE: isc.replace('for any purpose', 'for any purpose but gambling') }, finds: ['LICENSE: `LICENSE` is a changed text of `isc`, the front matter says `license: mit`'] },
    { title: 'A bar put in, which brings it near to another licence', card: '---\nlicense: mit\n---\n# Tagger\n', files: { LICENSE: mit.replace('THE SOFTWARE IS', 'You may not use the Software to give medical advice.\n\nTHE SOFTWARE IS') }, finds: ['LICENSE: `LICENSE` is the text of `mit` with “You may not use the Software to give medical advice” added'] },
    { title: 'Its second half was left out', card: '---\nlicense: mit\n---\n# Tagger\n', files: { LICENSE: mit.slice(0, mit.indexOf('THE SOFTWARE IS')) }, finds: ['LICENSE: `LICENSE` is the text of `mit` without “the software is provided as is without warranty of any kind express …”'] },
    { title: 'Other years, names and line breaks', card: '---\nlicense: isc\n---\n# Tagger\n', files: { LICENSE: isc.replace('2026 Kiswahili', '1999-2003 Some other').replaceAll('. ', '.\n') } },
    { title: 'Thanks and addresses around it', card: '---\nlicense: isc\n---\n# Tagger\n', files: { LICENSE: `The tagger\n==========\n\n${isc}\nWith thanks to everyone who helped; write to us at https://example.org/tagger.\n` } },
    { title: 'A licence of its own', card: '---\nlicense: other\nlicense_name: tagger-1.0\nlicense_link: LICENSE\n---\n# Tagger\n', files: { LICENSE: isc.replace('for any purpose', 'for any purpose but gambling') } },
  ],
});

function* changed(path: string, license: RecognisedLicense): Iterable<Problem> {
  // Clauses first: they are what a reader of the name relies on; then what is longest. Titles, dates and names of makers are not.
  const told = license.differences.filter(({ clause, what, kind }) => clause !== undefined || kind === 'added' || !what.startsWith('part of its preamble')).toSorted((a, b) => Number(b.clause !== undefined) - Number(a.clause !== undefined) || b.what.length - a.what.length);
  const [first] = told;
  if (!first) return;
  const rest = told.length - 1;
  yield {
    message: `\`${oneLine(path)}\` is the text of \`${license.id ?? license.name}\` ${saidOf(first)}${rest > 0 ? ` and ${rest} more change${rest > 1 ? 's' : ''}` : ''}`,
    at: { file: path, span: first.at }, about: `${path} ${first.kind} ${first.clause ?? first.what}`,
  };
}

function another(path: string, license: RecognisedLicense, named: readonly string[]): Problem {
  const what = license.id !== null && hubLicense(license.id) ? `\`${license.id}\`` : license.name;
  return { message: `\`${oneLine(path)}\` is a changed text of ${what}, the front matter says \`license: ${named.join(', ')}\``, at: { file: path, span: license.at }, about: path, advice: 'Put the text of the licence that the front matter names into the file, or name the one that holds' };
}

/** `without “…”`; a barred use by its id and what it bars. */
function saidOf({ kind, what, now, clause }: TextDifference): string {
  if (clause !== undefined) return kind === 'removed' ? `without the clause \`${clause}\` (${what})` : kind === 'changed' ? `with the clause \`${clause}\` reworded (“${oneLine(now ?? '')}”)` : `with the clause \`${clause}\` added (${what})`;
  const quoted = what.startsWith('part of ') ? what : `“${what}”`;
  if (kind === 'added') return `with ${quoted} added`;
  return kind === 'removed' ? `without ${quoted}` : `with “${now}” in place of ${quoted}`;
}
