import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Span, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { withAtSign } from '../recognise/at-signs.ts';
import { linksWithin } from '../recognise/links.ts';
import { answersTo } from '../recognise/questions.ts';

const mail = /[\w.+-](?:@| @ )[a-z0-9][\w-]{0,64}\.[a-z]{2}/;
/** Hidden from machines: `ada [at] example [dot] org`. */
const hidden = /\b[\w.-]{1,64} ?[[({<]at[\])}>] ?[\w-]{1,64} ?[[({<.](?:dot[\])}>])? ?\w+|\b[\w-]{1,64} at [\w-]{1,64} dot [a-z]{2,}\b/;
const spelt = phrase('at dot', /[[({<](?:at|dot)[\])}>]| at [\w-]{1,64} dot [a-z]{2}/);
/** Whether a lower-case text has an address. */
const hasAddress = (lower: string): boolean => (lower.includes('@') && mail.test(lower)) || (spelt.pattern.test(lower) && hidden.test(lower));
const hasMail = (card: Card, s: Statement): boolean => (s.lower.includes('@') && mail.test(s.lower)) || (card.says(s, spelt) && hidden.test(s.lower));
const channel = 'issues?|issue tracker|discussions?|community tab|pull requests?|discord|slack|telegram|forum|google form|feedback form|matrix|wechat|qq|whatsapp|twitter|linkedin|mailing list|google ?group|website|homepage|here';
/** Sends the reader somewhere with a question, a bug or a wish. */
const invitation = phrase(
  'issue issues contact discord discussion discussions community feedback questions question email mail telegram report reporting reach forum slack twitter comment comments dm requests inquiries enquiries linkedin message touch ask tag line',
  new RegExp(
    [
      /\b(?:open(?:ing)?|fil(?:e|ing)|creat(?:e|ing)|submit(?:ting)?|rais(?:e|ing)|post(?:ing)?|start(?:ing)?|leav(?:e|ing)|us(?:e|ing)|via) (?:up )?(?:an?|the|our|your|any)? ?(?:\w+ ){0,2}(?:issues?|discussions?|issue tracker|comments?|tickets?)\b(?! (?:section )?(?:data|dataset|threads?))/,
      /\bjoin (?:us|our|the|my|me)?\b[^.]{0,50}(?:discord|slack|telegram|community|server|forum|wechat)/,
      /\b(?:contact|message|dm|e-?mail|reach|ping|write to|find|ask|tag|hit|drop|shoot|send)(?:ing)? (?:out )?(?:to )?(?:me|us)\b[^.]{0,60}(?:\bon\b|\bat\b|\bvia\b|\bthrough\b|\bby\b|\bhere\b|telegram|discord|twitter|@)/,
      /\breach(?:ing)? out (?:on|via|through|at|by|in)\b|\bget in touch (?:on|via|through|at|by|in|here)\b|\b(?:shoot|drop|send) (?:me|us|him|her|them|\w+) (?:an? )?(?:e-?mail|dm|message|line|note)\b/,
      new RegExp(`(?<!\\b(?:these|the|of|asks?|asking|contains?) )\\b(?:questions?|feedback|comments?|bugs?|suggestions|problems?|requests?|inquir\\w+|enquir\\w+|support)\\b(?!-| (?:is|are|was|were|from)\\b)[^.]{0,80}\\b(?:${channel})\\b`),
      /\b(?:issues?|discussions?)\b[^.]{0,20}\b(?:for|to report) (?:bugs?|questions?|feedback|problems?)/,
      /\breport(?:ing)? (?:(?:any|all|an?|the|other|your|security|safety|technical|potential|risky|unlicensed|model|generated|output|and|or|ai|nvidia|us|to us) ){0,5}(?:vulnerabilit\w+|issues?|bugs?|concerns?|problems?|violations?|content)\b|\breporting mechanism\b/,
      /\bfollow (?:us|me) on\b[^.]{0,40}(?:questions|contact)/,
    ]
      .map(({ source }) => source)
      .join('|'),
  ),
);
/** Ways that lead to a person. A paper, a profile of publications and a data file do not. */
const way = /@|\bgithub\b|\btwitter\b|linkedin|discord|telegram|slack|\bissues?\b|discussion|community|forum|\bform\b|facebook|\bmail\b|\bdm\b|instagram|weibo|gitter/;
const reaches = /^(?:mailto:|[\w.+-]{1,64}@)|github\.com|gitlab|twitter\.com|\/\/x\.com|linkedin|discord|t\.me|slack|forms\.gle|docs\.google\.com\/forms|\/(?:issues|discussions|contact|community)|facebook\.com|gitter|groups\.google|kaggle\.com|huggingface\.co\/[\w-]+$|instagram|contact/i;

const linksIn = (card: Card, span: Span): string[] => linksWithin(card, span).map(({ url }) => url);

/** Whether a statement under a heading or label on contact gives a way. */
function usable(card: Card, s: Statement): boolean {
  return hasMail(card, s) || (way.test(s.lower) && !/^(?:true|false|none)$|^\/|\| (?:get|post)\b/.test(s.lower)) || linksIn(card, s).some((url) => reaches.test(url));
}

/** Reporting and asking are only an invitation where a way stands beside them. */
const leads = (card: Card, s: Statement): boolean => hasMail(card, s) || linksIn(card, s).length > 0 || /\b(?:issues?|discussions?|discord|telegram|slack|forum|community|twitter|linkedin|tracker|comment)\b/.test(s.lower.replace(/\breport(?:ing)? (?:\w+ ){0,4}(?:issues?|bugs?)/, ' '));
/** Instructions of a template, and boilerplate of someone else's licence. */
const instruction = /^(?:provide|insert|add|list|if known|\(?e\.g)\b|project gutenberg|section 3 below|_to\b|\bemail_|_e?mail\b|smtp|\.local\b|\b(?:git|user|username|you|name|your[\w.-]*|e?mail|foo|john\.?doe|jane\.?doe|test|noreply)@/;
const points = (s: Statement): boolean => /point of contact|^contact(?: person)?$|card contact/i.test(`${s.label ?? ''}\n${s.section.normal}`) && !/\.pdf|^\W*$/.test(s.lower);

const ours = (proof: Proof): boolean => !('lower' in proof) || !instruction.test((proof as Statement).lower);

/** Evidences that a reader is shown; more need not be looked for. */
const enough = 6;

export default defineDisclosure({
  id: 'contact',
  summary: 'A way to reach its makers is given: an address, a tracker, a named point of contact',
  detect(card) {
    const found: Proof[] = [];
    const about = [...card.labelled('contact'), ...card.under('contact'), ...card.listed('contact')];
    if (about.length > 0) {
      found.push(...about.filter((s) => hasMail(card, s)));
      found.push(...about.filter((s) => usable(card, s) && !points(s)), ...about.filter((s) => points(s) && (usable(card, s) || linksIn(card, s).some((url) => !/\.pdf|scholar\.google|arxiv/.test(url)))));
    }
    for (const link of card.links) if (!link.image && link.url.startsWith('mailto:')) found.push(link);
    for (const s of card.said(invitation)) if (leads(card, s)) found.push(s);
    if (found.length >= enough) return found.filter(ours);
    for (const s of withAtSign(card)) if (hasMail(card, s)) found.push(s);
    for (const s of card.said(spelt)) if (hasMail(card, s)) found.push(s);
    for (const s of card.saidElsewhere('contact')) if (s.form !== 'row' && leads(card, s)) found.push(s);
    if (found.length === 0) found.push(...answersTo(card, /\bbe (?:contacted|reached)\b/).filter((s) => usable(card, s)));
    if (found.length === 0) for (const key of Object.keys(card.data)) if (key.startsWith('extra_gated_') && filled(card.data[key]).some((text) => hasAddress(text.toLowerCase()))) found.push({ key: [key] });
    return found.filter(ours);
  },
  examples: [
    { title: 'An address', card: '# A\n\nWrite to team@example.org with questions.\n', lines: [3] },
    { title: 'An address that is the text of its own link', card: '# A\n\nTell [team@example.org](mailto:team@example.org) what went wrong.\n', lines: [3] },
    { title: 'A tracker to use', card: '# A\n\nFor questions, please open an issue in the repository.\n', lines: [3] },
    { title: 'A named point of contact', kind: 'dataset', card: '# A\n\n- **Point of Contact:** [Ada Lovelace](https://www.linkedin.com/in/ada)\n', lines: [3] },
    { title: 'A point of contact without a way', kind: 'dataset', card: '# A\n\n- **Point of Contact:** [More Information Needed]\n', lines: [] },
    { title: 'A paper is no way to reach anyone', kind: 'dataset', card: '# A\n\n- **Point of Contact:** https://example.org/paper.pdf\n', lines: [] },
    { title: 'A repository alone', card: '# A\n\nThe code is on [GitHub](https://github.com/ada/a).\n', lines: [] },
    { title: 'Endpoints for feedback', kind: 'space', card: '# A\n\n| Route | Does |\n| --- | --- |\n| `/feedback` | stores a vote |\n', lines: [] },
    { title: 'A line to drop', card: '# A\n\nReach out on Discord, or shoot us an email.\n', lines: [3] },
    { title: 'The answer in a data sheet', kind: 'dataset', card: '# A\n\n1. **How can the curator of the dataset be contacted (e.g. email address)?**\n\n    GitHub issues of this project.\n', lines: [5] },
    { title: 'Questions as data', kind: 'dataset', card: '# A\n\nThese questions were asked in a question-answer forum.\n', lines: [] },
  ],
});
