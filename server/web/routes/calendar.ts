/** The office calendar, and loading an edition of it. */
import { z } from 'zod';
import { importCalendar } from '../../actions/acts/import-calendar.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { toWesternYear } from '../../domain/day/roc-date.ts';
import { requireInput, wholeNumber } from '../../input.ts';
import { redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { calendarForm, calendarPage } from '../pages/acts/calendar.ts';
import type { Routes } from '../routes.ts';

const yearInput = z.object({ year: wholeNumber('year', 1, 9999).optional.transform((year) => (year === null ? null : toWesternYear(year))) });

export function calendarRoutes(routes: Routes, deps: Deps): void {
  routes.get('/calendar', 'view', (visit, request) => calendarPage(deps, visit, requireInput(yearInput, request.query).year));

  routes.get('/calendar/import', 'manage-calendar', (visit) => calendarForm(visit, freshForm()));

  routes.upload('/calendar/import', 'manage-calendar', 'file', (visit, request, upload) => submit({
    schema: z.object({}),
    raw: request.body,
    act: async () => {
      if (!upload.ok) throw new InvalidInputError(upload.failure, 'file');
      return importCalendar(deps, visit.actor, { bytes: upload.bytes, fileName: upload.name, locale: visit.locale });
    },
    done: ({ editionId, year, label, isNew, isAccepted, moved }) => {
      const words = visit.t.calendar;
      if (!isAccepted) return redirect(visit.paths.edition(editionId!), words.proposed(label, moved.length));
      const to = `${visit.paths.calendar({ year })}${moved.length > 0 ? '#moved' : ''}`;
      return redirect(to, isNew ? words.imported(label, moved.length) : words.unchanged(label));
    },
    again: (form) => calendarForm(visit, form),
  }));
}
