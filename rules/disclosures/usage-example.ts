import { defineDisclosure } from '../engine/define-disclosure.ts';
import type { CodeBlock, Proof } from '../engine/types.ts';

const calls = /\bimport \w|\bfrom \w[\w.]* import\b|\bpip3? install\b|from_pretrained\(|load_dataset\(|pipeline\(|\bcurl\b|\bwget\b|\bgit clone\b|\bdocker (?:run|compose|build)|\bollama\b|\bllama-(?:cli|server)\b|\.\/\w+|\bpython3? |\bhuggingface-cli\b|\bhf download\b|\bnpm |\bnpx |\bvllm\b|\buv (?:run|pip)\b|\bconda \b|\bmlx_lm|\bespnet|\blibrary\(|\buvicorn\b|\bstreamlit\b|\bgradio\b/;
const prompts = /<\|?(?:im_start|user|system|assistant|start_of_turn|begin_of_text|endoftext|prompter)|\[inst\]|### ?(?:instruction|input|human|user)|\buser:|\bassistant:|\{prompt\}|\{\{ ?prompt/;
const programs = /^(?:python\d?|py|pycon|bash|sh|shell|zsh|console|powershell|cmd|javascript|js|typescript|ts|r|java|c|cpp|c\+\+|csharp|go|rust|julia|swift|kotlin|ruby|php|sql|dockerfile|ipython)$/;
const gap = /\btodo\b|\.\.\.\s*$|<your|add your code/i;

const shows = ({ language, text }: CodeBlock): boolean => {
  const lower = text.toLowerCase();
  if (lower.trim() === '' || /@\w+\s*\{/.test(lower)) return false;
  if (gap.test(text) && lower.length < 200) return false;
  return programs.test(language) || calls.test(lower) || prompts.test(lower);
};

export default defineDisclosure({
  id: 'usage-example',
  summary: 'A code block, command or prompt format shows how to load, run or query it',
  detect(card): Proof[] {
    return card.code.filter(shows);
  },
  examples: [
    { title: 'Code', card: "# A\n\n```python\nfrom transformers import pipeline\npipe = pipeline('fill-mask', model='ada/a')\n```\n", lines: [3] },
    { title: 'An instance of the data is none', card: '# A\n\n```json\n{ "text": "hello" }\n```\n', lines: [] },
  ],
});
