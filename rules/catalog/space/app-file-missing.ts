import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { RuleExample } from '../../engine/types.ts';

/** What each SDK starts where the card names nothing. */
const starts: ReadonlyMap<unknown, string> = new Map([['gradio', 'app.py'], ['static', 'index.html'], ['docker', 'Dockerfile']]);
const card = (lines: string): Pick<RuleExample, 'kind' | 'card'> => ({ kind: 'space', card: `---\ntitle: Reader\n${lines}---\n` });

export default defineRule({
  id: 'space/app-file-missing',
  summary: 'The file that the Space starts from is not in the repository',
  why: 'The Space is built, finds nothing to run and stays on a configuration error.',
  advice: 'Add the file, or name the one that is there in `app_file`',
  severity: 'error',
  kinds: ['space'],
  needs: ['front-matter', 'files'],
  sources: ['https://huggingface.co/docs/hub/spaces-config-reference', 'https://huggingface.co/docs/hub/spaces-sdks-docker', 'https://huggingface.co/docs/hub/spaces-sdks-gradio', 'https://huggingface.co/docs/hub/spaces-sdks-static'],
  resources: ['hugging-face-ml-research-release-toolkit', 'docker'],
  *check({ card: { data }, files }) {
    const { sdk, app_file: named, app_build_command: build } = data;
    // What a build command writes is not in the repository.
    if (sdk === 'static' && build !== undefined) return;
    if (sdk === 'docker') {
      if (!files.has('Dockerfile')) yield { message: '`sdk: docker` builds from `Dockerfile`, which is not in the repository', at: { key: ['sdk'] } };
      return;
    }
    if (typeof named === 'string' && named.trim() !== '') {
      const path = named.trim().replace(/^(?:\.?\/)+/, '');
      if (!files.has(path)) yield { message: `\`app_file\` means \`${oneLine(path)}\`, which is not in the repository`, at: { key: ['app_file'] } };
      return;
    }
    const file = starts.get(sdk);
    if (file !== undefined && named === undefined && !files.has(file)) yield { message: `The card names no \`app_file\`, and \`${file}\`, from which \`sdk: ${String(sdk)}\` starts then, is not in the repository`, at: { key: ['sdk'] } };
  },
  examples: [
    { title: 'A file that was renamed', ...card('sdk: gradio\napp_file: app.py\n'), files: { 'main.py': '' }, finds: ['4: `app_file` means `app.py`, which is not in the repository'] },
    { title: 'Docker without a Dockerfile', ...card('sdk: docker\n'), files: { 'app.py': '' }, finds: ['3: `sdk: docker` builds from `Dockerfile`, which is not in the repository'] },
    { title: 'A static page without an index', ...card('sdk: static\n'), files: { 'page.html': '' }, finds: ['3: The card names no `app_file`, and `index.html`, from which `sdk: static` starts then, is not in the repository'] },
    { title: 'A file in a folder', ...card('sdk: gradio\napp_file: ./src/app.py\n'), files: { 'src/app.py': '' } },
    { title: 'A file that the build writes', ...card('sdk: static\napp_build_command: npm run build\napp_file: dist/index.html\n'), files: { 'package.json': '{}' } },
    { title: 'The default of the SDK', ...card('sdk: gradio\n'), files: { 'app.py': '' } },
  ],
});
