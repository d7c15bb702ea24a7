import { decimalText } from '../../energy/decimal.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Edit, Fix, KeyPath } from '../../engine/types.ts';
import { mapping } from '../../engine/values.ts';
import { readFrontMatter } from '../../snapshot/front-matter.ts';
import { applyEdits } from '../../engine/edit.ts';
import { gramsWritten } from '../../recognise/emissions.ts';

export default defineRule({
  id: 'carbon/not-a-number',
  summary: '`co2_eq_emissions` does not hold a number',
  why: 'Programs that read the figure take text for nothing or for the first digits in it: `1,234 kg` is read as 1.',
  advice: 'Write grams as a plain number without unit, thousands separator or quotes: 12 kg is `emissions: 12000`',
  severity: 'warning',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/model-cards-co2', 'https://github.com/huggingface/huggingface_hub/issues/529'],
  resources: ['codecarbon', 'ml-co2-impact'],
  *check({ card }) {
    const value = card.data['co2_eq_emissions'];
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      const fix = mappingFix(card, value);
      yield { message: '`co2_eq_emissions` is a list; expected a number, or one mapping with `emissions`', at: { key: ['co2_eq_emissions'] }, about: 'list', ...(fix && { fix }) };
      return;
    }
    const inside = typeof value === 'object';
    const key: KeyPath = inside ? ['co2_eq_emissions', 'emissions'] : ['co2_eq_emissions'];
    const figure: unknown = inside ? mapping(value)['emissions'] : value;
    if (figure === undefined || figure === null) return;
    if (typeof figure === 'number') {
      if (!Number.isFinite(figure) || figure < 0) yield { message: `${shown(String(figure))} cannot be an amount of emissions; expected grams, 0 or more`, at: { key } };
      return;
    }
    if (typeof figure !== 'string') {
      yield { message: `\`${key.join('.')}\` is ${Array.isArray(figure) ? 'a list' : typeof figure === 'boolean' ? `\`${figure}\`` : 'a mapping'}; expected a number of grams`, at: { key } };
      return;
    }
    const measured = gramsWritten(figure);
    const plain = /^\s*(\d+(?:_\d+)*(?:\.\d+)?(?:e[+-]?\d+)?)\s*$/i.exec(figure)?.[1]?.replaceAll('_', '') ?? (measured ? decimalText(measured.grams) : undefined);
    const fix = plain === undefined ? null : numberFix(card, key, plain);
    const separated = /^\s*\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*$/.test(figure);
    yield {
      message: `${shown(figure)} is text; expected a number of grams${measured && plain !== undefined ? `, \`${plain}\`` : ''}`,
      at: { key },
      ...(fix && { fix }),
      ...(!fix && separated && { advice: `If the comma parts thousands, write \`${figure.replaceAll(',', '').trim()}\`; if it is a decimal comma, write a point` }),
    };
  },
  examples: [
    { title: 'A number in quotes', card: '---\nco2_eq_emissions:\n  emissions: "410"\n  source: codecarbon\n---\n', finds: ['3: `410` is text; expected a number of grams'], fixed: '---\nco2_eq_emissions:\n  emissions: 410\n  source: codecarbon\n---\n' },
    { title: 'Underscores, which YAML 1.2 reads as text', card: '---\nco2_eq_emissions: 24_700_000\n---\n', finds: ['2: `24_700_000` is text; expected a number of grams'], fixed: '---\nco2_eq_emissions: 24700000\n---\n' },
    { title: 'Kilograms, by their unit', card: '---\nco2_eq_emissions:\n  emissions: 12 kg\n---\n', finds: ['3: `12 kg` is text; expected a number of grams, `12000`'], fixed: '---\nco2_eq_emissions:\n  emissions: 12000\n---\n' },
    { title: 'Tonnes in quotes', card: '---\nco2_eq_emissions: "24.7 tonnes CO2eq"\n---\n', finds: ['2: `24.7 tonnes CO2eq` is text; expected a number of grams, `24700000`'], fixed: '---\nco2_eq_emissions: 24700000\n---\n' },
    { title: 'A decimal comma or one of thousands before a unit', card: '---\nco2_eq_emissions: 1,234 kg\n---\n', finds: ['2: `1,234 kg` is text; expected a number of grams'] },
    { title: 'A figure below another key', card: '---\nco2_eq_emissions:\n  emissions:\n    value: 12\n    unit: kg\n---\n', finds: ['3: `co2_eq_emissions.emissions` is a mapping; expected a number of grams'] },
    { title: 'A comma that may be either', card: '---\nco2_eq_emissions: 1,234\n---\n', finds: ['2: `1,234` is text; expected a number of grams'] },
    {
      title: 'A list of mappings',
      card: '---\nlicense: mit\nco2_eq_emissions:\n  - emissions: 410\n  - source: codecarbon\n---\n',
      finds: ['3: `co2_eq_emissions` is a list; expected a number, or one mapping with `emissions`'],
      fixed: '---\nlicense: mit\nco2_eq_emissions:\n    emissions: 410\n    source: codecarbon\n---\n',
    },
    { title: 'Less than nothing', card: '---\nco2_eq_emissions: -3\n---\n', finds: ['2: `-3` cannot be an amount of emissions; expected grams, 0 or more'] },
    { title: 'Plain numbers, however small', card: '---\nco2_eq_emissions:\n  emissions: 1.0e-05\n---\n' },
    { title: 'No number yet', card: '---\nco2_eq_emissions:\n---\n' },
  ],
});

function numberFix(card: Card, key: KeyPath, plain: string): Fix | null {
  const span = card.frontMatter.spanOf(key);
  // What stands there is the figure with its unit and nothing else: no anchor, no tag, not over several lines.
  if (!span || !/^(["']?)[~≈\d_.eE+ -]+(?:[\p{L}₂. 0-9-]{1,40})?\1$/u.test(card.text.slice(span.start, span.end))) return null;
  return { title: `Write \`${plain}\` as a number`, edits: [{ file: card.file, start: span.start, end: span.end, text: plain }] };
}

/** Blanks out the dashes of a list of mappings, where the result is one mapping with the same entries. */
function mappingFix(card: Card, items: readonly unknown[]): Fix | null {
  const entries = items.flatMap((item) => Object.entries(mapping(item)));
  if (entries.length === 0 || items.some((item) => Object.keys(mapping(item)).length === 0) || new Set(entries.map(([key]) => key)).size !== entries.length) return null;
  const edits: Edit[] = [];
  for (const index of items.keys()) {
    const span = card.frontMatter.spanOf(['co2_eq_emissions', index]);
    const dash = span ? card.text.lastIndexOf('-', span.start) : -1;
    if (!span || dash < 0 || card.text.slice(dash + 1, span.start).trim() !== '' || !/(?:^|\n)[ \t]*$/.test(card.text.slice(0, dash))) return null;
    // At the margin the entry has to move in by one, or it would be a key of its own.
    edits.push({ file: card.file, start: dash, end: dash + 1, text: ' ' });
  }
  const after = mapping(readFrontMatter(applyEdits(card.text, edits)).data['co2_eq_emissions']);
  return JSON.stringify(after) === JSON.stringify(Object.fromEntries(entries)) ? { title: 'Make the list one mapping', edits } : null;
}
