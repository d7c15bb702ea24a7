import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Fix, Span } from '../../engine/types.ts';
import { whyMalformed } from '../../facts/swhid.ts';
import { swhidsIn } from '../../recognise/swhids.ts';

export default defineRule({
  id: 'dataset/swhid-malformed',
  summary: 'A software hash identifier is not well-formed',
  why: 'A SWHID names a file or a revision for good: whoever wants to look up, attribute or take out an item follows it. One digit less, a capital or an unknown type, and it leads nowhere.',
  advice: 'Copy the identifier again from the archive’s page of the item: `swh:1:cnt:` (or `dir`, `rev`, `rel`, `snp`), 40 hexadecimal digits in small letters, then qualifiers such as `;origin=…`',
  severity: 'warning',
  profile: 'recommended',
  kinds: ['model', 'dataset', 'space'],
  sources: ['https://www.swhid.org/specification/v1.2/4.Syntax', 'https://arxiv.org/abs/2402.19173'],
  resources: ['data-provenance-initiative', 'data-provenance-attribution-card'],
  *check({ card }) {
    for (const { text, ...span } of swhidsIn(card.text)) {
      // `swh:1:cnt:<40 hex>` and `swh:1:cnt:…` explain the form; they are cut at the sign and have no hash.
      if (/^swh:\d+:(?:[a-z]+:?)?(?:…|\.{3})?$/i.test(text)) continue;
      const why = whyMalformed(text);
      if (why === null) continue;
      const fix = inSmallLetters(card.file, span, text);
      yield { message: `${shown(text)} ${why}`, at: { span }, about: text, ...(fix && { fix }) };
    }
  },
  examples: [
    { title: 'A digit short', kind: 'dataset', card: '# Code heap\n\nThe licence is swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e.\n', finds: ['3: `swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e` has 39 digits in its hash, expected 40'] },
    { title: 'Capitals', kind: 'dataset', card: '# Code heap\n\nThe licence is `swh:1:cnt:94A9ED024D3859793618152EA559A168BBCBB5E2`.\n', finds: ['3: `swh:1:cnt:94A9ED024D3859793618152EA559A168BBCBB5E2` has capitals in its hash, expected small letters'], fixed: '# Code heap\n\nThe licence is `swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2`.\n' },
    { title: 'A type that is none', card: '# Code heap\n\n[archived](https://archive.softwareheritage.org/swh:1:file:94a9ed024d3859793618152ea559a168bbcbb5e2)\n', finds: ['3: `swh:1:file:94a9ed024d3859793618152ea559a168bbcbb5e2` has type `file`, expected one of `cnt`, `dir`, `rev`, `rel`, `snp`'] },
    { title: 'A qualifier that is none', card: '# Code heap\n\nswh:1:dir:d198bc9d7a6bcf6db04f476d29314f157507d505;source=https://example.org/heap\n', finds: ['3: `swh:1:dir:d198bc9d7a6bcf6db04f476d29314f157507d505;source=h…` has the qualifier `source`, expected one of `origin`, `visit`, `anchor`, `path`, `lines`, `bytes`'] },
    { title: 'Lines of a directory', card: '# Code heap\n\nswh:1:dir:d198bc9d7a6bcf6db04f476d29314f157507d505;lines=9\n', finds: ['3: `swh:1:dir:d198bc9d7a6bcf6db04f476d29314f157507d505;lines=9` has `lines` on a directory, expected it on a `cnt` alone'] },
    { title: 'Well-formed, with qualifiers', kind: 'dataset', card: '# Code heap\n\nswh:1:cnt:4d99d2d18326621ccdd70f5ea66c2e2ac236ad8b;origin=https://example.org/heap.git;visit=swh:1:snp:d7f1b9eb7ccb596c2622c4780febaa02549830f9;path=/src/heap.c;lines=9-15\n' },
    { title: 'The form explained', kind: 'dataset', card: '# Code heap\n\nEach file is named by a SWHID, `swh:1:cnt:<40 hex digits>`.\n' },
  ],
});

/** The same identifier in small letters, where that is all it needs; qualifiers stay as they are, paths tell capitals apart. */
function inSmallLetters(file: string, span: Span, written: string): Fix | null {
  const [core = '', ...qualifiers] = written.split(';');
  const mended = [core.toLowerCase(), ...qualifiers].join(';');
  if (mended === written || whyMalformed(mended) !== null) return null;
  return { title: 'Write it in small letters', edits: [{ file, ...span, text: mended }] };
}
