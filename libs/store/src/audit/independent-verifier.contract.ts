/**
 * A verifier of exported logs as somebody else would write it from docs/record.md alone: it shares no code with the
 * product. It says what does not fit; it does not say it as well.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';

interface ReadLine {
  readonly type: string;
  readonly sequence: number;
  readonly at: string;
  readonly entry: string;
  readonly previous: string;
  readonly hash: string;
  readonly text: string;
  readonly signature: string;
  readonly entries: number;
}

/** @param publicKey 32 bytes, base64 */
export function independentFaults(lines: readonly string[], publicKey: string): string[] {
  const x = Buffer.from(publicKey, 'base64').toString('base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
  const faults: string[] = [];
  let before = createHash('sha256').update('whence').digest('hex');
  let sequence = 0;
  let signed = 0;
  let ended = false;
  for (const line of lines.map((text) => JSON.parse(text) as ReadLine)) {
    if (line.type === 'entry') {
      const bytes = createHash('sha256')
        .update(Buffer.from(before, 'hex'))
        .update(`${line.sequence}\n${line.at}\n${line.entry}`);
      if (line.sequence !== sequence + 1 || line.previous !== before || bytes.digest('hex') !== line.hash)
        faults.push(`entry ${line.sequence}`);
      sequence = line.sequence;
      before = line.hash;
    }
    if (line.type === 'checkpoint') {
      const said = JSON.parse(line.text) as { sequence: number; hash: string };
      const isSigned = verify(null, Buffer.from(line.text), key, Buffer.from(line.signature, 'base64'));
      if (isSigned && said.sequence === sequence && said.hash === before) signed = sequence;
      else faults.push(`checkpoint of entry ${said.sequence}`);
    }
    if (line.type === 'end') ended = line.entries === sequence;
  }
  if (signed < sequence) faults.push(`signed to ${signed} of ${sequence}`);
  if (!ended) faults.push('cut off');
  return faults;
}
