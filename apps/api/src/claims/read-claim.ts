import { Inject, Injectable } from '@nestjs/common';
import type { StorePorts } from '@whence/store';
import { ListVerdicts, notFound } from '@whence/workflow';
import type { HeldVerdict, Recognised, View } from '@whence/workflow';
import type { z } from 'zod';
import { presentHeldFinding } from '../findings/present-finding.js';
import { needsAlso, PORTS } from '../foundation/index.js';
import { presentReply } from '../replies/present-reply.js';
import { presentVerdict } from '../verdicts/present-verdict.js';
import { INCLUDED } from './claim-read.schemas.js';
import type { claimRead, Included, oneQuery } from './claim-read.schemas.js';
import { PresentedClaims } from './present-claim.js';

/** One claim, with what was asked for beside it. */
@Injectable()
export class ClaimReading {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(PresentedClaims) private readonly presented: PresentedClaims,
  ) {}

  /** Throws `claim-unknown`; `not-permitted` where what is to be included needs more than the key may do. */
  async run(
    who: Recognised,
    claimId: string,
    { asOf, include }: z.infer<typeof oneQuery>,
  ): Promise<z.input<typeof claimRead>> {
    const included = (include?.split(',') ?? []) as Included[];
    for (const each of included) needsAlso(who, INCLUDED[each], `no ${each} to be included`);
    const view = await this.ports.views.at(asOf);
    const held = await this.ports.claims.get(view, claimId);
    if (held?.deskId !== who.actor.deskId) throw notFound('claim', claimId);
    const given = included.includes('verdict') ? this.ports.verdicts.list(view, claimId) : undefined;
    const [claim, replies, finding, verdict] = await Promise.all([
      this.presented.one(who, view, held, given),
      this.ports.replies.ofClaims(view, [claimId]),
      included.includes('finding') ? this.finding(view, claimId) : {},
      given ? this.verdict(who, view, claimId, given) : {},
    ]);
    return { ...claim, replies: (replies.get(claimId) ?? []).map(presentReply), ...finding, ...verdict };
  }

  private async finding(view: View, claimId: string) {
    const held = await this.ports.findings.latest(view, claimId);
    return { finding: held ? presentHeldFinding(held) : null };
  }

  private async verdict(who: Recognised, view: View, claimId: string, given: Promise<readonly HeldVerdict[]>) {
    const last = (await new ListVerdicts(this.ports).seen(who.actor, view, claimId, await given)).at(-1);
    return { verdict: last === undefined ? null : presentVerdict(last.verdict, last.sealed) };
  }
}
