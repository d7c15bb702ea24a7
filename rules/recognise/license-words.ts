/** The words of a legal text as SPDX's matching guidelines compare them, each with its place. */
export interface Words {
  readonly words: readonly string[];
  /** UTF-16 offsets into the text, one each a word. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Spellings that count as one: https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/ (B.11, equivalent words). */
const same: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    acknowledgement: 'acknowledgment', acknowledgements: 'acknowledgments', analogue: 'analog', analyse: 'analyze', artefact: 'artifact', artefacts: 'artifacts', authorisation: 'authorization', authorised: 'authorized', calibre: 'caliber', cancelled: 'canceled',
    capitalisations: 'capitalizations', catalogue: 'catalog', categorise: 'categorize', centre: 'center', emphasised: 'emphasized', favour: 'favor', favourite: 'favorite', fulfil: 'fulfill', fulfilment: 'fulfillment', initialise: 'initialize', judgement: 'judgment',
    labelling: 'labeling', labour: 'labor', licence: 'license', licences: 'licenses', maximise: 'maximize', modelled: 'modeled', modelling: 'modeling', offence: 'offense', optimise: 'optimize', organisation: 'organization', organise: 'organize', practise: 'practice',
    programme: 'program', realise: 'realize', recognise: 'recognize', signalling: 'signaling', utilisation: 'utilization', whilst: 'while', wilful: 'willful', noncommercial: 'non commercial', percent: 'per cent', sublicense: 'sub license', sublicence: 'sub license',
    sublicenses: 'sub licenses', sublicensed: 'sub licensed', sublicensing: 'sub licensing', sublicensable: 'sub licensable', relicense: 're license', owner: 'holder', owners: 'holders',
  }).map(([word, other]) => [word, other.split(' ')]),
);

/** HTML, addresses and link targets, which move while the text stays; numbering, which differs between copies. A letter of CJK is a word of its own. */
const passed = /<\/?(?:p|br|b|i|u|em|strong|h[1-6]|ul|ol|li|a|div|span|code|pre|blockquote|center|hr|font|sup|sub|table|tbody|thead|t[drh])(?:[\s/][^<>]{0,300})?>|\]\([^()\s]{1,300}\)|(?:https?:\/\/|www\.)[^\s<>()"'’”]{1,300}|(?<![\p{L}\p{N}.§-])\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})[.)](?=[\s*_]|$)/giu;
const word = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+){0,3}/gu;
const apostrophes = /['’]/g;

/** Splits a text: case, white space, punctuation, markup, numbering and spelling variants count for nothing. Linear. */
export function licenseWords(text: string): Words {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const bare = text.replace(passed, (found) => ' '.repeat(found.length));
  for (const match of bare.matchAll(word)) {
    const lower = match[0].toLowerCase().replace(apostrophes, '');
    for (const one of same.get(lower) ?? [lower]) {
      words.push(one);
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { words, starts, ends };
}
