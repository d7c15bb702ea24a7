import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { init } from '../cli/init.ts';
import { templates } from '../cli/templates.ts';
import { inspect, policyOf, readFolder, type Finding } from '../rules/index.ts';

let place: string;
let out: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'templates-'));
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(place, { recursive: true });
});

const asks: Readonly<Record<string, string>> = { 'marginal-risk': 'governance/marginal-risk-silent', governance: 'governance/card-incomplete', speech: 'dataset/speech-facts-missing', values: 'dataset/values-facts-missing' };

async function look(profile: 'recommended' | 'open-science') {
  const [raw] = await readFolder(place);
  return inspect(raw!, policyOf(profile), '2026-11-29').report;
}
const rulesOf = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule);

for (const [name, { file, kind, heading }] of Object.entries(templates)) {
  test(`The template ${name} writes gaps that count as nothing told and are found`, async () => {
    expect(await init(place, { template: name })).toBe(0);
    expect(out).toContain(`wrote ${path.join(place, file)}`);
    if (file !== 'README.md') writeFileSync(path.join(place, 'README.md'), '---\nlicense: mit\ntask_categories:\n- text-generation\n---\n\n# Heap\n\nCode.\n');
    const { findings, coverage, kind: read } = await look('open-science');
    expect(read).toBe(kind);
    expect(rulesOf(findings)).toContain(asks[name]);
    const framework = { speech: 'speech-dataset', values: 'values-evaluation' }[name] ?? name;
    const told = Object.entries(coverage[framework]!).filter(([, { status }]) => status !== 'silent' && status !== 'not-applicable');
    // `license: mit` of the card above is all that governance finds.
    expect(told.map(([id]) => id)).toEqual(name === 'governance' ? ['model-licence'] : []);
    if (file === 'README.md') expect(rulesOf((await look('recommended')).findings)).toContain('card/placeholder-left');
  });

  if (file !== 'README.md') continue;
  test(`The template ${name} is added to a card once, and no other byte moves`, async () => {
    const card = `---\r\nlicense: mit\r\n${kind === 'model' ? 'pipeline_tag: text-generation' : 'task_categories:\r\n- text-classification'}\r\n---\r\n\r\n# Sauti\r\n\r\nWords.`;
    writeFileSync(path.join(place, 'README.md'), card);
    await init(place, { template: name });
    const once = readFileSync(path.join(place, 'README.md'), 'utf8');
    expect(once.startsWith(`${card}\r\n\r\n## ${heading}\r\n`)).toBe(true);
    expect(once.replaceAll('\r\n', '')).not.toContain('\n');
    await init(place, { template: name });
    expect(readFileSync(path.join(place, 'README.md'), 'utf8')).toBe(once);
    expect(out).toContain('as it is');
  });
}

test('A template that does not exist, one for another kind, and no kind at all are told in a sentence', async () => {
  await expect(init(place, { template: 'speach' })).rejects.toThrow('There is no template `speach` (did you mean `speech`?); expected one of `marginal-risk`, `governance`, `speech`, `values`');
  await expect(init(place, { template: 'speech', kind: 'model' })).rejects.toThrow('The template `speech` is for a dataset; found `--kind model`');
  await expect(init(place, {})).rejects.toThrow('`init` needs `--kind model`, `--kind dataset` or `--kind space`, or `--template`');
});
