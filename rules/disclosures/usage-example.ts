import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, CodeBlock, Kind, Proof, Statement } from '../engine/types.ts';
import { labelledLike } from '../recognise/labels.ts';

const imports = /\bimport \w|\bfrom \w[\w.]* import\b|\blibrary\(|\busing \w+;|#include/;
/** Calls and commands that load, run or query something. */
const runs =
  /\b(?:pip3? install\b|pipeline\(|curl\b|wget\b|git (?:clone|lfs)\b|docker(?:-compose)? (?:run|compose|build|pull|up)|ollama\b|llama-(?:cli|server)\b|python3? (?:-\w |\S+\.py)|huggingface-cli\b|hf (?:download|jobs)\b|npm \w|npx \w|yarn \w|vllm\b|uv (?:run|pip|venv|sync)\b|conda \w|mlx_lm|mlagents-\w+|uvicorn\b|streamlit run\b|gradio\b|make \w|cargo \w|go run\b|ssh \w|requests\.\w+\(|fetch\(|load_dataset|datasets?\b|open\(|sentence_?transformer\(|autotokenizer\b|automodel|env\b.*\bstep\(|run\.sh\b|espnet|cd \w|model\()|from_pretrained\(|load_\w+\(|\.(?:load|generate|predict)\(|snapshot_download|hf_hub_download|\.\/\w|read_(?:csv|json|parquet|pickle|table)|torch\.load|tfds\./;
const prompts =
  /<\|?(?:im_start|user|system|assistant|start_of_turn|start_header_id|begin_of_text|endoftext|prompter|prompt|question)|\[\/?inst\]|<<sys>>|^ ?###? ?(?:instruction|input|human|user|system|response|assistant)|\b(?:user|human|assistant|question|prompt|instruction|q|system): ?|\{ ?(?:prompt|instruction|input|question|text|user\w*|query|context) ?\}|\bmasterpiece\b|\bbest quality\b|\bnegative prompt\b|\b1girl\b|\(\w[\w ]*:\d\.\d+\)|"role" ?:|'role' ?:/m;
/** Prompts for pictures; a dialogue may as well be what a data set holds. */
const pictured = /\bmasterpiece\b|\bbest quality\b|\bnegative prompt\b|\b1girl\b|\(\w[\w ]*:\d\.\d+\)/;
const programs = /^(?:python\d?:?|py|pycon|ipython|r|java|javascript|js|jsx|typescript|ts|tsx|c|cpp|c\+\+|csharp|go|rust|julia|swift|kotlin|ruby|php|scala|dart)$/;
const shells = /^(?:bash|sh|shell|zsh|console|powershell|cmd|bat|terminal|shell-session|sql|http|curl|dockerfile)$/;
const documents = /^(?:json\d?|jsonl|yaml|yml|bibtex|bib|latex|tex|csv|tsv|xml|toml|text\/csv|mermaid|tree|diff)$/;
/** The code of a template that says where code should stand. */
const gaps = ['todo: add', 'todo:add', 'add your code', 'import ...', 'a nice code snippet here', '[more information needed]', 'your code here'];
/** A dataset as it prints itself. */
const printed = /^\s*(?:>>> \w+\s+)?dataset(?:dict)?\(\{/;
const literal = /^[\s#>]*[[{]/;

/** Headings above what the makers ran to build or train it. */
const making = /\b(?:reproduc\w+|replicat\w+|code to create|(?:creat|generat|build|convert|preprocess|process|clean)(?:e|ed|ing|ion)\b.*\b(?:dataset|data|corpus)|(?:re)?train(?:ing)? (?:command|script|code))\b/;

const about = ({ section }: { readonly section: CodeBlock['section'] }): boolean => {
  for (let s: CodeBlock['section'] | null = section; s; s = s.parent) {
    if (s.concepts.has('usage-example') || /\bprompt|\btemplate|instruction format|chat format|trigger/.test(s.normal)) return true;
    if (s.concepts.size > 0) return false;
  }
  return false;
};

/** Characters of a block that are read: what it does is clear from its beginning. */
const read = 1500;

/** Whether a code block shows how to load, run or query the artefact, and is not its data, its metadata or its log. */
function shows(block: CodeBlock, kind: Kind): boolean {
  const lower = block.text.slice(0, read).toLowerCase();
  if (making.test(block.section.normal) && !block.section.concepts.has('usage-example')) return false;
  // A comment about code that is still to be written is no code.
  if (/^\s*(?:#|\/\/|--|<!--)/.test(lower) && lower.length < 400 && lower.split('\n').every((line) => /^\s*(?:$|(?:#|\/\/|--|<!--)(?! ?(?:###|instruction|user|system)))/.test(line)) && !prompts.test(lower) && !runs.test(lower)) return false;
  if (!/[a-z\u0400-\uffff]/.test(lower) || (lower.includes('@') && /@\w+\s*\{\s*[\w:./-]+,/.test(lower)) || printed.test(lower) || lower.includes('──')) return false;
  return acts(lower, block, kind) && !gaps.some((gap) => lower.includes(gap));
}

/** Whether code does something, by its language where that is told. @param lower its text */
function acts(lower: string, block: CodeBlock, kind: Kind): boolean {
  const { language } = block;
  if (language !== '') {
    if (shells.test(language)) return true;
    if (documents.test(language)) return !/^(?:bibtex|bib|mermaid|tree)$/.test(language) && about(block) && (prompts.test(lower) || runs.test(lower));
    if (programs.test(language)) return (!literal.test(lower) || runs.test(lower)) && (kind !== 'dataset' || about(block) || runs.test(lower));
  }
  const data = literal.test(lower);
  const expected = about(block);
  if (expected && !data) return true;
  const prompting = (kind === 'dataset' ? pictured : prompts).test(lower);
  const calling = (): boolean => imports.test(lower) || runs.test(lower);
  // Data that calls something is a sample of code, unless a heading speaks of use.
  return data && !expected ? prompting && !calling() : prompting || calling();
}

/** Code and commands that stand in the running text, marked or not. */
const typed = phrase(
  'import pip pip3 npm npx python python3 git docker curl uvicorn streamlit cd pipeline wget get post put delete wss ws huggingface ollama mlagents load pretrained',
  /^\W{0,3}(?:from [\w.]+ import \w|import \w+(?:$| with open| as \w+|,)|!?pip3? install \S|npm (?:install|start|run)|npx \w|python3? \S+\.py|git clone \S|docker (?:run|build|compose|pull)|curl \S+|uvicorn \S|streamlit run|wget \S|(?:get|post|put|delete) \/\w+)|\bload_dataset\(|from_pretrained\(|= pipeline\(|\b(?:run|running|with|via|command|using):? `?(?:pip3? install|npm (?:install|start|run)|python3? \S+\.py|git clone|docker (?:run|compose|build)|uvicorn|streamlit run|ollama (?:run|pull))\b|^wss?:\/\//,
);
/** A prompt that is given in words. */
const prompted = phrase(
  'instance prompt prompts trigger activation',
  /\binstance[_ ]prompts?\b|\b(?:to use|use|using) (?:it|them|this) in (?:a|your) prompts?\W+\S|\b(?:put|use|start|begin|prefix) (?:the |your |with the )?prompts?(?: with)?:|\b(?:use|using|add|include|with|type|put)\b[^.]{0,40}\b(?:in (?:your|the) prompts?|as (?:a |the )?(?:prompt|trigger|keyword)|to trigger)\b|\b(?:trigger|activation|instance) (?:words?|tokens?|phrases?|prompts?)\b ?(?::|is|are|=)|\b(?:prompt|chat|instruction) (?:format|template)s?\b ?(?::|is|are|follows|looks)|\bexample prompts?\b ?:/,
);
/** A prompt itself: a list of what the picture should have. */
const prompt = phrase('masterpiece 1girl detailed quality 8k', /^[^,.]{3,240},(?:[^,.]{2,60},){2}.*\b(?:masterpiece|best quality|highly detailed|1girl|8k)\b/);
const headingCode = /^(?:!?pip3? install|from \w+ import|import \w+|git clone|npm install)/;
const headingPrompt = /prompt|trigger|activat/;

function inHeadings(card: Card): Proof[] {
  const found: Proof[] = [];
  for (const { heading, span } of card.sections.slice(0, 30)) {
    if (heading.length >= 120) continue;
    const lower = heading.toLowerCase();
    if (headingCode.test(lower) || (headingPrompt.test(lower) && prompted.pattern.test(lower))) found.push(span);
  }
  return found;
}

/** Code blocks that are looked for. */
const most = 8;
/** Evidences after which the running text has nothing to add. */
const enough = 2;

export default defineDisclosure({
  id: 'usage-example',
  summary: 'A code block, command or prompt format shows how to load, run or query it',
  detect(card, kind) {
    const found: Proof[] = [];
    const besides: Proof[] = [];
    for (const block of card.code) {
      if (found.length + besides.length === most) break;
      if (shows(block, kind)) (about(block) ? found : besides).push(block);
    }
    found.push(...besides);
    if (found.length >= enough) return found;
    const own = ({ form, lower }: Statement): boolean => form !== 'row' || !/^(?:get|post|put|delete)\b/.test(lower) || kind === 'space';
    found.push(...card.said(typed).filter(own), ...card.said(prompted), ...card.said(prompt));
    if (found.length === 0) found.push(...labelledLike(card, /\binstance[_ ]prompts?$|^(?:trigger|activation) (?:words?|tokens?|phrases?)|^(?:example )?(?:prompt|chat) (?:format|template)s?$|^prompts?$|\bin (?:a|your|the) prompts?$/), ...inHeadings(card));
    return found;
  },
  examples: [
    { title: 'Code', card: "# A\n\n```python\nfrom transformers import pipeline\npipe = pipeline('fill-mask', model='ada/a')\n```\n", lines: [3] },
    { title: 'A command', kind: 'space', card: '# A\n\n## Local setup\n\n1. `cd backend`\n2. `npm install`\n', lines: [6] },
    { title: 'The code that a template leaves to write', card: '# A\n\n## Usage (with Stable-baselines3)\n\nTODO: Add your code\n\n```python\nfrom stable_baselines3 import ...\nfrom huggingface_sb3 import load_from_hub\n\n...\n```\n', lines: [] },
    { title: 'A prompt format', card: '# A\n\n## Prompt template\n\n```\n### Instruction:\n{prompt}\n\n### Response:\n```\n', lines: [5] },
    { title: 'The words that call a learnt concept', card: '# A\n\nYou can use it with the `instance_prompt`: **a bowl of sks soup**\n', lines: [3] },
    { title: 'Loading a dataset', kind: 'dataset', card: "# A\n\n```python\nfrom datasets import load_dataset\nds = load_dataset('ada/soup')\n```\n", lines: [3] },
    { title: 'An instance of the data is none', kind: 'dataset', card: "# A\n\n### Data Instances\n\n```python\n{ 'text': 'hello', 'label': 1 }\n```\n", lines: [] },
    { title: 'Nor is a function that cleaned the data', kind: 'dataset', card: '# A\n\n```python\nimport re\n\ndef clean(text):\n    return re.sub(r"\\\\s+", " ", text)\n```\n', lines: [] },
    { title: 'Nor is a reference', card: '# A\n\n```\n@misc{a,\n  title = {A}\n}\n```\n', lines: [] },
    { title: 'Code without a fence', card: '# A\n\nКак запустить\n\nfrom transformers import pipeline\n', lines: [5] },
    { title: 'A comment about code to come', card: '# A\n\n## Usage\n\n```python\n# [to do: the shortest code that runs it]\n```\n', lines: [] },
    { title: 'The code that made the data', kind: 'dataset', card: '# A\n\n## Code to create the dataset\n\n```python\nimport pandas as pd\ndf = pd.read_csv("soup.csv")\n```\n', lines: [] },
    { title: 'Dialogues that the data holds', kind: 'dataset', card: '# A\n\nIts entries look like this:\n\n```\nUser: Which soup?\nAssistant: Leek.\n```\n', lines: [] },
    { title: 'A dataset as it prints itself', kind: 'dataset', card: '# A\n\n```python\nDataset({\n    features: [\'line\'],\n    num_rows: 12\n})\n```\n', lines: [] },
  ],
});
