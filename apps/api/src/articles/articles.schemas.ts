import { ARTICLE_STATUSES, LANGUAGE_PLACES } from '@whence/workflow';
import { z } from 'zod';
import { id, line, partialDate } from '../foundation/index.js';

const language = z
  .string()
  .max(80)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language tag (BCP 47), such as "en" or "pt-BR"');

const particulars = {
  title: line(1_000),
  outlet: line(300).exactOptional().meta({ description: 'Name of the outlet, as printed.' }),
  url: z.url('an http or https address').max(2_000).exactOptional(),
  language: language.exactOptional().meta({
    description:
      'Left out: what the page says by `lang`, else `content-language`, else `inLanguage` of linked data, else `og:locale`. A text that is plainly English is read as English.',
  }),
  publishedOn: partialDate.exactOptional().meta({ description: 'Left out: "last month" and the like stay open.' }),
  status: z.enum(ARTICLE_STATUSES),
};

/** For examples: what a newsroom's system sends of a piece. */
export const ARTICLE = {
  title: 'A second wave',
  outlet: 'The Daily',
  url: 'https://daily.example/second-wave',
  language: 'en',
  publishedOn: '2025-07-14',
  cmsId: 'post-1842',
  text: 'More than 30,000 troops will be sent to Russia by November, officials said.',
};

export const newArticle = z
  .strictObject({
    ...particulars,
    status: z.enum(ARTICLE_STATUSES).default('published'),
    cmsId: line(300).exactOptional().meta({
      description: "The newsroom's own name for the piece: sent again with other words it is a new revision.",
    }),
    text: z.string().exactOptional().meta({ description: 'The text. Either this or `html`.' }),
    html: z.string().exactOptional().meta({ description: 'The page. Its text is taken from it; scripts are dropped.' }),
  })
  .meta({
    id: 'NewArticle',
    examples: [ARTICLE],
  });

const head = {
  id,
  revision: z.int().min(1).meta({ description: 'Number of the revision, from 1.' }),
  revisionId: id,
  cmsId: z.string().nullable(),
  ...particulars,
  languageFrom: z.enum(LANGUAGE_PLACES).exactOptional().meta({
    description: 'Who says the language: whoever sent the piece, or its page. There when `language` is.',
  }),
  textSha256: z.string().meta({ description: 'SHA-256 of the text, hexadecimal.' }),
};

export const articleHead = z
  .strictObject(head)
  .meta({ id: 'ArticleHead', description: 'An article in one of its revisions, without the text.' });

export const article = z
  .strictObject({
    ...head,
    text: z.string().meta({ description: 'What every offset counts in, in UTF-16 code units.' }),
    html: z.string().nullable(),
  })
  .meta({ id: 'Article', description: 'An article in one of its revisions.' });

export const receivedArticle = z
  .strictObject({
    ...head,
    made: z
      .enum(['article', 'revision', 'nothing'])
      .meta({ description: '`nothing`: this very revision was there already.' }),
    proposed: z.array(id).meta({ description: 'Claims that were proposed now.' }),
  })
  .meta({ id: 'ReceivedArticle' });

export const revisionList = z.strictObject({ entries: z.array(articleHead) }).meta({ id: 'RevisionList' });

export const submissions = z
  .strictObject({ submitted: z.array(z.strictObject({ claimId: id, requestId: id })) })
  .meta({ id: 'Submissions', description: 'The claims that are under review from now on.' });
