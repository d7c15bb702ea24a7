/** Every noun of the project. No code, no imports. */

export type Kind = 'model' | 'dataset' | 'space';
/** GitHub's own words for annotation levels, so that no surface has to translate. */
export type Severity = 'error' | 'warning' | 'notice';

/** What is known of a fact that someone else holds: the value, or the reason it could not be had. */
export type Known<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

/** A path into front matter: `['model-index', 0, 'name']`. */
export type KeyPath = readonly (string | number)[];

/** UTF-16 offsets into a file's text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lines and columns count from 1; `endColumn` is exclusive. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

/** One file of a repository. `text` is not known where it was not read: too large, binary, no permission. */
export interface RepoFile {
  /** Path inside the repository, with forward slashes. */
  readonly path: string;
  /** Bytes, or null where the source does not tell. */
  readonly size: number | null;
  readonly text: Known<string>;
}

/** What a source hands over, before anything is parsed. */
export interface RawRepository {
  /** As the caller named it. */
  readonly target: string;
  /** Folder relative to the place the check was started from, `.` for that place itself. */
  readonly path: string;
  /** `owner/name` where known. */
  readonly name: string | null;
  readonly kind: Kind;
  /** Path of the card inside the repository, or null. */
  readonly card: string | null;
  readonly files: readonly RepoFile[];
  /** Whether `files` lists the whole repository (a single card file given on its own does not). */
  readonly complete: boolean;
  readonly hub: Known<HubFacts>;
  /** SPDX id that GitHub took from the LICENSE file of its repository, where this is the whole of that repository and an event told it. */
  readonly detectedLicense?: string | null;
  /** Repositories that the card names, looked up one hop; key is `kind:id`. Empty when nothing was looked up. */
  readonly related: ReadonlyMap<string, Known<RelatedFacts>>;
  /** What a file of known repositories says, as deep as it goes; key is `kind:id`. What was looked up goes before it. */
  readonly recorded?: ReadonlyMap<string, RelatedFacts>;
}

/** What the Hub says of this repository. */
export interface HubFacts {
  readonly id: string;
  readonly sha: string | null;
  readonly private: boolean;
  readonly gated: boolean;
  readonly license: Known<string>;
}

/** What the Hub says of a repository that the card names. */
export interface RelatedFacts {
  readonly kind: Kind;
  /** The id that was asked for. */
  readonly asked: string;
  readonly exists: boolean;
  /** The id that the Hub answered with, where it differs: the repository was renamed or moved. */
  readonly movedTo: string | null;
  readonly gated: boolean;
  /** Licence id of the card over there. Not known is never taken for a licence. */
  readonly license: Known<string>;
  /** `license_name` over there, which says which licence `other` is. */
  readonly licenseName?: string;
  /** What it names as its own base models, data sets or, for a Space, models: the next hop. */
  readonly baseModels?: readonly string[];
  readonly baseModelRelation?: string;
  readonly datasets?: readonly string[];
}

/** A repository that a card names in its front matter. */
export interface Reference {
  readonly kind: Kind;
  readonly id: string;
  readonly key: KeyPath;
}

// ── the card ────────────────────────────────────────────────────────────────────────────────────

/**
 * State of the block between the two `---`, as the Hub's own regular expression sees it.
 * `displaced`: a block that would be front matter stands below other text, so the Hub does not read it.
 */
export type FrontMatterState = 'none' | 'ok' | 'empty' | 'unclosed' | 'unreadable' | 'not-mapping' | 'displaced' | 'pointer';

export interface FrontMatter {
  readonly state: FrontMatterState;
  /** The YAML between the delimiters; equal offsets where there is none. */
  readonly yaml: Span;
  /** Offset at which the body begins. */
  readonly bodyStart: number;
  /** Values as written. Empty for a block that is no mapping; what could be read of an unreadable one. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Why the block could not be read, in the words the Hub uses. */
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
  /** Span of a key's value, or of the nearest ancestor that exists, or null when not even the block exists. */
  spanOf(path: KeyPath): Span | null;
  /** A top-level key with its value, roughly: cheap, for pointing at, not for editing. */
  entryOf(key: string): Span | null;
  /** A key with its value, or an item, below a top-level key: cheap, for pointing at; null where it takes the parser to find it. */
  placeOf(path: KeyPath): Span | null;
  /** Span of the key itself (`license` in `license: mit`), or null. */
  keySpanOf(path: KeyPath): Span | null;
}

export type HeadingForm = 'atx' | 'setext' | 'html' | 'bold' | 'summary' | 'root';

export interface Section {
  readonly index: number;
  /** Heading as a reader sees it, without markup; empty for what stands before the first heading. */
  readonly heading: string;
  /** Lower case, without numbering, emoji and punctuation. */
  readonly normal: string;
  /** 1-6; bold lines and summaries stand one below the heading above them; 0 for the root. */
  readonly level: number;
  readonly form: HeadingForm;
  readonly span: Span;
  readonly parent: Section | null;
  /** What the heading speaks of, by the lexicons. */
  readonly concepts: ReadonlySet<string>;
  /** Offset where the section's own text and that of its sub-sections ends. */
  readonly end: number;
}

export type StatementForm = 'sentence' | 'item' | 'row' | 'heading';

/** One sentence, list item or table row of the body: what a disclosure is read from. */
export interface Statement extends Span {
  readonly index: number;
  /** Without markup, white space folded; for `**Label:** value` the value only. */
  readonly text: string;
  readonly lower: string;
  readonly form: StatementForm;
  readonly section: Section;
  /** `License` in `- **License:** MIT` and in a two-column row. */
  readonly label: string | null;
  /** What the label speaks of, by the lexicons. */
  readonly labelConcepts: ReadonlySet<string>;
  /** For list items and rows: the sentence ending in a colon (or the label) that introduces them. */
  readonly lead: string | null;
  /** A template's words or a filler; never counts as said. */
  readonly placeholder: boolean;
}

export interface Table {
  readonly header: readonly string[];
  /** Cells of each row; rows may be shorter or longer than the header. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly span: Span }[];
  readonly span: Span;
  readonly section: Section;
}

export interface CodeBlock extends Span {
  /** Language of the fence in lower case, empty where none is given. */
  readonly language: string;
  readonly text: string;
  readonly section: Section;
}

export interface Link extends Span {
  readonly url: string;
  readonly text: string;
  readonly image: boolean;
  readonly section: Section;
}

/** A card, read once. Everything on it is derived from its text; nothing on it changes. */
export interface Card {
  readonly exists: boolean;
  /** Path inside the repository; `README.md` where there is no card. */
  readonly file: string;
  readonly text: string;
  readonly frontMatter: FrontMatter;
  /** `frontMatter.data`. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly sections: readonly Section[];
  readonly statements: readonly Statement[];
  readonly tables: readonly Table[];
  readonly code: readonly CodeBlock[];
  readonly links: readonly Link[];
  /** Languages other than English that the body seems to be written in, by script and stop words. */
  readonly languages: ReadonlySet<string>;
  /** Said when the card was longer than what is read. */
  readonly truncated: boolean;
  /** Why there is a card but not its text (binary, a directory, not UTF-8); null where it was read. */
  readonly unread: string | null;
  /** What `oncePerCard` remembers; nobody else looks at it. */
  readonly notes: unknown[];

  /** Line (from 1) of an offset. */
  lineAt(offset: number): number;
  /** Filled statements in which one of the phrases is said, in order. */
  said(...phrases: readonly Phrase[]): Statement[];
  /** Whether a filled statement of this card says one of the phrases. */
  says(statement: Statement, ...phrases: readonly Phrase[]): boolean;
  /** Filled statements that say a concept in a language other than English, by its lexicon. */
  saidElsewhere(concept: string): Statement[];
  /** Sections whose heading speaks of the concept. */
  sectionsOn(concept: string): Section[];
  /** Filled statements below headings on the concept; sub-sections with a concept of their own are left out. */
  under(concept: string): Statement[];
  /** Filled items and rows below a short line that speaks of the concept: `Authors:` and the names under it. */
  listed(concept: string): Statement[];
  /** Filled `Label: value` statements whose label speaks of the concept. */
  labelled(concept: string): Statement[];
}

/** Words that make a statement worth a look, and the pattern that decides. See `phrase()`. */
export interface Phrase {
  /** Number of its list of trigger words. */
  readonly number: number;
  readonly pattern: RegExp;
  /** Whether the pattern begins with a trigger word, and is tried at these only. */
  readonly begins: boolean;
  /** Number of the list of which a word has to stand there too; null where one is enough. */
  readonly also: number | null;
}

// ── disclosures ─────────────────────────────────────────────────────────────────────────────────

export type DisclosureStatus = 'disclosed' | 'missing' | 'not-applicable' | 'unknown';

/** Where a disclosure points: a key of the front matter, or anything with offsets into the card. */
export type Proof = { readonly key: KeyPath } | Span;

/** What a detector found, the best first; no proofs means missing. It is asked for no more proofs than are shown. */
export type Detected = Iterable<Proof> | 'not-applicable';

export interface Evidence {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  /** At most 200 characters of the card, markup included. */
  readonly text: string;
}

export interface Answer {
  readonly status: DisclosureStatus;
  readonly evidence: readonly Evidence[];
}

export interface DisclosureExample {
  readonly title: string;
  readonly kind?: Kind;
  readonly card: string;
  /** Lines of the first evidence expected, `[]` for missing, or `not-applicable`. */
  readonly lines: readonly number[] | 'not-applicable';
}

export interface Disclosure {
  readonly id: string;
  /** What counts, in one sentence. */
  readonly summary: string;
  readonly kinds: readonly Kind[];
  detect(card: Card, kind: Kind): Detected;
  readonly examples: readonly DisclosureExample[];
}

// ── coverage ────────────────────────────────────────────────────────────────────────────────────

export type CoverageStatus = 'reported-with-number' | 'reported' | 'declined-with-reason' | 'silent' | 'not-applicable';

/** What a card says of one item of a framework. */
export interface Reading {
  readonly status: CoverageStatus;
  /** Where; none for what is silent or does not apply. */
  readonly proofs: readonly Proof[];
  /** Evidence of a disclosure that says the same; shown behind that of `proofs`. */
  readonly disclosed?: readonly Evidence[];
  /** The document that the proofs stand in, where it is not the card: `GOVERNANCE.md` beside it. */
  readonly in?: Card;
}

/** Readings by item id; items that are left out are silent. `not-applicable`: the framework does not speak of this artefact. */
export type Readings = Readonly<Record<string, Reading>> | 'not-applicable';

export interface FrameworkExample {
  readonly title: string;
  readonly kind?: Kind;
  readonly card: string;
  /** Files beside the card. */
  readonly files?: Readonly<Record<string, string>>;
  /** Statuses of the items that are not silent, or `not-applicable`. */
  readonly covers: Readonly<Record<string, Exclude<CoverageStatus, 'silent'>>> | 'not-applicable';
}

/** A published list of what ought to be told, and how a card is held against it. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  /** What it is, in one sentence. */
  readonly summary: string;
  readonly kinds: readonly Kind[];
  /** In the order of the source. */
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly sources: readonly string[];
  read(snapshot: Uncovered): Readings;
  readonly examples: readonly FrameworkExample[];
}

// ── rules ───────────────────────────────────────────────────────────────────────────────────────

/** One repository at one commit, read once and never changed, before it is held against the frameworks. */
export interface Uncovered {
  readonly target: string;
  readonly path: string;
  readonly kind: Kind;
  readonly name: string | null;
  readonly files: ReadonlyMap<string, RepoFile>;
  /** Whether `files` is the whole repository. */
  readonly complete: boolean;
  readonly card: Card;
  readonly disclosures: Readonly<Record<string, Answer>>;
  readonly hub: Known<HubFacts>;
  /** As GitHub detected it on the default branch; null where it did not, or nobody asked. */
  readonly detectedLicense: string | null;
  /** Key: `model:owner/name`. */
  readonly related: ReadonlyMap<string, Known<RelatedFacts>>;
  readonly recorded: ReadonlyMap<string, RelatedFacts>;
}

export interface Snapshot extends Uncovered {
  /** By framework and item; frameworks of other kinds of repositories are not there. */
  readonly coverage: Coverage;
}

export type Coverage = Readonly<Record<string, Readonly<Record<string, CoverageItem>>>>;

/** Where a rule points, in the rule's own words; the engine finds file, line and column. */
export type Place =
  | { readonly key: KeyPath }
  | { readonly span: Span }
  | { readonly section: Section }
  | { readonly file: string; readonly span?: Span }
  | 'card';

export interface Edit extends Span {
  readonly file: string;
  readonly text: string;
}

/** A change of form that keeps the author's meaning. What only the author can know is advice. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

export interface Problem {
  /** One sentence, values in backticks, what is and what was expected; no full stop. */
  readonly message: string;
  readonly at: Place;
  readonly fix?: Fix;
  /** Overrides the rule's advice where there is something better to say. */
  readonly advice?: string;
  /** It may be otherwise: something missing was read from the whole text and some words may tell it, or another place speaks of another part. A notice, unless the configuration names a severity. */
  readonly unsure?: boolean;
  /** The most that this one may be, for what rests on less than the rule's own proof; a severity that the configuration names goes before it. */
  readonly atMost?: Severity;
  /**
   * Left out where another finding stands at one of these sections: it says there what is missing, so that
   * a reader is not told of one gap twice. The other one stays, since it is what people switch on, off or to `error`.
   */
  readonly unlessSaidAt?: readonly Section[];
  /** Tells two findings of one rule at one logical place apart; goes into the fingerprint. */
  readonly about?: string;
  /** The licence that was held against the configuration's `licenses`: what an exemption may name. */
  readonly license?: string;
}

export type Need = 'card' | 'front-matter' | 'files' | 'related' | 'hub';

/** `hub`: what the Hub itself refuses or warns of · `recommended` · `open-science`: everything. Each includes the one before. */
export type Profile = 'hub' | 'recommended' | 'open-science';

export interface RuleExample {
  readonly title: string;
  readonly kind?: Kind;
  readonly card?: string;
  readonly name?: string;
  /** Why the card could not be read, for a card that is there but has no text. */
  readonly unread?: string;
  /** Files beside the card. */
  readonly files?: Readonly<Record<string, string>>;
  readonly related?: Readonly<Record<string, RelatedFacts | string>>;
  /** What a file of known repositories says. */
  readonly recorded?: Readonly<Record<string, RelatedFacts>>;
  /** Reasons why the rule could not speak of something, in full; absent where it could, or where `related` has them. */
  readonly skips?: readonly string[];
  /** As GitHub detected it. */
  readonly detectedLicense?: string;
  /** As the Hub shows it. */
  readonly hubLicense?: string;
  /** `line: message` in order; absent for silence. A finding without a line is `file: message`. */
  readonly finds?: readonly string[];
  /** The card after its fixes. */
  readonly fixed?: string;
  /** What the owners demand, for rules that read the policy. */
  readonly policy?: Partial<Policy>;
}

export interface Rule {
  /** `family/problem`, the path of its file below `catalog/`. */
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly advice: string;
  readonly severity: Severity;
  /** The smallest profile in which it speaks. */
  readonly profile: Profile;
  readonly kinds: readonly Kind[];
  readonly needs: readonly Need[];
  readonly sources: readonly string[];
  /** Names in the cheatsheet's facts; shown with the finding. */
  readonly resources: readonly string[];
  readonly examples: readonly RuleExample[];
  /** What it had to leave out for want of facts, once it has spoken of the rest; null where it could see everything. */
  unseen?: ((snapshot: Snapshot) => string | null) | undefined;
  /** The policy is for the few rules that hold a repository to its owners' own demands. */
  check(snapshot: Snapshot, policy: Policy): Iterable<Problem>;
}

// ── what comes out ──────────────────────────────────────────────────────────────────────────────

export interface Resource {
  readonly name: string;
  readonly url: string;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
  /** Without line numbers, so that it survives an edit above it. */
  readonly fingerprint: string;
  readonly state?: 'new' | 'existing' | 'fixed';
  readonly advice?: string;
  readonly fix?: Fix;
  readonly sources: readonly string[];
  readonly resources: readonly Resource[];
  readonly waiver?: { readonly because: string; readonly until?: string };
}

/** A rule that had nothing to go by, or that threw: said aloud, never passed. */
export interface Unsaid {
  readonly rule: string;
  readonly why: string;
}

export interface CoverageItem {
  readonly status: CoverageStatus;
  readonly evidence: readonly Evidence[];
}

/** A repository that this one comes from, and what its licence means for this one. Not legal advice. */
export interface LineageEdge {
  readonly kind: Kind;
  readonly id: string;
  /** The way from here to it, nearest first; empty for what the card itself names. */
  readonly through: readonly string[];
  /** `finetune`, `adapter`, `merge`, `quantized` · `trained-on` · `made-from` · `runs`. */
  readonly relation: string;
  /** The relation was not stated. */
  readonly inferred: boolean;
  /** As it is named there; null where it is not known. */
  readonly license: string | null;
  /** Looked up, recorded in a file of known repositories, published of a much-used model, or remembered. */
  readonly basis: 'looked-up' | 'recorded' | 'published' | 'remembered' | null;
  readonly verdict: 'ok' | 'obligation' | 'unknown' | 'conflict';
  readonly because: readonly {
    readonly verdict: 'obligation' | 'unknown' | 'conflict';
    /** What it is about: `non-commercial`, `share-alike`, `restrictions`, `notice-file`, … */
    readonly term: string;
    readonly section: string | null;
    /** The condition in our own words, or why nothing can be said. */
    readonly says: string;
    readonly url: string | null;
    /** False where it is open whether the condition reaches so far. */
    readonly settled: boolean;
  }[];
}

export interface RepositoryReport {
  readonly target: string;
  readonly kind: Kind;
  readonly name: string | null;
  readonly path: string;
  readonly card: string | null;
  readonly disclosures: Readonly<Record<string, Answer>>;
  readonly coverage: Coverage;
  /** Absent where the card names nothing that it comes from. */
  readonly lineage?: readonly LineageEdge[];
  readonly findings: readonly Finding[];
  readonly skipped: readonly Unsaid[];
  readonly broken: readonly Unsaid[];
}

export interface Waiver {
  /** A rule's id, or `licenses` for an exemption from the licence policy, whichever rule holds it against a repository. */
  readonly rule: string;
  readonly path?: string;
  /** Glob over `owner/name`; of exemptions only. */
  readonly name?: string;
  /** A licence as the finding names it; of exemptions only. */
  readonly license?: string;
  readonly because: string;
  /** Last day on which it waives, YYYY-MM-DD. */
  readonly until?: string;
}

export interface Summary {
  readonly repositories: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  readonly waived: number;
}

export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'hub-compliance'; readonly version: string; readonly factsDate: string };
  readonly repositories: readonly RepositoryReport[];
  readonly unusedWaivers: readonly Waiver[];
  /** Waivers past their last day: they no longer waive. */
  readonly expiredWaivers: readonly Waiver[];
  readonly summary: Summary;
  readonly failed: boolean;
}

/** What the owners of a repository decided, resolved from profile and configuration. */
export interface Policy {
  readonly profile: Profile;
  readonly failOn: Severity | 'never';
  /** By rule id; `off` silences. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly waivers: readonly Waiver[];
  readonly require: readonly Requirement[];
  readonly licenses: LicensePolicy | null;
}

export type Requirement = { readonly section: string; readonly kinds?: readonly Kind[] } | { readonly key: string; readonly kinds?: readonly Kind[] };

export interface LicensePolicy {
  readonly allow?: string;
  readonly deny?: readonly string[];
  readonly unknown?: Severity | 'off';
}
