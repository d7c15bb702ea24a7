/** Pages that stand for a licence. Addresses seen on the publishers' own sites, 2026-11-29. */

/** What matters of an address, and the name that it gives. `$1` and so on are what the pattern caught. */
const pages: readonly (readonly [RegExp, string])[] = [
  [/^creativecommons\.org\/licenses\/([a-z-]{2,10})\/(\d\.\d)(?:\/(?!deed|legalcode|$)([a-z]{2,4})\b)?.{0,40}$/, 'cc-$1-$2 $3'],
  [/^creativecommons\.org\/publicdomain\/zero\/1\.0(?:\/.{0,40})?$/, 'cc0-1.0'],
  [/^apache\.org\/licenses\/license-(2\.0)(?:\.\w+)?$/, 'apache-$1'],
  [/^opensource\.org\/licen[cs]es?\/([\w.-]{2,30}?)(?:\.php|\/)?$/, '$1'],
  [/^choosealicense\.com\/licenses\/([\w.-]{2,30}?)\/?$/, '$1'],
  [/^spdx\.org\/licenses\/([\w.+-]{2,40}?)(?:\.html|\/)?$/, '$1'],
  [/^gnu\.org\/licenses\/(?:old-licenses\/)?([al]?gpl-\d\.\d)(?:\.[\w.-]+)?$/, '$1'],
  [/^gnu\.org\/licenses\/(?:old-licenses\/)?(gpl|lgpl|agpl|fdl)(?:\.[\w.-]+)?$/, '$1'],
  [/^mozilla\.org\/(?:[a-z]{2}-[a-z]{2}\/)?mpl\/2\.0\/?$/, 'mpl-2.0'],
  [/^eclipse\.org\/legal\/epl-(?:v)?(\d)(?:\.?0)?(?:\/|\.html)?$|^eclipse\.org\/org\/documents\/epl-(\d)\.0.{0,20}$/, 'epl-$1$2.0'],
  [/^boost\.org\/license_1_0\.txt$/, 'bsl-1.0'],
  [/^unlicense\.org\/?$/, 'unlicense'],
  [/^wtfpl\.net(?:\/.{0,30})?$/, 'wtfpl'],
  [/^opendatacommons\.org\/licenses\/(odbl|by|pddl)(?:\/.{0,30})?$/, 'odc $1'],
  [/^cdla\.(?:dev|io)\/(permissive|sharing)-(\d)-(\d)(?:\/.{0,20})?$/, 'cdla-$1-$2.$3'],
  [/^openmdw\.ai\/license\/1-([01])\/?$/, 'openmdw-1.$1'],
  [/^ai\.google\.dev\/gemma\/terms\/?$/, 'gemma'],
  [/^(?:ai\.meta\.com|llama\.com|llama\.meta\.com)\/(?:resources\/models-and-libraries\/)?(?:llama(\d)(?:_(\d))?\/license|llama(\d)-license|llama-(\d)-license|llama-downloads)\/?$/, 'llama $1$3$4 $2'],
  [/^github\.com\/(?:meta-llama|facebookresearch)\/llama-models\/blob\/[\w.-]{1,40}\/models\/llama(\d)(?:_(\d))?\/license.{0,4}$/, 'llama $1 $2'],
  [/^huggingface\.co\/spaces\/compvis\/stable-diffusion-license(?:\/.{0,40})?$/, 'creativeml-openrail-m'],
  [/^huggingface\.co\/spaces\/bigscience\/license(?:\/.{0,40})?$/, 'bigscience-bloom-rail-1.0'],
  [/^huggingface\.co\/spaces\/bigcode\/bigcode-model-license-agreement(?:\/.{0,40})?$/, 'bigcode-openrail-m'],
  [/^huggingface\.co\/stabilityai\/stable-diffusion-xl-(?:base|refiner)-1\.0\/blob\/main\/license\.md$/, 'openrail++'],
  [/^huggingface\.co\/meta-llama\/llama-2-[\w-]{1,20}\/blob\/main\/license\.txt$/, 'llama 2'],
  [/^huggingface\.co\/meta-llama\/(?:meta-)?llama-(3\.[123])-[\w-]{1,40}\/blob\/main\/license(?:\.txt)?$/, 'llama $1'],
];

/** The name of the licence whose page this is, for `readName` to read; null for every other address. */
export function nameOfPage(address: string): string | null {
  const rest = address.trim().toLowerCase().replace(/^https?:\/\/(?:www\.)?/, '').replace(/[?#].*$/, '');
  if (rest.length > 160) return null;
  const page = pages.find(([pattern]) => pattern.test(rest));
  return page === undefined ? null : rest.replace(page[0], page[1]).replace(/ (\d) (\d)$/, ' $1.$2').trim();
}
