import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { readApart } from '../../../server/documents/reader/read-apart.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const LIST = { bytes: bytesOf('數位產業署\n(一)請於3個月內向立法院交通委員會提出書面報告。\n(二)請每季提送執行情形。\n'), name: '決議.txt' };
const path = process.env['PATH'] ?? '';

/** The reading processes of this one. */
function readers(): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).toString().split('\n');
  return lines.map((line) => line.trim().split(/\s+/)).filter(([, parent, ...args]) => Number(parent) === process.pid && args.join(' ').includes('reader-main'))
    .map(([pid]) => Number(pid));
}

const codesOf = ({ kind, problems }: Awaited<ReturnType<typeof readApart>>): unknown[] => [kind, ...problems.map(({ code }) => code)];

describe('reading in a process of its own', function () {
  this.timeout(60_000);

  before('ends those of other tests: files that mocha requires and files that it imports have each their own', async () => {
    for (const pid of readers()) process.kill(pid, 'SIGKILL');
    while (readers().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it('reads one file after the other in the same process', async () => {
    expect((await readApart(LIST, { path })).kind).to.equal('resolutions');
    const before = readers();
    expect((await readApart(LIST, { path })).kind).to.equal('resolutions');
    expect(readers()).to.deep.equal(before);
  });

  it('gives up a file that takes too long', async () => {
    const endless = { bytes: bytesOf('(一)請於3個月內提出書面報告，'.repeat(300_000)), name: '長.txt' };
    expect(codesOf(await readApart(endless, { path, mostMs: 200 }))).to.deep.equal(['refused', 'too-slow']);
  });

  it('says so when its process is killed, reads the next file all the same, and leaves no process behind', async () => {
    await Promise.all([readApart(LIST, { path }), readApart(LIST, { path })]);
    const idle = readers();
    expect(idle).to.have.length(2);
    const long = { bytes: bytesOf('(一)請於3個月內提出書面報告，'.repeat(300_000)), name: '長.txt' };
    let isOver = false;
    const reading = readApart(long, { path }).finally(() => (isOver = true));
    // Whichever of the two reads: it is the one that was used last.
    for (const pid of idle.toReversed()) {
      if (!isOver) process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (isOver) break;
    }
    expect(codesOf(await reading)).to.deep.equal(['refused', 'reader-died']);
    await Promise.all([readApart(LIST, { path }), readApart(LIST, { path })]);
    expect(readers().length).to.be.at.most(2);
  });

  it('reads on when a process that waited for a file was killed meanwhile', async () => {
    await readApart(LIST, { path });
    for (const pid of readers()) process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await readApart(LIST, { path })).kind).to.equal('resolutions');
  });
});
