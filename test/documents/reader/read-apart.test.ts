import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { readApart } from '../../../server/documents/reader/read-apart.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const LIST = { bytes: bytesOf('數位產業署\n(一)請於3個月內向立法院交通委員會提出書面報告。\n(二)請每季提送執行情形。\n'), name: '決議.txt' };
/** Longer than anybody waits for. */
const ENDLESS = { bytes: bytesOf('(一)請於3個月內提出書面報告，'.repeat(300_000)), name: '長.txt' };
const path = process.env['PATH'] ?? '';

/** The reading processes of this one. */
function readers(): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).toString().split('\n');
  return lines.map((line) => line.trim().split(/\s+/)).filter(([, parent, ...args]) => Number(parent) === process.pid && args.join(' ').includes('reader-main'))
    .map(([pid]) => Number(pid));
}

const killAll = (): void => readers().forEach((pid) => process.kill(pid, 'SIGKILL'));
const areGone = async (): Promise<void> => {
  while (readers().length > 0) await pause(50);
};

const codesOf = ({ kind, problems }: Awaited<ReturnType<typeof readApart>>): unknown[] => [kind, ...problems.map(({ code }) => code)];

describe('reading in a process of its own', function () {
  this.timeout(60_000);

  before('ends those of other tests: files that mocha requires and files that it imports have each their own', () => (killAll(), areGone()));

  it('reads one file after the other in the same process', async () => {
    expect((await readApart(LIST, { path })).kind).to.equal('resolutions');
    const before = readers();
    expect((await readApart(LIST, { path })).kind).to.equal('resolutions');
    expect(readers()).to.deep.equal(before);
  });

  it('gives up a file that takes too long', async () => {
    expect(codesOf(await readApart(ENDLESS, { path, mostMs: 200 }))).to.deep.equal(['refused', 'too-slow']);
  });

  it('says so when its process is killed, reads the next file all the same, and leaves no process behind', async () => {
    await Promise.all([readApart(LIST, { path }), readApart(LIST, { path })]);
    expect(readers()).to.have.length(2);
    expect(codesOf(await readApart(ENDLESS, { path, onProgress: killAll }))).to.deep.equal(['refused', 'reader-died']);
    await Promise.all([readApart(LIST, { path }), readApart(LIST, { path })]);
    expect(readers().length).to.be.at.most(2);
  });

  it('reads on when a process that waited for a file was killed meanwhile', async () => {
    await Promise.all([readApart(LIST, { path }), readApart(LIST, { path })]);
    killAll();
    expect((await readApart(LIST, { path })).kind).to.equal('resolutions');
  });

  it('stops reading when told to, and leaves no process behind', async () => {
    killAll();
    await areGone();
    const stopping = new AbortController();
    const reading = readApart(ENDLESS, { path, stop: stopping.signal, onProgress: () => stopping.abort(new Error('enough')) });
    expect(await reading.then(() => null, (error: Error) => error.message)).to.equal('enough');
    expect(await readApart(LIST, { path, stop: stopping.signal }).then(() => null, (error: Error) => error.message), 'before it begins').to.equal('enough');
    await areGone();
    expect((await readApart(LIST, { path })).kind).to.equal('resolutions');
  });
});
