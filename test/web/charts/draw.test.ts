import { expect } from 'chai';
import { htmlToText } from '../../support/tags.ts';
import type { Drawing } from '../../../server/web/charts/draw.ts';
import { drawBars, drawColumns, type StackedRow } from '../../../server/web/charts/stacked.ts';
import { drawSteps } from '../../../server/web/charts/steps.ts';

const row = (over: Partial<StackedRow> = {}): StackedRow =>
  ({
    name: '甲組', label: '甲組：逾期 3', href: '/resolutions?unit=1&timeliness=open', parts: [{ look: 'overdue', count: 3 }, { look: 'soon', count: 2 }],
    note: '5', ...over,
  });
const HOSTILE = '<b>&"組\' font-family="x" d="M0.1234567" onload="x"';

describe('a chart', () => {
  const DRAWINGS: Record<string, () => Promise<Drawing>> = {
    bars: () => drawBars([row(), row({ name: HOSTILE, label: HOSTILE, href: '/resolutions?words="><script>' })]),
    columns: () => drawColumns([row(), row({ name: HOSTILE, label: HOSTILE, note: HOSTILE })]),
    steps: () => drawSteps({
      points: [{ day: '2025-01-21', amount: 5 }, { day: '2025-03-01', amount: 2 }], until: '2025-04-16', text: HOSTILE, top: HOSTILE,
      ticks: [{ day: '2025-02-01', text: HOSTILE }],
    }),
  };
  for (const [name, drawn] of Object.entries(DRAWINGS)) {
    it(`of ${name} takes texts from outside as texts`, async () => {
      const { shapes } = await drawn();
      expect(shapes).to.not.match(/<(b|script)\b/);
      // Of a tag only what stands outside of quotes could be an attribute.
      for (const tag of shapes.match(/<\w[^>]*>/g)!) expect(tag.replace(/"[^"]*"/g, '""'), tag).to.not.match(/onload|font-family|<.*</);
      expect(htmlToText(shapes)).to.include('<b>&"組');
    });

    it(`of ${name} holds no style, no id, no script and nothing that is not needed`, async () => {
      const { shapes } = await drawn();
      expect(shapes.replace(/>[^<]*</g, '><').replace(/"[^"]*"/g, '""')).to.not.match(/ (style|id|class|on\w+|xlink:href)=/);
      expect(shapes.length).to.be.below(5000);
    });
  }

  it('keeps every name whole in the link\'s name, where its place is too short for it', async () => {
    const name = '國際合作及法規事務辦公室（籌備）';
    const { shapes } = await drawBars([row({ name, label: `${name}：逾期 3` })]);
    expect(shapes).to.include(`aria-label="${name}：逾期 3"`).and.to.match(/>國際合作及法規事?…</);
  });

  it('makes one link of each row, to the list behind it', async () => {
    const { shapes } = await drawBars([row(), row({ href: '/resolutions?unit=2' })]);
    expect(
      [...shapes.matchAll(/<a href="([^"]*)"/g)].map((found) => found[1])
    ).to.deep.equal(['/resolutions?unit=1&amp;timeliness=open', '/resolutions?unit=2']);
  });

  it('draws a part as long as it is large', async () => {
    const { shapes } = await drawBars([row({ parts: [{ look: 'overdue', count: 3 }, { look: 'later', count: 1 }] })]);
    const [long, short] = [...shapes.matchAll(/<path d="M[\d.-]+,[\d.-]+h([\d.]+)v/g)].map((found) => Number(found[1]));
    expect(long! / short!).to.be.closeTo(3, 0.1);
  });

  it('can be drawn of nothing but noughts, and of a single day', async () => {
    expect((await drawColumns([row({ parts: [{ look: 'overdue', count: 0 }], note: '0' })])).shapes).to.not.include('NaN');
    expect(
      (await drawSteps({ points: [{ day: '2025-01-21', amount: 0 }], until: '2025-01-21', text: '0', top: '0', ticks: [] })).shapes
    ).to.not.include('NaN');
  });
});
