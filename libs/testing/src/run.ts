/** Asks the process of the test run, which outlives the processes of the test files. */
export async function askRun<Answer>(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Answer> {
  const run = process.env['WHENCE_TEST_RUN'];
  if (run === undefined)
    throw new Error('WHENCE_TEST_RUN is not set: tests run under Jest with this project’s config.');
  const response = await fetch(`${run}/${path}`, { method });
  const answer = (await response.json()) as Answer & { error?: string };
  if (!response.ok) throw new Error(`The test run could not answer ${path}: ${answer.error ?? response.status}`);
  return answer;
}
