import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { frameworks, inspect, policyOf, readFolder, type RepositoryReport } from '../rules/index.ts';
import { repositoryOf } from './support/repository.ts';

const root = path.resolve(import.meta.dirname, '../fixtures');
const policy = policyOf('open-science');

/** Small repositories of ours after published systems, each with a poor twin. */
const pairs: readonly (readonly [good: string, poor: string, after: string])[] = [
  ['msimbo-15b', 'msimbo-15b-poor', 'StarCoder2-15B'],
  ['code-heap', 'code-heap-poor', 'The Stack v2'],
  ['large-model-good', 'large-model-poor', 'BLOOM'],
  ['civic-statements', 'civic-statements-poor', 'CIVICS'],
  ['spoken-digits', 'spoken-digits-poor', 'AfroDigits'],
  ['llama-derivative', 'llama-derivative-poor', 'a derivative of Llama'],
  ['review-classifier-good', 'review-classifier-poor', 'a task model with a CodeCarbon log'],
  ['kitenge-diffusion', 'kitenge-diffusion-poor', 'a diffusion model'],
];

async function reportOn(name: string): Promise<RepositoryReport> {
  const [raw] = await readFolder(path.join(root, name));
  return inspect({ ...raw!, target: name }, policy, '2026-11-29').report;
}

/** Findings with their lines, and each item of the frameworks that apply with its status and first line. */
function written({ findings, coverage }: RepositoryReport): string {
  const found = findings.map(({ severity, file, line, rule, message }) => `${severity} ${file}${line ? `:${line}` : ''} ${rule}: ${message}`);
  const told = frameworks.flatMap(({ id: framework }) => {
    const items = Object.entries(coverage[framework] ?? {});
    if (items.every(([, { status }]) => status === 'not-applicable')) return [];
    return [`${framework}`, ...items.map(([id, { status, evidence }]) => `  ${id}: ${status}${evidence[0] ? ` (line ${evidence[0].line})` : ''}`)];
  });
  return `${[...found, ...told].join('\n')}\n`;
}

for (const [name, poor, after] of pairs) {
  describe(`After ${after}`, () => {
    test('The good card gets no error and no warning under open-science', async () => {
      const report = await reportOn(name);
      expect(report.broken).toEqual([]);
      expect(report.findings.filter(({ severity }) => severity !== 'notice').map(({ rule, line, message }) => `${line} ${rule}: ${message}`)).toEqual([]);
    });
    for (const twin of [name, poor]) {
      test(`${twin} gets the findings and the coverage that a person read`, async () => {
        await expect(written(await reportOn(twin))).toMatchFileSnapshot(path.join(root, 'expected/open-science', `${twin}.txt`));
      });
    }
  });
}

describe('Advice that is pasted and not filled in still fails', () => {
  const bare: readonly (readonly [rule: string, kind: 'model' | 'dataset', card: string])[] = [
    ['dataset/speech-facts-missing', 'dataset', '---\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti\n\nSpoken digits.\n'],
    ['dataset/code-provenance-missing', 'dataset', '# Heap\n\nSource code files from GitHub repositories.\n'],
    ['dataset/values-facts-missing', 'dataset', '---\nlanguage:\n- sw\n- en\n---\n\n# Maoni\n\nPolitical opinions of people on the street.\n'],
    ['governance/marginal-risk-silent', 'model', '---\npipeline_tag: text-to-speech\n---\n\n# Sauti TTS\n\nZero-shot voice cloning from ten seconds.\n'],
    ['governance/card-incomplete', 'dataset', '# Jembe governance card\n\nThe Jembe project builds models.\n'],
    ['training/corpus-facts-missing', 'model', '---\npipeline_tag: text-generation\n---\n\n# Hadithi 1B\n\nA language model.\n\n## Training data\n\nPre-trained on 40 billion tokens of news.\n'],
  ];
  test.each(bare)('%s', (rule, kind, card) => {
    const found = (text: string) => inspect(repositoryOf({ card: text, kind }), policy, '2026-11-29').report.findings;
    const before = found(card).find((one) => one.rule === rule)!;
    const pasted = /`(.*\[to do:[^`]*)`/.exec(before.advice!)![1]!;
    const after = found(`${card}\n${pasted}\n`);
    expect(after.find((one) => one.rule === rule)?.message).toBe(before.message);
  });
});
