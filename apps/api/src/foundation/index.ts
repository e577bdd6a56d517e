/**
 * The foundation of the API: what every area builds on.
 *
 * An area is a folder beside this one with a module, controllers, and one zod schema per thing that is taken or answered.
 * The schema checks requests, checks answers, and is the documentation; `.meta({ id })` gives it a name there.
 *
 *     @ApiTags('Claims')
 *     @Controller('v1/claims')
 *     export class ClaimsController {
 *       constructor(@Inject(SubmitClaim) private readonly submitClaim: SubmitClaim) {}
 *
 *       @Post(':claimId/submission')
 *       @Needs('claim:submit')                       // or @Open(); without either nobody is let in
 *       @Repeatable()                                // documents Idempotency-Key, which every POST takes
 *       @Does('Submit a claim')
 *       @Answers(201, claim, { location: '/v1/claims/{id}' })
 *       @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
 *       async submit(@By() by: SignedIn, @FromPath(pathIds('claimId')) path: { claimId: string }) {
 *         return presentClaim(await this.submitClaim.run(by, path.claimId));
 *       }
 *     }
 *
 * Use cases throw Refusals; no controller catches them. Lists spread `pageQuery` into their query, read with
 * `pageAsked(query)`, and answer `toPage(…)`. After a change of routes, write docs/openapi.json and docs/errors.md anew
 * (`npx whence openapi --write`); a test compares them.
 */
export * from './tokens.js';
export * from './decorators.js';
export { FORECAST } from './example-words.js';
export { emptyBody } from './schema-pipe.js';
export * from './schemas.js';
export * from './paging.js';
export { useCase } from './foundation-module.js';
export { Metrics } from './metrics.js';
export type { Sample } from './metrics.js';
export { needsAlso } from './needs-also.js';
export { problem, PROBLEM_TYPE } from './problem.js';
export { headerOf } from './http.js';
export type { HttpReply, HttpRequest } from './http.js';
export type { ReadinessCheck } from './health.js';
