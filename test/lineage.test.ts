import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../cli/check.ts';
import { readKnown } from '../cli/known.ts';
import { hubLicenses } from '../rules/facts/hub-licenses.ts';
import { knownModel } from '../rules/facts/known-models.ts';
import { licenseTerms, termsNamed, termsOf } from '../rules/facts/license-terms.ts';
import { behaviouralText } from '../rules/facts/rail-clauses.ts';
import { frameworks, inspect, policyOf, renderLineComment, renderMarkdown, renderReview, renderText, reportOf, rules, snapshotOf, type Known, type Policy, type RawRepository, type RelatedFacts, type Report } from '../rules/index.ts';
import { lineageOf } from '../rules/lineage/lineage.ts';
import { beyond, ownRelation } from '../rules/lineage/relation.ts';
import { repositoryOf } from './support/repository.ts';

const facts = (id: string, license: string | null, more: Partial<RelatedFacts> = {}): RelatedFacts => {
  const known: Known<string> = license === null ? { known: false, why: `\`${id}\` names no licence` } : { known: true, value: license };
  return { kind: 'model', asked: id, exists: true, movedTo: null, gated: false, license: known, ...more };
};
const recordedOf = (...all: readonly RelatedFacts[]): Readonly<Record<string, RelatedFacts>> => Object.fromEntries(all.map((one) => [`${one.kind}:${one.asked}`, one]));
const cardOf = (license: string, base: string, more = ''): string => `---\nlicense: ${license}\nbase_model: ${base}\n${more}---\n# Lugha, tuned\n\nA model.\n`;
const draw = (raw: Parameters<typeof repositoryOf>[0]) => lineageOf(snapshotOf(repositoryOf(raw), [], []));
const told = (raw: RawRepository, policy: Policy = policyOf('recommended')) => inspect(raw, policy, '2026-11-29').report;

describe('the graph above a card', () => {
  test('goes as deep as the facts go, and tells the way', () => {
    const recorded = recordedOf(facts('acme/b', 'mit', { baseModels: ['acme/c'] }), facts('acme/c', 'mit', { baseModels: ['acme/d'], datasets: ['acme/sauti'] }), facts('acme/d', 'gpl-3.0'), { ...facts('acme/sauti', 'cc-by-4.0'), kind: 'dataset' });
    const { ancestors } = draw({ card: cardOf('mit', 'acme/b'), recorded });
    expect(ancestors.map(({ id, through, relation, verdict }) => [id, through.join(' '), relation, verdict.outcome])).toEqual([
      ['acme/b', '', 'finetune', 'obligation'],
      ['acme/c', 'acme/b', 'finetune', 'obligation'],
      ['acme/d', 'acme/b acme/c', 'finetune', 'conflict'],
      ['acme/sauti', 'acme/b acme/c', 'trained-on', 'obligation'],
    ]);
  });

  test('ends where it goes in circles, and after eight steps', () => {
    expect(draw({ card: cardOf('mit', 'acme/a'), recorded: recordedOf(facts('acme/a', 'mit', { baseModels: ['acme/b'] }), facts('acme/b', 'mit', { baseModels: ['acme/a'] })) }).ancestors).toHaveLength(2);
    const long = Array.from({ length: 20 }, (_, index) => facts(`acme/m${index}`, 'mit', { baseModels: [`acme/m${index + 1}`] }));
    expect(draw({ card: cardOf('mit', 'acme/m0'), recorded: recordedOf(...long) }).ancestors).toHaveLength(8);
    const wide = facts('acme/wide', 'mit', { baseModels: Array.from({ length: 500 }, (_, index) => `acme/w${index}`) });
    expect(draw({ card: cardOf('mit', 'acme/wide'), recorded: recordedOf(wide) }).ancestors).toHaveLength(200);
  });

  test('takes what was looked up before what a file says, and that before what is published', () => {
    const basisOf = (raw: Parameters<typeof repositoryOf>[0]) => draw(raw).ancestors.map(({ basis, license }) => [basis, license.known ? license.value.terms.id : license.why]);
    const card = cardOf('mit', 'meta-llama/Llama-3.1-8B');
    const recorded = recordedOf(facts('meta-llama/Llama-3.1-8B', 'mit'));
    expect(basisOf({ card, recorded, related: { 'model:meta-llama/Llama-3.1-8B': facts('meta-llama/Llama-3.1-8B', 'gemma') } })).toEqual([['looked-up', 'gemma']]);
    expect(basisOf({ card, recorded })).toEqual([['recorded', 'mit']]);
    expect(basisOf({ card })).toEqual([['published', 'llama3.1']]);
    // What is there and names no licence is not what others publish of it.
    expect(basisOf({ card, related: { 'model:meta-llama/Llama-3.1-8B': facts('meta-llama/Llama-3.1-8B', null) } })).toEqual([['looked-up', '`meta-llama/Llama-3.1-8B` names no licence']]);
    expect(basisOf({ card: cardOf('mit', 'acme/old'), recorded: recordedOf(facts('acme/new', 'gpl-3.0')), related: { 'model:acme/old': facts('acme/old', null, { movedTo: 'acme/new' }) } })).toEqual([['recorded', 'gpl-3.0']]);
  });

  test('a merge takes the duties of all its parents', () => {
    const report = told(repositoryOf({ card: '---\nlicense: mit\nbase_model: [acme/a, acme/b]\n---\n# M\n', recorded: recordedOf(facts('acme/a', 'cc-by-nc-4.0'), facts('acme/b', 'gpl-3.0')) }));
    expect(report.findings.filter(({ rule }) => rule === 'license/conflicts-with-base-model').map(({ message }) => /`base_model: (acme\/.)` is `([^`]+)`/.exec(message)?.slice(1))).toEqual([['acme/a', 'cc-by-nc-4.0'], ['acme/b', 'gpl-3.0']]);
  });

  test('parents under one licence are one finding that names them', () => {
    const { findings } = told(repositoryOf({ card: '---\nlicense: mit\nbase_model: [acme/a, acme/b, acme/c]\n---\n# M\n', recorded: recordedOf(facts('acme/a', 'gpl-3.0'), facts('acme/b', 'gpl-3.0'), facts('acme/c', 'gpl-3.0')) }));
    const found = findings.filter(({ rule }) => rule === 'license/conflicts-with-base-model');
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toContain('(and so are `acme/b`, `acme/c`)');
  });

  test('an id that is a path of somebody’s machine, or a variable, is no parent', () => {
    expect(draw({ card: '---\nlicense: mit\nbase_model: [/kaggle/input/llama, "${base_model}", ./out]\n---\n# M\n' }).ancestors).toEqual([]);
  });

  test.each([
    ['base_model_relation: quantized\n', {}, null, 'quantized', false],
    ['library_name: peft\n', {}, null, 'adapter', true],
    ['', { 'adapter_config.json': '{}' }, null, 'adapter', true],
    ['tags: [merge]\n', {}, null, 'merge', true],
    ['', { 'lugha.Q4_K_M.gguf': '' }, null, 'quantized', true],
    ['', {}, 'acme/lugha-AWQ', 'quantized', true],
    ['', {}, 'acme/lugha', 'finetune', true],
    ['base_model_relation: nonsense\n', {}, 'acme/lugha', 'finetune', true],
  ] as const)('relation of %j with %j as %s: %s', (more, files, name, relation, inferred) => {
    const { card, files: all } = snapshotOf(repositoryOf({ card: cardOf('mit', 'acme/a', more), files }), [], []);
    expect(ownRelation(card, all, name)).toEqual({ relation, inferred });
  });

  test('what lies beyond is reached by the stronger step', () => {
    expect([beyond('quantized', 'quantized'), beyond('quantized', 'finetune'), beyond('adapter', 'quantized'), beyond('merge', 'adapter'), beyond('finetune', 'trained-on'), beyond('runs', 'finetune')]).toEqual(['quantized', 'finetune', 'finetune', 'merge', 'trained-on', 'runs']);
  });
});

test('a link to a known licence’s page tells which licence `other` is', () => {
  const { own } = draw({ card: '---\nlicense: other\nlicense_name: acme-gemma\nlicense_link: https://ai.google.dev/gemma/terms\nbase_model: acme/a\n---\n# M\n' });
  expect(own).toEqual([{ known: true, value: expect.objectContaining({ written: 'other (gemma)', byName: true }) }]);
  expect(draw({ card: '---\nlicense: other\nlicense_link: https://example.org/terms\nbase_model: acme/a\n---\n# M\n' }).own[0]!.known).toBe(false);
});

describe('how grave it is', () => {
  const severityOf = (raw: RawRepository, policy?: Policy) => told(raw, policy).findings.filter(({ rule }) => /^license\/(?:conflicts|use-)/.test(rule)).map(({ severity }) => severity);
  const related = (license: string, licenseName?: string) => ({ 'model:acme/a': facts('acme/a', license, licenseName === undefined ? {} : { licenseName }) });

  test('read in the text, of a repository that was looked up: an error', () => expect(severityOf(repositoryOf({ card: cardOf('mit', 'acme/a'), related: related('cc-by-nc-4.0') }))).toEqual(['error']));
  test('only published of its publisher: a warning', () => expect(severityOf(repositoryOf({ card: cardOf('mit', 'meta-llama/Llama-2-7b-hf') }))).toEqual(['warning']));
  test('remembered: a notice', () => expect(severityOf(repositoryOf({ card: cardOf('mit', 'facebook/nllb-200-1.3B') }))).toEqual(['notice']));
  test('a licence whose text was not read: a warning', () => expect(severityOf(repositoryOf({ card: cardOf('mit', 'acme/a'), related: related('h-research') }))).toEqual(['warning']));
  test('told by the name of an `other` licence: a warning', () => expect(severityOf(repositoryOf({ card: cardOf('mit', 'acme/a'), related: related('other', 'deepseek') }))).toEqual(['warning']));
  test('open whether it reaches an adapter: a notice', () => expect(severityOf(repositoryOf({ card: cardOf('mit', 'acme/a', 'base_model_relation: adapter\n'), related: related('gpl-3.0') }))).toEqual(['notice']));
  test('what the configuration says goes before all of it', () => expect(severityOf(repositoryOf({ card: cardOf('mit', 'facebook/nllb-200-1.3B') }), { ...policyOf('recommended'), severities: { 'license/conflicts-with-base-model': 'error' } })).toEqual(['error']));
});

describe('a licence of one’s own is read from its text', () => {
  const bans = ['to exploit or harm minors', 'to give medical advice or to interpret medical results', 'to spread spam', 'to violate any applicable law'];
  const licence = (uses: readonly string[]): string => `Kiswahili Model Licence 1.0\n\nYou may not use the model or anything made from it:\n\n${uses.map((use) => `- ${use};`).join('\n')}\n`;
  const found = (license: string, files: Record<string, string>, parent: string) =>
    told(repositoryOf({ card: `---\nlicense: ${license}\nbase_model: acme/a\n---\n# M\n`, files, related: { 'model:acme/a': facts('acme/a', parent) } })).findings.filter(({ rule }) => /^license\/(?:use-|conflicts)/.test(rule)).map(({ rule, message }) => `${rule}: ${message}`);

  test('which restrictions of the parent’s it lacks', () => {
    const [said, ...more] = found('other', { LICENSE: licence(bans) }, 'creativeml-openrail-m');
    expect(more).toEqual([]);
    expect(said).toMatch(/^license\/use-restrictions-weaker: `license: other \(LICENSE\)` lacks 8 of the 11 use restrictions of `base_model: acme\/a` \(`creativeml-openrail-m`\), which go with every derivative \(section 4\.a\): `false-information` /);
  });
  test('none of them where it bars other things', () => expect(found('other', { LICENSE: licence(['to spread spam', 'to make malware']) }, 'creativeml-openrail-m')[0]).toMatch(/^license\/use-restrictions-dropped/));
  test('nothing is said of what it says of commerce or of sharing', () => expect(found('other', { LICENSE: licence(bans) }, 'cc-by-nc-sa-4.0')).toEqual([]));
  test('a text that bars nothing known says nothing', () => expect(found('other', { LICENSE: 'All rights reserved. Ask before use.\n' }, 'creativeml-openrail-m')).toEqual([]));
  test('a known text is known', () => {
    const own = readFileSync('LICENSE', 'utf8');
    expect(found('other', { LICENSE: own }, 'cc-by-nc-4.0')[0]).toMatch(/^license\/conflicts-with-base-model: `license: other \(LICENSE\)`, but/);
    expect(found('other', { LICENSE: own }, 'mit')).toEqual([]);
  });
  test('restrictions in a file beside a permissive licence count, if they are the parent’s', () => {
    const eleven = ['to violate any applicable law', 'to exploit or harm minors', 'to generate verifiably false information', 'to disseminate personal information that can harm an individual', 'to defame, disparage or otherwise harass others', 'for fully automated decision making that adversely impacts an individual’s legal rights', 'to discriminate against individuals by social behaviour or predicted personality characteristics', 'to exploit the vulnerabilities of a group of persons by their age or disability', 'to discriminate against individuals by legally protected characteristics', 'to give medical advice or interpret medical results', 'for law enforcement, immigration or asylum processes, such as predicting crime'];
    expect(found('apache-2.0', { 'USE_RESTRICTIONS.md': licence(eleven) }, 'creativeml-openrail-m')).toEqual([]);
    expect(found('apache-2.0', { 'USE_RESTRICTIONS.md': licence(bans) }, 'creativeml-openrail-m')).toHaveLength(1);
  });
  test('two files leave open which holds', () => expect(found('other', { LICENSE: licence(['to spread spam']), 'LICENSE-CODE': 'MIT\n' }, 'creativeml-openrail-m')).toEqual([]));
});

test('what could not be seen is said by each rule that would have spoken of it, and looked-up parents are not', () => {
  const { skipped, findings } = told(repositoryOf({ card: cardOf('mit', '[acme/a, acme/b]'), related: { 'model:acme/a': facts('acme/a', 'gpl-3.0'), 'model:acme/b': 'the Hub did not answer within 10 s' } }));
  expect(findings.some(({ rule }) => rule === 'license/conflicts-with-base-model')).toBe(true);
  expect(skipped.filter(({ rule }) => rule === 'license/conflicts-with-base-model')).toEqual([{ rule: 'license/conflicts-with-base-model', why: '`acme/b` could not be looked up: the Hub did not answer within 10 s' }]);
});

test('a file of known repositories does not pass for a look at the Hub', () => {
  const { skipped } = told(repositoryOf({ card: cardOf('mit', 'acme/a'), recorded: recordedOf(facts('acme/a', 'mit')) }));
  expect(skipped.map(({ rule }) => rule)).toContain('card/reference-not-found');
  expect(skipped.map(({ rule }) => rule)).not.toContain('license/conflicts-with-base-model');
});

test('not legal advice is said once in a report, and not where no licences were read', () => {
  const policy = policyOf('recommended');
  const reportFor = (license: string) => reportOf([inspect(repositoryOf({ card: '---\nlicense: mit\nbase_model: [acme/a, acme/b]\n---\n# M\n', recorded: recordedOf(facts('acme/a', license), facts('acme/b', license === 'mit' ? 'mit' : 'gpl-3.0')) }), policy, '2026-11-29')], policy, '2026-11-29');
  const times = (text: string): number => text.split('legal advice').length - 1;
  const rendered = (license: string) => {
    const report = reportFor(license);
    return [renderText(report), renderMarkdown(report, frameworks), renderReview({ report, onLines: new Set(), notes: [], change: '', frameworks, skipped: false }, 60_000)].map(times);
  };
  expect(rendered('cc-by-nc-4.0')).toEqual([1, 1, 1]);
  expect(rendered('mit')).toEqual([0, 0, 0]);
  const finding = reportFor('cc-by-nc-4.0').repositories[0]!.findings.find(({ rule }) => rule === 'license/conflicts-with-base-model')!;
  expect(times(renderLineComment(finding, rules.find(({ id }) => id === finding.rule)!, null))).toBe(1);
});

describe('terms as data', () => {
  test('every id of the Hub has its terms once, and every condition says something', () => {
    expect(new Set(licenseTerms.map(({ id }) => id)).size).toBe(licenseTerms.length);
    for (const { id } of hubLicenses) expect(termsOf(id), id).toBeDefined();
    for (const { id, terms, read, url } of licenseTerms) {
      expect(url, id).toMatch(/^https:\/\//);
      for (const { term, section, says, accepts, perhaps } of terms) {
        expect(says, `${id} ${term}`).toMatch(/^[^A-Z].*[^.]$/);
        // What was read in the text says where.
        if (read === 'text') expect(section, `${id} ${term}`).not.toBeNull();
        for (const other of [...(accepts ?? []), ...(perhaps ?? [])]) expect(termsOf(other), `${id} ${term} ${other}`).toBeDefined();
      }
    }
  });

  test('sections of behavioural licences are those of the clauses’ facts', () => {
    const duties: Readonly<Record<string, string>> = { copy: 'copy-of-license', 'built-with': 'built-with-notice', 'name-prefix': 'name-prefix', 'use-policy': 'follow-aup', 'mark-changes': 'mark-modified-files', 'notice-file': 'notice-file' };
    let compared = 0;
    for (const { id, terms } of licenseTerms) {
      const text = behaviouralText(id);
      if (text?.read !== 'text') continue;
      for (const { term, section } of terms) {
        const duty = duties[term];
        if (duty === undefined || !(duty in text.duties)) continue;
        expect(section, `${id} ${term}`).toBe(text.duties[duty]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  test('what is commercial here is what the list of licences says', () => {
    for (const { id, flags } of hubLicenses) {
      const { commerce } = termsOf(id)!;
      if (id === 'c-uda') continue;
      if (flags.commercialUse !== 'unknown' && commerce !== 'unknown') expect(commerce === false, id).toBe(flags.commercialUse === false);
    }
  });

  test.each([['qwen', 'qwen-2024'], ['Llama 3.1', 'llama3.1'], ['llama-3.1-community', 'llama3.1'], ['FLUX-1-dev-non-commercial-license', 'flux-1-dev-non-commercial'], ['acme-1.0', undefined], ['cc-by-nc', undefined], ['openrail', 'openrail']])('`license_name: %s` means %s', (name, id) => expect(termsNamed(name)?.id).toBe(id));

  test.each([['meta-llama/Llama-3.1-8B-Instruct', 'llama3.1'], ['meta-llama/Meta-Llama-3-8B', 'llama3'], ['meta-llama/Llama-4-Scout-17B-16E', 'llama4'], ['google/gemma-4-9b', undefined], ['acme/Llama-3.1-8B', undefined], ['bert-base-uncased', 'apache-2.0']])('%s is published under %s', (id, license) => expect(knownModel(id)?.license).toBe(license));
});

describe('a file of known repositories', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'known-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const file = path.join(home, 'known.jsonl');
  const read = (...lines: readonly unknown[]) => {
    writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
    return readKnown(file);
  };

  test('is read line by line; the last line on a repository counts', async () => {
    const known = await read({ id: 'acme/a', kind: 'model', license: 'mit' }, '', { id: 'acme/a', kind: 'model', license: ['gpl-3.0'], base_model: 'acme/b', base_model_relation: 'adapter', datasets: ['squad'] }, { id: 'acme/two', kind: 'dataset', license: ['mit', 'cc0-1.0'] }, { id: 'acme/other', kind: 'model', license: 'other', license_name: 'qwen' });
    expect(known.get('model:acme/a')).toEqual({ kind: 'model', asked: 'acme/a', exists: true, movedTo: null, gated: false, license: { known: true, value: 'gpl-3.0' }, baseModels: ['acme/b'], baseModelRelation: 'adapter', datasets: ['squad'] });
    expect(known.get('dataset:acme/two')!.license).toEqual({ known: false, why: '`acme/two` names several licences: `mit`, `cc0-1.0`' });
    expect(known.get('model:acme/other')).toMatchObject({ licenseName: 'qwen' });
  });

  test.each([
    ['{"id":', /known\.jsonl:2: this is no JSON/],
    ['[]', /known\.jsonl:2: found a list; expected an object/],
    [{ id: '../etc', kind: 'model' }, /known\.jsonl:2: `id` is "\.\.\/etc"; expected a repository/],
    [{ id: 'acme/b', kind: 'modl' }, /known\.jsonl:2: `kind` is "modl"; expected model, dataset or space/],
    [{ id: 'acme/b', kind: 'model', license: 3 }, /known\.jsonl:2: `license` is 3; expected text or a list of it/],
    [{ id: 'acme/b', kind: 'model', base_model_relation: 'tuned' }, /known\.jsonl:2: `base_model_relation` is "tuned"; expected finetune/],
    [`{"id":"acme/b","kind":"model","license":"${'x'.repeat(70_000)}"}`, /known\.jsonl:2: the line has 7\d{4} characters; expected at most/],
  ])('says what is wrong on which line: %j', async (line, message) => {
    await expect(read({ id: 'acme/a', kind: 'model', license: 'mit' }, line)).rejects.toThrow(message);
  });

  test('a file that is not there is said in a sentence', async () => {
    await expect(readKnown(path.join(home, 'none.jsonl'))).rejects.toThrow(/there is no such file/);
    await expect(readKnown(home)).rejects.toThrow(/it is not a file/);
  });
});

test('the report has the graph: each edge with verdict, clause, place and way', () => {
  const { lineage } = told(repositoryOf({ card: cardOf('mit', 'acme/b'), recorded: recordedOf(facts('acme/b', 'mit', { baseModels: ['meta-llama/Llama-2-7b'] })) }));
  expect(lineage).toEqual([
    { kind: 'model', id: 'acme/b', through: [], relation: 'finetune', inferred: true, license: 'mit', basis: 'recorded', verdict: 'obligation', because: [expect.objectContaining({ verdict: 'obligation', term: 'keep-notices', settled: true })] },
    expect.objectContaining({ id: 'meta-llama/Llama-2-7b', through: ['acme/b'], license: 'llama2', basis: 'published', verdict: 'conflict' }),
  ]);
  expect(lineage![1]!.because[0]).toEqual({ verdict: 'conflict', term: 'agreement', section: '1.b.i', says: 'whoever passes on the materials or a derivative gives this agreement with it, which takes in the use policy', url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama2/LICENSE', settled: true });
  expect(told(repositoryOf({ card: '---\nlicense: mit\n---\n# A\n' }))).not.toHaveProperty('lineage');
});

test('`check --known` answers what nobody looks up, and says which line is wrong', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'check-known-'));
  const known = path.join(home, 'known.jsonl');
  const output = path.join(home, 'report.json');
  mkdirSync(path.join(home, 'repository'));
  writeFileSync(path.join(home, 'repository', 'README.md'), cardOf('mit', 'acme/a'));
  writeFileSync(known, '{"id":"acme/a","kind":"model","license":"gpl-3.0"}\n');
  const options = { format: 'json', output, color: false, known, today: '2026-11-29' } as const;
  expect(await check([path.join(home, 'repository')], options)).toBe(1);
  const report = JSON.parse(readFileSync(output, 'utf8')) as Report;
  expect(report.repositories[0]!.findings.filter(({ rule }) => rule === 'license/conflicts-with-base-model').map(({ severity, line }) => [severity, line])).toEqual([['error', 2]]);
  expect(report.repositories[0]!.lineage).toMatchObject([{ id: 'acme/a', basis: 'recorded', verdict: 'conflict' }]);
  writeFileSync(known, '{"id":"acme/a","kind":"model","license":"gpl-3.0"}\n{');
  await expect(check([path.join(home, 'repository')], options)).rejects.toThrow(/known\.jsonl:2: this is no JSON/);
  rmSync(home, { recursive: true, force: true });
});
