import { expect } from 'chai';
import { describeFailure } from '../../server/locales/failures.ts';

const who = { label: 'Who is away', isChoice: true };
const opens = { label: 'Opens on', isChoice: false };

describe('what is wrong with a form', () => {
  it('is told by the label over the field, whatever the record calls it', () => {
    const missing = { code: 'required', field: 'email' } as const;
    expect(describeFailure(missing, 'en', who)).to.equal('Choose one for “Who is away”.');
    expect(describeFailure(missing, 'zh-TW', { label: '不在的人', isChoice: true })).to.equal('請選擇不在的人。');
    expect(describeFailure({ code: 'too-long', field: 'opensOn', most: 20 }, 'en', opens)).to.equal('Opens on: 20 characters at most.');
    expect(describeFailure({ code: 'day-invalid', field: 'opensOn', text: 'x' }, 'en', opens)).to.match(/^Opens on: “x” is not a date\./);
  });

  it('is told by the record’s own name where there is no form', () => {
    expect(describeFailure({ code: 'required', field: 'email' }, 'en')).to.equal('Enter the e-mail.');
    expect(describeFailure({ code: 'too-long', field: 'opensOn', most: 20 }, 'en')).to.equal('Opening: 20 characters at most.');
    expect(describeFailure({ code: 'email-taken', email: 'a@agency.example' }, 'zh-TW', who), 'a sentence without a field').to.include('a@agency.example 已有帳號');
  });

  it('groups large numbers, and not years', () => {
    const wrong = { code: 'number-invalid', field: 'cap', text: '-1', least: 0 } as const;
    expect(describeFailure({ ...wrong, most: 1_000_000 }, 'zh-TW')).to.include('0 至 1,000,000');
    expect(describeFailure({ ...wrong, most: 9999 }, 'en')).to.include('from 0 to 9999');
  });
});
