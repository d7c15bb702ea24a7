import { phrase } from '../engine/phrase.ts';
import type { Phrase, Statement, Uncovered } from '../engine/types.ts';
import { taskOf } from './task.ts';

export type Trace = 'voice' | 'face' | 'health' | 'writing' | 'participant';

/** What a data set holds of people, and the words that say so. */
export interface People {
  readonly trace: Trace;
  /** As the card says it: `tweets`, `discharge summaries`; for a task alone what the task implies. */
  readonly words: string;
  readonly statement: Statement | null;
}

const traces: readonly (readonly [trace: Trace, said: Phrase])[] = [
  ['health', phrase('patients clinical ehr medical radiology mri discharge health psychiatric diagnoses', /\bpatients?(?:'s?)? (?:data|records?|notes?|files?|images?|scans?|visits?|conversations?|questions?)\b|\b(?:from|of) (?:(?!for |in |with |on )\S+ ){0,2}patients\b|\bclinical (?:notes|records|conversations|interviews)\b|\b(?:electronic )?(?:health|medical) records\b|\bradiology reports\b|\bdischarge (?:summaries|letters)\b|\behrs?\b/)],
  ['face', phrase('face faces facial selfie pedestrians celebrities celebrity', /\b(?:human |people'?s? |celebrity )?faces\b(?! of (?:a|the) (?:cube|object))|\bface (?:images|photos|recognition|detection|dataset)\b|\bfacial (?:expressions?|images|emotion|landmarks)\b|\bselfie (?:images|photos|videos)\b|\bpedestrians\b/)],
  ['voice', phrase('speakers voices voice recordings utterances speech podcast podcasts', /\b\d[\d,.]* (?:\w+ ){0,3}speakers\b|\bvoices? (?:of|from|recordings?|samples|clips|donat\w+)\b|\brecordings? of (?:\S+ ){0,4}(?:people|speakers|speech|voices?)\b|\bspeakers (?:recorded|read|were)\b|\bspeech (?:corpus|recordings?)\b|\bpodcasts?\b/)],
  ['participant', phrase('participants volunteers respondents interviewees interviews survey students resumes cvs applicants subjects', /\b\d[\d,]* (?:\w+ ){0,2}(?:participants|volunteers|respondents|interviewees|applicants|subjects)\b|\b(?:collected|recorded|gathered|donated|provided|contributed|answers|responses|data|recordings) (?:from|by|of) (?:\S+ ){0,2}(?:participants|volunteers|respondents|interviewees|applicants)\b|\binterviews (?:with|of)\b|\b(?:resumes|cvs|curricula vitae) (?:of|from|and|in)\b|\bsurvey (?:responses|answers|participants|data)\b|\bstudents'? (?:essays|answers|records|grades)\b/)],
  ['writing', phrase('tweets tweet twitter reddit facebook instagram tiktok telegram whatsapp weibo forum forums emails email comments posts chats chat messages users sms', /\btweets\b|\bfrom (?:\S+ ){0,2}(?:twitter|reddit|facebook|instagram|tiktok|telegram|whatsapp|weibo|discord)\b|\b(?:twitter|reddit|facebook|instagram|youtube|tiktok|telegram|weibo|forum|social media|user) (?:\w+ ){0,2}(?:posts|comments|messages|users|threads|conversations|data)\b|\bforum (?:posts|threads)\b|\be-?mails\b(?! (?:to|at) )|\bsms messages\b|\bchat (?:logs|messages)\b/)],
];
const invented = phrase('synthetic synthetically simulated generated fictional fictitious artificial', /\b(?:synthetic(?:ally)?|fictional|fictitious|artificially generated|simulated)\b|\bgenerated (?:by|with|using) (?:\S+ ){0,3}(?:gpt|chatgpt|llm|llms|claude|gemini|llama|stable diffusion|diffusion|gans?\b|a language model)/);
/** Statements from the top in which a data set says what it holds. */
const opening = 40;

/** The first words that tell of living people's voices, faces, health, writing or answers in a data set; null where none do, or where the data are invented. */
export function peopleIn(snapshot: Uncovered): People | null {
  const { card } = snapshot;
  if (card.said(invented).some((s) => s.index < opening)) return null;
  for (const [trace, said] of traces) {
    const statement = card.said(said).find((s) => s.index < opening && !s.section.concepts.has('citation') && !s.section.concepts.has('limitations') && !s.section.concepts.has('contact') && !s.section.concepts.has('usage-example'));
    const words = statement && said.pattern.exec(statement.lower)?.[0];
    if (statement && words) return { trace, words, statement };
  }
  const { tasks } = taskOf(snapshot);
  if (tasks.includes('automatic-speech-recognition')) return { trace: 'voice', words: 'recordings of speech', statement: null };
  return null;
}
