import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describe as describeText } from '../scripts/rail-units.ts';
import { behaviouralTexts, clauses, duties, generatorClauses, otherTerms } from '../rules/facts/rail-clauses.ts';
import { describedTexts } from '../rules/facts/rail-texts.ts';
import { compareClauses } from '../rules/rail/compare.ts';
import { composeRider, domains, railName } from '../rules/rail/compose.ts';
import { barredUses, clausesOf, narrowed } from '../rules/recognise/barred-uses.ts';
import { clausesOfLicense, clausesOfText } from '../rules/recognise/clause-set.ts';
import { recogniseLicense } from '../rules/recognise/license-text.ts';
import type { UserError } from '../rules/index.ts';

/** A licence of our own, after the standard clauses. */
const license = `Analytical Engine Responsible Licence 1.0

1. Grant. The makers of the engine grant to everyone who keeps to this licence the right to run, study, change and hand on the engine and what is derived from it, everywhere and without a fee.

2. Handing on. Whoever hands the engine on puts the restrictions of the list below into the terms under which that is done, tells the recipient of them, and adds a copy of this licence.

3. No warranty. The engine comes as it is; its makers stand in for nothing that follows from its use, as far as the law of the land lets them.

List of restricted uses

You may not use the engine or what is derived from it:

(a) to break a law or regulation that applies where you or those concerned live;
(b) to exploit or harm minors, or to try to;
(c) to give medical advice or to interpret medical results;
(d) to spread provably false information in order to harm other people;
(e) to make or spread malware, or anything else that damages computer systems;
(f) in policing, immigration or asylum matters, such as forecasting who will break the law.
`;
const positions = { law: 'a', minors: 'b', 'medical-advice': 'c', 'false-information': 'd', malware: 'e', 'justice-migration': 'f' };
const described = describeText({ id: 'engine', license: 'engine-1.0', title: 'Analytical Engine Responsible Licence', source: 'this file', uses: { from: /^List of restricted uses/m, order: ['a', 'b', 'c', 'd', 'e', 'f'] } }, license, positions);
const recognise = (text: string) => recogniseLicense(text, () => [...describedTexts(), described]);
const without = (item: string): string => license.replace(new RegExp(`\\(${item}\\)[^\\n]*\\n`), '');

describe('a licence that is known by hashes', () => {
  test('is recognised word for word, however it is laid out', () => {
    for (const text of [license, license.replaceAll('\n', '\r\n'), license.replace(/(.{1,50}) /g, '$1\n'), license.replaceAll('(a)', '1.').replaceAll('(b)', '2.'), `# The engine\n\n${license}\nWith thanks to all.\n`]) {
      expect(recognise(text)).toMatchObject([{ id: 'engine-1.0', how: 'exact', differences: [], spdx: null, part: 'license' }]);
    }
  });
  for (const [clause, item] of Object.entries(positions)) {
    test(`says by id that ${clause} was taken out`, () => {
      const [found] = recognise(without(item));
      expect(found).toMatchObject({ id: 'engine-1.0', how: 'differs' });
      expect(found!.differences.map(({ kind, clause: id }) => `${kind} ${id}`)).toEqual([`removed ${clause}`]);
    });
  }
  test('says that a clause was reworded, and where', () => {
    const text = license.replace('to give medical advice or to interpret medical results', 'to give medical advice to strangers, or to interpret results of medical tests');
    const [found] = recognise(text);
    expect(found!.differences).toMatchObject([{ kind: 'changed', clause: 'medical-advice' }]);
    expect(text.slice(found!.differences[0]!.at.start, found!.differences[0]!.at.end)).toContain('medical advice to strangers');
  });
  test('says that a clause was added, at the end and in between', () => {
    for (const text of [`${license.trimEnd().replace(/\.$/, ';')}\n(g) for the development of weapons.\n`, license.replace('(c)', '(x) for the development of weapons;\n(c)')]) {
      const [found] = recognise(text);
      expect(found!.differences.map(({ kind, clause }) => `${kind} ${clause}`)).toEqual(['added weapons']);
    }
  });
  test('says which paragraph another sentence was taken out of', () => {
    const [found] = recognise(license.replace(/2\. Handing on\.[^\n]*\n\n/, ''));
    expect(found!.differences.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['removed part of paragraph 2']);
  });
  test('clauses in another order are all there', () => {
    const lines = license.split('\n');
    const at = lines.findIndex((line) => line.startsWith('(b)'));
    [lines[at], lines[at + 2]] = [lines[at + 2]!, lines[at]!];
    expect(recognise(lines.join('\n'))[0]!.differences.filter(({ kind }) => kind !== 'changed')).toEqual([]);
  });
  test('another licence with a list of uses is not it', () => {
    expect(recognise('You may not use the model:\n\n- to harm minors;\n- to give medical advice;\n- for weapons.\n')).toEqual([]);
  });
});

describe('the facts', () => {
  test('name only clauses, duties and terms that are in their lists, and read texts have a place for each clause', () => {
    const known = { clauses: new Set(clauses.map(({ id }) => id)), duties: new Set(duties.map(({ id }) => id)), terms: new Set(otherTerms.map(({ id }) => id)) };
    for (const one of behaviouralTexts) {
      expect(Object.keys(one.clauses).filter((id) => !known.clauses.has(id)), one.id).toEqual([]);
      expect(Object.keys(one.duties).filter((id) => !known.duties.has(id)), one.id).toEqual([]);
      expect(Object.keys(one.otherTerms).filter((id) => !known.terms.has(id)), one.id).toEqual([]);
      expect([...Object.keys(one.wording), ...(one.narrower ?? [])].filter((id) => !(id in one.clauses)), one.id).toEqual([]);
      if (one.read === 'text' && Object.keys(one.clauses).length > 0) expect(one.clausesAt, one.id).not.toBeNull();
    }
    expect(generatorClauses.filter(({ clause, also }) => [clause, ...(also ?? [])].some((id) => !known.clauses.has(id)))).toEqual([]);
    expect(generatorClauses.filter(({ mandatory }) => mandatory)).toHaveLength(10);
    expect(generatorClauses).toHaveLength(25);
  });
  test('every described text whose clauses are listed has them at the places that the facts name', () => {
    for (const text of describedTexts()) {
      const own = behaviouralTexts.find(({ id }) => id === text.license);
      const placed = text.units.flatMap(({ clauses: stated, at }) => stated.map((clause) => `${clause} ${at}`));
      for (const one of placed) expect(Object.entries(own!.clauses).flatMap(([clause, at]) => at.split(', ').map((position) => `${clause} ${position}`)), text.id).toContain(one);
    }
    const full = describedTexts().filter(({ units }) => units.some(({ clauses: stated }) => stated.length > 0));
    expect(full.map(({ id }) => id)).toContain('creativeml-openrail-m');
    for (const { license: id, units } of full) {
      const stated = new Set(units.flatMap(({ clauses: all }) => all));
      expect(Object.keys(behaviouralTexts.find((one) => one.id === id)!.clauses).filter((clause) => !stated.has(clause) && clause !== 'noncommercial-only'), id).toEqual([]);
    }
  });
});

describe('barred uses by their wording', () => {
  const said: readonly (readonly [string, readonly string[]])[] = [
    ['to break a law or regulation that applies', ['law']],
    ['in any manner that is contrary to traffic rules', []],
    ['to exploit or harm children', ['minors']],
    ['for spam, or to post fake reviews', ['spam', 'fake-engagement']],
    ['to pretend to be another person', ['impersonation']],
    ['to clone the voice of a person without asking', ['likeness-synthesis']],
    ['to defame, belittle or harass others', ['defamation-harassment']],
    ['to publish articles without saying that they are machine-generated', ['undisclosed-machine-output']],
    ['to claim that output was written by a human', ['claimed-human-made']],
    ['for facial recognition in public places', ['biometric']],
    ['for surveillance of people', ['tracking']],
    ['for the development of weapons', ['weapons']],
    ['for any military purpose', ['military']],
    ['for military surveillance', ['military-surveillance']],
    ['to give medical advice or diagnose patients', ['medical-advice']],
    ['for law enforcement or border control', ['justice-migration']],
    ['to write ransomware', ['malware']],
    ['to bypass the safety filters', ['circumvent-safeguards']],
    ['to discriminate against people by race, gender or religion', ['protected-discrimination']],
    ['for social scoring', ['social-behaviour-discrimination']],
    ['to promote self-harm', ['self-harm']],
    ['for commercial purposes', ['noncommercial-only']],
    ['to make pornographic pictures', ['sexually-explicit']],
    ['to translate poems', []],
    ['for research on tides, weather and harbours', []],
  ];
  for (const [text, expected] of said) test(text, () => expect(clausesOf(text)).toEqual(expected));

  test('the generator’s clauses in our words are told', () => {
    for (const { words, clause } of generatorClauses) expect(clausesOf(words), words).toContain(clause);
  });
  test('only what is forbidden counts, in a list or in a sentence', () => {
    const text = 'The model may be used in policing research and for medical advice.\n\nYou must not use it:\n\n- for weapons;\n- to write malware.\n\nIt was trained on texts about terrorism.\n\nSurveillance of people is prohibited.\n';
    expect(barredUses(text).map(({ clause }) => clause)).toEqual(['weapons', 'malware', 'tracking']);
    const [weapons] = barredUses(text);
    expect(text.slice(weapons!.at.start, weapons!.at.end)).toBe('- for weapons;');
  });
  test('narrower wordings are told', () => {
    expect(narrowed('defamation-harassment', 'to intentionally defame or harass others')).toBe('only where it is intended');
    expect(narrowed('impersonation', 'to impersonate others to deceive')).toBe('only to deceive');
    expect(narrowed('weapons', 'for weapons, except for museums')).toBe('with an exception');
    expect(narrowed('weapons', 'for weapons')).toBeNull();
    expect(narrowed('social-behaviour-discrimination', 'for any use intended to or which has the effect of discriminating')).toBeNull();
  });
});

describe('comparing', () => {
  const compared = (a: string, b: string) => compareClauses(clausesOfLicense(a)!, clausesOfLicense(b)!);
  test('a licence holds what it has itself', () => {
    expect(compared('bigscience-openrail-m', 'bigscience-openrail-m').holds).toBe(true);
    expect(compared('creativeml-openrail-m', 'openrail++').holds).toBe(true);
  });
  test('what is lost and what is weaker is named', () => {
    const lost = compared('bigscience-openrail-m', 'creativeml-openrail-m');
    expect(lost.holds).toBe(false);
    expect(lost.rows.filter(({ standing }) => standing === 'only A').map(({ clause }) => clause)).toEqual(['impersonation', 'undisclosed-machine-output']);
    const weaker = compared('creativeml-openrail-m', 'bigcode-openrail-m').rows.find(({ clause }) => clause === 'medical-advice');
    expect(weaker).toMatchObject({ standing: 'weaker in B', b: { narrower: 'as a substitute for a professional' } });
  });
  test('a permissive licence bars nothing, a family is not known', () => {
    expect(compared('creativeml-openrail-m', 'mit').rows.every(({ standing }) => standing === 'only A')).toBe(true);
    expect(compared('mit', 'creativeml-openrail-m').holds).toBe(true);
    expect(compared('creativeml-openrail-m', 'openrail')).toMatchObject({ holds: null });
    expect(compared('openrail', 'creativeml-openrail-m').holds).toBeNull();
  });
  test('a broader clause covers its parts', () => {
    const a = clausesOfText('You may not use it:\n- to defame people;\n- to harass people.\n');
    expect([...a.clauses.keys()]).toEqual(['defamation', 'harassment']);
    expect(compareClauses(a, clausesOfLicense('creativeml-openrail-m')!).holds).toBe(true);
  });
  test('a policy that is only linked leaves the clauses unknown', () => {
    const set = clausesOfText('Use of the model is subject to our Acceptable Use Policy at https://example.org/policy.\n');
    expect(set.unread).toBe('it takes in a use policy that is not in the file (line 1)');
    expect(compareClauses(clausesOfLicense('gemma')!, set).holds).toBeNull();
  });
});

describe('composing', () => {
  test('the ten mandatory clauses are always in, a domain adds its own, and the rider reads back as what was asked for', () => {
    for (const wanted of [[], ...domains.map(({ name }) => [name]), domains.map(({ name }) => name)]) {
      const rider = composeRider({ name: 'Engine', artifacts: ['model'], type: 'open', domains: wanted });
      expect(rider.clauses.filter(({ mandatory }) => mandatory)).toHaveLength(10);
      const ids = new Set(rider.clauses.map(({ clause }) => clause));
      for (const { domain, clause, mandatory } of generatorClauses) if (!mandatory && wanted.includes(domain)) expect(ids).toContain(clause);
      const read = clausesOfText(rider.markdown);
      expect([...ids].filter((clause) => !read.clauses.has(clause)), wanted.join(', ')).toEqual([]);
      expect(rider.markdown.match(/not legal advice/g)).toHaveLength(1);
    }
  });
  test('the name follows the scheme', () => {
    expect(railName('open', ['model'])).toBe('OpenRAIL-M');
    expect(railName('open', ['source', 'model', 'application'])).toBe('OpenRAIL-AMS');
    expect(railName('research', ['data'])).toBe('ResearchRAIL-D');
    expect(railName('rail', ['data', 'application', 'model', 'source'])).toBe('RAIL-DAMS');
  });
  test('what only the licensor knows stays a visible gap', () => {
    expect(composeRider({ name: null, artifacts: ['model'], type: 'rail', domains: [] }).markdown.match(/\[More Information Needed\]/g)!.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the commands', () => {
  const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    promisify(execFile)(process.execPath, ['cli/main.ts', 'rail', ...args]).then(({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }), (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout, err: error.stderr }));
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rail-'));
    writeFileSync(path.join(folder, 'OURS'), license);
    writeFileSync(path.join(folder, 'EMPTY'), '\n');
    writeFileSync(path.join(folder, 'binary'), Buffer.from([0, 1, 2]));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('compare ends with 0, 1 and 2', async () => {
    expect(await run('compare', 'creativeml-openrail-m', 'bigscience-openrail-m')).toMatchObject({ code: 0, err: '' });
    const lost = await run('compare', 'bigscience-openrail-m', path.join(folder, 'OURS'));
    expect(lost.code).toBe(1);
    expect(lost.out).toMatch(/^law +a +line 13 ~ +both/m);
    expect(lost.out).toMatch(/^impersonation +g +– +only A/m);
    expect(lost.out).toContain('B does not bar all that A bars: it lacks impersonation');
    const open = await run('compare', 'gemma', 'openrail');
    expect(open.code).toBe(2);
    expect(open.err).toBe('hub-compliance: it could not be told whether openrail bars all that gemma bars: there is no single text of OpenRAIL family (variant not stated), or it was not read\n');
  }, 30_000);

  test('every form of compare says the same', async () => {
    const json = JSON.parse((await run('compare', 'bigscience-openrail-m', 'creativeml-openrail-m', '--format', 'json')).out) as { rows: { clause: string; standing: string }[]; holds: boolean };
    const markdown = (await run('compare', 'bigscience-openrail-m', 'creativeml-openrail-m', '--format', 'markdown')).out;
    expect(json.holds).toBe(false);
    for (const { clause, standing } of json.rows) expect(markdown).toMatch(new RegExp(`^\\| ${clause} \\| .* \\| ${standing} `, 'm'));
  }, 30_000);

  test('explain says what is allowed, barred, passed on and where', async () => {
    const { code, out } = await run('explain', 'llama3.1');
    expect(code).toBe(0);
    expect(out).toContain('commercial use: within limits');
    expect(out).toMatch(/Military[^]*military.*\[military, 2\.1\]/);
    expect(out).toContain('[name-prefix] (section 1.b.i)');
    expect(out.match(/not legal advice/g)).toHaveLength(1);
  }, 30_000);

  test('bad input is one sentence and exit code 2', async () => {
    const cases: readonly (readonly [string[], string])[] = [
      [['compare', 'gema', 'gemma'], '`gema` is neither a licence id nor a file (did you mean `gemma`?)'],
      [['explain', folder], `Cannot read \`${folder}\`: it is a directory, expected a licence file`],
      [['explain', path.join(folder, 'EMPTY')], `\`${path.join(folder, 'EMPTY')}\` is empty, expected a licence text`],
      [['explain', path.join(folder, 'binary')], `Cannot read \`${path.join(folder, 'binary')}\`: it is not text (a NUL byte at offset 0)`],
      [['compose', '--domain', 'helth'], 'There is no domain `helth` (did you mean `Health`?); expected Discrimination, Military, Legal, Disinformation, Privacy, Health, General, Research, Malware'],
      [['compose', '--artifact', 'weights'], '`--artifact` is `weights`; expected one or more of application, model, source, data, joined by commas'],
    ];
    for (const [args, sentence] of cases) expect(await run(...args), args.join(' ')).toEqual({ code: 2, out: '', err: `hub-compliance: ${sentence}\n` } satisfies { code: number; out: string; err: UserError['message'] });
  }, 60_000);

  test('compose writes the rider in three forms', async () => {
    const json = JSON.parse((await run('compose', '--domain', 'health', '--domain', 'Malware', '--name', 'Engine', '--artifact', 'model,source', '--format', 'json')).out) as { license: string; clauses: { clause: string; domain: string }[]; markdown: string };
    expect(json.license).toBe('OpenRAIL-MS');
    expect(json.clauses.map(({ clause }) => clause)).toEqual(expect.arrayContaining(['self-harm', 'violence-incitement', 'malware']));
    expect((await run('compose', '--domain', 'health', '--domain', 'Malware', '--name', 'Engine', '--artifact', 'model,source')).out).toBe(json.markdown);
    expect((await run('compose', '--list-domains')).out).toMatch(/^Health +1 +3$/m);
  }, 30_000);
});
