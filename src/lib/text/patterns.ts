/**
 * One pattern out of several, so that long alternatives can be written one a line. Capitals do not matter.
 *
 * @example anyOf(/sidebar/, /^rail$/).test('left-SideBar') // true
 */
export function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'i');
}
