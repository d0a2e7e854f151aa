/** Somebody at work meanwhile: signs in and asks for page after page, in a process of its own, and says how long each took. */
import { request } from 'node:http';

type Order = { sign: { origin: string; email: string; password: string }; paths: string[] } | 'report' | 'stop';

/** Milliseconds by path, since the last report. */
export type Waits = Record<string, number[]>;

/** Between two pages. */
const PAUSE_MS = 40;

let waits: Waits = {};
let isOver = false;

process.on('message', (order: Order) => {
  if (order === 'stop') isOver = true;
  else if (order === 'report') {
    process.send!(waits);
    waits = {};
  } else void goOn(order);
});

async function goOn({ sign, paths }: Exclude<Order, string>): Promise<void> {
  const body = new URLSearchParams({ email: sign.email, password: sign.password }).toString();
  const { status, cookie } = await ask(`${sign.origin}/sign-in`, { body, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: sign.origin } });
  if (status >= 400 || cookie === null) throw new Error(`Signing in was answered with ${status}.`);
  process.send!('signed in');
  for (let at = 0; !isOver; at += 1) {
    const path = paths[at % paths.length]!;
    const started = performance.now();
    const answer = await ask(sign.origin + path, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`);
    (waits[path] ??= []).push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  process.disconnect();
}

type Answer = { status: number; cookie: string | null };

/** A connection each, as a browser's first request has. */
const ask = (url: string, { body, headers = {} }: { body?: string; headers?: Record<string, string> }): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method: body === undefined ? 'GET' : 'POST', agent: false, headers }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode!, cookie: response.headers['set-cookie']?.map((one) => one.split(';')[0]!).join('; ') ?? null }));
    });
    asked.once('error', reject);
    asked.end(body);
  });
