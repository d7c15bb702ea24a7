/**
 * Hub licence ids whose text forbids named uses (`use_restrictions: true`), or whose family tag stands for such texts.
 * Source: our reading of the licences of https://github.com/huggingface/hub-docs/blob/main/docs/hub/repositories-licenses.md
 * (commit 242f4a1e, read 2026-11-23). Creative Commons NC, SA and ND ids are conditions on
 * sharing or commerce, not named uses, and are not here.
 */
export const behaviouralLicenses: ReadonlySet<string> = new Set([
  'openrail',
  'openrail++',
  'bigscience-openrail-m',
  'bigscience-bloom-rail-1.0',
  'bigcode-openrail-m',
  'creativeml-openrail-m',
  'deepfloyd-if-license',
  'llama2',
  'llama3',
  'llama3.1',
  'llama3.2',
  'llama3.3',
  'llama4',
  'gemma',
  'grok2-community',
  'h-research',
  'intel-research',
  'apple-amlr',
  'c-uda',
  'fair-noncommercial-research-license',
]);
