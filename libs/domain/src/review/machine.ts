/** A machine of states and named events, checked when it is made: a table that cannot work does not start. */

/** For each state, the events that it takes and the state that each leads to. */
export type Transitions<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

export interface Machine<State extends string, Event extends string> {
  readonly states: readonly State[];
  readonly events: readonly Event[];
  readonly transitions: Transitions<State, Event>;
  /** The state that an event leads to; `undefined` when the state does not take it. */
  next(state: State, event: Event): State | undefined;
  /** The events that a state takes, in the order of `events`. */
  open(state: State): readonly Event[];
}

export interface MachineTable<State extends string, Event extends string> {
  readonly name: string;
  readonly states: readonly State[];
  readonly events: readonly Event[];
  /** Where everything begins. */
  readonly first: State;
  readonly transitions: Transitions<State, Event>;
}

/**
 * What is wrong with a table: a state that nothing leads to, an event that no state takes, a state or an event that is
 * used and not listed. Empty when it can stand.
 */
export function machineFaults<State extends string, Event extends string>(
  table: MachineTable<State, Event>,
): readonly string[] {
  const { name, states, events, first, transitions } = table;
  const faults: string[] = [];
  const known = new Set<string>(states);
  const takenEvents = new Set<string>();
  for (const [state, edges] of Object.entries<Readonly<Partial<Record<Event, State>>>>(transitions)) {
    if (!known.has(state)) faults.push(`${name}: found transitions of "${state}", expected one of its states`);
    for (const [event, target] of Object.entries<State | undefined>(edges)) {
      if (target === undefined) continue;
      takenEvents.add(event);
      if (!known.has(target)) faults.push(`${name}: "${state}" on "${event}" leads to "${target}", which is no state`);
      if (!(events as readonly string[]).includes(event))
        faults.push(`${name}: "${state}" takes "${event}", which is no event`);
    }
  }
  for (const event of events)
    if (!takenEvents.has(event)) faults.push(`${name}: found no state that takes "${event}", expected at least one`);
  const reached = reachable(first, transitions);
  for (const state of states)
    if (!reached.has(state)) faults.push(`${name}: found no way from "${first}" to "${state}", expected one`);
  return faults;
}

function reachable<State extends string, Event extends string>(
  first: State,
  transitions: Transitions<State, Event>,
): ReadonlySet<State> {
  const reached = new Set<State>([first]);
  for (const state of reached)
    for (const target of Object.values<State | undefined>(transitions[state] ?? {}))
      if (target !== undefined) reached.add(target);
  return reached;
}

/** Makes a machine of a table. Throws Error naming every fault of {@link machineFaults}. */
export function makeMachine<State extends string, Event extends string>(
  table: MachineTable<State, Event>,
): Machine<State, Event> {
  const faults = machineFaults(table);
  if (faults.length > 0) throw new Error(faults.join('; '));
  const { states, events, transitions } = table;
  return {
    states,
    events,
    transitions,
    next: (state, event) => transitions[state][event],
    open: (state) => events.filter((event) => transitions[state][event] !== undefined),
  };
}
