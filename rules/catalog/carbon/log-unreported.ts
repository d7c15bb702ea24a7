import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Edit, Fix } from '../../engine/types.ts';
import { emissionsLogs, frontMatterLines, gramsText, kilogramsShown, loggedRuns, runShown, totalOf } from '../../recognise/emissions-logs.ts';

const log = (rows: string): string => `timestamp,project_name,run_id,duration,emissions,energy_consumed,country_name,country_iso_code,region,cloud_provider,cloud_region,codecarbon_version,cpu_model,gpu_count,gpu_model,on_cloud\n${rows}\n`;
const run = '2026-03-02T10:00:00,lugha-asr,c1f0,7560,0.41,1.2,Kenya,KEN,mombasa county,,,3.2.5,AMD EPYC 7543,1,1 x NVIDIA A100-SXM4-40GB,N';

export default defineRule({
  id: 'carbon/log-unreported',
  summary: 'A CodeCarbon log lies in the repository, and the card does not give its figure',
  why: 'The measurement is done and published, but only someone who opens a CSV finds it: the Hub’s badge and its search by emissions read `co2_eq_emissions`, in grams, while the log counts kilograms.',
  advice: 'Copy the figure to the front matter in grams (kilograms times 1000) and add `training_type`: `pre-training` or `fine-tuning`',
  severity: 'warning',
  profile: 'recommended',
  kinds: ['model'],
  needs: ['card', 'files'],
  sources: ['https://huggingface.co/docs/hub/model-cards-co2', 'https://mlco2.github.io/codecarbon/output.html'],
  resources: ['codecarbon', 'ml-co2-impact'],
  *check(snapshot) {
    const { card } = snapshot;
    const value = card.data['co2_eq_emissions'];
    if ((value !== undefined && value !== null) || lost(card)) return;
    const at = { key: ['co2_eq_emissions'] };
    const logs = emissionsLogs(snapshot);
    for (const file of logs) if (file.log === null) yield { message: `${shown(file.path)} cannot be read (${file.why}); expected the CSV that CodeCarbon wrote`, at: { file: file.path }, about: file.path, advice: 'Put the file back as CodeCarbon wrote it, or take it away' };
    const runs = loggedRuns(logs);
    const [first] = runs;
    if (first === undefined) return;
    const lines = frontMatterLines(first);
    if (runs.length === 1) {
      const told = runShown(first.run);
      const fix = value === undefined ? addBlock(card, lines) : null;
      yield {
        message: `${shown(first.path)} logs ${kilogramsShown(first.kilograms)}${told ? ` (${shown(told)})` : ''} and the front matter nothing; expected \`co2_eq_emissions\` with \`emissions: ${gramsText(first.kilograms)}\` grams`,
        at, about: first.path, ...(fix && { fix }),
        advice: `Add ${block([...lines, '  training_type: [add pre-training or fine-tuning]'])}`,
      };
      return;
    }
    const total = totalOf(runs);
    yield {
      message: `${shown(first.path)}${new Set(runs.map(({ path }) => path)).size > 1 ? ' and others log' : ' logs'} ${runs.length} runs, together ${kilogramsShown(total)}, and the front matter nothing; expected \`co2_eq_emissions\` in grams`,
      at, about: 'runs',
      advice: `If all ${runs.length} runs went into this model, the sum is \`emissions: ${gramsText(total)}\`; else add up those that did (${runs.slice(0, 4).map(({ run: one, kilograms }) => `\`${(one.id || one.cells['timestamp'] || 'a run').slice(0, 19)}\` ${gramsText(kilograms)}`).join(', ')}${runs.length > 4 ? ', …' : ''} g)`,
    };
  },
  examples: [
    {
      title: 'One run, measured',
      card: '---\nlicense: mit\n---\n\n# Lugha ASR\n',
      files: { 'emissions.csv': log(run) },
      finds: ['1: `emissions.csv` logs 410 g (`2.1 h on 1 x NVIDIA A100-SXM4-40GB in Mombasa County, Kenya`) and the front matter nothing; expected `co2_eq_emissions` with `emissions: 410` grams'],
      fixed: '---\nlicense: mit\nco2_eq_emissions:\n  emissions: 410\n  source: CodeCarbon 3.2.5\n  geographical_location: Mombasa County, Kenya\n  hardware_used: 1 x NVIDIA A100-SXM4-40GB\n  energy_consumed: 1.2\n---\n\n# Lugha ASR\n',
    },
    {
      title: 'Flushed three times: the last row has the sum',
      card: '---\nlicense: mit\n---\n',
      files: { 'emissions.csv': log(`${run.replace('0.41', '0.1')}\n${run.replace('0.41', '0.3')}\n${run.replace('0.41', '0.04990683681210934')}`) },
      finds: ['1: `emissions.csv` logs 49.9 g (`2.1 h on 1 x NVIDIA A100-SXM4-40GB in Mombasa County, Kenya`) and the front matter nothing; expected `co2_eq_emissions` with `emissions: 49.90683681210934` grams'],
      fixed: '---\nlicense: mit\nco2_eq_emissions:\n  emissions: 49.90683681210934\n  source: CodeCarbon 3.2.5\n  geographical_location: Mombasa County, Kenya\n  hardware_used: 1 x NVIDIA A100-SXM4-40GB\n  energy_consumed: 1.2\n---\n',
    },
    { title: 'Several runs: which of them belong to the model only its author knows', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': log(`${run}\n${run.replace('c1f0', 'd2a1').replace('0.41', '1.09')}`) }, finds: ['1: `emissions.csv` logs 2 runs, together 1.5 kg, and the front matter nothing; expected `co2_eq_emissions` in grams'] },
    { title: 'No front matter to put it in', card: '# Lugha ASR\n', files: { 'emissions.csv': log(run) }, finds: ['1: `emissions.csv` logs 410 g (`2.1 h on 1 x NVIDIA A100-SXM4-40GB in Mombasa County, Kenya`) and the front matter nothing; expected `co2_eq_emissions` with `emissions: 410` grams'] },
    { title: 'A log that is broken off', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': log('"2026-03-02,"lugha') }, finds: ['emissions.csv: `emissions.csv` cannot be read (Invalid Closing Quote: found non trimable byte after quote at line 2); expected the CSV that CodeCarbon wrote'] },
    { title: 'The card gives the figure', card: '---\nco2_eq_emissions:\n  emissions: 410\n---\n', files: { 'emissions.csv': log(run) } },
    { title: 'A block that cannot be read is another finding', card: '---\ntags: [a\nco2_eq_emissions: 410\n---\n', files: { 'emissions.csv': log(run) } },
    { title: 'Data on emissions of something else', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': 'country,year,emissions\nKenya,2020,21.1\n' } },
    { title: 'A tracker that counted nothing', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': log(run.replace('0.41', '0.0')) } },
  ],
});

/** The key stands in a block that cannot be read, which is another finding. */
const lost = ({ text, frontMatter: { state, yaml } }: Card): boolean => state !== 'ok' && text.slice(yaml.start, yaml.end).includes('co2_eq_emissions');

const block = (lines: readonly string[]): string => `\`${lines[0]}\` with ${lines.slice(1).map((line) => `\`${line.trim()}\``).join(', ')}`;

/** The block at the end of the front matter, with the line ends that stand there. */
function addBlock(card: Card, lines: readonly string[]): Fix | null {
  const { state, yaml } = card.frontMatter;
  if (state !== 'ok') return null;
  const end = card.text.startsWith('\r\n', yaml.end) ? '\r\n' : '\n';
  const edit: Edit = { file: card.file, start: yaml.end, end: yaml.end, text: lines.map((line) => end + line).join('') };
  return { title: 'Copy the log’s figure in grams', edits: [edit] };
}
