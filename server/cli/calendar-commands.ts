/** calendar import, calendar show */
import type { Command } from 'commander';
import { basename } from 'node:path';
import { z } from 'zod';
import { importCalendar } from '../actions/acts/import-calendar.ts';
import { addDays, type Day, weekdayOf } from '../domain/day/civil-date.ts';
import { dayStatus } from '../domain/calendar/office-calendar.ts';
import { PROGRAM } from '../domain/rights.ts';
import { formatRoc, toWesternYear } from '../domain/day/roc-date.ts';
import { requireInput, wholeNumber } from '../input.ts';
import { weekdayNames } from '../locales/steps.ts';
import { loadCalendar } from '../store/calendar.ts';
import { LOCALE, runs } from './command.ts';
import { showProgress } from './show-progress.ts';
import { readBytes } from './read-bytes.ts';

export function addCalendarCommands(program: Command): void {
  const calendar = program.command('calendar').description('政府行政機關辦公日曆表 / the office calendar');

  runs(calendar.command('import <file>').description('匯入官方 CSV / import an official CSV'), async (deps, _options, [file = '']) => {
    const { year, isNew, moved } = await importCalendar(deps, PROGRAM, { bytes: await readBytes(file), fileName: basename(file), locale: LOCALE, onProgress: showProgress });
    const lines = [
      isNew ? `已採用 ${year} 年辦公日曆表，${moved.length} 個期限異動。` : `${year} 年辦公日曆表與現行版本相同，沒有異動。`,
      ...moved.map((one) => `項次 ${one.item}：${one.from ?? '—'} → ${one.to ?? '—'}`),
    ];
    return { json: { year, isNew, moved }, lines };
  });

  runs(calendar.command('show <year>').description('列出一年的放假日與補行上班日 / days off and make-up work days'), async (deps, _options, [text = '']) => {
    const { year: written } = requireInput(z.object({ year: wholeNumber('year', 1, 9999).required }), { year: text });
    const year = toWesternYear(written);
    const office = await loadCalendar(deps.db);
    const edition = office.editions.get(year) ?? null;
    const days = daysOf(year).map((day) => ({ day, ...dayStatus(office, day) }));
    const daysOff = days.filter((one) => one.isOff).map(({ day, name, reason }) => ({ day, name, reason }));
    const makeUpDays = days.filter((one) => one.reason === 'make-up').map((one) => one.day);
    const lines = [
      ...daysOff.filter((one) => one.reason === 'holiday').map(({ day, name }) => `${formatRoc(day)}（${weekdayNames[LOCALE][weekdayOf(day)]}）${name ?? ''}`),
      ...makeUpDays.map((day) => `${formatRoc(day)} 補行上班`),
    ];
    return { json: { year, label: edition?.label ?? null, provisional: edition === null, daysOff, makeUpDays }, lines };
  });
}

function daysOf(year: number): Day[] {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day);
  return days;
}
