import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Card, Problem } from '../../engine/types.ts';
import { listed, mapping } from '../../engine/values.ts';
import { valuesOf } from '../../facts/card-keys.ts';
import { quoted } from '../../snapshot/spelling.ts';

const booleans = ['pinned', 'fullWidth', 'hf_oauth', 'disable_embedding'];
/** Lower-case header names and the values that the Hub's types list. */
const headers: ReadonlyMap<string, readonly string[]> = new Map([
  ['cross-origin-embedder-policy', ['unsafe-none', 'require-corp', 'credentialless']],
  ['cross-origin-opener-policy', ['same-origin', 'same-origin-allow-popups', 'unsafe-none']],
  ['cross-origin-resource-policy', ['same-site', 'same-origin', 'cross-origin']],
]);
/** 30 days. */
const longestLogin = 43_200;

export default defineRule({
  id: 'space/config-undocumented',
  summary: 'A value of the Space’s configuration is not one that the Hub documents',
  why: 'The Space is built from these keys. A version that YAML turns into another number, an SDK that is no longer offered or a switch written as text gives a Space that does not start or does not do what was meant.',
  advice: 'Take a value that https://huggingface.co/docs/hub/spaces-config-reference lists',
  severity: 'warning',
  kinds: ['space'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/spaces-config-reference', 'https://huggingface.co/docs/hub/spaces-oauth', 'https://github.com/huggingface/hub-docs/pull/1834', 'https://github.com/huggingface/huggingface.js/blob/main/packages/hub/src/types/api/api-space.ts'],
  resources: ['hugging-face-ml-research-release-toolkit', 'docker'],
  *check({ card }) {
    yield* sdk(card);
    yield* versions(card);
    const { emoji, header, suggested_hardware: hardware, suggested_storage: storage, base_path: base, app_port: port, startup_duration_timeout: timeout } = card.data;
    if (emoji !== undefined && emoji !== null && !isEmoji(emoji)) yield at('emoji', `\`emoji: ${shown(emoji)}\` is no emoji`, 'Write the character itself, e.g. `emoji: 📖`');
    if (header !== undefined && !valuesOf('header').includes(String(header))) yield at('header', `\`header: ${shown(header)}\` is not documented, expected \`mini\` or \`default\``);
    if (typeof hardware === 'string' && !valuesOf('suggested_hardware').includes(hardware)) yield at('suggested_hardware', `\`suggested_hardware: ${shown(hardware)}\` is not documented`, `Documented are ${valuesOf('suggested_hardware').map((one) => `\`${one}\``).join(', ')}`);
    if (storage !== undefined) yield at('suggested_storage', '`suggested_storage` has no effect: the Hub no longer offers persistent storage for Spaces', 'Take the key away and keep data in a dataset or bucket');
    if (typeof base === 'string' && !base.startsWith('/')) yield at('base_path', `\`base_path: ${shown(base)}\` does not begin with \`/\``);
    if (port !== undefined && !(typeof port === 'number' && Number.isInteger(port) && port < 65_536)) yield at('app_port', `\`app_port: ${shown(port)}\` is no port, expected a number such as 7860 without quotes`);
    if (timeout !== undefined && !/^\d+(?:\.\d+)? ?(?:s|m|h|d|sec|min|hours?|minutes?|seconds?)$/.test(String(timeout))) yield at('startup_duration_timeout', `\`startup_duration_timeout: ${shown(timeout)}\` names no unit, expected a duration such as \`30m\` or \`1h\``);
    for (const key of booleans) {
      const value = card.data[key];
      if (value !== undefined && value !== null && typeof value !== 'boolean') yield at(key, `\`${key}: ${shown(value)}\` is no boolean, expected \`true\` or \`false\` without quotes`);
    }
    yield* oauth(card);
    yield* customHeaders(card);
  },
  examples: [
    { title: 'A version with a zero at its end', kind: 'space', card: '---\ntitle: Reader\nsdk: gradio\nsdk_version: 5.20  # latest\npython_version: 3.10\n---\n', fixed: '---\ntitle: Reader\nsdk: gradio\nsdk_version: "5.20"  # latest\npython_version: "3.10"\n---\n', finds: ['4: `sdk_version: 5.20` is read as the number 5.2, expected text between quotes', '5: `python_version: 3.10` is read as the number 3.1, expected text between quotes'] },
    { title: 'Streamlit', kind: 'space', card: '---\ntitle: Reader\nsdk: streamlit\n---\n', finds: ['3: `sdk: streamlit` is no longer offered, expected `gradio`, `docker` or `static`'] },
    { title: 'No SDK', kind: 'space', card: '---\ntitle: Reader\nemoji: 📖\n---\n', finds: ['1: The Space names no `sdk`, expected `gradio`, `docker` or `static`'] },
    { title: 'Words for an emoji and a switch', kind: 'space', card: '---\ntitle: Reader\nemoji: book\nsdk: static\npinned: "false"\n---\n', finds: ['3: `emoji: book` is no emoji', '5: `pinned: "false"` is no boolean, expected `true` or `false` without quotes'] },
    { title: 'Logins and headers', kind: 'space', card: '---\nsdk: static\nhf_oauth: true\nhf_oauth_scopes: [email, write]\nhf_oauth_expiration_minutes: 90000\ncustom_headers:\n  Cross-Origin-Opener-Policy: same-origin\n  cross-origin-embedder-policy: strict\n---\n', finds: ['4: `write` in `hf_oauth_scopes` is not documented', '5: `hf_oauth_expiration_minutes: 90000` is more than 30 days, expected at most 43200', '7: `Cross-Origin-Opener-Policy` in `custom_headers` is not written in lower case', '8: `cross-origin-embedder-policy: strict` is not documented, expected `unsafe-none`, `require-corp` or `credentialless`'] },
    { title: 'A good configuration', kind: 'space', card: '---\ntitle: Reader\nemoji: 👩🏽‍💻\nsdk: gradio\nsdk_version: 6.19.0\npython_version: "3.10"\nsuggested_hardware: zero-a10g\nstartup_duration_timeout: 1h\npinned: false\nhf_oauth: true\nhf_oauth_scopes: [read-repos]\ncustom_headers: {cross-origin-opener-policy: same-origin}\n---\n' },
    { title: 'Flags and keycaps are emoji too', kind: 'space', card: '---\ntitle: Reader\nemoji: 🇰🇪\nsdk: docker\npython_version: 3.12\n---\n' },
  ],
});

const shown = (value: unknown): string => oneLine(JSON.stringify(value) ?? '').replace(/^"([^"]*)"$/, (all, text: string) => (/^(?:true|false|yes|no|\d+)$/i.test(text) ? all : text));
const at = (key: string, message: string, advice?: string): Problem => ({ message, at: { key: [key] }, ...(advice && { advice }) });
const isEmoji = (value: unknown): boolean => typeof value === 'string' && /^[\p{Emoji}\p{Emoji_Component}\s]{1,40}$/u.test(value) && /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3]/u.test(value);

function* sdk(card: Card): Iterable<Problem> {
  const value = card.data['sdk'];
  const expected = 'expected `gradio`, `docker` or `static`';
  if (value === undefined || value === null) yield at('sdk', `The Space names no \`sdk\`, ${expected}`);
  else if (value === 'streamlit') yield at('sdk', `\`sdk: streamlit\` is no longer offered, ${expected}`, 'Use `sdk: docker` with a Dockerfile that starts Streamlit; see https://huggingface.co/docs/hub/spaces-sdks-docker');
  else if (!valuesOf('sdk').includes(String(value))) yield at('sdk', `\`sdk: ${shown(value)}\` is not documented, ${expected}`);
}

function* versions(card: Card): Iterable<Problem> {
  for (const key of ['sdk_version', 'python_version']) {
    const value = card.data[key];
    const span = typeof value === 'number' ? card.frontMatter.spanOf([key]) : null;
    if (typeof value === 'number' && span) {
      const written = card.text.slice(span.start, span.end);
      if (String(value) === written) continue;
      const edit = quoted(card, [key]);
      yield { ...at(key, `\`${key}: ${oneLine(written)}\` is read as the number ${value}, expected text between quotes`), ...(edit && { fix: { title: `Write \`"${written}"\``, edits: [edit] } }) };
    } else if (key === 'python_version' && typeof value === 'string' && !/^3(?:\.\d{1,2}){1,2}$/.test(value)) yield at(key, `\`python_version: ${shown(value)}\` is not documented, expected \`3.x\` or \`3.x.x\``);
  }
}

function* oauth(card: Card): Iterable<Problem> {
  const scopes = valuesOf('hf_oauth_scopes');
  for (const [index, scope] of listed(card.data['hf_oauth_scopes']).entries()) {
    if (typeof scope !== 'string' || scopes.includes(scope) || scope === 'openid' || scope === 'profile') continue;
    yield { message: `\`${oneLine(scope)}\` in \`hf_oauth_scopes\` is not documented`, at: { key: ['hf_oauth_scopes', index] }, advice: `Documented are ${scopes.map((one) => `\`${one}\``).join(', ')}` };
  }
  const minutes = card.data['hf_oauth_expiration_minutes'];
  if (minutes === undefined) return;
  if (typeof minutes !== 'number') yield at('hf_oauth_expiration_minutes', `\`hf_oauth_expiration_minutes: ${shown(minutes)}\` is no number of minutes`);
  else if (minutes > longestLogin) yield at('hf_oauth_expiration_minutes', `\`hf_oauth_expiration_minutes: ${minutes}\` is more than 30 days, expected at most ${longestLogin}`);
}

function* customHeaders(card: Card): Iterable<Problem> {
  for (const [name, value] of Object.entries(mapping(card.data['custom_headers']))) {
    const place = { key: ['custom_headers', name] };
    const values = headers.get(name);
    if (values) {
      if (!values.includes(String(value))) yield { message: `\`${name}: ${shown(value)}\` is not documented, expected ${values.map((one) => `\`${one}\``).join(', ').replace(/, ([^,]*)$/, ' or $1')}`, at: place };
    } else if (headers.has(name.toLowerCase())) yield { message: `\`${name}\` in \`custom_headers\` is not written in lower case`, at: place, advice: `Write \`${name.toLowerCase()}\`` };
    else yield { message: `\`${oneLine(name)}\` in \`custom_headers\` is not documented`, at: place, advice: `Documented are ${[...headers.keys()].map((one) => `\`${one}\``).join(', ')}` };
  }
}
