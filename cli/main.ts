import { Command, CommanderError, Option } from 'commander';
import { version } from '../rules/version.ts';
import { failOnOption, formatOption, kindOption, positive, profileOption, todayOption } from './options.ts';

/** Each command is loaded when it is asked for. Exit codes: 0 nothing at or above the bar, 1 there is, 2 could not be checked. */
const program = new Command('hub-compliance')
  .description('Reviews the cards of Hugging Face Hub repositories: licence, data, carbon and evaluation disclosure')
  .version(version, '--version', 'show the version')
  .helpOption('-h, --help', 'show this help')
  .showSuggestionAfterError()
  .exitOverride()
  .configureOutput({ writeErr: (text) => void process.stderr.write(text.replace(/^error: /, 'hub-compliance: ')) });

const finish = (code: Promise<number>): Promise<void> => code.then((value) => void (process.exitCode = value));

program
  .command('check', { isDefault: false })
  .description('inspect and report')
  .argument('[targets...]', 'a folder, a card file, or hub:owner/name, hub:datasets/owner/name, hub:spaces/owner/name, with @revision (default: .)')
  .addOption(kindOption())
  .option('--config <file>', 'configuration to use instead of the one found')
  .addOption(profileOption())
  .addOption(formatOption())
  .option('--output <file>', 'write the report to a file')
  .addOption(failOnOption())
  .option('--targets-from <file>', 'read targets from a file, `-` for standard input; a line is TARGET or TARGET<tab>KIND')
  .option('--online', 'look up the Hub repositories that a local card names')
  .option('--known <file>', 'licences and parents of repositories, as JSON Lines, for what is not looked up and what lies further back')
  .option('--base <target>', 'what to compare with: findings become new, existing or fixed, and only new ones fail')
  .addOption(new Option('--hub-url <url>', 'address of the Hub').env('HF_ENDPOINT'))
  .addOption(todayOption())
  .option('--quiet', 'errors and warnings only')
  .option('--no-color', 'no colours')
  .action((targets: string[], options) => finish(import('./check.ts').then(({ check }) => check(targets, options))));

program
  .command('fix')
  .description('apply the fixes to local targets')
  .argument('[targets...]', 'folders or card files (default: .)')
  .addOption(kindOption())
  .option('--config <file>', 'configuration to use instead of the one found')
  .addOption(profileOption())
  .option('--dry-run', 'print a difference instead of writing')
  .addOption(todayOption())
  .action((targets: string[], options) => finish(import('./fix.ts').then(({ fix }) => fix(targets, options))));

program
  .command('init')
  .description('write a card skeleton whose gaps are visible, a configuration and a workflow; nothing is overwritten')
  .argument('[path]', 'folder of the repository', '.')
  .addOption(kindOption())
  .option('--template <name>', 'add one section that asks its questions: marginal-risk, governance, speech or values')
  .action((folder: string, options) => finish(import('./init.ts').then(({ init }) => init(folder, options))));

program.command('explain').description('show a rule’s or a disclosure’s page').argument('<rule>', 'e.g. license/unknown').option('--no-color', 'no colours').action((id: string, options) => finish(import('./explain.ts').then(({ explain }) => explain(id, options))));
program.command('rules').description('list the rules').addOption(new Option('--format <format>').choices(['text', 'json']).default('text')).action((options) => finish(import('./explain.ts').then(({ listRules }) => listRules(options))));
program.command('disclosures').description('list what is read from a card').addOption(new Option('--format <format>').choices(['text', 'json']).default('text')).action((options) => finish(import('./explain.ts').then(({ listDisclosures }) => listDisclosures(options))));
program
  .command('badge')
  .description('facts about a card as badges, and the picture of what it covers')
  .argument('[target]', 'a folder, a card file or a hub: target', '.')
  .addOption(kindOption())
  .option('--fact <id>', 'one badge on standard output; without it, the facts are listed (`coverage` is the picture)')
  .addOption(new Option('--format <format>', 'a picture, or JSON for a shields.io endpoint').choices(['svg', 'json']).default('svg'))
  .option('--output <folder>', 'write all badges, in both formats, to a folder')
  .option('--config <file>', 'configuration to use instead of the one found')
  .addOption(new Option('--hub-url <url>', 'address of the Hub').env('HF_ENDPOINT'))
  .action((target: string, options) => finish(import('./badge.ts').then(({ badge }) => badge(target, options))));
program
  .command('resources')
  .description('list what the FM Development Cheatsheet has on a subject')
  .argument('[subject]', 'a subject (carbon, license, evaluation …), a section or a rule; without it, the sections')
  .addOption(new Option('--modality <modality>', 'only what is for text, speech or vision').choices(['text', 'speech', 'vision']))
  .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
  .option('--no-color', 'no colours')
  .action((subject: string | undefined, options) => finish(import('./resources.ts').then(({ resources }) => resources(subject, options))));
program
  .command('report')
  .description('render a saved JSON report in another format')
  .argument('<report>', 'file that `check --format json` or `--format jsonl` wrote')
  .addOption(formatOption())
  .option('--output <file>', 'write it to a file')
  .option('--quiet', 'errors and warnings only')
  .option('--no-color', 'no colours')
  .action((file: string, options) => finish(import('./report.ts').then(({ report }) => report(file, options))));

const rail = program.command('rail').description('licences with barred uses: compare, explain, compose');
const railFormat = (): Option => new Option('--format <format>', 'how to print it').choices(['text', 'json', 'markdown']).default('text');
rail
  .command('compare')
  .description('two licences clause by clause; exit code 1 where the second does not bar all that the first bars')
  .argument('<a>', 'licence id or file').argument('<b>', 'licence id or file')
  .addOption(railFormat())
  .action((a: string, b: string, options) => finish(import('./rail.ts').then(({ compare }) => compare(a, b, options))));
rail
  .command('explain')
  .description('what a licence allows, bars and asks to be passed on, and where it says so')
  .argument('<license>', 'licence id or file')
  .addOption(railFormat())
  .action((license: string, options) => finish(import('./rail.ts').then(({ explain }) => explain(license, options))));
rail
  .command('compose')
  .description('write a licence rider from the standard clauses, as a draft for counsel')
  .option('--domain <domain>', 'add the optional clauses of a domain (repeat for more)', (one: string, all: string[]) => [...all, one], [])
  .option('--list-domains', 'list the domains')
  .option('--name <name>', 'what the rider is for')
  .option('--artifact <artifacts>', 'what it covers: application, model, source, data, joined by commas', 'model')
  .addOption(new Option('--type <type>', 'free of charge and open to commerce, for research only, or neither').choices(['open', 'research', 'rail']).default('open'))
  .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json', 'markdown']).default('markdown'))
  .action((options) => finish(import('./rail.ts').then(({ compose }) => compose(options))));
const carbon = program.command('carbon').description('energy and emissions, worked out');
carbon
  .command('estimate')
  .description('what a run took: devices × hours × watts × PUE × g/kWh, with the range that the sources leave and a front-matter block')
  .option('--gpu <name>', 'the accelerator, e.g. A100, "RTX 4090", "TPU v4"')
  .option('--count <number>', 'how many of it', positive)
  .option('--hours <number>', 'how long they ran, by the clock', positive)
  .option('--gpu-hours <number>', 'hours summed over devices, in place of --count and --hours', positive)
  .option('--region <place>', 'country, its code, a state of the USA or a cloud region, e.g. FR, Sweden, us-west-2 (default: the world’s average)')
  .option('--pue <number>', 'energy of the data centre over that of its computers (default: 1, to 1.5 in the range)', positive)
  .option('--watts <number>', 'average power of one device, where it was measured', positive)
  .option('--intensity <number>', 'g CO2eq per kWh, where the supplier tells it', positive)
  .option('--inferences <number>', 'how many inferences to reckon beside it', positive)
  .option('--task <task>', 'what they do, e.g. text-classification')
  .addOption(new Option('--format <format>', 'how it is written').choices(['text', 'json', 'yaml']).default('text'))
  .action((options) => finish(import('./carbon.ts').then(({ estimateRun }) => estimateRun(options))));

// A reader that goes away (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof Error && error.name === 'UserError') {
    process.stderr.write(`${error.message.split('\n').map((line) => `hub-compliance: ${line}`).join('\n')}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`hub-compliance ${version} broke, which is our fault; please report this:\n${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 2;
  }
});
