/**
 * The schema of PROV-JSON, in JSON Schema draft 7, of the parts that exports use; nothing else is taken. Source: the PROV-JSON
 * Serialization, W3C Member Submission, 24 April 2013, sections 2 and 3 and its schema.
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

/** Each relation, and what its two ends are called. */
export const PROV_RELATIONS = [
  ['wasGeneratedBy', 'prov:entity', 'prov:activity'],
  ['wasInvalidatedBy', 'prov:entity', 'prov:activity'],
  ['used', 'prov:activity', 'prov:entity'],
  ['wasAssociatedWith', 'prov:activity', 'prov:agent'],
  ['wasAttributedTo', 'prov:entity', 'prov:agent'],
  ['actedOnBehalfOf', 'prov:delegate', 'prov:responsible'],
  ['wasDerivedFrom', 'prov:generatedEntity', 'prov:usedEntity'],
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
      PROV_RELATIONS.map(([kind, near, far]) => [
        kind,
        section({ [near]: name, [far]: name, 'prov:time': time }, [near, far]),
      ]),
    ),
  },
  additionalProperties: false,
};
