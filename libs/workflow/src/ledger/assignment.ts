/** Which statements of a source a person gives to another: pure. */
import { daysOf, inferPublished, type DayInterval, type PartialDate, type Statement } from '@whence/domain';

/** What goes to one source: named statements, or all of a time, or of a document. Several members must all fit. */
export interface AssignmentRule {
  /** Key of the source that it goes to. */
  readonly to: string;
  /** Ids of statements: a row's, or `<row id>~<carrier>`. */
  readonly statements?: readonly string[];
  /** Said on or after the first day of this. */
  readonly from?: PartialDate;
  /** Said on or before the last day of this. */
  readonly until?: PartialDate;
  /** The occasion or document, exactly. */
  readonly document?: string;
}

/** When a statement was said: the day given, else when it was out, by the rule for missing dates. */
function saidIn(statement: Statement): DayInterval | undefined {
  return statement.saidOn === undefined ? inferPublished(statement)?.days : daysOf(statement.saidOn);
}

/** A statement of whose days some lie outside fits no time: nobody knows on which of them it was said. */
function isOfTime(statement: Statement, { from, until }: AssignmentRule): boolean {
  if (from === undefined && until === undefined) return true;
  const days = saidIn(statement);
  if (days === undefined) return false;
  return (from === undefined || daysOf(from).from <= days.from) && (until === undefined || days.to <= daysOf(until).to);
}

/** The sources that a statement goes to, each once, in the order of the rules; none: it stays where it is. */
export function assignedTo(statement: Statement, ledger: string, rules: readonly AssignmentRule[]): readonly string[] {
  const id = statement.key.slice(ledger.length + 1);
  const fitting = rules.filter(
    (rule) =>
      (rule.statements === undefined || rule.statements.includes(id)) &&
      (rule.document === undefined || rule.document === statement.document) &&
      isOfTime(statement, rule),
  );
  return [...new Set(fitting.map(({ to }) => to))];
}
