import { defineRule } from '../../engine/define-rule.ts';
import { oneLine } from '../../engine/shown.ts';
import type { Card, Problem } from '../../engine/types.ts';
import { valuesOf } from '../../facts/card-keys.ts';
import { respelled } from '../../snapshot/spelling.ts';

/** Characters that the Hub takes for `short_description`, and the lowest port that it takes for `app_port`. */
const longest = 60;
const lowestPort = 1025;

export default defineRule({
  id: 'space/config-invalid',
  summary: 'The Hub refuses this configuration of a Space',
  why: 'The front matter is the configuration of the Space. One value that the Hub does not take refuses the push, and the old build goes on being served without a word.',
  advice: 'Give the key a value that https://huggingface.co/docs/hub/spaces-config-reference lists',
  severity: 'error',
  profile: 'hub',
  kinds: ['space'],
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/spaces-config-reference'],
  resources: ['hugging-face-ml-research-release-toolkit', 'docker'],
  *check({ card }) {
    yield* colour(card, 'colorFrom');
    yield* colour(card, 'colorTo');
    const { short_description: description, app_port: port } = card.data;
    if (typeof description === 'string' && description.length > longest) {
      yield { message: `"short_description" length must be less than or equal to ${longest} characters long, found ${description.length}`, at: { key: ['short_description'] }, about: 'length', advice: 'Shorten it; the text of the card has room for the rest' };
    }
    if (typeof port === 'number' && port < lowestPort) yield { message: `"app_port" must be greater than or equal to ${lowestPort}, found ${port}`, at: { key: ['app_port'] }, advice: 'Spaces run without root: let the server listen on 7860, the default, and name that port' };
  },
  examples: [
    { title: 'A colour that is not offered', kind: 'space', card: '---\ntitle: Reader\ncolorFrom: orange\ncolorTo: red\nsdk: gradio\n---\n', finds: ['3: "colorFrom" must be one of [red, yellow, green, blue, indigo, purple, pink, gray], found `orange`'] },
    { title: 'A colour in capitals and one in British spelling', kind: 'space', card: '---\ntitle: Reader\ncolorFrom: "Blue"\ncolorTo: grey\nsdk: gradio\n---\n', fixed: '---\ntitle: Reader\ncolorFrom: "blue"\ncolorTo: gray\nsdk: gradio\n---\n', finds: ['3: "colorFrom" must be one of [red, yellow, green, blue, indigo, purple, pink, gray], found `Blue`', '4: "colorTo" must be one of [red, yellow, green, blue, indigo, purple, pink, gray], found `grey`'] },
    { title: 'One character too many', kind: 'space', card: `---\ntitle: Reader\nsdk: gradio\nshort_description: ${'Reads texts in Swahili, Luo and Kikuyu aloud, in three voices'}\n---\n`, finds: ['4: "short_description" length must be less than or equal to 60 characters long, found 61'] },
    { title: 'A port below 1025', kind: 'space', card: '---\ntitle: Reader\nsdk: docker\napp_port: 80\n---\n', finds: ['4: "app_port" must be greater than or equal to 1025, found 80'] },
    { title: 'A good configuration', kind: 'space', card: '---\ntitle: Reader\nemoji: 📖\ncolorFrom: red\ncolorTo: indigo\nsdk: docker\napp_port: 7860\nshort_description: Reads texts in Swahili, Luo and Kikuyu aloud in three voices\n---\n' },
  ],
});

function* colour(card: Card, key: 'colorFrom' | 'colorTo'): Iterable<Problem> {
  const value = card.data[key];
  const colours = valuesOf(key);
  if (value === undefined || value === null || colours.includes(String(value))) return;
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  const right = written.trim().toLowerCase().replace(/^grey$/, 'gray');
  const edit = colours.includes(right) ? respelled(card, [key], written, right) : null;
  yield { message: `"${key}" must be one of [${colours.join(', ')}], found \`${oneLine(written)}\``, at: { key: [key] }, ...(edit && { fix: { title: `Write \`${right}\``, edits: [edit] } }) };
}
