import { asNumber, decimalText } from '../../energy/decimal.ts';
import { massText } from '../../energy/quantity.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { agree, emissionsStated } from '../../recognise/emissions.ts';
import { emissionsLogs, gramsText, kilogramsShown, loggedRuns } from '../../recognise/emissions-logs.ts';

const log = (kilograms: string, more = ''): string => `run_id,duration,emissions,energy_consumed,country_name\nc1f0,7560,${kilograms},1.2,Kenya\n${more}`;

export default defineRule({
  id: 'carbon/log-differs',
  summary: 'The card gives other emissions than the one run that its log has',
  why: 'A log beside the card is there so that the figure can be checked; where the two differ, a reader cannot tell whether the log is of another run or the card of another version.',
  advice: 'Give the log’s figure in grams; where the card counts more than this run, say what, and put the other logs beside it',
  severity: 'notice',
  kinds: ['model'],
  needs: ['front-matter', 'files'],
  sources: ['https://huggingface.co/docs/hub/model-cards-co2', 'https://mlco2.github.io/codecarbon/output.html'],
  resources: ['codecarbon', 'ml-co2-impact'],
  *check(snapshot) {
    const stated = emissionsStated(snapshot.card);
    if (stated?.decimal == null || !(stated.grams! > 0)) return;
    const runs = loggedRuns(emissionsLogs(snapshot));
    const [run] = runs;
    // Of several runs any sum may be the model's.
    if (run === undefined || runs.length > 1) return;
    const grams = asNumber(run.kilograms) * 1000;
    const margin = 10 ** -stated.decimal.scale / 2;
    // Kilograms or tonnes for grams are `carbon/unit-implausible`.
    if ([1, 1e3, 1e6].some((factor) => agree(stated.grams! * factor, grams, margin * factor))) return;
    yield { message: `\`${stated.key.at(-1)}: ${decimalText(stated.decimal)}\` is ${massText(stated.grams!)}, and the one run of ${shown(run.path)} has ${kilogramsShown(run.kilograms)}; expected \`${gramsText(run.kilograms)}\`, or what else is counted`, at: { key: stated.key }, about: run.path };
  },
  examples: [
    { title: 'Another figure than the log’s', card: '---\nco2_eq_emissions:\n  emissions: 900\n---\n', files: { 'emissions.csv': log('0.41') }, finds: ['3: `emissions: 900` is 900 g, and the one run of `emissions.csv` has 410 g; expected `410`, or what else is counted'] },
    { title: 'The log’s figure, rounded', card: '---\nco2_eq_emissions:\n  emissions: 49.9\n---\n', files: { 'emissions.csv': log('0.04990683681210934') } },
    { title: 'The log’s kilograms are another finding', card: '---\nco2_eq_emissions:\n  emissions: 0.41\n---\n', files: { 'emissions.csv': log('0.41') } },
    { title: 'Several runs', card: '---\nco2_eq_emissions:\n  emissions: 900\n---\n', files: { 'emissions.csv': log('0.41', 'd2a1,7560,0.2,1.2,Kenya\n') } },
  ],
});
