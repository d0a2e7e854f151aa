/** Units and people: the lists, and the forms that add one. */
import { PASSWORD_LEAST } from '../../../actions/people/password.ts';
import type { Deps } from '../../../deps.ts';
import { ROLES } from '../../../domain/rights.ts';
import { countOpenByUnit } from '../../../store/count-resolutions.ts';
import { listUnits } from '../../../store/units.ts';
import { listUsers } from '../../../store/users.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf, formView } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';

/** Two lists that belong together: each shows the way to the other. */
const tabsOf = ({ t, paths }: SignedIn, current: 'people' | 'units') =>
  (['people', 'units'] as const).map((name) => ({ text: t.people[name], href: paths[name](), isCurrent: name === current }));

export async function peopleList({ db }: Deps, visit: SignedIn): Promise<Answer> {
  const { t, paths } = visit;
  const units = new Map((await listUnits(db)).map((unit) => [unit.id, unit.name]));
  return page('people', {
    title: t.people.title,
    tabs: tabsOf(visit, 'people'),
    addHref: paths.newUser(),
    people: (await listUsers(db)).map(({ name, email, role, unitId }) => ({
      name, email, role: t.shell.role[role], unit: unitId === null ? null : (units.get(unitId) ?? null),
    })),
    roles: ROLES.map((role) => ({ name: t.shell.role[role], can: t.people.roleCan[role] })),
  });
}

export async function userForm({ db }: Deps, visit: SignedIn, form: FormState): Promise<Answer> {
  const { t, paths } = visit;
  const words = t.people.form;
  const field = fieldsOf(form, visit);
  return page('form', {
    title: t.people.add,
    lead: t.people.lead,
    action: paths.newUser(),
    ...formView(form, visit, [
      field.text('name', { label: words.name }),
      field.text('email', { label: words.email, hint: words.emailHint, type: 'email' }),
      field.select('role', {
        label: words.role, empty: t.form.choose, options: ROLES.map((role) => ({ value: role, text: t.people.roleOption(t.shell.role[role], t.people.roleCan[role]) })),
      }),
      field.select('unitId', {
        label: words.unit, hint: words.unitHint, empty: t.people.noUnit, isOptional: true,
        options: (await listUnits(db)).map((unit) => ({ value: unit.id, text: unit.name })),
      }),
      field.password('password', { label: words.password, hint: words.passwordHint(PASSWORD_LEAST), autocomplete: 'new-password' }),
    ]),
    send: t.form.save,
    cancelHref: paths.people(),
  }, form.status);
}

export async function unitList({ db }: Deps, visit: SignedIn): Promise<Answer> {
  const { t, paths } = visit;
  const open = await countOpenByUnit(db, visit.day);
  return page('units', {
    title: t.people.unitTitle,
    tabs: tabsOf(visit, 'units'),
    addHref: paths.newUnit(),
    units: (await listUnits(db)).map(({ id, name, characters, mailbox, headEmail }) => ({
      name, characters, mailbox, head: headEmail, open: t.people.openItems(open.get(id) ?? 0), href: paths.resolutions({ unit: id }),
    })),
  });
}

export function unitForm(visit: SignedIn, form: FormState): Answer {
  const { t, paths } = visit;
  const words = t.people.unitForm;
  const field = fieldsOf(form, visit);
  return page('form', {
    title: t.people.addUnit,
    lead: t.people.unitLead,
    action: paths.newUnit(),
    ...formView(form, visit, [
      field.text('name', { label: words.name }),
      field.text('characters', { label: words.characters, hint: words.charactersHint, isOptional: true }),
      field.text('mailbox', { label: words.mailbox, hint: words.mailboxHint, type: 'email' }),
      field.text('headEmail', { label: words.head, hint: words.headHint, type: 'email', isOptional: true }),
    ]),
    send: t.form.save,
    cancelHref: paths.units(),
  }, form.status);
}
