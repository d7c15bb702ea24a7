import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Fix, KeyPath, Kind } from '../../engine/types.ts';
import { listed } from '../../engine/values.ts';

/** Keys whose values are ids of the Hub, by the kind they lead to. */
const references: readonly (readonly [key: string, kind: Kind])[] = [['base_model', 'model'], ['new_version', 'model'], ['datasets', 'dataset'], ['models', 'model'], ['source_datasets', 'dataset']];

export default defineRule({
  id: 'card/reference-not-found',
  summary: 'The front matter names a repository that the Hub does not have',
  why: 'A reader follows the parent or the training data to its card; a name that leads nowhere hides its licence and limits, and the Hub draws no link.',
  advice: 'Correct the id, or, where it was never published, remove it from the front matter and describe it in the text',
  severity: 'warning',
  needs: ['front-matter', 'related'],
  sources: ['https://huggingface.co/docs/hub/model-cards#model-card-metadata', 'https://huggingface.co/docs/hub/datasets-cards'],
  resources: ['ecosystem-cards', 'data-provenance-initiative'],
  *check({ card, related }) {
    for (const [key, kind] of references) {
      const value = card.data[key];
      for (const [index, item] of listed(value).entries()) {
        if (typeof item !== 'string') continue;
        const found = related.get(`${kind}:${item.trim()}`);
        if (!found?.known) continue;
        const path: KeyPath = Array.isArray(value) ? [key, index] : [key];
        const { exists, movedTo } = found.value;
        if (!exists) yield { message: `${shown(item)} in \`${key}\` is no public ${kind} of the Hub; expected an id that readers can open`, at: { key: path } };
        else if (movedTo !== null && movedTo !== item.trim()) {
          const fix = fixOf(card, path, item, movedTo);
          yield { message: `${shown(item)} in \`${key}\` has moved; the Hub now has it as ${shown(movedTo)}`, at: { key: path }, ...(fix && { fix }) };
        }
      }
    }
  },
  examples: [
    {
      title: 'A dataset that is no dataset',
      card: '---\ndatasets:\n- acme/sauti\n- acme/sauti-train\n---\n',
      related: { 'dataset:acme/sauti': { kind: 'dataset', asked: 'acme/sauti', exists: true, movedTo: null, gated: false, license: { known: true, value: 'mit' } }, 'dataset:acme/sauti-train': { kind: 'dataset', asked: 'acme/sauti-train', exists: false, movedTo: null, gated: false, license: { known: false, why: 'not found' } } },
      finds: ['4: `acme/sauti-train` in `datasets` is no public dataset of the Hub; expected an id that readers can open'],
    },
    {
      title: 'A parent that was renamed',
      card: '---\nlicense: mit\nbase_model: "acme/lugha"\n---\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: 'acme/lugha-7b', gated: false, license: { known: true, value: 'mit' } } },
      finds: ['3: `acme/lugha` in `base_model` has moved; the Hub now has it as `acme/lugha-7b`'],
      fixed: '---\nlicense: mit\nbase_model: "acme/lugha-7b"\n---\n',
    },
    { title: 'Not reachable is not missing', card: '---\nbase_model: acme/lugha\n---\n', related: { 'model:acme/lugha': 'the Hub did not answer within 10 s' } },
    { title: 'A gated model is there', card: '---\nbase_model: acme/lugha\n---\n', related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: true, license: { known: false, why: 'gated' } } } },
  ],
});

/** Exchanges the id inside its value, so that quotes and what stands around it stay. */
function fixOf(card: Card, path: KeyPath, from: string, to: string): Fix | null {
  const span = card.frontMatter.spanOf(path);
  const at = span ? card.text.slice(span.start, span.end).indexOf(from.trim()) : -1;
  if (!span || at < 0) return null;
  const start = span.start + at;
  return { title: `Name it \`${to}\``, edits: [{ file: card.file, start, end: start + from.trim().length, text: to }] };
}
