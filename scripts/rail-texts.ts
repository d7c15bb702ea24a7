/**
 * Describes the licences of AI makers and the RAIL family, whose texts are not ours to ship, in `rules/facts/rail-texts.json`.
 *
 *   node scripts/rail-texts.ts FOLDER
 *
 * The folder holds the texts under the names below, taken from the sources named beside them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packShingles } from '../rules/facts/license-texts.ts';
import { behaviouralText } from '../rules/facts/rail-clauses.ts';
import { packUnits } from '../rules/facts/rail-texts.ts';
import { describe, type DescribedSource } from './rail-units.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('node scripts/rail-texts.ts FOLDER-OF-TEXTS');

const upTo = (last: number): string[] => Array.from({ length: last }, (_, at) => String(at + 1));
const letters = (last: string): string[] => [...'abcdefghijklmnopqrstuvwxyz'].slice(0, last.charCodeAt(0) - 96);
const below = (position: string, count: number): string[] => [position, ...upTo(count).map((number) => `${position}.${number}`)];
const llama = (items: number, last: readonly string[]): string[] => ['1', ...below('1.1', 6), ...upTo(items).slice(1).map((number) => `1.${number}`), ...below('2', 6), ...below('3', 6), ...last];
const gemma = ['1', '2', ...below('2.1', 4), '2.2', ...below('2.3', 2), '2.4', ...below('2.5', 8), ...below('3', 6), '4'];
const attachment = /^Attachment A/m;
const prohibited = /^\W*Prohibited Uses\W*$/m;
const scancode = (key: string): string => `https://scancode-licensedb.aboutcode.org/${key}.html (aboutcode-org/scancode-licensedb 053a651, 2026-02-24)`;
const meta = (file: string): string => `https://github.com/meta-llama/llama-models/blob/a9c89c4/models/${file}`;
const stability = (file: string): string => `https://github.com/Stability-AI/generative-models/blob/0ad7de9/model_licenses/${file}`;

interface Text extends DescribedSource {
  readonly file: string;
}

const texts: readonly Text[] = [
  { id: 'bigscience-bloom-rail-1.0', license: 'bigscience-bloom-rail-1.0', title: 'BigScience RAIL License v1.0', file: 'bigscience-rail-1.0.LICENSE', source: scancode('bigscience-rail-1.0'), uses: { from: attachment, order: upTo(13) } },
  { id: 'bigscience-openrail-m', license: 'bigscience-openrail-m', title: 'BigScience Open RAIL-M', file: 'bigscience-open-rail-m.LICENSE', source: scancode('bigscience-open-rail-m'), uses: { from: attachment, order: letters('m') } },
  { id: 'creativeml-openrail-m', license: 'creativeml-openrail-m', title: 'CreativeML Open RAIL-M', file: 'creativeml.LICENSE', source: 'https://github.com/CompVis/stable-diffusion/blob/21f890f/LICENSE', uses: { from: attachment, order: upTo(11) } },
  { id: 'openrail++/2022', license: 'openrail++', title: 'CreativeML Open RAIL++-M (2022)', file: 'sd2.LICENSE', source: 'https://github.com/Stability-AI/stablediffusion/blob/cf1d67a/LICENSE-MODEL', uses: { from: attachment, order: upTo(11) } },
  { id: 'openrail++/2023', license: 'openrail++', title: 'CreativeML Open RAIL++-M (2023)', file: 'stab-LICENSE-SDXL1.0', source: stability('LICENSE-SDXL1.0'), uses: { from: attachment, order: upTo(11), run: true } },
  { id: 'bigcode-openrail-m', license: 'bigcode-openrail-m', title: 'BigCode Open RAIL-M v1', file: 'bigcode-open-rail-m-v1.LICENSE', source: scancode('bigcode-open-rail-m-v1'), uses: { from: /^Attachment A - /m, order: letters('n') } },
  ...['llama2', 'llama3', 'llama3.1', 'llama3.2', 'llama3.3', 'llama4'].flatMap((id): Text[] => {
    const at = id.replace('.', '_');
    const name = id.replace('llama', 'Llama ');
    return [
      { id, license: id, title: `${name} Community License`, file: `${at}.LICENSE`, source: meta(`${at}/LICENSE`) },
      { id: `${id}/policy`, license: id, part: 'policy', title: `${name} Acceptable Use Policy`, file: `${at}.USE_POLICY.md`, source: meta(`${at}/USE_POLICY.md`), uses: { from: prohibited, order: /3\.[23]|4/.test(id) ? llama(8, ['4', '5']) : llama(7, ['4']) } },
    ];
  }),
  { id: 'llama-1-research', license: 'llama-1-research', title: 'LLaMA research licence', file: 'llama-license-2023.LICENSE', source: scancode('llama-license-2023') },
  { id: 'gemma/2024', license: 'gemma', title: 'Gemma Terms of Use (2024-04-01)', file: 'gemma-tou-2024-04-01.LICENSE', source: scancode('gemma-tou-2024-04-01') },
  { id: 'gemma/2025', license: 'gemma', title: 'Gemma Terms of Use (2025-03-24)', file: 'gemma-tou-2025-03-24.LICENSE', source: scancode('gemma-tou-2025-03-24') },
  { id: 'gemma/policy', license: 'gemma', part: 'policy', title: 'Gemma Prohibited Use Policy', file: 'gemma-pup-2024-02-21.LICENSE', source: scancode('gemma-pup-2024-02-21'), uses: { from: /^You may not use nor allow/m, order: gemma, lines: true } },
  { id: 'deepseek-license-1.0', license: 'deepseek-license-1.0', title: 'DeepSeek License Agreement 1.0', file: 'deepseek.LICENSE', source: 'https://github.com/deepseek-ai/DeepSeek-LLM/blob/6712a86/LICENSE-MODEL', uses: { from: attachment, order: upTo(11) } },
  { id: 'opt-175b', license: 'opt-175b', title: 'OPT-175B License Agreement', file: 'opt-175b.LICENSE', source: 'https://github.com/facebookresearch/metaseq/blob/f7ffa5f/projects/OPT/MODEL_LICENSE.md' },
  { id: 'deepfloyd-if-license', license: 'deepfloyd-if-license', title: 'DeepFloyd IF License Agreement', file: 'deepfloyd.LICENSE', source: 'https://github.com/deep-floyd/IF/blob/ffc8163/LICENSE-MODEL' },
  { id: 'fair-ai-public-1.0-sd', license: 'fair-ai-public-1.0-sd', title: 'Fair AI Public License 1.0-SD', file: 'fair-ai-public-1.0-sd.LICENSE', source: scancode('fair-ai-public-1.0-sd'), uses: { from: /^## Prohibited Uses/m, order: upTo(11) } },
  { id: 'fair-ai-public-1.0', license: 'fair-ai-public-1.0', title: 'Fair AI Public License 1.0', file: 'fair-ai-public-1.0.LICENSE', source: scancode('fair-ai-public-1.0') },
  { id: 'tencent-hunyuan-community', license: 'tencent-hunyuan-community', title: 'Tencent Hunyuan 3D 2.0 Community License', file: 'tencent-hunyuan-3d-2.0-cla.LICENSE', source: scancode('tencent-hunyuan-3d-2.0-cla'), uses: { from: /^EXHIBIT A/m, order: upTo(20) } },
  { id: 'falcon-2-11b', license: 'falcon-2-11b', title: 'Falcon 2 11B TII License 1.0', file: 'falcon-2-11b-1.0.LICENSE', source: scancode('falcon-2-11b-1.0') },
  { id: 'stability-ai-community', license: 'stability-ai-community', title: 'Stability AI Community License', file: 'stability-ai-community-2024.LICENSE', source: scancode('stability-ai-community-2024') },
  { id: 'stability-ai-nc-community', license: 'stability-ai-nc-community', title: 'Stability AI Non-Commercial Research Community License', file: 'stability-ai-nc-2023-12-06.LICENSE', source: scancode('stability-ai-nc-2023-12-06') },
  { id: 'stability-ai-nc-community/turbo', license: 'stability-ai-nc-community', title: 'Stability AI Non-Commercial Research Community License (SDXL Turbo)', file: 'stab-LICENSE-SDXL-Turbo', source: stability('LICENSE-SDXL-Turbo') },
  { id: 'stability-ai-nc-community/svd', license: 'stability-ai-nc-community', title: 'Stable Video Diffusion Non-Commercial Community License', file: 'stab-LICENSE-SVD', source: stability('LICENSE-SVD') },
  { id: 'stability-ai-nc-community/sv3d', license: 'stability-ai-nc-community', title: 'Stability AI Non-Commercial Community License (SV3D)', file: 'stab-LICENSE-SV3D', source: stability('LICENSE-SV3D') },
  { id: 'sdxl-0.9-research', license: 'sdxl-0.9-research', title: 'SDXL 0.9 Research License', file: 'stab-LICENSE-SDXL0.9', source: stability('LICENSE-SDXL0.9') },
  { id: 'nvidia-open-model', license: 'nvidia-open-model', title: 'NVIDIA Open Model License', file: 'nvidia-open-model-2025-04-28.LICENSE', source: scancode('nvidia-open-model-2025-04-28') },
  { id: 'exaone-nc', license: 'exaone-nc', title: 'EXAONE AI Model License 1.1 NC', file: 'exaone-ai-model-1.1-nc.LICENSE', source: scancode('exaone-ai-model-1.1-nc') },
  { id: 'qwen-2024', license: 'qwen-2024', title: 'Qwen License Agreement (2024)', file: 'qwen-2024.LICENSE', source: scancode('qwen-2024') },
  { id: 'tongyi-qianwen-2023', license: 'tongyi-qianwen-2023', title: 'Tongyi Qianwen License Agreement (2023)', file: 'tongyi-qianwen-2023.LICENSE', source: scancode('tongyi-qianwen-2023') },
  { id: 'flux-1-nc', license: 'flux-1-nc', title: 'FLUX.1 [dev] Non-Commercial License', file: 'flux-dev.LICENSE', source: 'https://github.com/black-forest-labs/flux/blob/802fb47/model_licenses/LICENSE-FLUX1-dev' },
  { id: 'flux-1-nc/2024', license: 'flux-1-nc', title: 'FLUX.1 [dev] Non-Commercial License (2024)', file: 'flux-1-nc.LICENSE', source: scancode('flux-1-nc') },
  { id: 'apple-amlr', license: 'apple-amlr', title: 'Apple Machine Learning Research Model License', file: 'amlr.LICENSE', source: 'https://github.com/apple/ml-fastvlm/blob/592b4ad/LICENSE_MODEL' },
  { id: 'fair-noncommercial-research-license', license: 'fair-noncommercial-research-license', title: 'FAIR Noncommercial Research License', file: 'fair-nc.LICENSE', source: 'https://github.com/facebookresearch/vggt-omega/blob/39a0cb8/LICENSE' },
  { id: 'dinov3', license: 'dinov3', title: 'DINOv3 License', file: 'dinov3.LICENSE', source: 'https://github.com/facebookresearch/dinov3/blob/6876159/LICENSE.md' },
  { id: 'cogvideox', license: 'cogvideox', title: 'CogVideoX License', file: 'cogvideox.LICENSE', source: 'https://github.com/THUDM/CogVideo/blob/e519ece/MODEL_LICENSE' },
];

const runs = (places: readonly string[]): string => {
  const out: [string, number][] = [];
  for (const place of places) if (out.at(-1)?.[0] === place) out.at(-1)![1] += 1; else out.push([place, 1]);
  return out.map(([place, times]) => (times === 1 ? place : `${place} x${times}`)).join(',');
};

const described = texts.map((text) => {
  const raw = readFileSync(path.join(folder, text.file), 'utf8').replaceAll('\r\n', '\n').replace(/^---\n[\s\S]*?\n---\n/, '');
  const own = behaviouralText(text.license);
  const { units, shingles } = describe(text, raw, own?.clauses ?? {});
  return {
    id: text.id, license: text.license, part: text.part ?? 'license', title: text.title, source: text.source,
    places: runs(units.map(({ at }) => at)),
    clauses: Object.fromEntries(units.flatMap(({ clauses }, number) => (clauses.length > 0 ? [[number, clauses.join(' ')]] : []))),
    units: packUnits(units).toString('base64'),
    index: packShingles([shingles]).toString('base64'),
  };
});
const facts = {
  title: 'Licences of AI makers and the RAIL family as hashes of their sentences and clauses; the texts themselves are not here',
  retrieved: '2026-11-29',
  made: 'node scripts/rail-texts.ts',
  notes: ['places: of each unit the paragraph, or the position among the barred uses. clauses: number of a unit -> ids of rail-clauses.json. units: 18 bytes each (words, flags and number of sketch hashes, hash of all words, six word hashes). index: as in license-texts.json.'],
};
const target = path.resolve(import.meta.dirname, '../rules/facts/rail-texts.json');
writeFileSync(target, `${JSON.stringify(facts, null, 2).slice(0, -2)},\n  "texts": [\n${described.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]\n}\n`);
console.log(`${described.length} texts, ${described.reduce((sum, { units }) => sum + Buffer.from(units, 'base64').length / 18, 0)} units`);
