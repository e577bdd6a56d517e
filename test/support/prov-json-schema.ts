/**
 * What the schema of PROV-JSON says (JSON Schema draft 4, published with the PROV-JSON Serialization, W3C Member Submission, 24
 * April 2013), in words of our own, in draft 7, and narrower: only the parts that exports use, both ends of every relation where
 * that schema asks for one of some, and no attributes but labels and types. Whatever fits this fits that. The form of names
 * and prefixes is that of sections 2 and 3, which the schema leaves open.
 */
const QUALIFIED_NAME = '^[A-Za-z0-9_-]+:(?:[A-Za-z0-9_/@~&+*?#$!:-]|\\.(?!$)|%[0-9A-Fa-f]{2})+$';

const name = { type: 'string', pattern: QUALIFIED_NAME };
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' };
const literal = {
  anyOf: [
    { type: ['string', 'number', 'boolean'] },
    {
      type: 'object',
      required: ['$'],
      properties: { $: { type: 'string' }, type: name, lang: { type: 'string' } },
      additionalProperties: false,
    },
  ],
};
const attribute = { anyOf: [literal, { type: 'array', minItems: 1, items: literal }] };
const LABELS = { 'prov:label': attribute, 'prov:type': attribute };

function section(properties: object, required: readonly string[] = []) {
  return {
    type: 'object',
    propertyNames: name,
    additionalProperties: {
      type: 'object',
      required,
      properties: { ...properties, ...LABELS },
      additionalProperties: false,
    },
  };
}

/** Each relation, and what its two ends are called; whether it happens at a time. */
export const PROV_RELATIONS = [
  ['wasGeneratedBy', 'prov:entity', 'prov:activity', { 'prov:time': time }],
  ['wasInvalidatedBy', 'prov:entity', 'prov:activity', { 'prov:time': time }],
  ['used', 'prov:activity', 'prov:entity', { 'prov:time': time }],
  ['wasAssociatedWith', 'prov:activity', 'prov:agent', {}],
  ['wasAttributedTo', 'prov:entity', 'prov:agent', {}],
  ['actedOnBehalfOf', 'prov:delegate', 'prov:responsible', {}],
  ['wasDerivedFrom', 'prov:generatedEntity', 'prov:usedEntity', {}],
] as const;

export const PROV_JSON_SCHEMA = {
  type: 'object',
  required: ['prefix'],
  properties: {
    prefix: {
      type: 'object',
      propertyNames: { pattern: '^[A-Za-z0-9_-]+$', not: { enum: ['prov', 'xsd'] } },
      additionalProperties: { type: 'string', pattern: '^[a-z][a-z0-9+.-]*:' },
    },
    entity: section({}),
    activity: section({ 'prov:startTime': time, 'prov:endTime': time }),
    agent: section({}),
    ...Object.fromEntries(
      PROV_RELATIONS.map(([kind, near, far, when]) => [
        kind,
        section({ [near]: name, [far]: name, ...when }, [near, far]),
      ]),
    ),
  },
  additionalProperties: false,
};
