import type { Card, Link } from '../engine/types.ts';
import type { Claim } from '../facts/license-claims.ts';
import { nameOfPage } from '../facts/license-pages.ts';
import { claimNamed } from './licence-mentions.ts';

/** A badge that names a licence. */
export interface LicenseBadge {
  readonly link: Link;
  readonly claim: Claim;
  /** What is written on its left: `license`, `Code License`. */
  readonly label: string;
}

/** Badges of shields.io with fixed words on them (https://shields.io/badges/static-badge): `/badge/License-Apache_2.0-blue.svg`, `/static/v1?label=…&message=…`. */
export function licenseBadges(card: Card): LicenseBadge[] {
  const found: LicenseBadge[] = [];
  for (const link of card.links) {
    const button = link.image ? buttonOf(link.url) : null;
    // The page behind the button goes before its picture.
    const page = button === null ? null : (card.links.find((one) => !one.image && card.lineAt(one.start) === card.lineAt(link.start) && nameOfPage(one.url) !== null)?.url ?? null);
    const shown = button === null ? null : claimNamed((page === null ? null : nameOfPage(page)) ?? button);
    if (shown !== null) found.push({ link, claim: shown, label: 'license' });
    if (!link.image || !/shields\.io\/(?:badge\/|static\/v1\?)/i.test(link.url) || !/licen[cs]e/i.test(link.url)) continue;
    const words = wordsOn(link.url);
    const claim = words === null || !/licen[cs]e/i.test(words.label) ? null : claimNamed(words.message);
    if (claim !== null) found.push({ link, claim, label: words!.label });
  }
  return found;
}

/** The licence of Creative Commons' own buttons: `licensebuttons.net/l/by-nc/4.0/88x31.png`. */
function buttonOf(url: string): string | null {
  const found = /^https?:\/\/(?:licensebuttons\.net|i\.creativecommons\.org)\/(?:l|p)\/([a-z-]{2,8}|zero)\/(\d\.\d)\//i.exec(url);
  return found ? (found[1]!.toLowerCase() === 'zero' ? 'CC0-1.0' : `CC-${found[1]!.toUpperCase()}-${found[2]}`) : null;
}

function wordsOn(url: string): { readonly label: string; readonly message: string } | null {
  const query = /\/static\/v1\?(.{1,300})$/i.exec(url)?.[1];
  if (query !== undefined) {
    const values = new URLSearchParams(query.replaceAll('&amp;', '&'));
    return { label: values.get('label') ?? '', message: values.get('message') ?? '' };
  }
  const path = /\/badge\/([^?#]{1,200})/i.exec(url)?.[1];
  if (path === undefined) return null;
  // Two dashes are a dash, one parts the fields; an underline is a blank.
  const fields = path.replace(/\.svg$/i, '').replaceAll('--', '\u0000').split('-').map((field) => unescaped(field.replaceAll('\u0000', '-').replaceAll('__', '\u0000').replaceAll('_', ' ').replaceAll('\u0000', '_')));
  if (fields.length < 3) return null;
  return { label: fields[0]!, message: fields.slice(1, -1).join('-') };
}

/** Percent signs that encode nothing stay as they are. */
const unescaped = (text: string): string => (/%(?![0-9a-f]{2})/i.test(text) || /%(?:[89a-f])/i.test(text) ? text : decodeURIComponent(text));
