import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';

const address = phrase('com org edu net io ai de fr uk jp cn ru br in es it pl gov gmail', /[\w.+-]+ ?@ ?[\w-]+\.[a-z]|\b\w+ ?[[(]?at[\])]? ?\w+ ?[[(]?dot[\])]? ?\w+/);
const invitation = phrase(
  'issue issues contact discord discussion discussions community feedback questions question email mail telegram report reach forum slack twitter comment',
  /\b(?:open|file|create|submit|raise|post|start|leave|use|via|by opening) (?:an?|a new|new|your|the|any|up an)?\s?(?:\w+ ){0,2}(?:issues?|discussions?|pull request|comment)\b|\bjoin (?:us|our|the|my|me)\b[^.]{0,40}(?:discord|slack|telegram|community|server|forum)|\bcontact (?:me|us|the)\b[^.]{0,60}(?:on|at|via|through|by|here|telegram|discord|[:@])|\b(?:questions?|feedback|comments?)\b[^.]{0,80}(?:github|issues?|discord|forum|twitter|form|community tab)|\breach (?:out|me|us)\b[^.]{0,40}(?:on|at|via|through|by)/,
);

export default defineDisclosure({
  id: 'contact',
  summary: 'A way to reach its makers is given: an address, a tracker, a named point of contact',
  detect(card) {
    const found: Proof[] = [];
    found.push(...card.labelled('contact').filter(({ lower }) => /@|http|github|discord|twitter|issue|\w{3,}/.test(lower)));
    found.push(...card.links.filter(({ url }) => url.startsWith('mailto:')));
    found.push(...card.said(address), ...card.under('contact'), ...card.said(invitation));
    found.push(...card.saidElsewhere('contact'));
    return found;
  },
  examples: [
    { title: 'An address', card: '# A\n\nWrite to team@example.org with questions.\n', lines: [3] },
    { title: 'Nothing', card: '# A\n\nSee the website.\n', lines: [] },
  ],
});
