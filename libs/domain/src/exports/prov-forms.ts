/** Provenance as PROV-JSON (W3C Member Submission, 24 April 2013) and as PROV-O in JSON-LD. */
import type { ProvNode, Provenance, ProvRelation, ProvRelationKind } from './provenance.js';

const UUID = 'urn:uuid:';
const SCHEMA = 'https://schema.org/';

type Attributes = Readonly<Record<string, unknown>>;
type Section = Readonly<Record<string, Attributes>>;

export type ProvJson = {
  readonly prefix: Readonly<Record<string, string>>;
} & Readonly<Partial<Record<ProvNode['kind'] | ProvRelationKind, Section>>>;

/** What the two ends of each relation are called in PROV-JSON. */
const ENDS: Readonly<Record<ProvRelationKind, readonly [from: string, to: string]>> = {
  wasGeneratedBy: ['prov:entity', 'prov:activity'],
  wasInvalidatedBy: ['prov:entity', 'prov:activity'],
  used: ['prov:activity', 'prov:entity'],
  wasAssociatedWith: ['prov:activity', 'prov:agent'],
  wasAttributedTo: ['prov:entity', 'prov:agent'],
  actedOnBehalfOf: ['prov:delegate', 'prov:responsible'],
  wasDerivedFrom: ['prov:generatedEntity', 'prov:usedEntity'],
};

/** The provenance as PROV-JSON. */
export function provJsonOf({ nodes, relations }: Provenance): ProvJson {
  const sections: Partial<Record<ProvNode['kind'] | ProvRelationKind, Record<string, Attributes>>> = {};
  const put = (section: ProvNode['kind'] | ProvRelationKind, id: string, attributes: Attributes) => {
    (sections[section] ??= {})[id] = attributes;
  };
  for (const { kind, id, label, type, endTime } of nodes)
    put(kind, `uuid:${id}`, {
      'prov:label': label,
      ...(type === undefined ? {} : { 'prov:type': qualifiedName(type) }),
      ...(endTime === undefined ? {} : { 'prov:endTime': endTime }),
    });
  for (const [at, { kind, from, to, time, type, label }] of relations.entries()) {
    const [near, far] = ENDS[kind];
    put(kind, `_:r${at + 1}`, {
      [near]: `uuid:${from}`,
      [far]: `uuid:${to}`,
      ...(time === undefined ? {} : { 'prov:time': time }),
      ...(type === undefined ? {} : { 'prov:type': qualifiedName(type) }),
      ...(label === undefined ? {} : { 'prov:label': label }),
    });
  }
  return { prefix: { uuid: UUID, schema: SCHEMA }, ...sections };
}

function qualifiedName(name: string): Attributes {
  return { $: name, type: 'xsd:QName' };
}

export interface ProvLd {
  readonly '@context': Readonly<Record<string, unknown>>;
  readonly '@graph': readonly Attributes[];
}

const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  schema: SCHEMA,
  'prov:endedAtTime': { '@type': 'xsd:dateTime' },
  'prov:generatedAtTime': { '@type': 'xsd:dateTime' },
  'prov:invalidatedAtTime': { '@type': 'xsd:dateTime' },
};

const CLASSES = { entity: 'prov:Entity', activity: 'prov:Activity', agent: 'prov:Agent' } as const;

/** The provenance in the terms of PROV-O; its context stands in the document, so that nothing has to be fetched. */
export function provLdOf({ nodes, relations }: Provenance): ProvLd {
  const from = new Map<string, ProvRelation[]>();
  for (const relation of relations) from.set(relation.from, [...(from.get(relation.from) ?? []), relation]);
  return {
    '@context': CONTEXT,
    '@graph': nodes.map(({ kind, id, label, type, endTime }) => {
      const own = from.get(id) ?? [];
      const qualified = own.filter((each) => each.type !== undefined || each.label !== undefined);
      const timeOf = (of: ProvRelationKind) =>
        own.find(({ kind: each, time }) => each === of && time !== undefined)?.time;
      const [generated, invalidated] = [timeOf('wasGeneratedBy'), timeOf('wasInvalidatedBy')];
      return {
        '@id': UUID + id,
        '@type': type === undefined ? [CLASSES[kind]] : [CLASSES[kind], type],
        'rdfs:label': label,
        ...(endTime === undefined ? {} : { 'prov:endedAtTime': endTime }),
        ...(generated === undefined ? {} : { 'prov:generatedAtTime': generated }),
        ...(invalidated === undefined ? {} : { 'prov:invalidatedAtTime': invalidated }),
        ...plainRelations(own),
        ...(qualified.length === 0 ? {} : { 'prov:qualifiedDerivation': qualified.map(qualifiedDerivation) }),
      };
    }),
  };
}

function plainRelations(relations: readonly ProvRelation[]): Attributes {
  const ends: Record<string, { '@id': string }[]> = {};
  for (const { kind, to } of relations) (ends[`prov:${kind}`] ??= []).push({ '@id': UUID + to });
  return ends;
}

function qualifiedDerivation({ to, type, label }: ProvRelation): Attributes {
  return {
    '@type': type ?? 'prov:Derivation',
    'prov:entity': { '@id': UUID + to },
    ...(label === undefined ? {} : { 'rdfs:label': label }),
  };
}
