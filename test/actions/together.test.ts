import { expect } from 'chai';
import { together } from '../../server/actions/together.ts';

describe('what is done together', () => {
  it('is done at once for the first, and in one call for all who asked meanwhile', async () => {
    const calls: number[][] = [];
    let open: () => void = () => undefined;
    const ask = together<number>(async (items) => {
      calls.push(items);
      if (items.includes(1)) await new Promise<void>((resolve) => (open = resolve));
    });
    const first = ask(1);
    await new Promise((resolve) => setImmediate(resolve));
    const others = [ask(2), ask(3)];
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls).to.deep.equal([[1]]);
    open();
    await Promise.all([first, ...others]);
    await ask(4);
    expect(calls).to.deep.equal([[1], [2, 3], [4]]);
  });

  it('fails for those it was done for, and goes on for the next', async () => {
    const ask = together<number>(async (items) => {
      if (items.includes(1)) throw new Error('no');
    });
    const [first, second] = [ask(1), ask(2)];
    const told = await Promise.all([first, second].map((one) => one.then(() => 'done', (error: Error) => error.message)));
    expect(told).to.deep.equal(['no', 'no']);
    await ask(3);
  });
});
