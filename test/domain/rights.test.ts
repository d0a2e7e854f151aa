import { expect } from 'chai';
import { type Actor, may, PROGRAM, RIGHTS, type Right, ROLES, type Role } from '../../server/domain/rights.ts';

const person = (role: Role, unitId: number | null = null): Actor => ({ id: 1, name: role, role, unitId });

/** The table as people know it; `own` is "only what is assigned to their unit". */
const EXPECTED: Record<Right, Partial<Record<Role, 'all' | 'own'>>> = {
  'view': { officer: 'all', supervisor: 'all', unit: 'all', admin: 'all' },
  'log-letter': { officer: 'all', unit: 'own', admin: 'all' },
  'assign': { officer: 'all', supervisor: 'all', admin: 'all' },
  'import': { officer: 'all', admin: 'all' },
  'manage-acts': { officer: 'all', admin: 'all' },
  'sign-off': { supervisor: 'all' },
  'see-mails': { officer: 'all', supervisor: 'all', admin: 'all' },
  'send-reminders': { officer: 'all', admin: 'all' },
  'manage-calendar': { officer: 'all', admin: 'all' },
  'accept-calendar': { supervisor: 'all' },
  'set-date': { officer: 'all', admin: 'all' },
  'decide-extension': { supervisor: 'all' },
  'manage-people': { admin: 'all' },
  'restore-decisions': { admin: 'all' },
  'manage-ladder': { admin: 'all' },
  'publish': { admin: 'all' },
  'manage-mails': { officer: 'all', admin: 'all' },
  'control-mails': { admin: 'all' },
  'set-absence': { officer: 'all', supervisor: 'all', admin: 'all' },
  'share-view': { officer: 'all', admin: 'all' },
  'acknowledge': { officer: 'all', supervisor: 'all', unit: 'own', admin: 'all' },
};

describe('who may do what', () => {
  for (const right of Object.keys(RIGHTS) as Right[]) {
    for (const role of ROLES) {
      const reach = EXPECTED[right][role] ?? 'none';
      it(`${role} may ${right}: ${reach}`, () => {
        expect(may(person(role, 7), right)).to.equal(reach !== 'none');
        expect(may(person(role, 7), right, [7])).to.equal(reach !== 'none');
        expect(may(person(role, 7), right, [7, 8]), 'one of another unit among them').to.equal(reach === 'all');
        expect(may(person(role, 7), right, [null]), 'nobody’s').to.equal(reach === 'all');
      });
    }
  }

  it('gives a unit’s person without a unit nothing of their own', () => {
    expect(may(person('unit'), 'log-letter')).to.equal(false);
    expect(may(person('unit'), 'log-letter', [null])).to.equal(false);
  });

  it('lets the program do everything', () => expect(may(PROGRAM, 'manage-people')).to.equal(true));

  it('refuses a role it does not know', () => expect(may({ ...person('admin'), role: 'stranger' as Role }, 'view')).to.equal(false));
});
