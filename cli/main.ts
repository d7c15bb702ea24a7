import { Command, CommanderError, Option } from 'commander';
import { version } from '../rules/version.ts';
import { failOnOption, formatOption, kindOption, profileOption, todayOption } from './options.ts';

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
  .command('report')
  .description('render a saved JSON report in another format')
  .argument('<report>', 'file that `check --format json` or `--format jsonl` wrote')
  .addOption(formatOption())
  .option('--output <file>', 'write it to a file')
  .option('--quiet', 'errors and warnings only')
  .option('--no-color', 'no colours')
  .action((file: string, options) => finish(import('./report.ts').then(({ report }) => report(file, options))));

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
