import { defineConfig } from 'vitest/config';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** A row of the table of faults, as tests name it. */
const row = /\bF\d\d\b/;

/** Says in one line how many rows of the table were survived: those all of whose tests passed. */
const tally: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const tests = modules
      .flatMap((module) => [...module.children.allTests()])
      .filter(({ fullName }) => row.test(fullName));
    const rows = new Map<string, TestCase[]>();
    for (const test of tests) {
      const [name] = row.exec(test.fullName) as RegExpExecArray;
      rows.set(name, [...(rows.get(name) ?? []), test]);
    }
    const stateOf = (test: TestCase) => test.result().state;
    const skipped = tests.filter((test) => stateOf(test) === 'skipped');
    for (const test of skipped) console.log(`SKIPPED: ${test.fullName}`);
    const played = [...rows].filter(([, all]) => all.some((test) => stateOf(test) !== 'skipped'));
    const survived = played.filter(([, all]) => all.every((test) => stateOf(test) !== 'failed'));
    console.log(
      `rows: ${survived
        .map(([name]) => name)
        .sort()
        .join(' ')}`,
    );
    console.log(`faults: survived ${survived.length}/${played.length} (${tests.length - skipped.length} tests)`);
  },
};

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testNamePattern: row,
    globalSetup: 'tests/support/build.ts',
    testTimeout: 600_000,
    hookTimeout: 60_000,
    reporters: ['default', tally],
  },
});
