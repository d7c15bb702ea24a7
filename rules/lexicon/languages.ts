import am from './am.json' with { type: 'json' };
import ar from './ar.json' with { type: 'json' };
import da from './da.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import ha from './ha.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import ig from './ig.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import ko from './ko.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import rw from './rw.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };
import sw from './sw.json' with { type: 'json' };
import th from './th.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import yo from './yo.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };
import zu from './zu.json' with { type: 'json' };

/** One language's words. See `README.md` in this folder for the notation. */
export interface LanguageData {
  /** ISO 639-1. */
  readonly language: string;
  readonly name: string;
  /** False where words are written without blanks between them. */
  readonly spaces?: boolean;
  /** Common words that tell the language; only for Latin scripts. */
  readonly stopwords: readonly string[];
  /** Concept → headings and labels. */
  readonly headings: Readonly<Record<string, readonly string[]>>;
  /** Concept → phrases that say it in running text. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  /** Fillers and template words; a last `…` makes it a beginning. */
  readonly placeholders: readonly string[];
}

export const languages: readonly LanguageData[] = [am, ar, da, de, en, es, fa, fr, ha, hi, id, ig, it, ja, ko, nl, pl, pt, ru, rw, sv, sw, th, tr, uk, vi, yo, zh, zu];
