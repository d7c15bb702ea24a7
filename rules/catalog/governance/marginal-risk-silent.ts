import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Place } from '../../engine/types.ts';
import { marginalRiskSteps, misuseVectors } from '../../facts/marginal-risk.ts';
import { applies, enumerated, silentIn } from '../../recognise/gaps.ts';
import { claimsNoRisk, otherRisk, riskBearing } from '../../recognise/risk-bearing.ts';
import { artefactOf } from '../../snapshot/artefact.ts';

const steps = marginalRiskSteps.map(({ id }) => id);
/** What a message calls a step, and the gap that fills it. */
const asked: Readonly<Record<string, readonly [name: string, gap: string]>> = {
  threat: ['who could misuse it, for what and how', '[to do: who] could use it for [to do: which misuse] by [to do: how]'],
  'existing-risk': ['how far the harm exists without open models', 'this already happens with [to do: tools], [to do: how often]'],
  'existing-defences': ['which defences exist already', 'defences that exist: [to do: technical, legal, of platforms]'],
  'marginal-evidence': ['what the open model adds', 'compared with [to do: closed models or a web search], it adds [to do: what, and how that was found]'],
  'ease-of-defence': ['how the new risk can be defended against', '[to do: who] can defend against it by [to do: how]'],
  uncertainty: ['what is assumed', 'we assume [to do: what]; [to do: what] would change this'],
};
/** Sentences of an author's own below the heading from which on one that was not understood is likelier than one that is missing. */
const ownWords = 3;
/** Heads an assessment of the card's own: whoever opens one wants it whole. */
const headed = /^marginal risks?(?: assessment)?$/;

export default defineRule({
  id: 'governance/marginal-risk-silent',
  summary: 'Weights are opened for something that can be misused, and nothing tells what opening them adds',
  why: 'Open weights cannot be taken back. Whether that matters depends on what closed models, older tools and a web search allow already; six of seven published assessments left a step of that comparison out, and then neither “dangerous” nor “safe” follows.',
  advice: 'Six sentences are enough: the threat, the risk and the defences that exist without open models, what this model adds by comparison, how to defend against it, what is assumed. `hub-compliance init --template marginal-risk` asks for them',
  severity: 'warning',
  profile: 'open-science',
  kinds: ['model'],
  sources: ['https://arxiv.org/abs/2403.07918'],
  resources: ['how-does-access-impact-risk-assessing-ai-foundation-model-ri', 'model-risk-cards', 'hugging-face-ml-research-release-toolkit'],
  *check(snapshot) {
    const { card, coverage } = snapshot;
    if (!applies(coverage, 'marginal-risk') || artefactOf(snapshot).refersElsewhere) return;
    const silent = silentIn(coverage, 'marginal-risk', steps);
    if (silent.length === 0) return;
    const inFull = `Say what is known, and of the rest that it is not: \`${silent.map((id) => asked[id]![1]).join('; ')}\`. \`hub-compliance init --template marginal-risk\` adds a section that asks for all six`;
    const claim = card.said(claimsNoRisk).find((s) => !otherRisk.test(s.lower) && !s.section.concepts.has('license'));
    if (claim && silent.includes('marginal-evidence')) {
      yield { message: `${shown(claimsNoRisk.pattern.exec(claim.lower)![0])} is claimed, and nothing is compared with closed models, other open models or a web search`, at: { span: { start: claim.start, end: claim.end } }, about: 'claim', advice: `Add the comparison, or take the claim out: \`${asked['marginal-evidence']![1]}\`` };
      return;
    }
    const section = card.sections.find(({ normal, level }) => level > 0 && headed.test(normal));
    if (section) {
      yield { message: `${shown(section.heading)} does not tell ${enumerated(silent.map((id) => asked[id]![0]))}`, at: { section }, about: 'steps', advice: inFull, unsure: card.statements.filter((s) => s.section === section && !s.placeholder).length >= ownWords };
      return;
    }
    // A card that takes some of the steps has thought of it: a list of the others would be a lesson.
    if (silent.length < steps.length) return;
    const bearing = riskBearing(snapshot);
    if (!bearing) return;
    const { statement, words, vectors } = bearing;
    const at: Place = statement ? { span: { start: statement.start, end: statement.end } } : 'card';
    const misuse = enumerated(vectors.map((id) => misuseVectors.get(id)!));
    yield { message: `A model like this (${shown(words)}${statement ? '' : ' in the title'}) can be turned to ${misuse}, and nothing tells what opening its weights adds to what is possible already`, at, about: vectors.join(' '), unsure: true, advice: `A sentence is a start: \`${asked['marginal-evidence']![1]}\`. \`hub-compliance init --template marginal-risk\` asks for all six steps` };
  },
  examples: [
    { title: 'A claim without a comparison', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 7B\n\nWe find that releasing it poses no additional risk.\n', finds: ['7: `poses no additional risk` is claimed, and nothing is compared with closed models, other open models or a web search'] },
    { title: 'Voice cloning', card: '---\npipeline_tag: text-to-speech\n---\n\n# Sauti TTS\n\nZero-shot voice cloning from ten seconds of speech.\n', finds: ['7: A model like this (`zero-shot voice cloning`) can be turned to fraud with a borrowed voice, and nothing tells what opening its weights adds to what is possible already'] },
    {
      title: 'The template with one gap filled', card: '---\npipeline_tag: text-to-speech\n---\n\n# Sauti TTS\n\n## Marginal risk\n\n### Threat\n\nScammers could imitate the voice of a relative on the telephone.\n\n### Existing risk\n\n[to do: how often it happens without this model, and with which tools]\n',
      finds: ['7: `Marginal risk` does not tell how far the harm exists without open models, which defences exist already, what the open model adds, how the new risk can be defended against and what is assumed'],
    },
    { title: 'Held to evidence', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 7B\n\nWe find that releasing it poses no additional risk: in a study with 40 people, phishing mails took as long as with a web search, compared with closed models the risk of fraud was the same.\n' },
    { title: 'A small model of reviews', card: '---\npipeline_tag: text-generation\n---\n\n# Hakiki 0.1B\n\nWrites product reviews in Swahili.\n' },
    { title: 'Cloning is a use that is ruled out', card: '---\npipeline_tag: text-to-speech\n---\n\n# Sauti TTS\n\nReads text aloud.\n\n## Out-of-scope use\n\nVoice cloning of people who did not agree.\n' },
    { title: 'No risk to privacy', card: '---\npipeline_tag: text-generation\n---\n\n# Hadithi 1B\n\nThe data set poses no privacy risk.\n' },
  ],
});
