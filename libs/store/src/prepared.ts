/** Statements that a connection keeps prepared: for SQL whose planning costs more than its work. */
import { hash } from 'node:crypto';
import { QueryFailedError, type EntityManager } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { answerOf, poolOf, sendLater } from './together.js';

/**
 * Runs a statement that each connection plans once and keeps under `name`; one name must always stand for one text.
 * Throws QueryFailedError as TypeORM's own queries do.
 */
export async function prepared<Row>(
  manager: EntityManager,
  statement: { readonly name: string; readonly text: string; readonly values: readonly unknown[] },
): Promise<readonly Row[]> {
  const query = { ...statement, values: [...statement.values] };
  const answer = await answerOf(manager, query);
  if (answer !== undefined) return answer.rows as Row[];
  const queries = await queriesOf(manager);
  try {
    return (await queries.query(query)).rows as Row[];
  } catch (error) {
    throw new QueryFailedError(statement.name, query.values, error as Error);
  }
}

async function queriesOf({ queryRunner, connection }: EntityManager): Promise<Pick<Pool, 'query'>> {
  return queryRunner === undefined ? poolOf(connection) : ((await queryRunner.connect()) as PoolClient);
}

const names = new Map<string, string>();

/**
 * The same for a statement that is named by its text. Only for constant texts: each stays with each connection that has
 * run it.
 */
export function planned<Row>(
  manager: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return prepared<Row>(manager, { name: nameOf(text), text, values });
}

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = hash('sha1', text, 'base64url')));
  return name;
}

/** The same for a statement of a change whose answer nobody waits for: it is sent with the next one. */
export function plannedLater(manager: EntityManager, text: string, values: readonly unknown[]): void {
  sendLater(manager, { name: nameOf(text), text, values: [...values] });
}

/**
 * A statement about several ids, for one alone where it is one: PostgreSQL keeps no plan for a list, whose length it does
 * not know, as long as planning for the one at hand looks cheaper.
 * @param textOf makes the text, from what an id is compared with
 * @param parameter the number of the parameter that holds the ids
 */
export function ofIds(
  textOf: (ids: string) => string,
  parameter: number,
): (ids: readonly string[]) => {
  readonly text: string;
  readonly value: string | readonly string[];
} {
  const many = textOf(`ANY($${parameter}::uuid[])`);
  const one = textOf(`$${parameter}::uuid`);
  return (ids) => (ids.length === 1 ? { text: one, value: ids[0] ?? '' } : { text: many, value: ids });
}
