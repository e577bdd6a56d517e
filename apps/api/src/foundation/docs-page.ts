/** The page for people at /docs: Swagger UI from its npm package, nothing from elsewhere; and /openapi.json. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { HttpReply, HttpRequest } from './http.js';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Whence: the API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" sizes="32x32">
  </head>
  <body>
    <div id="page"><p style="margin:2em">The page is made by a script; the document itself is at <a href="/openapi.json">/openapi.json</a>.</p></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#page', deepLinking: true, docExpansion: 'list', validatorUrl: null });\n`;

const TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** The page styles itself in its markup; everything else comes from this service alone. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

function assetsFolder(): string {
  // Found from the package that brings it: it need not stand at the top of node_modules.
  const ofSwagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  return dirname(ofSwagger.resolve('swagger-ui-dist/package.json'));
}

/** Adds the routes; they need no key. */
export function serveDocument(app: INestApplication, document: OpenAPIObject): void {
  const server = app.getHttpAdapter();
  const text = JSON.stringify(document);
  const serve = (path: string, type: string, body: () => string | Promise<Buffer>) => {
    server.get(path, async (_request: HttpRequest, reply: HttpReply) => {
      const sent = await body();
      reply
        .header('content-security-policy', POLICY)
        .header('cache-control', 'public, max-age=300')
        .type(type)
        .send(sent);
    });
  };
  const folder = assetsFolder();
  serve('/openapi.json', 'application/json; charset=utf-8', () => text);
  serve('/docs', 'text/html; charset=utf-8', () => PAGE);
  serve('/docs/start.js', 'text/javascript; charset=utf-8', () => START);
  for (const [name, type] of Object.entries(TYPES)) serve(`/docs/${name}`, type, () => readFile(join(folder, name)));
}
