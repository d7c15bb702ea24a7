import facts from './marginal-risk.json' with { type: 'json' };

/** The six steps of a marginal-risk assessment, from Kapoor et al., On the Societal Impact of Open Foundation Models, section 5. */
export const marginalRiskSteps: readonly { readonly id: string; readonly title: string }[] = facts.items;
export const marginalRiskSource = facts.source.url;
/** The misuse vectors of the paper's survey, by id: the harm in our words. */
export const misuseVectors: ReadonlyMap<string, string> = new Map(facts.vectors.map(({ id, harm }) => [id, harm]));

/** Words for the vectors of the survey and their kin; lower case, the inside of a group. */
export const vectorWords =
  'spear[- ]?phishing|phishing|scams?|scam e?-?mails?|fraud(?:ulent)?|spam|cyber ?-?attacks?|cyber(?:security)? (?:threats?|offense|operations)|exploits?|malware|ransomware|malicious code|vulnerabilit(?:y|ies)|disinformation|misinformation|influence operations?|propaganda|fake news|deep-?fakes?|impersonat\\w+|voice clon\\w+|clon(?:e|ed|ing) (?:of )?(?:\\w+ ){0,3}voices?|bio-?weapons?|pathogens?|biological (?:weapons?|threats?|agents?)|cbrne?|chemical(?:,| and) (?:and )?biological|weapons?|non-?consensual|nudif\\w+|intimate imagery|child sexual abuse|csam|csea|child (?:safety|exploitation)|harassment|surveillance';
