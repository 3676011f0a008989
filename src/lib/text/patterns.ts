/**
 * One pattern out of several, so that long alternatives can be written one a line. Capitals do not matter.
 *
 * @example anyPattern(/sidebar/, /^rail$/).test('left-SideBar') // true
 */
export function anyPattern(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'i');
}
