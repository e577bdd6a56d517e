/** Prints "N passed, N failed, N skipped" from the file that Jest wrote (--json --outputFile). */
import { readFileSync } from 'node:fs';

/** A test file that could not be run at all counts as one failed test; a missing report counts as one too. */
export function closingLine(report) {
  if (report === undefined) return '0 passed, 1 failed, 0 skipped';
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const skipped = report.numPendingTests + report.numTodoTests;
  return `${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

if (process.argv[1] === import.meta.filename) {
  let report;
  try {
    report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  } catch (error) {
    process.stderr.write(`No report of the tests in ${process.argv[2]}: ${error.message}\n`);
  }
  process.stdout.write(`${closingLine(report)}\n`);
}
