/** What a check of a mail found. */
export interface LintFinding {
  /** `accessibility`, `clients`, `links`, `size`, `parity`, `html`, `spam`, `templates`. */
  readonly area: Area;
  readonly rule: string;
  readonly message: string;
  /** A piece of the mail's HTML or text where it shows, or file and line of a template; null where it is about the whole. */
  readonly place: string | null;
}

/** The group of checks that a finding belongs to. */
export type Area = 'accessibility' | 'clients' | 'links' | 'size' | 'parity' | 'html' | 'spam' | 'templates';

/** What one group of checks came to. `skipped` says why it could not be run here. */
export interface LintCheck {
  readonly area: Area;
  /** What was checked, in words. */
  readonly what: string;
  readonly findings: readonly LintFinding[];
  readonly skipped: string | null;
}
