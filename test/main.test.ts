/** The real command: started with nothing but an address of its database, told to stop while somebody waits for an answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

describe('the server', function () {
  this.timeout(60_000);
  let folder: string;
  let port: number;
  let server: ChildProcess;
  let said = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tracker-main-'));
    port = await freePort();
    const env = { PATH: process.env['PATH'], DATABASE_URL: join(folder, 'tracker.sqlite'), PORT: String(port) };
    server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [server.stdout!, server.stderr!]) stream.on('data', (chunk) => (said += String(chunk)));
    while (!said.includes('/setup/') && server.exitCode === null) await pause(50);
  });
  after(async () => {
    server.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('starts on a new database, and leads the first administrator in', async () => {
    expect(said).to.include(`http://localhost:${port}\n`).and.include('SMTP_URL');
    const [link] = /http:\/\/localhost:\d+\/setup\/[\w-]+/.exec(said)!;
    expect((await fetch(link)).status).to.equal(200);
    expect(await (await fetch(`http://localhost:${port}/health`)).json()).to.deep.equal({ status: 'ok' });
  });

  it('answers whoever has asked already once it is told to stop, and nobody else, and ends', async () => {
    const body = 'email=nobody%40agency.gov.tw&password=a+wrong+one';
    const asked = connect(port, '127.0.0.1');
    await once(asked, 'connect');
    asked.write(`POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`);
    // Its head has been read by the time that another is answered.
    await fetch(`http://localhost:${port}/health`);
    server.kill('SIGTERM');
    while (await isTaken(port)) await pause(50);
    await pause(200);
    asked.write(body.slice(9));
    const reply = await everything(asked);
    expect(reply.split('\r\n')[0], reply).to.equal('HTTP/1.1 422 Unprocessable Entity');
    if (server.exitCode === null) await once(server, 'exit');
    expect(server.exitCode, said).to.equal(0);
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
