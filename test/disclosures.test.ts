import { describe, expect, test } from 'vitest';
import { disclosures } from '../rules/disclosures/index.ts';
import { disclose } from '../rules/engine/disclose.ts';
import { readCard } from '../rules/snapshot/card.ts';

const ask = (disclosure: (typeof disclosures)[number], text: string, kind: 'model' | 'dataset' | 'space') => {
  const { status, evidence } = disclose([{ card: readCard(text), kind }], [disclosure])[0]![disclosure.id]!;
  return status === 'not-applicable' ? status : evidence.map((e) => e.line);
};

for (const disclosure of disclosures) {
  describe(disclosure.id, () => {
    test('shows a card that says it and one that does not', () => {
      expect(disclosure.examples.some((e) => e.lines !== 'not-applicable' && e.lines.length > 0)).toBe(true);
      expect(disclosure.examples.some((e) => e.lines !== 'not-applicable' && e.lines.length === 0)).toBe(true);
    });
    for (const { title, kind = disclosure.kinds[0]!, card, lines } of disclosure.examples) {
      test(title, () => {
        const said = ask(disclosure, card, kind);
        // The lines listed are the first pieces of evidence; an empty list wants none at all.
        if (lines === 'not-applicable' || lines.length === 0) expect(said).toEqual(lines);
        else expect(said.slice(0, lines.length)).toEqual(lines);
        expect(ask(disclosure, card.replaceAll('\n', '\r\n'), kind), 'with Windows line ends').toEqual(said);
      });
    }
  });
}

test('evidence is what a reader sees on its line, also where a table’s header tells it', () => {
  const card = readCard('# Sauti\n\n## Bias, Risks, and Limitations\n\n| Known failure | Noise above 60 dB |\n| --- | --- |\n| Known gap | Children’s voices |\n');
  expect(disclose([{ card, kind: 'model' }], disclosures)[0]!['limitations']!.evidence[0]?.text).toBe('| Known failure | Noise above 60 dB |');
});

test('every disclosure of the vocabulary is answered for every kind it belongs to, on any card', () => {
  for (const text of ['', '---\n', '# A', '---\na: [\n---\n', '---\n- a\n---\n', '\ufeff---\nlicense: mit\n---\n']) {
    for (const kind of ['model', 'dataset', 'space'] as const) {
      const answers = disclose([{ card: readCard(text), kind }], disclosures)[0]!;
      expect(Object.keys(answers)).toEqual(disclosures.filter((d) => d.kinds.includes(kind)).map((d) => d.id));
    }
  }
});
