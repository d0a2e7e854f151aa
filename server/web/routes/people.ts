/** Units and people. */
import { addUnit, addUnitInput } from '../../actions/people/add-unit.ts';
import { addUser, addUserInput } from '../../actions/people/add-user.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { peopleList, unitForm, unitList, userForm } from '../pages/people/people.ts';
import type { Routes } from '../routes.ts';

export function peopleRoutes(routes: Routes, deps: Deps): void {
  routes.get('/people', 'manage-people', (visit) => peopleList(deps, visit));

  routes.get('/people/new', 'manage-people', (visit) => userForm(deps, visit, freshForm()));

  routes.form('/people/new', 'manage-people', (visit, request) => submit({
    schema: addUserInput,
    raw: request.body,
    act: (input) => addUser(deps, visit.actor, input),
    done: (_, { name }) => redirect(visit.paths.people(), visit.t.people.added(name)),
    again: (form) => userForm(deps, visit, form),
  }));

  routes.get('/units', 'manage-people', (visit) => unitList(deps, visit));

  routes.get('/units/new', 'manage-people', (visit) => unitForm(visit, freshForm()));

  routes.form('/units/new', 'manage-people', (visit, request) => submit({
    schema: addUnitInput,
    raw: request.body,
    act: (input) => addUnit(deps, visit.actor, input),
    done: (_, { name }) => redirect(visit.paths.units(), visit.t.people.unitAdded(name)),
    again: (form) => unitForm(visit, form),
  }));
}
