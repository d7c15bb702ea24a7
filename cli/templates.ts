import type { Kind } from '../rules/index.ts';

/** A section that a framework asks for, as a person fills it in. Every gap reads as one and never counts as told. */
export interface Template {
  readonly kind: Kind;
  /** Heading of the section, by which one that is there already is known. */
  readonly heading: string;
  /** The file it goes into. */
  readonly file: string;
  readonly text: string;
}

const marginalRisk = `## Marginal risk

### Threat

[to do: who could misuse it, for what, and how they would go about it]

### Existing risk

[to do: how often the harm happens without this model, and with which tools; a figure or a source]

### Existing defences

[to do: technical, legal and platform defences that are there already, and how well they work]

### Evidence of marginal risk

[to do: compared with closed models, other open models or a web search: what is new, cheaper or larger, and how that was found]

### Ease of defence

[to do: who can defend against it, by what, and what you provide to that end]

### Uncertainty and assumptions

[to do: what is assumed of people and of later models, and what would change the finding]
`;

const governance = `# Governance

## Project overview

[to do: what is built, by whom, why in the open]

## Decisions

[to do: who decides, in which bodies, and how disputes end]

## Participants

[to do: how many people from where; paid or volunteers]

## Rules of participation

[to do: who may join, code of conduct, terms on what people contribute]

## Funding

[to do: who gave what, and what they get for it]

## Compute and emissions

[to do: machines, hours, energy and carbon for each model]

## Consent of data subjects

[to do: whose consent was asked and how; how people find out and opt out, until when]

## Privacy

[to do: kinds of personal data, how they were found and replaced, with which error]

## Release process

[to do: which risks were weighed before release, by whom, and what was done]

## Contact and change log

[to do: where to write; version, date, what changed]
`;

const speech = `## Speech recordings

### Speakers

[to do: number of speakers for each language, with age bands, gender, accent or region, and how many did not say]

### Recordings

[to do: hours or clips for each language and split; format, sampling rate and channels]

### Recording conditions

[to do: device, place, noise; read or spontaneous, and where the texts came from]

### Splits

[to do: whether any speaker is in more than one split]

### Transcription

[to do: who transcribed and checked, by which rules, with which error]

### Consent and withdrawal

[to do: how speakers agreed, to what, whether they were paid; how a recording is taken out, and what becomes of copies and models]
`;

const values = `## Values and culture

### Topics

[to do: topics, and why people differ on them; languages and countries, kept apart]

### Sources and translation

[to do: who produced each statement and by what right it is reused; which text is original and which translated, by whom]

### Labels

[to do: each label with its meaning]

### Annotation process

[to do: rounds, guidelines, how disagreement was settled, a figure for agreement; who annotated and from where they look at it]

### What is missing

[to do: groups, languages and views that are not in it; that inclusion is no endorsement; whether it may be trained on]
`;

/** By the name that \`init --template\` takes. */
export const templates: Readonly<Record<string, Template>> = {
  'marginal-risk': { kind: 'model', heading: 'Marginal risk', file: 'README.md', text: marginalRisk },
  governance: { kind: 'dataset', heading: 'Governance', file: 'GOVERNANCE.md', text: governance },
  speech: { kind: 'dataset', heading: 'Speech recordings', file: 'README.md', text: speech },
  values: { kind: 'dataset', heading: 'Values and culture', file: 'README.md', text: values },
};
