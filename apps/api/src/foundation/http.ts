/** What the foundation uses of a request and a reply; the framework's own types have far more. */
export interface HttpRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  /** Whom the request comes from: the nearest address that is no trusted proxy. */
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: unknown;
  readonly query?: unknown;
  readonly params?: unknown;
  /** Headers as they came: name, value, name, value; a name that came twice stands twice. */
  readonly raw: { readonly rawHeaders: readonly string[] };
  /** The body as it was sent; only for JSON. */
  rawBody?: Buffer;
  readonly routeOptions?: { readonly url?: string | undefined };
}

export interface HttpReply {
  readonly statusCode: number;
  /** True once the handler has answered by itself. */
  readonly sent: boolean;
  readonly elapsedTime: number;
  status(code: number): HttpReply;
  header(name: string, value: string): HttpReply;
  removeHeader(name: string): HttpReply;
  type(mediaType: string): HttpReply;
  getHeader(name: string): string | number | string[] | undefined;
  send(body: unknown): unknown;
}

/** One header's value; undefined when it is missing or came more than once. */
export function headerOf(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
