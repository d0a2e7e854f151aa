/** Programs that ask over HTTP: no cookies, and only the headers they are told to send. */
import { request } from 'node:http';

export type Told = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
export type Ask = (path: string, options?: { method?: string; headers?: Record<string, string>; body?: string }) => Promise<Told>;

/** `fetch` would add headers of its own to a question about an ETag. */
export const askAt = (origin: string): Ask => (path, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((resolve, reject) => {
    const asked = request(origin + path, { method, headers: { ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }), ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
