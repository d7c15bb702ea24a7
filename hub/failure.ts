/** Why there is no usable answer. */
export type Why =
  | { readonly what: 'refused'; readonly status: number; readonly code: string | null; readonly message: string | null; /** Milliseconds that the Hub asks to wait. */ readonly wait: number | null }
  | { readonly what: 'unreachable'; readonly code: string | null }
  | { readonly what: 'slow'; readonly seconds: number }
  | { readonly what: 'large'; readonly bytes: number }
  | { readonly what: 'elsewhere'; readonly host: string; readonly because: string }
  | { readonly what: 'circular'; readonly redirects: number }
  | { readonly what: 'unreadable' };

/** The Hub gave no usable answer. Caught where it is known what was asked, and said there in one sentence. */
export class HubFailure extends Error {
  override readonly name = 'HubFailure';
  readonly why: Why;
  constructor(why: Why) {
    super(`no usable answer of the Hub: ${why.what}`);
    this.why = why;
  }
}
