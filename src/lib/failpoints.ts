/** Where the program is to die, for tests: `committing`, or `committing:3` for the third time that it gets there. */
let armed: { readonly name: string; left: number } | null = null;

/** @param text the value of BRIEFING_FAILPOINT: `NAME` or `NAME:COUNT` */
export function armFailpoint(text: string | undefined): void {
  const [name, count] = (text ?? '').split(':');
  armed = name ? { name, left: Number(count ?? 1) } : null;
}

/** Dies here as if the power had failed, if the failpoint is armed. */
export function failpoint(name: string): void {
  if (armed === null || armed.name !== name) return;
  armed.left--;
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL');
}
