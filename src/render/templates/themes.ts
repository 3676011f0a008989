import { z } from 'zod';
import { BriefingError, messageOf } from '../../model/errors.ts';

const text = (error: string) => z.string({ error });
const colour = text('must be a colour such as #8a1f11').regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #8a1f11');
const sizes = 'must be a size such as 17px, from 14px to 72px';
const size = text(sizes)
  .regex(/^\d+(?:\.\d+)?px$/, sizes)
  .refine((value) => Number.parseFloat(value) >= 14 && Number.parseFloat(value) <= 72, sizes);
const fonts = "must be a list of fonts such as Georgia, 'Times New Roman', serif";
const family = text(fonts).regex(/^(?:[\w -]+|'[\w -]+')(?:, *(?:[\w -]+|'[\w -]+'))*$/, fonts);
const pixels = 'must be a number of pixels, from 1 to 560';
/** What a user's own template may ask for besides. */
const other = z.string().regex(/^[^<>"{}\\]*$/, 'must hold no markup');

/** Colours, fonts and sizes of a template, in light and dark, and a logo above the title. */
const themeSchema = z
  .object({
    paper: colour,
    desk: colour,
    ink: colour,
    second: colour,
    rule: colour,
    accent: colour,
    darkPaper: colour,
    darkDesk: colour,
    darkInk: colour,
    darkSecond: colour,
    darkRule: colour,
    darkAccent: colour,
    serif: family,
    sans: family,
    body: size,
    small: size,
    masthead: size,
    topic: size,
    lead: size,
    story: size,
    /** A PNG, JPEG or GIF beside the theme, at most 100 kB; empty for none. */
    logo: z.string(),
    logoAlt: z.string(),
    logoWidth: text(pixels).refine(
      (value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 560,
      pixels,
    ),
  })
  .catchall(other);

/** A theme: its file, checked. */
export type Theme = z.output<typeof themeSchema>;

/** Text and what it stands on. WCAG 2.2, 1.4.3: 4.5 to 1. */
const pairs = [
  ['ink', 'paper'],
  ['second', 'paper'],
  ['accent', 'paper'],
  ['second', 'desk'],
  ['accent', 'desk'],
  ['darkInk', 'darkPaper'],
  ['darkSecond', 'darkPaper'],
  ['darkAccent', 'darkPaper'],
  ['darkSecond', 'darkDesk'],
  ['darkAccent', 'darkDesk'],
] as const satisfies readonly (readonly [keyof Theme, keyof Theme])[];

const leastContrast = 4.5;

/**
 * One theme of several files, the later ones changing what the earlier ones say.
 *
 * @param files name and JSON text of each
 * @throws BriefingError that names the file and the value, or the two colours that are too alike
 */
export function themeOf(files: readonly { readonly name: string; readonly text: string }[]): Theme {
  const said = files.map(({ name, text }) => ({ name, values: parseTheme(name, text) }));
  const sayer = (value: string) => said.findLast(({ values }) => Object.hasOwn(values, value))?.name ?? said[0].name;
  const parsed = themeSchema.safeParse(Object.assign({}, ...said.map(({ values }) => values)));
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new BriefingError(`${sayer(String(path[0]))}: ${path.join('.')} ${message}.`, {
      hint: 'templates/README.md lists what a theme sets.',
    });
  }
  for (const [text, ground] of pairs) {
    const contrast = contrastOf(parsed.data[text], parsed.data[ground]);
    if (contrast < leastContrast)
      throw new BriefingError(
        `${[...new Set([sayer(text), sayer(ground)])].join(', ')}: ${text} (${parsed.data[text]}) on ${ground} (${parsed.data[ground]}) has a contrast of ${contrast.toFixed(1)} to 1; text needs ${leastContrast}.`,
        { hint: 'Make one of the two lighter or the other darker.' },
      );
  }
  return parsed.data;
}

function parseTheme(name: string, text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
    throw new Error('it must be an object');
  } catch (error) {
    throw new BriefingError(`${name} is not valid JSON: ${messageOf(error)}`, { cause: error });
  }
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOf(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
