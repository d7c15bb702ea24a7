import type { Kind } from '../rules/index.ts';

const model = `---
license: # e.g. apache-2.0; https://huggingface.co/docs/hub/repositories-licenses
language: # e.g. sw
library_name: # e.g. transformers
pipeline_tag: # e.g. automatic-speech-recognition
base_model: # owner/name of the model this one was made from; delete the line if there is none
datasets: # owner/name of each data set it was trained on
---

# [to do: name of the model]

[to do: one or two sentences: what it does, for whom, and what it was made from]

- **Developed by:** [to do: person or organisation]
- **Contact:** [to do: address, or where to open an issue]

## Intended use

[to do: what it is meant for, and who should use it]

### Out-of-scope use

[to do: what it must not be used for, or does badly]

## Limitations and bias

[to do: where it fails, for whom, and how that was found]

### Recommendations

[to do: what a user should do about it]

## How to use

\`\`\`python
# [to do: the shortest code that runs it]
\`\`\`

## Training data

[to do: names and sizes of the data sets, where they come from, what was filtered out, whether people could opt out]

## Training procedure

[to do: method, hyperparameters, hardware, hours]

## Environmental impact

[to do: energy in kWh and emissions in g CO2eq, measured or estimated, with hardware, hours and region; then as \`co2_eq_emissions\` in the metadata]

## Evaluation

[to do: results with data set, split and metric; what was measured across groups of people; what was not evaluated, and why]

## Citation

[to do: BibTeX or a sentence]
`;

const dataset = `---
license: # e.g. cc-by-4.0; https://huggingface.co/docs/hub/repositories-licenses
language: # e.g. sw
pretty_name: # a name for people
task_categories: # e.g. automatic-speech-recognition
size_categories: # e.g. 1K<n<10K
annotations_creators: # crowdsourced, expert-generated, machine-generated, no-annotation …
---

# [to do: name of the data set]

[to do: one or two sentences: what it holds, in which languages, how much of it]

- **Curated by:** [to do: person or organisation]
- **Contact:** [to do: address, or where to open an issue]

## Uses

[to do: what it is meant for]

### Out-of-scope use

[to do: what it must not be used for]

## Structure

[to do: fields with their meaning, splits with their sizes, one example]

## Source data

[to do: where it comes from, how and when it was collected, who produced it, under which terms]

## Annotations

[to do: how labels were made, by whom, how they agree; or that there are none]

## Personal and sensitive information

[to do: whether there is any, what was done about it, whether people consented and how they can have it removed]

## Bias, risks and limitations

[to do: what is missing or skewed, and what a user should do about it]

## Citation

[to do: BibTeX or a sentence]
`;

const space = `---
title: # name of the Space
emoji: # one emoji
colorFrom: blue
colorTo: green
sdk: # gradio, docker or static
app_file: app.py
license: # e.g. apache-2.0
short_description: # at most 60 characters
---

# [to do: name of the Space]

[to do: one or two sentences: what it shows or does, with which models and data]

## Intended use

[to do: what it is meant for, and what it is not]

## Limitations

[to do: where it fails; what happens to what people enter]

## Contact

[to do: address, or where to open an issue]
`;

/** Card skeletons. Every gap is marked in a way that reads as a gap and never counts as said. */
export const skeletons: Readonly<Record<Kind, string>> = { model, dataset, space };
