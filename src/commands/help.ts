/** The end of a command's help: a line that can be copied. */
export function example(...lines: readonly string[]): string {
  return `\nExample${lines.length > 1 ? 's' : ''}:\n${lines.map((line) => `  briefing ${line}`).join('\n')}`;
}
