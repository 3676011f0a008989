/** The names of months and weekdays in a language, as Intl (CLDR) writes them, in small letters. */
export interface CalendarNames {
  /** Every form: nominative and genitive, `Dezember` and `Dez`, without full stops. */
  readonly months: ReadonlySet<string>;
  /** The short forms among them. */
  readonly shortMonths: ReadonlySet<string>;
  /** Months and weekdays, written out. */
  readonly long: ReadonlySet<string>;
  readonly weekdays: ReadonlySet<string>;
}

/** Where a country of the language has months of its own: `Jänner`, the Levantine months of Arabic. */
const regions: Readonly<Record<string, readonly string[]>> = {
  ar: ['ar-EG', 'ar-LB', 'ar-MA'],
  de: ['de-AT'],
  no: ['nb', 'nn'],
};

const known = new Map<string, CalendarNames>();

/** @param language BCP 47; a language that CLDR does not know has no names */
export function calendarNamesOf(language: string): CalendarNames {
  let names = known.get(language);
  if (!names) known.set(language, (names = readNames(language)));
  return names;
}

function readNames(language: string): CalendarNames {
  const locales = [language, ...(regions[language] ?? [])].filter(isSupported);
  const read = (options: Intl.DateTimeFormatOptions, type: 'month' | 'weekday') =>
    locales.flatMap((locale) => partsOf(locale, options, type));
  // Beside a day many languages put the month in the genitive; written out with the year some have a third form.
  const longMonths = [
    ...read({ month: 'long' }, 'month'),
    ...read({ month: 'long', day: 'numeric' }, 'month'),
    ...read({ month: 'long', day: 'numeric', year: 'numeric' }, 'month'),
  ];
  const shortMonths = [...read({ month: 'short' }, 'month'), ...read({ month: 'short', day: 'numeric' }, 'month')];
  const weekdays = read({ weekday: 'long' }, 'weekday');
  return {
    months: new Set([...longMonths, ...shortMonths]),
    shortMonths: new Set(shortMonths),
    long: new Set([...longMonths, ...weekdays]),
    weekdays: new Set(weekdays),
  };
}

/** The default locale of the machine must not stand in for a language that Intl does not know. */
function isSupported(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

function partsOf(locale: string, options: Intl.DateTimeFormatOptions, type: 'month' | 'weekday'): string[] {
  const format = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  const days =
    type === 'month'
      ? Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15))
      : Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 0, 4 + day));
  return days
    .flatMap((day) => format.formatToParts(day).filter((part) => part.type === type))
    .map(({ value }) => value.toLowerCase().replace(/\.$/, ''))
    .filter((name) => !/^\d+$/.test(name));
}
