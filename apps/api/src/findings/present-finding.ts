import type { FindingRead, HeldFinding } from '@whence/workflow';
import type { z } from 'zod';
import type { finding } from './findings.schemas.js';

/** A finding as the API answers it. */
export function presentFinding(read: FindingRead): z.input<typeof finding> {
  const { recheck } = read;
  return {
    ...read,
    recheck: recheck && {
      against: recheck.againstNumber,
      cause: recheck.cause,
      material: recheck.material,
      changes: recheck.changes,
    },
  };
}

/** A finding that was recorded. */
export function presentHeldFinding({
  claimId,
  number,
  hash,
  at,
  recheck,
  finding: content,
}: HeldFinding): z.input<typeof finding> {
  return presentFinding({ claimId, recorded: true, number, hash, at, recheck, finding: content });
}
