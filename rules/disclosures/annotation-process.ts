import { defineDisclosure } from '../engine/define-disclosure.ts';
import type { Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { labelling } from '../recognise/annotation.ts';

/** `None` under a heading on annotation is an answer. */
const none = /^(?:none|no|no annotations?|not annotated)\W*$/;
/** Instructions of data sheets and what only names a service or a tool. */
const empty = /\?$|^\(?(?:if (?:annotations? (?:were|was)|their are|there are|so|the dataset|applicable|known|available|not)|state whether|please|the questions in this section|except|describe|provide|dataset creators should|see\b|tool\b|yes\b|n\/a|the label2id)/;
const informs = ({ text, lower, form }: Statement): boolean => !empty.test(lower) && (lower.length > 24 || form === 'sentence') && /\s/.test(lower) && !onlyName.test(text);
/** Who did it does not say how. */
const onlyName = /^(?:\p{Lu}[\p{L}.'-]* ?){1,4}$/u;
/** Field names and benchmark talk in which the words mean something else. */
const otherwise = /\bevaluated (?:using|by|on|via|through)\b|\blicen[cs]e\b|\bpeer[- ]review|\breviewed by the (?:community|hub)/;

export default defineDisclosure({
  id: 'annotation-process',
  kinds: ['dataset'],
  summary: 'It is told how labels were made, or that there are none',
  detect(card) {
    const found: Proof[] = [];
    const classes = ({ section }: Statement): boolean => /^(?:the )?labels?$/.test(section.normal);
    const above = (s: Statement): boolean => !s.section.concepts.has('contents') && !s.section.concepts.has('evaluation-results');
    // Under `Labels` stands what they are.
    // A data sheet asks of preprocessing, cleaning and labelling at once.
    const mixed = ({ section }: Statement): boolean => /preprocess|cleaning/.test(section.normal);
    found.push(...card.under('annotation-process').filter((s) => informs(s) && (!mixed(s) || /annotat|label/.test(s.lower)) && !classes(s)));
    found.push(...card.said(...labelling).filter((s) => above(s) && !empty.test(s.lower) && !otherwise.test(s.lower)));
    found.push(...card.statements.filter((s) => s.section.concepts.has('annotation-process') && none.test(s.lower)));
    found.push(...card.saidElsewhere('annotation-process'));
    if (filled(card.data['annotations_creators']).includes('no-annotation')) found.push({ key: ['annotations_creators'] });
    return found;
  },
  examples: [
    { title: 'How', card: '# A\n\nEach post was annotated by two students with a shared guide.\n', lines: [3] },
    { title: 'Empty', card: '# A\n\n#### Annotation process\n\n[More Information Needed]\n', lines: [] },
    { title: 'By calculation', card: '# A\n\nThe energy labels for each molecule were computed with density functional theory.\n', lines: [3] },
    { title: 'By majority', card: '# A\n\nThe final label is the majority vote over five votes.\n', lines: [3] },
    { title: 'None, said in the front matter', card: '---\nannotations_creators:\n- no-annotation\n---\n# A\n', lines: [2] },
    { title: 'None, said under its heading', card: '# A\n\n### Annotations\n\nNone\n', lines: [5] },
    { title: 'A label of the data alone', card: '# A\n\n- `label`: 0 or 1\n', lines: [] },
    { title: 'In Chinese', card: '# 食谱评论\n\n本数据集收集了网站上的食谱评论。每条评论都由两名学生进行标注，并由第三人核对。\n', lines: [3] },
    { title: 'Who labelled it says not how', kind: 'dataset', card: '# A\n\nThe letters were labelled by the Harbour Museum.\n', lines: [] },
    { title: 'Something at hand is taken for the label', kind: 'dataset', card: '# A\n\nWe use the shelf on which a book stood as its label.\n', lines: [3] },
    { title: 'What workers were asked', kind: 'dataset', card: '# A\n\nFive workers were asked to rate each recipe.\n', lines: [3] },
    { title: 'What the labels are', kind: 'dataset', card: '# A\n\n## Labels\n\nThe first label stands for boats that are moored.\n', lines: [] },
  ],
});
