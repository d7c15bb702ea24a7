import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, CodeBlock, Proof, Section, Statement, Table } from '../engine/types.ts';
import { listed } from '../engine/values.ts';
import { speaksOf } from '../recognise/sections.ts';
import { openings, strongest } from '../recognise/strongest.ts';

const told = [
  phrase('split splits splitted divided partitioned separated organized organised grouped structured', new RegExp(String.raw`\b(?:split|splitted|divided|partitioned|separated|organi[sz]ed|grouped|structured) (?:the |our |this )?(?:[\w-]+ ){0,3}(?:in(?:to)?|as|by|between|according)\b[^.]{0,120}\b(?:train|test|valid|dev|split|set|subset|part|folder|director|categor|config|file|level|fold)`)),
  phrase('train training test testing valid validation dev development', new RegExp(String.raw`\b(?:train(?:ing)?|test(?:ing)?|valid(?:ation)?|dev(?:elopment)?)(?: set| split| data)?,? (?:\([^)]{1,30}\),? )?(?:and|&|/|,)[^.]{0,60}\b(?:train(?:ing)?|test(?:ing)?|valid(?:ation)?|dev(?:elopment)?)\b[^.]{0,20}\b(?:sets?|splits?|data ?sets?|files?|partitions?|folders?|images?)\b`)),
  phrase('column columns field fields feature features keys attributes variables', new RegExp(String.raw`\b(?:columns?|fields?|features?|keys|attributes|variables)\b[^.]{0,30}\b(?:are|is|contains?|include[sd]?|named|called|represents?|correspond|hold|as follows|following|:)|\b(?:contains?|has|have|with|following|two|three|four|five|six|\d+) (?:the )?(?:following )?(?:columns|fields|attributes)\b`)),
  phrase('instance instances row rows record records entry entries sample samples example examples item items line lines datapoint point image images document documents file files', new RegExp(String.raw`\b(?:each|every|an?|one|the)\b (?:\w+ ){0,2}(?:\([^)]{1,20}\) )?(?:instance|row|record|entry|sample|example|item|line|data ?point|image|document|file)s?\b (?:\w+ ){0,2}(?:contains?|consists?|has|have|includes?|comprises?|is (?:a |an )?(?:json|dict|tuple|labell?ed|annotated|represented|associated|composed|made)|comes with)\b`)),
  phrase('jsonl json csv tsv parquet conll bio iob iob2 xml wav txt arrow hdf5 webdataset', new RegExp(String.raw`\b(?:jsonl?|csv|tsv|parquet|json lines|conll|bio|iob2?|xml|wav|txt|arrow|hdf5|webdataset)\b[^.]{0,20}\b(?:format|files?|formatted)\b|\bformat\b[^.]{0,30}\b(?:jsonl?|csv|tsv|parquet|conll|xml)\b`)),
  phrase('each every', new RegExp(String.raw`\b(?:each|every) (?:[\w-]+ ){1,5}(?:\([^)]{1,20}\) )?(?:consists? of|is composed of|is made up of|comprises|contains (?:\d|two|three|four|five|six|an? |the following)|has the following|has (?:\d|two|three|four|five|six) (?:\w+ )?(?:sections|parts|components|columns|fields))`)),
  phrase('label labels annotation annotations caption captions transcript transcripts transcription transcriptions answer answers summary summaries score scores tags metadata', new RegExp(String.raw`\b(?:includ\w+|contain\w*|consist\w+ of|compris\w+|with) (?:both )?(?:the |an? )?(?:[\w-]+ ){0,2}(?:texts?|sentences?|images?|questions?|audio|articles?|prompts?) (?:and|along with|together with|as well as|with) (?:its |their |the |an? |corresponding )*(?:[\w-]+ ){0,2}(?:labels?|annotations?|captions?|transcripts?|transcriptions?|answers?|summar(?:y|ies)|scores?|tags|metadata)\b`)),
  phrase('csv tsv json jsonl parquet xml txt arrow zip h5 npz', new RegExp(String.raw`\b[\w./-]{1,60}\.(?:csv|tsv|jsonl?|parquet|xml|txt|arrow|zip|h5|npz)\b[^.]{0,60}\b(?:and|,|or)\b[^.]{0,60}\w\.(?:csv|tsv|jsonl?|parquet|xml|txt|arrow|zip|h5|npz)\b`)),
  phrase('consists consisting', new RegExp(String.raw`\bconsist(?:s|ing) of an? [\w -]{2,30}, [\w -]{2,40}(?:,|and)`)),
];
const fieldHead = /^(?:columns?|fields?|features?|keys?|variables?|attributes?|property|properties|col|字段|列名|列|필드|컬럼|フィールド|カラム|campo|columna|coluna|champ|colonne|feld|spalte|поле|столбец|alan|sütun)s?(?: names?)?$/i;
const nameHead = /^(?:names?|parameters?|keys?|field|标签|字段名|名称)$/i;
const tellHead = /descri|type|meaning|explanation|definition|content|example|notes?|说明|描述|含义|类型|説明|설명|tipo|typ|тип|опис|açıklama/i;
const splitWord = /^\W*(?:train(?:ing)?|test(?:ing)?|val(?:id(?:ation)?)?|dev(?:elopment)?|eval(?:uation)?|训练集?|測試|测试集?|验证集?|訓練|学習|検証|훈련|학습|검증|평가|테스트|обучающ\S*|тестов\S*|entrenamiento|prueba|validación|treino|teste|validação|entraînement)(?:[ _-]?(?:set|split|data|all|\d+|集))?\W*$/i;
const size = /\bsize of|^total amount of disk|^\W*[\d.,]+ ?(?:[kmgt]i?b|bytes)?\W*$/;

export default defineDisclosure({
  id: 'data-structure',
  summary: 'Fields, an example instance, or splits and configurations are described',
  kinds: ['dataset'],
  detect(card) {
    const under = card.under('data-structure').filter((s) => substantial(s) && !size.test(s.label?.toLowerCase() ?? ''));
    const items = labelledItems(card);
    const fields = [...fieldLists(card, items), ...fileLists(items)];
    const tables = card.tables.filter(describesColumns).map(({ span }) => span);
    const code = card.code.filter((block) => showsRecord(block));
    const said = card.said(...told).filter((s) => !speaksOf(s.section, 'citation', 'license', 'usage-example', 'evaluation-results', 'changes', 'contact'));
    const statements = strongest([6, openings(fields, 1)], [3, fields], [2, under], [1, openings(under, 1)], [2, said], [4, card.labelled('data-structure').filter((s) => substantial(s) && !size.test(s.label!.toLowerCase()))], [4, card.listed('data-structure').filter(substantial)], [3, card.saidElsewhere('data-structure')]);
    const inFrontMatter: Proof[] = ['dataset_info', 'configs'].filter((key) => listed(card.data[key]).length > 0).map((key) => ({ key: [key] }));
    return [...tables.slice(0, 1), ...statements.slice(0, 2), ...code.slice(0, 1), ...inFrontMatter, ...card.tables.filter(showsSplits).slice(0, 1).map(({ span }) => span), ...statements.slice(2), ...tables.slice(1), ...code.slice(1)];
  },
  examples: [
    { title: 'In the front matter', card: '---\nconfigs:\n- config_name: default\n---\n# A\n', lines: [2] },
    { title: 'A list of fields', card: '# A\n\n## Data Fields\n\n- `plant`: Latin name\n- `height`: in centimetres\n', lines: [5] },
    { title: 'A table of columns', card: '# A\n\n| Column | Type | Description |\n|---|---|---|\n| plant | string | Latin name |\n', lines: [3] },
    { title: 'An example record', card: '# A\n\nOne line looks like this:\n\n```json\n{"plant": "Urtica dioica", "height": 90}\n```\n', lines: [5] },
    { title: 'Splits in prose', card: '# A\n\nWe split the plants into train, validation and test sets by continent.\n', lines: [3] },
    { title: 'A tree of files', card: '# A\n\n```\ndata\n├── train.csv\n└── test.csv\n```\n', lines: [3] },
    { title: 'A download size alone', card: '# A\n\n### Data Instances\n\n- **Size of downloaded dataset files:** 3.72 MB\n', lines: [] },
    { title: 'A command alone', card: '# A\n\n```python\nfrom datasets import load_dataset\nload_dataset("me/plants")\n```\n', lines: [] },
    { title: 'The template', card: '# A\n\n## Data Fields\n\n[More Information Needed]\n', lines: [] },
  ],
});

/** More than a yes, a no or a number. */
const substantial = ({ lower, label }: Statement): boolean => (lower.length >= 6 && !/^(?:yes|no|none|see .{0,40}|n\/a)[.!]?$/.test(lower) && !/^\W*[\d.,]+ ?(?:[kmgt]i?b|bytes)\W*$/.test(lower)) || (label !== null && lower.length > 0 && !/^(?:yes|no)\.?$/.test(lower));

const fieldName = /^[`'"“]?[a-zA-Z_\u00aa-\u1fff\u3040-\uffdc][\w.\u00aa-\u1fff\u3040-\uffdc-]{0,39}[`'"”]?(?:\s?\([^)]{1,40}\))?$/;

/** Items `- name: …` of a card. */
const labelledItems = (card: Card): Statement[] => card.statements.filter((s) => s.form === 'item' && s.label !== null && !s.placeholder);

/** Items `- name: what it holds` of lists in which several do, under a heading on structure or with a type or code marks. */
function fieldLists(card: Card, items: readonly Statement[]): Statement[] {
  const perSection = new Map<Section, Statement[]>();
  for (const item of items) {
    const { section } = item;
    if (section.level === 0 || !fieldName.test(item.label!) || !(speaksOf(section, 'data-structure') || startsAsCode(card, item) || /\b(?:string|int\d*|float\d*|bool(?:ean)?|list|integer|array|dict)\b/.test(item.lower))) continue;
    const fields = perSection.get(section);
    if (fields) fields.push(item);
    else perSection.set(section, [item]);
  }
  const lists: Statement[] = [];
  for (const [section, fields] of perSection) if (fields.length > 1 && !speaksOf(section, 'citation', 'contact', 'training-procedure', 'evaluation-results', 'license', 'description', 'authors')) lists.push(...fields);
  return lists;
}

/** Items `- words.txt: one word a line` of lists in which several files are told. */
function fileLists(items: readonly Statement[]): Statement[] {
  const files = items.filter(({ label }) => dataFile.test(label!));
  return files.length > 1 ? files : [];
}
const dataFile = /^[`'"]?[\w./{}*-]{1,80}\.(?:csv|tsv|jsonl?|parquet|xml|txt|arrow|zip|tar|gz|h5|npz|npy|conllu?|db|sqlite)(?:\.gz)?[`'"]?$/i;

/** Whether the statement's line begins, signs aside, with code marks. */
const startsAsCode = ({ text }: Card, { start }: Statement): boolean => /^\W*`/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));

/** A table of columns and what they hold. */
function describesColumns({ header }: Table): boolean {
  const [first] = header;
  if (first === undefined || header.length < 2) return false;
  return fieldHead.test(first) || (nameHead.test(first) && header.slice(1).some((cell) => tellHead.test(cell)) && header.some((cell) => /type|dtype/i.test(cell)));
}

/** A table with a row or column per split. */
function showsSplits({ header, rows, section }: Table): boolean {
  if (speaksOf(section, 'evaluation-results', 'training-procedure')) return false;
  return header.filter((cell) => splitWord.test(cell)).length >= 2 || rows.filter(({ cells }) => splitWord.test(cells[0] ?? '')).length >= 2 || (/^(?:split|subset|config)/i.test(header[0] ?? '') && rows.length > 0);
}

/** A record, a schema or a tree of files rather than a command. */
function showsRecord({ text, section, language }: CodeBlock): boolean {
  if (text.includes('├─') || text.includes('└─') || (text.includes('|--') && /^[ \t]*\|--/m.test(text))) return true;
  const typed = text.includes('record # {');
  // Looking at the start of each line takes long; most code has no quoted name with a colon behind it.
  const record = typed || (/["'][ \t]*:/.test(text) && /^[ \t]*[[{]?[ \t]*["'][\w -]{1,60}["'][ \t]*:/m.test(text));
  if (speaksOf(section, 'data-structure')) return text.trim() !== '' && (record || !/^[ \t]*(?:from|import|pip|>>>|\$|git)\b/m.test(text));
  // What a command prints is a record, be it in a block of its own.
  if (record && (language === '' || language.startsWith('json')) && /^\s*[{[][\s\S]*[}\]]\s*$/.test(text)) return !speaksOf(section, 'citation', 'contact', 'evaluation-results');
  return record && !/@\w+\{/.test(text) && (typed || (!/^[ \t]*(?:from|import|def|pip)\b/m.test(text) && (language === '' || /^(?:json|jsonl|python|js|javascript|yaml|text)/.test(language))) && !speaksOf(section, 'usage-example', 'citation', 'contact'));
}
