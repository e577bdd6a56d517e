import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why no text was read from a page of a kind from which it is. Bytes that were kept when no text was read from them are
 * written once more when they are handed over again and it is: rows are history, and offsets of excerpts count in their text.
 */
const TEXT_OF_PDF = `
ALTER TABLE snapshot_content
  ADD COLUMN text_fault text CHECK (text_fault IN ('password', 'damaged', 'too-much', 'none')),
  ADD CHECK (text_fault IS NULL OR text IS NULL);
ALTER TABLE snapshot_content DROP CONSTRAINT snapshot_content_sha256_key;
CREATE INDEX snapshot_content_sha256 ON snapshot_content (sha256);
`;

/** Text of PDF (docs/decisions/0060). */
export class TextOfPdf1765000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEXT_OF_PDF);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
