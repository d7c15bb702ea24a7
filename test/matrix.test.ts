import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { frameworks, inspect, policyOf, type Coverage, type RepositoryReport } from '../rules/index.ts';
import { factsOf } from '../rules/render/facts.ts';
import { coveredBy, renderMatrix } from '../rules/render/matrix.ts';
import { renderHtml, renderMarkdown, reportOf } from '../rules/index.ts';
import { repositoryOf } from './support/repository.ts';

const drawn = [
  { id: 'social-impact', title: 'Social impact', items: [{ id: 'bias', title: 'Bias' }, { id: 'privacy', title: 'Privacy <b>& data</b>' }, { id: 'cost', title: 'Cost' }, { id: 'labour', title: 'Labour' }, { id: 'x', title: 'A title that is so much longer than what fits beside its mark' }] },
  { id: 'speech', title: 'Speech', items: [{ id: 'hours', title: 'Hours' }] },
];
const evidence = [{ file: 'README.md', line: 7, endLine: 7, text: 'BBQ <script>alert(1)</script> 61.2' }];
const coverage: Coverage = {
  'social-impact': { bias: { status: 'reported-with-number', evidence }, privacy: { status: 'declined-with-reason', evidence }, cost: { status: 'silent', evidence: [] }, labour: { status: 'not-applicable', evidence: [] }, x: { status: 'reported', evidence } },
  speech: { hours: { status: 'not-applicable', evidence: [] } },
};
const inspected = (card: string, kind: 'model' | 'dataset' = 'model'): RepositoryReport => ({ ...inspect(repositoryOf({ kind, card }), policyOf('open-science'), '2026-11-29').report, coverage });
const repository = inspected('---\nlicense: apache-2.0\nco2_eq_emissions:\n  emissions: 410\n  source: CodeCarbon\n---\n\n# Sauti\n\nRecognises Swahili.\n');

test('what does not apply is not counted, and a framework that does not speak of the artefact is not drawn', () => {
  expect(coveredBy(coverage, drawn).map(({ framework, told, apply }) => [framework.id, told, apply])).toEqual([['social-impact', 3, 4]]);
  expect(renderMatrix({ ...repository, coverage: { speech: coverage['speech']! } }, drawn)).toBe('');
});

test('the picture is one well-formed element that loads and runs nothing, with every item named', () => {
  const svg = renderMatrix(repository, drawn);
  const open: string[] = [];
  const texts: string[] = [];
  new Parser({ onopentag: (name) => void open.push(name), onclosetag: (name, implied) => { expect(implied, name).toBe(['rect', 'path', 'circle'].includes(name)); expect(open.pop()).toBe(name); }, ontext: (text) => void texts.push(text) }, { xmlMode: true, recognizeSelfClosing: true }).end(svg);
  expect(open).toEqual([]);
  expect(svg).not.toMatch(/<(?:script|style|image|foreignObject|a)\b|href|url\(|on\w+=/);
  expect(texts.join('')).toContain('Privacy');
  expect(svg).toContain('>3 of 4<tspan fill="#6e7781"> · 1 more does not apply</tspan>');
  expect(svg).not.toContain('Labour');
  expect(svg).toContain('Privacy &lt;b&gt;&amp; data&lt;/b&gt;: declined, with a reason');
});

test('no title is cut: a framework with a long one has two columns', () => {
  const texts = (svg: string): string[] => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((found) => found[1]!);
  for (const framework of frameworks) {
    const silent = Object.fromEntries(framework.items.map(({ id }, index) => [id, { status: index === 0 ? 'reported' as const : 'silent' as const, evidence: [] }]));
    const shown = texts(renderMatrix({ ...repository, coverage: { [framework.id]: silent } }, [framework]));
    expect(shown).toEqual(expect.arrayContaining(framework.items.map(({ title }) => title.replaceAll("'", '&#39;'))));
  }
});

test('titles are written for readers: a capital first, and short enough to be read in one glance', () => {
  for (const { title, items } of frameworks) for (const words of [title, ...items.map((item) => item.title)]) expect(words, words).toMatch(/^[A-Z].{2,45}$/);
});

test('HTML shows the picture and where each item is told; Markdown has it as a picture and in words', () => {
  const report = reportOf([{ report: repository, usedWaivers: new Set() }], policyOf('open-science'), '2026-11-29');
  const page = renderHtml(report, drawn);
  expect(page).toContain(renderMatrix(repository, drawn));
  expect(page).toContain('README.md:7</span> <q>BBQ &lt;script&gt;');
  const text = renderMarkdown(report, drawn);
  expect(text).toContain('| Social impact | 3 of 4 | Bias, ');
  const picture = /src="data:image\/svg\+xml;base64,([\w+/=]+)"/.exec(text)![1]!;
  expect(Buffer.from(picture, 'base64').toString('utf8')).toBe(renderMatrix(repository, drawn));
});

test('badges state facts', () => {
  const said = Object.fromEntries(factsOf(repository, drawn).map(({ id, label, message, told }) => [id, `${label}: ${message}${told ? '' : ' (grey)'}`]));
  expect(said).toMatchObject({ license: 'licence: apache-2.0', carbon: 'carbon: measured', 'social-impact': 'evaluation: 3 of 4', limitations: 'limitations: not told (grey)', results: 'results: not told (grey)' });
  const estimated = inspected('# Sauti\n\nCarbon emitted: 12 kg CO2eq, estimated with the ML CO2 Impact calculator.\n');
  expect(factsOf(estimated, []).find(({ id }) => id === 'carbon')).toMatchObject({ message: 'estimated' });
  const multiplied = inspected('---\nco2_eq_emissions:\n  emissions: 410\n  source: GPU hours x measured watts x grid intensity\n---\n\n# Sauti\n');
  expect(factsOf(multiplied, []).find(({ id }) => id === 'carbon')).toMatchObject({ message: 'estimated' });
  const dataset = inspected('# Maneno\n\nSentences.\n', 'dataset');
  expect(factsOf(dataset, []).map(({ id }) => id)).toEqual(['card', 'license', 'source-data', 'annotators', 'personal-data', 'consent', 'limitations']);
});
