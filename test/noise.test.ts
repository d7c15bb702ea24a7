import { describe, expect, test } from 'vitest';
import { policyOf } from '../rules/engine/policy.ts';
import type { Kind, Policy } from '../rules/engine/types.ts';
import { inspect } from '../rules/index.ts';
import { repositoryOf } from './support/repository.ts';

const gap = '---\nlicense: mit\n---\n\n# Lugha ASR\n\nIt transcribes Swahili.\n\n## Bias, Risks, and Limitations\n\n[More Information Needed]\n';

describe('A reader is not told the same thing twice for one place', () => {
  test('The gap below a heading is left out where a rule says what is missing there', () => {
    expect(found(gap)).toContain('9 card/limitations-missing');
    expect(found(gap).filter((one) => one.endsWith('placeholder-left'))).toEqual([]);
  });

  test('It is found where that rule is switched off', () => {
    expect(found(gap, { severities: { 'card/limitations-missing': 'off' } })).toContain('11 card/placeholder-left');
  });

  test('A gap of which no other rule speaks is found', () => {
    expect(found(gap.replace('Bias, Risks, and Limitations', 'Glossary'))).toContain('11 card/placeholder-left');
  });

  test('That nothing stands below a heading is left out where a rule says what is missing there', () => {
    const empty = found(gap.replace('\n[More Information Needed]\n', ''));
    expect(empty).toContain('9 card/limitations-missing');
    expect(empty.filter((one) => one.endsWith('section-empty'))).toEqual([]);
  });

  test('No front matter is one finding about keys', () => {
    const card = '# Lugha ASR\n\nIt transcribes Swahili. Released under the MIT License.\n\n```python\nfrom transformers import pipeline\n```\n';
    expect(found(card).filter((one) => /front-matter-missing|language-missing|pipeline-tag-missing|library-name-missing/.test(one))).toEqual(['1 card/front-matter-missing']);
  });

  test('No licence is one finding, with and without a list of allowed ones', () => {
    const licences = (policy: Partial<Policy>, kind: Kind = 'model'): string[] => found('---\nlanguage: sw\nsdk: static\n---\n\n# Lugha\n', policy, kind).filter((one) => /licen/.test(one));
    expect(licences({ licenses: { allow: 'MIT' } })).toEqual(['1 license/missing']);
    expect(licences({ licenses: { allow: 'MIT' } }, 'space')).toEqual(['1 space/license-missing']);
    expect(licences({ licenses: { allow: 'MIT' }, severities: { 'license/missing': 'off' } })).toEqual(['1 license/allowance-unknown']);
  });
});

describe('What was read from the whole text is a warning only where not one word may tell it', () => {
  const severity = (text: string, policy: Partial<Policy> = {}): string | undefined => inspect(repositoryOf({ card: `---\nlicense: mit\n---\n\n# Lugha ASR\n\n${text}\n` }), { ...policyOf('recommended'), ...policy }, '2026-11-23').report.findings.find(({ rule }) => rule === 'card/limitations-missing')?.severity;

  test('No word of a limit is a warning', () => {
    expect(severity('It transcribes Swahili.')).toBe('warning');
  });

  test('A word that may be one makes it a notice', () => {
    expect(severity('It transcribes Swahili, however slowly.')).toBe('notice');
  });

  test('A section that holds nothing is a warning, whatever stands elsewhere', () => {
    expect(severity('It transcribes Swahili, however slowly.\n\n## Limitations\n\n[More Information Needed]')).toBe('warning');
  });

  test.each([
    ['an effect told in passing', 'Sometimes it hears every word, sometimes less.'],
    ['a use that is barred to others', 'The use of this model is for parody only.'],
    ['a flaw of some of the data', 'The studio was a bedroom, albeit a quiet one.'],
    ['a note in a label', 'Please note: the weights are those of a base.'],
    ['a line that is indented', 'Versions:\n\n     Lugha 2.0: (not compatible with phones yet)\n\nDone.'],
    ['a skew', 'It is weighted towards men.'],
    ['what it did not see', 'It was not trained on numerals.'],
    ['what is lacking', 'Its pairs have no timestamps.'],
    ['a check that is asked for', 'Please review each transcript by ear.'],
    ['a note that closes the card, whatever the last heading', 'It transcribes Swahili.\n\n## Contact\n\nWrite to Acme.\n\n*Note: it is given as-is.*'],
  ])('%s makes it a notice', (_, text) => {
    expect(severity(text)).toBe('notice');
  });

  test('A title that names who trained it is no section on authors', () => {
    expect(inspect(repositoryOf({ card: '---\nlicense: mit\n---\n\n# Trained by Acme\n\nIt transcribes Swahili, although slowly.\n' }), policyOf('recommended'), '2026-11-23').report.findings.find(({ rule }) => rule === 'card/limitations-missing')?.severity).toBe('notice');
  });

  test('So does what stands in sections below, and in a heading that is a sentence', () => {
    const origin = (text: string): string | undefined => inspect(repositoryOf({ kind: 'dataset', card: `---\nlicense: mit\n---\n\n# Sauti\n\nSpoken Swahili.\n\n## Dataset Creation\n\n### Curation Rationale\n\n${text}\n` }), policyOf('recommended'), '2026-11-23').report.findings.find(({ rule }) => rule === 'dataset/source-undisclosed')?.severity;
    expect(origin('Too little was there.\n\n### Source Data\n\n#### Initial Data Collection and Normalization\n\n[More Information Needed]')).toBe('warning');
    expect(origin('Our paper tells by what means we had it.')).toBe('notice');
    expect(origin('There was too little for a recogniser of Swahili.')).toBe('warning');
    expect(severity('It transcribes Swahili.\n\n# Disclaimer\n\n## This is an experimental version, nothing is sure to work')).toBe('notice');
  });

  test('What a model is by its kind may tell what it is for', () => {
    const purpose = (text: string): string | undefined => inspect(repositoryOf({ card: `---\nlicense: mit\n---\n\n${text}\n` }), policyOf('recommended'), '2026-11-23').report.findings.find(({ rule }) => rule === 'card/intended-use-missing')?.severity;
    expect(purpose('# Picha\n\nA ConvNeXt image classification model.')).toBe('notice');
    expect(purpose('# Majina\n\n[Majina] is a NER model of Swahili.')).toBe('notice');
    expect(purpose('# Umri\n\nThis model predicts the age of a text.')).toBe('notice');
    expect(purpose('# Sauti, a text-to-speech model\n\nTacotron with 28 million parameters.')).toBe('notice');
    expect(purpose('# Mavazi\n\nGiven a photo, it finds clothes that go with it.')).toBe('notice');
    expect(purpose('# Sauti\n\nTacotron with 28 million parameters.')).toBe('warning');
  });

  test('A section that holds code only is not where it should stand', () => {
    const purpose = (text: string): string | undefined => inspect(repositoryOf({ card: `---\nlicense: mit\n---\n\n# Sauti\n\n${text}\n\n## Use\n\n\`\`\`python\nsauti.read(text)\n\`\`\`\n` }), policyOf('recommended'), '2026-11-23').report.findings.find(({ rule }) => rule === 'card/intended-use-missing')?.severity;
    expect(purpose('It reads aloud what one may want to hear, and helps.')).toBe('notice');
    expect(purpose('Tacotron with 28 million parameters.')).toBe('warning');
  });

  test('Weights of others, in another form, have their results and data elsewhere', () => {
    const found = inspect(repositoryOf({ card: '---\nlicense: mit\n---\n\n# Sauti\n\nCheckpoints ported from Keras.\n' }), policyOf('recommended'), '2026-11-23').report.findings;
    expect(['evaluation/missing', 'training/data-undisclosed'].map((id) => found.find(({ rule }) => rule === id)?.severity)).toEqual(['notice', 'notice']);
  });

  test('So does what is asked of whoever wants access', () => {
    const card = '---\nlicense: mit\nextra_gated_prompt: Nobody may make a voice speak without consent\n---\n\n# Sauti\n\nIt reads Swahili aloud.\n';
    expect(inspect(repositoryOf({ card }), policyOf('recommended'), '2026-11-23').report.findings.find(({ rule }) => rule === 'card/limitations-missing')?.severity).toBe('notice');
  });

  test('What the configuration says holds for both', () => {
    expect(severity('It transcribes Swahili, however slowly.', { severities: { 'card/limitations-missing': 'error' } })).toBe('error');
  });
});

/** Line and rule of what is found. */
function found(card: string, policy: Partial<Policy> = {}, kind: Kind = 'model'): string[] {
  return inspect(repositoryOf({ card, kind }), { ...policyOf('recommended'), ...policy }, '2026-11-23').report.findings.map(({ line, rule }) => `${line} ${rule}`);
}
