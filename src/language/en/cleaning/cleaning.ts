import type { CleaningPack } from '../../pack-parts/pages/cleaning.ts';
import { biographies } from './biographies.ts';
import { captions } from './captions.ts';
import { insertions } from './insertions.ts';
import { notes } from './notes.ts';

/** What stands in English texts and is not part of the article. */
export const cleaning: CleaningPack = { widgetLabels: ['MORE'], insertions, notes, captions, biographies };
