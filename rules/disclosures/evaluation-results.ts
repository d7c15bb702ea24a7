import { defineDisclosure } from '../engine/define-disclosure.ts';
import { resultsOf } from '../recognise/results.ts';

export default defineDisclosure({
  id: 'evaluation-results',
  summary: 'At least one quantitative result of the model on some data',
  kinds: ['model'],
  detect: (card) => resultsOf(card).map(({ proof }) => proof),
  examples: [
    { title: 'In the model index', card: '---\nmodel-index:\n- name: a\n  results:\n  - task:\n      type: text-classification\n    dataset:\n      name: imdb\n      type: imdb\n    metrics:\n    - type: accuracy\n      value: 0.91\n---\n# A\n', lines: [12] },
    { title: 'A list under a sentence', card: '# A\n\nIt achieves the following results on the evaluation set:\n- Loss: 0.35\n- Accuracy: 0.88\n', lines: [4, 5] },
    { title: 'A table of benchmarks', card: '# A\n\n## Results\n\n| Model | MMLU | GSM8K |\n| --- | --- | --- |\n| other | 40.1 | 12.0 |\n| **A** | 45.2 | 20.3 |\n', lines: [8] },
    { title: 'In a sentence', card: '# A\n\nOn held-out letters the model reaches a character error rate of 3.1%.\n', lines: [3] },
    { title: 'An agent\'s reward', card: '---\nmodel-index:\n- name: PPO\n  results:\n  - metrics:\n    - type: mean_reward\n      value: 211.2 +/- 18.5\n---\n# A\n', lines: [7] },
    { title: 'In Chinese', card: '# 模型\n\n这是一个用于识别手写汉字的模型。在测试集上的准确率为 92.5%。\n', lines: [3] },
    { title: 'Claims without a number', card: '# A\n\n## Evaluation\n\nThe model outperforms all others on many tasks. See section 3 of the paper.\n', lines: [] },
    { title: 'Speed alone', card: '# A\n\n| Model | Tokens/s |\n| --- | --- |\n| A | 45.2 |\n', lines: [] },
    { title: 'A template left as it was', card: '---\nmodel-index:\n- name: a\n  results: []\n---\n# A\n\n## Evaluation\n\n### Results\n\n[More Information Needed]\n', lines: [] },
  ],
});
