import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError, version, type Kind } from '../rules/index.ts';
import { skeletons } from './skeletons.ts';

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

/** `hub-compliance init`: writes what is not there yet. */
export async function init(folder: string, { kind }: { readonly kind: Kind }): Promise<number> {
  if (existsSync(folder) && !(await isFolder(folder))) throw new UserError(`\`${folder}\` is a file; expected a folder`);
  const root = gitRoot(folder);
  const files: readonly (readonly [file: string, text: string])[] = [
    [path.join(folder, 'README.md'), skeletons[kind]],
    [path.join(root, '.github', 'hub-compliance.yml'), configuration],
    [path.join(root, '.github', 'workflows', 'hub-compliance.yml'), workflow],
  ];
  for (const [file, text] of files) {
    await mkdir(path.dirname(file), { recursive: true });
    const wrote = await writeFile(file, text, { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw new UserError(`Cannot write \`${file}\`: ${error.code === 'EACCES' ? 'no permission' : error.message}`);
      },
    );
    process.stdout.write(wrote ? `wrote ${file}\n` : `left ${file} as it is\n`);
  }
  process.stdout.write(`Every \`[to do: …]\` is a gap that \`hub-compliance check ${folder}\` goes on naming until it is filled.\n`);
  return 0;
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
