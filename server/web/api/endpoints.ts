/** Every endpoint that reads, and the one that writes. A new one gets its row here and its words in `locales/api.ts`. */
import { z } from 'zod';
import { proveDates } from '../../actions/dates/prove-dates.ts';
import { isKeptDay, KEPT_DAYS } from '../../domain/day/roc-date.ts';
import { statisticsOf } from '../../domain/resolution/statistics.ts';
import { STAGES, statusOf } from '../../domain/resolution/status.ts';
import { asOfDay, TIMELINESS } from '../../domain/resolution/timeliness.ts';
import { NotFoundError } from '../../errors.ts';
import { MOST_ID } from '../../input.ts';
import type { Failure } from '../../locales/failures.ts';
import { findAct, listActs } from '../../store/acts.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { countByAct } from '../../store/count-resolutions.ts';
import { eventsOf } from '../../store/events.ts';
import { findResolutions, readTexts } from '../../store/resolutions.ts';
import { listUnits } from '../../store/units.ts';
import { officeDay } from '../instants.ts';
import { factsOf, type Group, GROUPS, type ListFilter, SORTS } from '../pages/list/resolution-filter.ts';
import { narrow, sorted } from '../pages/list/resolution-selection.ts';
import { withQuery } from '../paths.ts';
import { type Asking, endpoint, type Endpoint } from './endpoint.ts';
import { logLetterEndpoint } from './log-letter.ts';
import { actModel, resolutionModel, statisticsModel, summaryModel } from './models.ts';
import { act, actList, resolution, resolutionList, statistics, unitList } from './schemas.ts';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const id = whole(1, MOST_ID);
const none = z.strictObject({});
/** Without control characters: a database may refuse them. */
const line = z.string().regex(/^\P{Cc}*$/u);
const byId = z.strictObject({ id });

const asOf = z.iso.date().refine(isKeptDay, {
  error: 'out of range',
  params: { failure: { code: 'day-out-of-range', field: 'asOf', text: '', ...KEPT_DAYS } satisfies Failure },
}).optional();

const MOST_SIZE = 200;
const LIST = '/api/v1/resolutions';

const filter = z.strictObject({
  act: id.optional(),
  section: line.max(1000).optional(),
  unit: z.string().regex(/^(none|[1-9]\d{0,8})$/).optional(),
  timeliness: z.enum([...TIMELINESS, ...(Object.keys(GROUPS) as Group[])]).optional(),
  stage: z.enum(STAGES).optional(),
  words: line.max(100).optional(),
  frozen: z.enum(['true', 'false']).optional(),
  sort: z.enum(SORTS).optional(),
  size: whole(1, MOST_SIZE).optional(),
  page: whole(1, 1_000_000).optional(),
  asOf,
});

const unitsById = async ({ deps: { db } }: Asking) => new Map((await listUnits(db)).map((unit) => [unit.id, unit]));

export const ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    id: 'listActs', method: 'get', path: '/api/v1/acts', access: 'read', params: none, query: none, body: null,
    answer: actList, statuses: [200], example: {},
    async handle({ deps: { db } }) {
      const counts = await countByAct(db);
      return { status: 200, body: { items: (await listActs(db)).map((one) => actModel(one, counts.get(one.id) ?? 0)) } };
    },
  }),

  endpoint({
    id: 'getAct', method: 'get', path: '/api/v1/acts/{id}', access: 'read', params: byId, query: none, body: null,
    answer: act, statuses: [200, 404], example: {},
    async handle({ deps: { db } }, { params }) {
      const found = await findAct(db, params.id);
      if (!found) throw new NotFoundError({ code: 'act-not-found', id: params.id });
      return { status: 200, body: actModel(found, (await countByAct(db)).get(found.id) ?? 0) };
    },
  }),

  endpoint({
    id: 'listUnits', method: 'get', path: '/api/v1/units', access: 'read', params: none, query: none, body: null,
    answer: unitList, statuses: [200], example: {},
    handle: async ({ deps: { db } }) =>
      ({ status: 200, body: { items: (await listUnits(db)).map(({ id: unitId, name, characters }) => ({ id: unitId, name, characters })) } }),
  }),

  endpoint({
    id: 'listResolutions', method: 'get', path: LIST, access: 'read', params: none, query: filter, body: null,
    answer: resolutionList, statuses: [200], example: { query: 'timeliness=overdue&sort=due&size=20' },
    async handle(asking, { query }) {
      const { deps: { db, clock, config: { baseUrl } } } = asking;
      const wanted = toFilter(query);
      const { page, size } = wanted;
      const day = query.asOf ?? clock.today();
      const [units, on] = [await unitsById(asking), asOfDay(day, await loadCalendar(db))];
      const narrowed = narrow((await findResolutions(db, factsOf(wanted))).map((one) => statusOf(one, on)), wanted);
      const rows = sorted(narrowed, wanted.sort, { unit: (unitId) => units.get(unitId ?? 0)?.name ?? '' }).slice((page - 1) * size, page * size);
      const texts = await readTexts(db, rows.map((one) => one.id));
      const next = page * size < narrowed.length ? baseUrl + withQuery(LIST, { ...query, page: page + 1 }) : null;
      const items = rows.map((one) => summaryModel(one, texts.get(one.id)?.text ?? '', units, baseUrl));
      return { status: 200, next, body: { asOf: day, total: narrowed.length, page, size, next, items } };
    },
  }),

  endpoint({
    id: 'getResolution', method: 'get', path: '/api/v1/resolutions/{id}', access: 'read', params: byId, query: z.strictObject({ asOf }), body: null,
    answer: resolution, statuses: [200, 404], example: {},
    async handle(asking, { params, query }) {
      const { deps, holder, locale } = asking;
      const day = query.asOf ?? deps.clock.today();
      const sheet = await proveDates(deps, holder.actor, { resolutionId: params.id, day });
      const events = (await eventsOf(deps.db, { type: 'resolution', id: params.id })).filter((event) => officeDay(event.happenedAt) <= day);
      const texts = (await readTexts(deps.db, [params.id])).get(params.id)!;
      const { baseUrl } = deps.config;
      return { status: 200, body: resolutionModel(sheet, { units: await unitsById(asking), texts, events, baseUrl, locale }) };
    },
  }),

  endpoint({
    id: 'getStatistics', method: 'get', path: '/api/v1/statistics', access: 'read', params: none,
    query: z.strictObject({ act: id.optional(), asOf }), body: null, answer: statistics, statuses: [200], example: { query: 'asOf=2025-04-16' },
    async handle(asking, { query }) {
      const { db, clock } = asking.deps;
      const day = query.asOf ?? clock.today();
      const on = asOfDay(day, await loadCalendar(db));
      const found = await findResolutions(db, query.act === undefined ? {} : { actId: query.act });
      return { status: 200, body: statisticsModel(statisticsOf(found.map((one) => statusOf(one, on)), on), day, await unitsById(asking)) };
    },
  }),

  logLetterEndpoint,
];

/** As the page of the list has it. */
function toFilter({ unit, frozen, ...query }: z.infer<typeof filter>): Omit<ListFilter, 'order' | 'columns' | 'view'> {
  return {
    act: query.act ?? null, section: query.section ?? null, words: query.words ?? null,
    timeliness: query.timeliness ?? null, stage: query.stage ?? null, step: null, kept: null, dueFrom: null, dueTo: null,
    unit: unit === undefined ? null : unit === 'none' ? unit : Number(unit),
    frozen: frozen === 'true', sort: query.sort ?? 'document', size: query.size ?? 50, page: query.page ?? 1,
  };
}
