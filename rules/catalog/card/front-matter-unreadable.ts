import { defineRule } from '../../engine/define-rule.ts';
import type { Card, Problem } from '../../engine/types.ts';
import { meantFrontMatter } from '../../recognise/meant-front-matter.ts';

const ignored = 'so the Hub reads no metadata at all';

export default defineRule({
  id: 'card/front-matter-unreadable',
  summary: 'There is front matter, but the Hub cannot read it',
  why: 'A push with broken YAML is refused. A block that is not closed, or does not stand at the top, is worse: it is taken, and licence, task and data silently do not exist for the Hub.',
  advice: 'Mend the YAML at the place shown; text with `: `, `#`, `[` or quotes in it belongs between quotes, and every key stands at the line’s beginning',
  severity: 'error',
  profile: 'hub',
  needs: [],
  sources: [
    'https://huggingface.co/docs/hub/model-cards#model-card-metadata',
    'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard.py',
    'https://github.com/huggingface/huggingface_hub/pull/4526',
  ],
  resources: ['model-card-resources', 'hugging-face-ml-research-release-toolkit'],
  *check({ card }) {
    const { state, problems } = card.frontMatter;
    if (state === 'unreadable') for (const { message, span } of problems) yield { message: ours(message) ? `The front matter is not read: ${message}` : `Invalid YAML in README.md: ${message}`, at: { span }, ...(advice(message) && { advice: advice(message)! }) };
    if (state === 'unclosed' && meantFrontMatter(card)) yield unclosed(card);
    if (state === 'displaced' && meantFrontMatter(card)) yield displaced(card);
    if (state === 'pointer') yield { message: `The card is a Git LFS pointer, ${ignored}`, at: 'card', advice: 'Take `README.md` out of `.gitattributes` (`git lfs untrack README.md`) and commit it as text' };
  },
  examples: [
    {
      title: 'A list that is never closed', card: '---\nlicense: mit\nlanguage: [sw, en\n---\n# Kiswahili ASR\n',
      finds: ['3: Invalid YAML in README.md: unexpected end of the stream within a flow collection'],
    },
    { title: 'The same key twice', card: '---\nlicense: mit\nlanguage: sw\nlicense: apache-2.0\n---\n# Kiswahili ASR\n', finds: ['4: Invalid YAML in README.md: duplicated mapping key'] },
    { title: 'Never closed', card: '---\nlicense: mit\nlanguage: sw\n\n# Kiswahili ASR\n', finds: ['1: The front matter is opened but not closed by a line `---`, so the Hub reads no metadata at all'] },
    {
      title: 'A closing line of another length', card: '---\nlicense: mit\n-----\n# Kiswahili ASR\n', fixed: '---\nlicense: mit\n---\n# Kiswahili ASR\n',
      finds: ['3: The front matter is closed by `-----` where only `---` ends it, so the Hub reads no metadata at all'],
    },
    {
      title: 'A blank after the opening dashes', card: '--- \nlicense: mit\n---\n# Kiswahili ASR\n', fixed: '---\nlicense: mit\n---\n# Kiswahili ASR\n',
      finds: ['1: The front matter is opened by `---` with a blank after it, so the Hub reads no metadata at all'],
    },
    {
      title: 'Below the title', card: '# Kiswahili ASR\n\n---\nlicense: mit\nlanguage: sw\n---\n\nRecognises read Swahili speech.\n', fixed: '---\nlicense: mit\nlanguage: sw\n---\n# Kiswahili ASR\n\n\nRecognises read Swahili speech.\n',
      finds: ['3: The front matter stands below other text and not at the top, so the Hub reads no metadata at all'],
    },
    { title: 'A pointer of Git LFS', card: 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n', finds: ['1: The card is a Git LFS pointer, so the Hub reads no metadata at all'] },
    { title: 'Aliases of aliases', card: `---\na0: &a0 [x, x]\n${Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('')}---\n# Bomb\n`, finds: ['2: The front matter is not read: more than 100 expanded aliases'] },
    { title: 'Text with quotes that runs over several lines is fine', card: '---\nlicense: mit\nwidget:\n- text: "Habari ya\nasubuhi"\n---\n# Kiswahili ASR\n' },
    { title: 'A rule at the top with a label below it', card: '---\nNote: work in progress\n\nRecognises read Swahili speech.\n' },
    { title: 'A block shown as an example', card: '# Cards of ours\n\nBegin every card so:\n\n```yaml\n---\nlicense: mit\n---\n```\n' },
    { title: 'Two rules with a label between them are no front matter', card: '# Kiswahili ASR\n\n---\nNote: read the licence first\n---\n\nRecognises speech.\n' },
  ],
});

/** Limits of this tool; nobody knows where the Hub's are. */
const ours = (message: string): boolean => /^more than \d+ expanded aliases$|^nested too deeply$/.test(message);

function advice(message: string): string | undefined {
  if (message.startsWith('duplicated mapping key')) return 'Keep one of the two; where both have values, write them as one list';
  if (/alias/.test(message)) return 'Write the values out instead of referring to them with `*`';
  return undefined;
}

function unclosed(card: Card): Problem {
  const { text, file, frontMatter: { yaml } } = card;
  const opening = /^\s*---([ \t]+)(?=\r\n|\r|\n)/.exec(text);
  if (opening && /(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\n|$)/.test(text.slice(opening[0].length))) {
    const end = opening[0].length;
    const edit = { file, start: end - opening[1]!.length, end, text: '' };
    return { message: `The front matter is opened by \`---\` with a blank after it, ${ignored}`, at: { span: { start: end - opening[1]!.length - 3, end } }, fix: { title: 'Take the blank away', edits: [edit] } };
  }
  // What was meant as the closing line stands where the keys end.
  const near = /^(?:[ \t]*(?:\r\n|\r|\n))?([ \t]*(?:-{2,40}|[–—]{1,3}|_{3}|\*{3}|={3,40}|\.{3})[ \t]*)(?=\r\n|\r|\n|$)/.exec(text.slice(yaml.end));
  if (near) {
    const start = yaml.end + near[0].length - near[1]!.length;
    const end = yaml.end + near[0].length;
    return { message: `The front matter is closed by \`${near[1]!.trim()}\` where only \`---\` ends it, ${ignored}`, at: { span: { start, end } }, fix: { title: 'Close the block with `---`', edits: [{ file, start, end, text: '---' }] } };
  }
  const start = text.indexOf('---');
  return { message: `The front matter is opened but not closed by a line \`---\`, ${ignored}`, at: { span: { start, end: start + 3 } }, advice: 'Put a line `---` below the last key' };
}

function displaced(card: Card): Problem {
  const { text, file, frontMatter: { yaml, problems } } = card;
  const start = text.lastIndexOf('---', yaml.start - 1);
  const end = yaml.end + /^(?:\r\n|\r|\n)?---[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(yaml.end))![0].length;
  const block = text.slice(start, end);
  const above = text.slice(0, start);
  return {
    message: `The front matter stands below other text and not at the top, ${ignored}`,
    at: { span: { start, end: start + 3 } },
    advice: 'Move the block to the very top of the file',
    // Above it may only stand text that means the same below it: nothing that is still open, such as a fence or a comment.
    ...(problems.length === 0 && /(?:\r\n|\r|\n)$/.test(block) && /^---(?:\r\n|\r|\n)/.test(block) && !/```|~~~|<!--|<details/i.test(above) && {
      fix: { title: 'Move the block to the top', edits: [{ file, start: 0, end: 0, text: block }, { file, start, end, text: '' }] },
    }),
  };
}
