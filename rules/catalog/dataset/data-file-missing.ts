import picomatch from 'picomatch';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, KeyPath } from '../../engine/types.ts';
import { listed, mapping } from '../../engine/values.ts';

/** Endings of data that the `datasets` library loads; a folder without any keeps its data elsewhere. */
const data = /\.(?:parquet|csv|tsv|jsonl?|arrow|txt|zip|tar|tgz|gz|zst|bz2|xz|7z|wav|mp3|flac|ogg|png|jpe?g|webp|tiff?|mp4|npy|npz|h5|hdf5|xml|pdf|lance|ndjson)$/i;

export default defineRule({
  id: 'dataset/data-file-missing',
  summary: '`configs` names data files that are not in the repository',
  why: '`load_dataset` and the Hub’s viewer stop with an error at the first pattern that matches nothing.',
  advice: 'Correct the path or pattern, or add the file; patterns count from the root of the repository',
  severity: 'error',
  profile: 'hub',
  kinds: ['dataset'],
  needs: ['front-matter', 'files'],
  sources: ['https://huggingface.co/docs/hub/datasets-manual-configuration', 'https://huggingface.co/docs/hub/datasets-data-files-configuration'],
  resources: ['croissant', 'data-cards-playbook'],
  *check({ card, files }) {
    const paths = [...files.keys()].filter((path) => path !== card.file);
    if (!paths.some((path) => data.test(path))) return;
    for (const { pattern, key } of named(card)) {
      const folder = pattern.replace(/\/+$/, '');
      if (paths.includes(folder) || paths.some((path) => path.startsWith(`${folder}/`))) continue;
      const matches = /[*?[{]/.test(pattern) ? picomatch(pattern, { dot: true }) : null;
      if (matches && paths.some((path) => matches(path))) continue;
      const name = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase();
      const near = /[*?[{]/.test(name) ? undefined : paths.find((path) => path.toLowerCase().endsWith(`/${name}`) || path.toLowerCase() === name);
      yield { message: `${shown(pattern)} matches no file of this repository${near ? `; ${shown(near)} is here` : ''}`, at: { key }, about: pattern };
    }
  },
  examples: [
    { title: 'A file that was renamed', card: '---\nconfigs:\n- config_name: default\n  data_files: train.csv\n---\n', files: { 'data/train.csv': 'a' }, finds: ['4: `train.csv` matches no file of this repository; `data/train.csv` is here'] },
    { title: 'A pattern for a split that is not there', card: '---\nconfigs:\n- config_name: default\n  data_files:\n  - split: train\n    path: data/train-*\n  - split: test\n    path: data/test-*\n---\n', files: { 'data/train-00000-of-00001.parquet': '' }, finds: ['8: `data/test-*` matches no file of this repository'] },
    { title: 'Folders, patterns and lists that match', card: '---\nconfigs:\n- config_name: a\n  data_dir: a\n- config_name: b\n  data_files:\n  - "b/**/*.jsonl"\n  - split: test\n    path: [b/test.jsonl]\n---\n', files: { 'a/1.csv': '', 'b/x/y.jsonl': '', 'b/test.jsonl': '' } },
    { title: 'A folder that holds only the card keeps its data on the Hub', card: '---\nconfigs:\n- config_name: default\n  data_files: data/train-*\n---\n' },
    { title: 'Files of other repositories are not looked for', card: '---\nconfigs:\n- config_name: default\n  data_files: https://example.org/train.csv\n---\n', files: { 'other.csv': '' } },
  ],
});

/** Every pattern in `configs`, with the key it stands under. */
function* named(card: Card): Generator<{ pattern: string; key: KeyPath }> {
  for (const [index, config] of listed(card.data['configs']).entries()) {
    const { data_files, data_dir } = mapping(config);
    const base: KeyPath = ['configs', index];
    const folder = typeof data_dir === 'string' ? clean(data_dir) : null;
    if (folder) yield { pattern: folder, key: [...base, 'data_dir'] };
    for (const { pattern, key } of patterns(data_files, [...base, 'data_files'])) {
      const path = clean(pattern);
      if (path) yield { pattern: folder ? `${folder.replace(/\/+$/, '')}/${path}` : path, key };
    }
  }
}

/** A pattern relative to the repository's root, or null where it leads out of it. */
function clean(pattern: string): string | null {
  const path = pattern.trim().replace(/^\.?\/+/, '');
  return path === '' || path === '.' || /^[a-z][a-z0-9+.-]*:\/\/|^\.\.|::/i.test(path) ? null : path;
}

/** Strings of `data_files` in its four shapes: a string, a list, a list of `{split, path}`, a mapping by split. */
function* patterns(value: unknown, key: KeyPath): Generator<{ pattern: string; key: KeyPath }> {
  if (typeof value === 'string') yield { pattern: value, key };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* patterns(item, [...key, index]);
  else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if ('path' in value) yield* patterns((value as { path: unknown }).path, [...key, 'path']);
    else for (const [split, item] of entries) yield* patterns(item, [...key, split]);
  }
}
