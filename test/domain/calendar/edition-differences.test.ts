import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { compareEditions } from '../../../server/domain/calendar/edition-differences.ts';

const [first, second, third] = seedEditions().filter((one) => one.year === 2025);

describe('what an edition of the office calendar changes', () => {
  it('the second of 114 takes three work days away and names two weekend days', () => {
    const { becomeOff, becomeWork, renamed } = compareEditions(first!, second!);
    expect(becomeOff).to.deep.equal([{ day: '2025-09-29', name: '' }, { day: '2025-10-24', name: '' }, { day: '2025-12-25', name: '行憲紀念日' }]);
    expect(becomeWork).to.deep.equal([]);
    expect(renamed.map((one) => [one.day, one.from])).to.deep.equal([['2025-09-28', ''], ['2025-10-25', '']]);
  });

  it('the third only says what the days are', () => {
    expect(compareEditions(second!, third!)).to.deep.equal({
      becomeOff: [], becomeWork: [], renamed: [{ day: '2025-09-29', from: '', to: '補假' }, { day: '2025-10-24', from: '', to: '補假' }],
    });
  });

  it('against no edition: against weekends and the fixed holidays, the make-up Saturday among them', () => {
    const { becomeWork, becomeOff } = compareEditions(null, first!);
    expect(becomeWork).to.deep.include({ day: '2025-02-08', isMakeUp: true }).and.deep.include({ day: '2025-05-01', isMakeUp: false });
    expect(becomeOff.map((one) => one.day)).to.include('2025-01-28');
  });
});
