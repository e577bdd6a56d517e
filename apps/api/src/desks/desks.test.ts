import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

describe('the desk', () => {
  it('has the default policy, and another version after a change', async () => {
    const desk = await api.ask('/v1/desk');
    expect(desk.status).toBe(200);
    expect(desk.body).toMatchObject({ slug: 'desk', version: 1, policy: { name: 'Test desk' } });
    const policy = { ...defaultPolicy('Renamed'), secondReview: { blind: true } };
    const changed = await api.ask('/v1/desk/policy', { method: 'POST', body: { version: 1, policy } });
    expect(changed.status).toBe(201);
    expect(changed.body).toMatchObject({ version: 2, policy: { name: 'Renamed', secondReview: { blind: true } } });
    const late = await api.ask('/v1/desk/policy', { method: 'POST', body: { version: 1, policy } });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'desk-changed', currentVersion: 2 });
  });
});
