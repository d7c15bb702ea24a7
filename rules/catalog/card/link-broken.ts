import { defineRule } from '../../engine/define-rule.ts';
import { shown, shownSome } from '../../engine/shown.ts';
import type { Card, Link } from '../../engine/types.ts';

/** Weights and data are often kept on the Hub alone; a link to them from a folder that holds only texts proves nothing. */
const keptElsewhere = /\.(?:safetensors|gguf|onnx|bin|pth?|ckpt|h5|msgpack|tflite|npz|pkl|parquet|arrow|tar|t?gz|zip|zst|7z|wav|mp3|flac|mp4|jsonl|csv)$/i;

/** More than so many are one finding. */
const few = 3;

export default defineRule({
  id: 'card/link-broken',
  summary: 'A link or picture leads to a file or heading that is not there',
  why: 'The Hub shows a broken picture or an error page where the reader was promised a figure, a licence or a section.',
  advice: 'Add the file, or correct the path; it counts from the folder that the card stands in',
  severity: 'warning',
  needs: ['card', 'files'],
  sources: ['https://huggingface.co/docs/hub/model-cards', 'https://huggingface.co/docs/hub/repositories-getting-started'],
  resources: ['model-card-resources', 'model-cards'],
  *check({ card, files }) {
    const broken = brokenLinks(card, files);
    if (broken.length <= few) {
      for (const { message, link, about, advice } of broken) yield { message, at: { span: spanOf(link) }, about, ...(advice && { advice }) };
      return;
    }
    yield { message: `${broken.length} links lead to files or headings that are not here: ${shownSome(broken.map(({ about }) => about))}`, at: { span: spanOf(broken[0]!.link) }, about: 'several' };
  },
  examples: [
    { title: 'A picture that is not there', card: '# Lugha ASR\n\n![Loss](images/loss.png)\n', finds: ['3: `images/loss.png` is not in this repository'] },
    { title: 'Capitals differ', card: '# Lugha ASR\n\nSee the [licence](license.txt).\n', files: { 'LICENSE.txt': 'MIT' }, finds: ['3: `license.txt` is not in this repository; `LICENSE.txt` is'] },
    { title: 'An anchor to a heading that was renamed', card: '# Lugha ASR\n\n- [Use](#how-to-use)\n\n## Usage\n\nRun it.\n', finds: ['3: `#how-to-use` leads to no heading of this card'] },
    { title: 'Files, folders and anchors that are there', card: '# Lugha ASR\n\n![Loss](./images/loss.png) [data](data/) [code](src/run.py#L3) [use](#-usage)\n\n## 🚀 Usage\n\nRun it.\n', files: { 'images/loss.png': '', 'data/a.csv': '', 'src/run.py': '' } },
    { title: 'Many are one finding', card: '# Lugha ASR\n\n![a](a.png) ![b](b.png) ![c](c.png) ![d](d.png)\n', finds: ['3: 4 links lead to files or headings that are not here: `a.png`, `b.png`, `c.png` and 1 more'] },
    { title: 'Other sites are not asked', card: '# Lugha ASR\n\n[Paper](https://arxiv.org/abs/2303.12582) [mail](mailto:lugha@example.org) <lugha@example.org> [demo](/spaces/acme/lugha)\n' },
    { title: 'Weights that are only on the Hub', card: '# Lugha ASR\n\n[weights](model.safetensors)\n' },
    { title: 'Explicit anchors and headings in other scripts', card: '# Lugha ASR\n\n[a](#top) [b](#使用-usage) [c](#why-it%E2%80%99s-small)\n\n<a name="top"></a>\n\n## 使用 Usage\n\nText.\n\n## Why it’s small\n\nText.\n' },
  ],
});

interface Broken {
  readonly message: string;
  readonly link: Link;
  readonly about: string;
  readonly advice?: string;
}

/** Links without a target here, each target once. */
function brokenLinks(card: Card, files: ReadonlyMap<string, unknown>): Broken[] {
  const broken: Broken[] = [];
  const said = new Set<string>();
  const alone = ![...files.keys()].some((path) => keptElsewhere.test(path));
  let anchors: ReadonlySet<string> | null = null;
  for (const link of card.links) {
    const url = link.url.replace(/^<|>$/g, '');
    if (url === '' || said.has(url)) continue;
    said.add(url);
    if (url.startsWith('#')) {
      anchors ??= anchorsOf(card);
      if (url.length > 1 && !anchors.has(bare(decoded(url.slice(1))))) broken.push({ message: `${shown(url)} leads to no heading of this card`, link, about: url, advice: 'Correct the anchor: the heading in lower case, without punctuation, blanks as hyphens' });
      continue;
    }
    const path = pathOf(url, card.file);
    if (path === null || known(path, files) || (alone && keptElsewhere.test(path))) continue;
    const near = namesake(path, files);
    broken.push({ message: `${shown(path)} is not in this repository${near ? `; ${shown(near)} is` : ''}`, link, about: path, ...(near && { advice: `Link ${shown(near)} instead; paths tell capitals from small letters and count from the folder of the card` }) });
  }
  return broken;
}

const spanOf = ({ start, end }: Link): { start: number; end: number } => ({ start, end });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // A stray percent sign is a URIError; the text then stands for itself.
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** An anchor or heading without what renderers treat differently: case, punctuation, emoji, hyphens, the number of a repeated heading. */
const bare = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/^user-content-/, '').replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

function anchorsOf(card: Card): ReadonlySet<string> {
  const anchors = new Set<string>();
  const times = new Map<string, number>();
  for (const { heading, level } of card.sections) {
    if (level === 0) continue;
    const name = bare(heading);
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    anchors.add(before === 0 ? name : `${name}${before}`);
  }
  for (const met of card.text.matchAll(/\b(?:id|name)\s*=\s*["']?([^"'\s>]{1,120})/gi)) anchors.add(bare(met[1]!));
  for (const met of card.text.matchAll(/\{#([\w-]{1,120})\}/g)) anchors.add(bare(met[1]!));
  return anchors;
}

/** The path inside the repository that a relative link leads to, or null where it leads elsewhere. */
function pathOf(url: string, file: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/|^\\|[{}<>$@[\]()]|\s/i.test(url) || /^(?:www\.|[\w-]+\.(?:com|org|net|io|ai|co|dev)(?:\/|$))/i.test(url)) return null;
  const target = decoded(url.split(/[?#]/)[0]!);
  const parts = file.includes('/') ? file.split('/').slice(0, -1) : [];
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      // Above the repository: a monorepo's own matter.
      if (parts.length === 0) return null;
      parts.pop();
    } else parts.push(part);
  }
  const path = parts.join('/');
  // `blob/main/x` and the like lead to the same repository on the Hub.
  return path === '' || /^(?:blob|tree|resolve|raw|discussions|settings)\//.test(path) ? null : path;
}

const known = (path: string, files: ReadonlyMap<string, unknown>): boolean => files.has(path) || files.has(path.normalize('NFC')) || [...files.keys()].some((file) => file.startsWith(`${path}/`));

/** A file of the same name in another place or in other capitals. */
function namesake(path: string, files: ReadonlyMap<string, unknown>): string | null {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  const all = [...files.keys()];
  return all.find((file) => file.toLowerCase() === lower) ?? (name.includes('.') ? (all.find((file) => file.toLowerCase() === name || file.toLowerCase().endsWith(`/${name}`)) ?? null) : null);
}
