// Mocha's own "spec" reporter, which also writes how many tests passed and failed to the file that
// FLATTR_TEST_COUNTS names. It writes after each test, so that a run that hangs is counted too.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const { EVENT_TEST_PASS, EVENT_TEST_FAIL } = Mocha.Runner.constants;

export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const counts = { passed: 0, failed: 0 };
    const write = () => writeFileSync(process.env.FLATTR_TEST_COUNTS, JSON.stringify(counts));
    runner.on(EVENT_TEST_PASS, () => {
      counts.passed += 1;
      write();
    });
    runner.on(EVENT_TEST_FAIL, () => {
      counts.failed += 1;
      write();
    });
  }
}
