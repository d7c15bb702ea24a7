import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { emissionsLogs } from '../../recognise/emissions-logs.ts';

const log = (longitude: string, latitude: string, more = 'lugha-asr', cloud = 'N'): string => `timestamp,project_name,run_id,duration,emissions,energy_consumed,country_name,longitude,latitude,on_cloud\n2026-03-02T10:00:00,${more},c1f0,7560,0.41,1.2,Kenya,${longitude},${latitude},${cloud}\n`;
/** A folder of one person's, on any system. */
const home = /(?:\/home\/|\/Users\/|[A-Z]:\\+Users\\+)([^/\\,"\s]{2,40})/;
/** Degrees with a decimal place point to some eleven kilometres, whole ones to some hundred. */
const precise = /^-?\d{1,3}\.\d*[1-9]/;

export default defineRule({
  id: 'carbon/log-reveals-place',
  summary: 'A CodeCarbon log gives the coordinates of the machine or a personal folder',
  why: 'CodeCarbon looks its machine up by the internet address and writes longitude and latitude into the log: for a computer at home or in a small office that tells the town it stands in, and it stays in the repository’s history.',
  advice: 'Empty the `longitude` and `latitude` columns before the file is published; `OfflineEmissionsTracker(country_iso_code=…)` does not look them up',
  severity: 'notice',
  profile: 'recommended',
  kinds: ['model'],
  needs: ['files'],
  sources: ['https://mlco2.github.io/codecarbon/output.html', 'https://mlco2.github.io/codecarbon/usage.html'],
  resources: ['codecarbon', 'ml-co2-impact'],
  *check(snapshot) {
    for (const file of emissionsLogs(snapshot)) {
      if (file.log === null) continue;
      const { path, log: { runs } } = file;
      const placed = runs.find(({ cells }) => cells['on_cloud'] !== 'Y' && precise.test(cells['longitude'] ?? '') && precise.test(cells['latitude'] ?? ''));
      if (placed) yield { message: `${shown(path)} gives longitude ${shown(placed.cells['longitude']!)} and latitude ${shown(placed.cells['latitude']!)} of the machine; expected the country or nothing`, at: { file: path, span: placed.row }, about: `${path} coordinates` };
      const named = runs.map((run) => ({ run, folder: Object.values(run.cells).map((cell) => home.exec(cell)).find((match) => match !== null) })).find(({ folder }) => folder !== undefined);
      if (named) yield { message: `${shown(path)} gives ${shown(named.folder![0])}, the folder of a person; expected a project’s name`, at: { file: path, span: named.run.row }, about: `${path} folder`, advice: 'Replace the path by a name before the file is published, and set `project_name` for the next run' };
    }
  },
  examples: [
    { title: 'Where a home computer stands', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': log('39.6682', '-4.0435') }, finds: ['emissions.csv: `emissions.csv` gives longitude `39.6682` and latitude `-4.0435` of the machine; expected the country or nothing'] },
    { title: 'Whose computer it is', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': log('', '', '/home/amina/lugha') }, finds: ['emissions.csv: `emissions.csv` gives `/home/amina`, the folder of a person; expected a project’s name'] },
    { title: 'Emptied', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': log('', '') } },
    { title: 'Rounded to whole degrees', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': log('40.0', '-4.0') } },
    { title: 'A cloud’s data centre is no one’s home', card: '---\nlicense: mit\n---\n', files: { 'emissions.csv': log('-93.6', '41.6', 'lugha-asr', 'Y') } },
  ],
});
