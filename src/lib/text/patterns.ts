/**
 * One pattern out of several, so that long alternatives can be written one a line. Capitals do not matter; with one of flag `u` all are read with it.
 *
 * @example anyPattern(/sidebar/, /^rail$/).test('left-SideBar') // true
 */
export function anyPattern(...patterns: readonly RegExp[]): RegExp {
  const flags = patterns.some(({ unicode }) => unicode) ? 'iu' : 'i';
  return new RegExp(patterns.map(({ source }) => source).join('|'), flags);
}
