/** Where the program can be told to die, for tests: `dot` or `dot:3` for the third time that it comes there. */
let armed: { readonly name: string; left: number } | null = null;

export function armFailpoint(text: string | undefined): void {
  const [name, count] = (text ?? '').split(':');
  armed = name ? { name, left: Number(count ?? 1) } : null;
}

/** Dies here as if the power had gone, if it was told to. */
export function failpoint(name: string): void {
  if (armed === null || armed.name !== name) return;
  armed.left--;
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL');
}
