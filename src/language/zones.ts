import { offsetOf } from '../lib/time/calendar.ts';

/**
 * Zone names as pages print them. A fixed offset, or an IANA zone where summer time decides. `IST` is India's unless the
 * site is Irish or Israeli (see `zoneOffset`): India's papers print it on every page, the others seldom do.
 */
const zones: Record<string, string> = {
  z: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  bst: '+01:00',
  ist: 'Asia/Kolkata',
  wet: '+00:00',
  west: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  trt: '+03:00',
  gst: '+04:00',
  pkt: '+05:00',
  npt: '+05:45',
  wib: '+07:00',
  ict: '+07:00',
  sgt: '+08:00',
  hkt: '+08:00',
  myt: '+08:00',
  pht: '+08:00',
  awst: '+08:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
  sast: '+02:00',
  cat: '+02:00',
  eat: '+03:00',
  wat: '+01:00',
  et: 'America/New_York',
  est: '-05:00',
  edt: '-04:00',
  ct: 'America/Chicago',
  cst: '-06:00',
  cdt: '-05:00',
  mt: 'America/Denver',
  mst: '-07:00',
  mdt: '-06:00',
  pt: 'America/Los_Angeles',
  pst: '-08:00',
  pdt: '-07:00',
  akst: '-09:00',
  hst: '-10:00',
};

/** The offset of a zone at a local time, as `+05:30`; null where there is none or its name is not known. */
export function zoneOffset(zone: string | undefined, local: string, site: string | null): string | null {
  if (!zone) return null;
  const numeric = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (numeric) {
    const [, sign, hours, minutes = '00'] = numeric;
    // No zone is further than fourteen hours from Greenwich.
    return Number(hours) > 14 || Number(minutes) > 59 ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`;
  }
  const name = zone.toLowerCase();
  if (name === 'ist' && site !== null && /\.(?:ie|il)$/.test(site)) {
    return offsetOf(local, site.endsWith('.ie') ? 'Europe/Dublin' : 'Asia/Jerusalem');
  }
  const known = Object.hasOwn(zones, name) ? zones[name] : null;
  return known?.includes('/') ? offsetOf(local, known) : known;
}

/** `IST` is India's, Ireland's or Israel's: the site's country decides, and India's is meant where it is none of the other two. */
export function zoneRule(zone: string | undefined, site: string | null): string | null {
  if (zone?.toLowerCase() !== 'ist') return null;
  if (site?.endsWith('.ie')) return 'IST is Ireland’s, by the site';
  return site?.endsWith('.il') ? 'IST is Israel’s, by the site' : 'IST is India’s, no Irish or Israeli site';
}
