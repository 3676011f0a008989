import type { QuoteRules } from '../../pack-parts/quotes.ts';
import { cues } from './cues.ts';
import { mentions } from './mentions.ts';
import { references } from './references.ts';
import { turns } from './turns.ts';

/** How English attributes quotations. */
export const quotes: QuoteRules = { cues, mentions, references, turns };
