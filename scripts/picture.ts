/**
 * Draws `docs/images/comment-light.png` and `comment-dark.png`: a summary and the line comments that the built Action really
 * posted on a pull request against our stand-in for GitHub, with a small style sheet of our own that looks like GitHub's.
 * Needs `npm run build` and Chromium; run it when the words of a review change: `node scripts/picture.ts`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { onPull, runAction } from '../test/github/runner.ts';
import { saidIn, type LineComment } from '../test/github/said.ts';
import { startGitHub } from '../test/github/server.ts';

const root = path.resolve(import.meta.dirname, '..');
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const card = 'models/tiny-digits/README.md';

const before = `---
license: apache-2.0
language: sw
pipeline_tag: automatic-speech-recognition
library_name: transformers
---

# Tiny digits

A small model that turns read Swahili digits into text, fine-tuned from a public checkpoint.

## Limitations

It was trained on quiet recordings of adults; in a street the word error rate doubles. It is not meant for free speech, because it knows ten words only.

## How to use

\`\`\`python
from transformers import pipeline

pipeline("automatic-speech-recognition", model="acme/tiny-digits")("digits.wav")
\`\`\`
`;
const after = before
  .replace('license: apache-2.0', 'license: Apache 2.0')
  .replace('library_name: transformers\n', 'library_name: transformers\nco2_eq_emissions: 0.41 kg\n')
  .replace('## Limitations', '## Intended use\n\nFor telephone menus in which a caller reads a number aloud.\n\n## Limitations')
  .replace('## How to use', '## Training data\n\nTwo hours of read digits by 36 speakers, recorded for this model.\n\n## How to use');

const markdown = new MarkdownIt({ html: true, linkify: false });

/** GitHub shows a suggestion as the change that it makes. */
function rendered({ body, line, startLine }: Pick<LineComment, 'body' | 'line' | 'startLine'>, text: string): string {
  const shown = body.replace(/^(`{3,})suggestion\n([\s\S]*?)^\1$/gm, (_, __, lines: string) => {
    const from = (startLine ?? line ?? 1) - 1;
    const old = text.split('\n').slice(from, line ?? 1);
    const row = (kind: string, sign: string, content: string): string => `<tr class="${kind}"><td>${sign}</td><td><code>${markdown.utils.escapeHtml(content)}</code></td></tr>`;
    return `<div class="suggestion"><div class="title">Suggested change</div><table>${old.map((one) => row('old', '-', one)).join('')}${lines.replace(/\n$/, '').split('\n').map((one) => row('new', '+', one)).join('')}</table></div>\n`;
  });
  return markdown.render(shown.replace(/<!--[\s\S]*?-->/g, ''));
}

const style = `
:root { --back: #fff; --text: #1f2328; --dim: #59636e; --line: #d1d9e0; --soft: #f6f8fa; --link: #0969da; --old: #ffebe9; --new: #dafbe1; }
.dark { --back: #0d1117; --text: #f0f6fc; --dim: #9198a1; --line: #3d444d; --soft: #151b23; --link: #4493f8; --old: #301b1e; --new: #12261e; }
* { box-sizing: border-box; }
body { margin: 0; padding: 20px; width: 900px; background: var(--back); color: var(--text); font: 14px/1.5 'Noto Sans', 'Liberation Sans', sans-serif; }
.comment { border: 1px solid var(--line); border-radius: 6px; margin-bottom: 16px; }
.by { background: var(--soft); border-bottom: 1px solid var(--line); border-radius: 6px 6px 0 0; padding: 7px 16px; color: var(--dim); }
.by b { color: var(--text); } .by span { border: 1px solid var(--line); border-radius: 9px; padding: 0 6px; font-size: 12px; margin-left: 4px; }
.body { padding: 4px 16px; } .body > :first-child { margin-top: 10px; }
a { color: var(--link); text-decoration: none; }
h3 { font-size: 17.5px; margin: 12px 0; } p, table, ul { margin: 0 0 12px; } ul { padding-left: 26px; }
code { font: 12px 'DejaVu Sans Mono', monospace; background: color-mix(in srgb, var(--dim) 15%, transparent); border-radius: 6px; padding: 2px 5px; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: 6px 13px; text-align: left; vertical-align: top; } th { font-weight: 600; }
details { margin-bottom: 12px; } sub { color: var(--dim); font-size: 12px; vertical-align: baseline; }
.suggestion { border: 1px solid var(--line); border-radius: 6px; margin-bottom: 12px; overflow: hidden; }
.suggestion .title { padding: 6px 10px; color: var(--dim); font-size: 12px; border-bottom: 1px solid var(--line); }
.suggestion table { width: 100%; margin: 0; } .suggestion td { border: 0; padding: 1px 10px; } .suggestion td:first-child { width: 24px; color: var(--dim); } .suggestion code { background: none; padding: 0; }
.old { background: var(--old); } .new { background: var(--new); }
.place { font: 12px 'DejaVu Sans Mono', monospace; padding: 7px 16px; border-bottom: 1px solid var(--line); color: var(--dim); }
`;

const page = (dark: boolean, parts: readonly string[]): string => `<!doctype html><html lang="en" class="${dark ? 'dark' : ''}"><meta charset="utf-8"><style>${style}</style><body>${parts.join('\n')}</body></html>`;

const place = mkdtempSync(path.join(tmpdir(), 'picture-'));
const github = await startGitHub();
try {
  cpSync(path.join(root, 'dist/action.js'), path.join(place, 'action.js'));
  await github.commit('main', { [card]: before });
  await github.commit('topic', { [card]: after });
  const pull = await github.openPull({ head: 'topic' });
  const ran = await runAction(path.join(place, 'action.js'), github, onPull(github, pull));
  const { lines, summaries } = await saidIn(github, pull);
  if (lines.length === 0 || summaries.length !== 1) throw new Error(`no review to draw: ${ran.stdout}${ran.stderr}`);
  const by = '<div class="by"><b>github-actions</b><span>bot</span></div>';
  const parts = [
    `<div class="comment">${by}<div class="body">${rendered({ body: summaries[0]!.body, line: null, startLine: null }, after)}</div></div>`,
    ...lines.slice(0, 2).map((comment) => `<div class="comment"><div class="place">${card} · line ${comment.line}</div>${by}<div class="body">${rendered(comment, after)}</div></div>`),
  ];
  mkdirSync(path.join(root, 'docs/images'), { recursive: true });
  for (const theme of ['light', 'dark']) {
    const file = path.join(place, `${theme}.html`);
    const picture = path.join(root, `docs/images/comment-${theme}.png`);
    writeFileSync(file, page(theme === 'dark', parts));
    // As high as the page is: drawn once to be measured.
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars', '--disable-lcd-text', '--force-device-scale-factor=1.05', `--user-data-dir=${mkdtempSync(path.join(place, 'profile-'))}`];
    writeFileSync(path.join(place, 'measure.html'), page(false, parts).replace('</body>', '<script>document.title = document.documentElement.scrollHeight; document.body.dataset.height = document.body.scrollHeight;</script></body>'));
    const dom = spawnSync(chromium, [...flags, '--window-size=900,400', '--dump-dom', path.join(place, 'measure.html')], { encoding: 'utf8' }).stdout;
    const height = Number(/data-height="(\d+)"/.exec(dom)?.[1] ?? 1400);
    const { status, stderr } = spawnSync(chromium, [...flags, `--window-size=900,${height}`, `--screenshot=${picture}`, file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    console.log(`${path.relative(root, picture)} ${Math.round(statSync(picture).size / 1000)} kB`);
  }
} finally {
  await github.close();
  rmSync(place, { recursive: true, force: true });
}
