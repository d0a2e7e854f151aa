/** The real commands, in an empty folder and with nothing set but a port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

type Started = { program: ChildProcess; port: number; folder: string; said: string };

/** Started in a folder of its own and on a port that is free, or on another where somebody else was quicker, until it has said something. */
async function start(script: string, until: string): Promise<Started> {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'tracker-main-')), await freePort()];
  const env = { PATH: process.env['PATH'], PORT: String(port) };
  const program = spawn(process.execPath, ['--import', TSX, fileURLToPath(new URL(`../server/${script}`, import.meta.url))], { cwd: folder, env });
  const started = { program, port, folder, said: '' };
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => (started.said += String(chunk)));
  while (!started.said.includes(until) && program.exitCode === null) await pause(50);
  if (!started.said.includes(`Port ${port} is taken`)) return started;
  await end(started);
  return start(script, until);
}

async function end({ program, folder }: Started): Promise<void> {
  const isOver = program.exitCode !== null || program.signalCode !== null;
  program.kill('SIGKILL');
  if (!isOver) await once(program, 'exit');
  await rm(folder, { recursive: true, force: true });
}

describe('npm run demo', function () {
  this.timeout(120_000);
  let demo: Started;
  before(async () => (demo = await start('demo.ts', 'admin@')));
  after(() => end(demo));

  it('tells the story, and lets everybody in whom it names', async () => {
    const [address, password] = [/http:\/\/localhost:\d+/.exec(demo.said)![0], /password of everybody: (\S+)/.exec(demo.said)![1]!];
    const people = demo.said.match(/\S+@agency\.example/g)!;
    expect(people).to.have.length(5);
    for (const email of people) {
      const { status } = await fetch(`${address}/sign-in`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ email, password }), headers: { 'sec-fetch-site': 'same-origin' } });
      expect(status, email).to.equal(303);
    }
  });
});

describe('npm start', function () {
  this.timeout(60_000);
  let server: Started;
  before(async () => (server = await start('main.ts', '/setup/')));
  after(() => end(server));

  it('starts on a new database, and leads the first administrator in', async () => {
    expect(server.said).to.include(`http://localhost:${server.port}\n`).and.include('SMTP_URL');
    const [link] = /http:\/\/localhost:\d+\/setup\/[\w-]+/.exec(server.said)!;
    expect((await fetch(link)).status).to.equal(200);
    expect(await (await fetch(`http://localhost:${server.port}/health`)).json()).to.deep.equal({ status: 'ok' });
  });

  it('answers whoever has asked already once it is told to stop, and nobody else, and ends', async () => {
    const body = 'email=nobody%40agency.gov.tw&password=a+wrong+one';
    const asked = connect(server.port, '127.0.0.1');
    await once(asked, 'connect');
    asked.write(`POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`);
    // Its head has been read by the time that another is answered.
    await fetch(`http://localhost:${server.port}/health`);
    server.program.kill('SIGTERM');
    while (await isTaken(server.port)) await pause(50);
    await pause(200);
    asked.write(body.slice(9));
    const reply = await everything(asked);
    expect(reply.split('\r\n')[0], reply).to.equal('HTTP/1.1 422 Unprocessable Entity');
    if (server.program.exitCode === null) await once(server.program, 'exit');
    expect(server.program.exitCode, server.said).to.equal(0);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
  });

/** Until the other side hangs up. */
async function everything(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}
