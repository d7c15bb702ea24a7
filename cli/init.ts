import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError, version, type Kind } from '../rules/index.ts';
import { closest } from './closest.ts';
import { skeletons } from './skeletons.ts';
import { templates } from './templates.ts';

const configuration = `# What hub-compliance asks of the cards in this repository.
version: 1
profile: recommended # hub: what the Hub itself refuses or warns of · recommended · open-science: everything
failOn: error # error · warning · notice · never
# rules: { carbon/missing: warning, card/citation-missing: off }
# waivers:
#   - { rule: carbon/missing, path: "models/legacy/**", because: "trained before measuring", until: 2027-12-31 }
`;

const workflow = `name: Hub card review
on:
  pull_request:
permissions:
  contents: read
  pull-requests: write
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: hub-compliance/hub-compliance@v${version}
`;

/** `hub-compliance init`: writes what is not there yet; with a template, the one section that it names. */
export async function init(folder: string, { kind, template }: { readonly kind?: Kind; readonly template?: string }): Promise<number> {
  if (existsSync(folder) && !(await isFolder(folder))) throw new UserError(`\`${folder}\` is a file; expected a folder`);
  if (template !== undefined) return addSection(folder, template, kind);
  if (kind === undefined) throw new UserError('`init` needs `--kind model`, `--kind dataset` or `--kind space`, or `--template` with a section’s name');
  const root = gitRoot(folder);
  const files: readonly (readonly [file: string, text: string])[] = [
    [path.join(folder, 'README.md'), skeletons[kind]],
    [path.join(root, '.github', 'hub-compliance.yml'), configuration],
    [path.join(root, '.github', 'workflows', 'hub-compliance.yml'), workflow],
  ];
  for (const [file, text] of files) process.stdout.write((await wrote(file, text)) ? `wrote ${file}\n` : `left ${file} as it is\n`);
  return gapsToFill(folder);
}

/** Adds a template's section at the end of the card, or writes its file; what is there already stays byte for byte. */
async function addSection(folder: string, name: string, kind: Kind | undefined): Promise<number> {
  const template = Object.hasOwn(templates, name) ? templates[name]! : null;
  if (!template) throw new UserError(`There is no template \`${name}\`${closest(name, Object.keys(templates))}; expected one of ${Object.keys(templates).map((one) => `\`${one}\``).join(', ')}`);
  if (kind !== undefined && kind !== template.kind && template.file === 'README.md') throw new UserError(`The template \`${name}\` is for a ${template.kind}; found \`--kind ${kind}\``);
  const file = path.join(folder, template.file);
  const alone = template.file === 'README.md' ? `${skeletons[template.kind]}\n${template.text}` : template.text;
  if (await wrote(file, alone)) {
    process.stdout.write(`wrote ${file}\n`);
    return gapsToFill(folder);
  }
  const text = await readFile(file, 'utf8');
  if (template.file !== 'README.md' || new RegExp(`^#{1,6} ${template.heading}\\b`, 'im').test(text)) {
    process.stdout.write(`left ${file} as it is\n`);
    return gapsToFill(folder);
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  await appendFile(file, `${text === '' || text.endsWith('\n') ? '' : eol}${eol}${template.text.replaceAll('\n', eol)}`);
  process.stdout.write(`added \`${template.heading}\` to ${file}\n`);
  return gapsToFill(folder);
}

function gapsToFill(folder: string): number {
  process.stdout.write(`Every \`[to do: …]\` is a gap that \`hub-compliance check ${folder}\` goes on naming until it is filled.\n`);
  return 0;
}

/** Whether a file was not there and is now. */
async function wrote(file: string, text: string): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true });
  return writeFile(file, text, { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw new UserError(`Cannot write \`${file}\`: ${error.code === 'EACCES' ? 'no permission' : error.message}`);
    },
  );
}

async function isFolder(folder: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises');
  return (await stat(folder)).isDirectory();
}

/** The Git repository that a folder lies in, where configuration and workflow belong; the folder itself where there is none. */
function gitRoot(folder: string): string {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return path.relative(process.cwd(), at) || '.';
    if (path.dirname(at) === at) return folder;
  }
}
