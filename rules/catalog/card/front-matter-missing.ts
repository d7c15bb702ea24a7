import { defineRule } from '../../engine/define-rule.ts';
import type { Kind } from '../../engine/types.ts';
import { meantFrontMatter } from '../../recognise/meant-front-matter.ts';

const words = 'empty or missing yaml metadata in repo card';

/** What a first block needs; the rules on single keys keep silent where there is no block at all. */
const keysOf: Readonly<Record<Kind, string>> = {
  model: 'lines such as `license: apache-2.0`, `language: en`, `pipeline_tag: [add the task]` and `library_name: [add the library]`',
  dataset: 'lines such as `license: cc-by-4.0`, `language: en` and `task_categories: [add a task]`',
  space: 'the lines `title: [add a title]` and `sdk: [gradio, docker or static]`',
};

export default defineRule({
  id: 'card/front-matter-missing',
  summary: 'The card has no front matter',
  why: 'The Hub reads licence, language, task and data from the block between two `---` lines. Without it the repository is in no filter, shows no licence and no base model, and the Hub itself warns with these words.',
  advice: 'Begin the file with `---`, the keys that the Hub reads, and a closing `---`',
  severity: 'warning',
  profile: 'hub',
  sources: ['https://huggingface.co/docs/hub/model-cards#model-card-metadata', 'https://huggingface.co/docs/hub/datasets-cards', 'https://huggingface.co/docs/hub/spaces-config-reference'],
  resources: ['model-card-resources', 'model-cards'],
  *check({ card, kind }) {
    const { state, yaml } = card.frontMatter;
    if (state === 'ok') return;
    const advice = `Begin the file with \`---\`, ${keysOf[kind]}, and a closing \`---\``;
    // A block that was meant as front matter is `card/front-matter-unreadable`.
    const other = (state === 'unclosed' || state === 'displaced') && !meantFrontMatter(card);
    if (state === 'none' || other) yield { message: `${words}: the file does not begin with a \`---\` block`, at: 'card', advice };
    if (state === 'empty') yield { message: `${words}: nothing stands between the two \`---\``, at: { span: { start: Math.max(yaml.start - 1, 0), end: yaml.start } }, advice };
  },
  examples: [
    { title: 'Text only', card: '# Kiswahili ASR\n\nRecognises read Swahili speech.\n', finds: ['1: empty or missing yaml metadata in repo card: the file does not begin with a `---` block'] },
    { title: 'Two lines of dashes with nothing between them', card: '---\n---\n# Kiswahili ASR\n', finds: ['2: empty or missing yaml metadata in repo card: nothing stands between the two `---`'] },
    { title: 'A rule below the title is no front matter', card: '# Kiswahili ASR\n\n---\n\nRecognises read Swahili speech.\n\n---\n', finds: ['1: empty or missing yaml metadata in repo card: the file does not begin with a `---` block'] },
    { title: 'A rule at the top with a label below it is none either', card: '---\nNote: work in progress\n\nRecognises read Swahili speech.\n', finds: ['1: empty or missing yaml metadata in repo card: the file does not begin with a `---` block'] },
    { title: 'Blank lines before the block are fine on the Hub', card: '\n\n---\nlicense: mit\n---\n# Kiswahili ASR\n' },
    { title: 'A block that is there but never closed is another finding', card: '---\nlicense: mit\n\n# Kiswahili ASR\n' },
  ],
});
