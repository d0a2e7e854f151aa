/** Builds every address of the site. Made for a visit, so that links keep the day the pages are drawn for. */
import type { Day } from '../domain/day/civil-date.ts';

type QueryValue = string | number | null | undefined | readonly (string | number)[];
export type Query = Record<string, QueryValue>;

/** A path with a query; empty values are left out, lists repeat their name. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? ''].flat()) if (one !== '') search.append(name, String(one));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

export type Paths = ReturnType<typeof pathsFor>;

/** `asOf` is the day asked for in the address; null where none was. */
export function pathsFor(asOf: Day | null) {
  const to = (path: string, query: Query = {}): string => withQuery(path, { ...query, asOf });
  return {
    /** Any path of this site, kept on the day. */
    to,
    overview: () => to('/'),
    signIn: (next?: string) => withQuery('/sign-in', { next: next === '/' ? undefined : next }),
    signOut: () => to('/sign-out'),
    language: () => to('/language'),
    settings: () => to('/settings'),
    setUp: (token: string) => `/setup/${encodeURIComponent(token)}`,

    resolutions: (query: Query = {}) => to('/resolutions', query),
    resolution: (id: number) => to(`/resolutions/${id}`),
    assignOne: (id: number) => to(`/resolutions/${id}/assign`),
    signOffOne: (id: number) => to(`/resolutions/${id}/sign-off`),
    printList: (query: Query) => to('/resolutions/print', query),
    listKeys: () => to('/resolutions/keys'),
    views: () => to('/views'),
    view: (id: number, deed = '') => to(`/views/${id}${deed && `/${deed}`}`),
    saveView: (query: Query) => to('/views', query),
    usualList: () => to('/views/default'),
    bulk: (deed: string, query: Query) => to(`/resolutions/${deed}`, query),
    file: (id: number, name?: string) => to(`/files/${id}`, { name }),
    proof: (id: number) => to(`/resolutions/${id}/proof`),
    proofJson: (id: number) => to(`/resolutions/${id}/proof.json`),
    newExtension: (id: number, occurrenceId?: number) => to(`/resolutions/${id}/extensions/new`, { occurrenceId }),
    extension: (id: number) => to(`/extensions/${id}`),
    setDate: (obligationId: number, query: Query = {}) => to(`/obligations/${obligationId}/date`, query),
    resetDate: (obligationId: number) => to(`/obligations/${obligationId}/date/reset`),
    endObligation: (obligationId: number) => to(`/obligations/${obligationId}/end`),
    resumeObligation: (obligationId: number) => to(`/obligations/${obligationId}/resume`),
    statistics: (query: Query = {}) => to('/statistics', query),
    calculator: (query: Query = {}) => to('/calculator', query),
    dayReading: () => '/days/reading',

    letters: () => to('/letters'),
    newLetter: (resolutionIds: readonly number[] = [], direction?: 'out' | 'in') => to('/letters/new', { resolutionIds, direction }),
    draftLetter: (resolutionIds: readonly number[] = []) => to('/letters/draft', { resolutionIds }),
    takeBackLetter: (resolutionId: number, letterId: number) => to(`/resolutions/${resolutionId}/letters/${letterId}/take-back`),
    attachFile: (resolutionId: number, letterId: number) => to(`/resolutions/${resolutionId}/letters/${letterId}/files/new`),
    detachFile: (resolutionId: number, fileId: number) => to(`/resolutions/${resolutionId}/letter-files/${fileId}/remove`),
    letterFile: (id: number) => to(`/letter-files/${id}`),
    letterNumber: () => to('/letters/number'),
    acts: () => to('/acts'),
    newAct: () => to('/acts/new'),
    act: (id: number) => to(`/acts/${id}`),
    board: (actId: number, query: Query = {}) => to(`/acts/${actId}/board`, query),
    officialTable: (actId: number, query: Query = {}) => to(`/acts/${actId}/table`, query),
    officialTableFile: (actId: number) => to(`/acts/${actId}/table/file`),
    officialTablePrint: (actId: number) => to(`/acts/${actId}/table/print`),
    changeAct: (id: number, query: Query = {}) => to(`/acts/${id}/change`, query),
    newResolution: (actId: number, query: Query = {}) => to(`/acts/${actId}/resolutions/new`, query),
    imports: (query: Query = {}) => to('/imports', query),
    newImport: (actId?: number) => to('/imports/new', { actId }),
    import: (id: number) => to(`/imports/${id}`),
    applyImport: (id: number) => to(`/imports/${id}/apply`),
    chooseForImport: (id: number) => to(`/imports/${id}/choices`),
    importColumns: (id: number) => to(`/imports/${id}/columns`),
    readAgain: (id: number) => to(`/imports/${id}/read`),
    importProgress: (id: number) => to(`/imports/${id}/progress`),
    exports: (query: Query = {}) => to('/exports', query),
    export: (what: string, query: Query = {}) => to(`/exports/${what}`, query),
    mails: (query: Query = {}) => to('/mails', query),
    mail: (id: number) => to(`/mails/${id}`),
    mailHtml: (id: number) => to(`/mails/${id}/html`),
    reminders: () => to('/reminders'),
    mailSource: (id: number) => to(`/mails/${id}/source`),
    letterPreview: (query: Query = {}) => to('/letter-preview', query),
    letterPreviewHtml: (query: Query) => to('/letter-preview/html', query),
    ladder: (query: Query = {}) => to('/ladder', query),
    previewLadder: () => to('/ladder/preview'),
    ladderHistory: () => to('/ladder/history'),
    simulator: (query: Query = {}) => to('/simulator', query),
    looking: (key: string) => to('/simulator/progress', { of: key }),
    why: (query: Query = {}) => to('/why', query),
    delivery: () => to('/delivery'),
    deliveryAction: (name: 'seen' | 'pause' | 'resume' | 'cap' | 'retry' | 'clear' | 'replace' | 'bounce') => to(`/delivery/${name}`),
    absences: () => to('/absences'),
    endAbsence: (id: number) => to(`/absences/${id}/end`),
    myMail: () => to('/my-mail'),
    myAbsence: () => to('/my-mail/absence'),
    endMyAbsence: (id: number) => to(`/my-mail/absence/${id}/end`),
    testMail: () => to('/my-mail/test'),
    acknowledge: (id: number) => to(`/resolutions/${id}/acknowledge`),
    assignPerson: (id: number) => to(`/resolutions/${id}/person`),
    mute: (id: number) => to(`/resolutions/${id}/mutes`),
    unmute: (id: number, muteId: number) => to(`/resolutions/${id}/mutes/${muteId}/end`),
    evidence: (query: { resolutionId: number } | { email: string }) => to('/evidence', query),
    people: () => to('/people'),
    newUser: () => to('/people/new'),
    units: () => to('/units'),
    newUnit: () => to('/units/new'),
    calendar: (query: Query = {}) => to('/calendar', query),
    importCalendar: () => to('/calendar/import'),
    edition: (id: number, query: Query = {}) => to(`/calendar/editions/${id}`, query),
    acceptEdition: (id: number) => to(`/calendar/editions/${id}/accept`),
    refuseEdition: (id: number) => to(`/calendar/editions/${id}/refuse`),
    publishing: () => to('/publishing'),
    stopPublishing: () => to('/publishing/stop'),
    accessKeys: () => to('/keys'),
    newAccessKey: () => to('/keys/new'),
    revokeAccessKey: (id: number) => to(`/keys/${id}/revoke`),
    api: () => to('/api'),
    sessions: () => to('/sessions'),
    session: (term: number, session: number, query: Query = {}) => to(`/sessions/${term}/${session}`, query),
  };
}

const FEED_SUFFIX = { calendar: 'ics', atom: 'atom' };

/** Where a feed stands: a secret address, which keeps no day. */
export const feedPath = (kind: keyof typeof FEED_SUFFIX, secret: string): string => `/feeds/${secret}.${FEED_SUFFIX[kind]}`;

/** A path of this site, as asked for in `next`; the overview where it leads elsewhere. */
export function sameSitePath(text: unknown): string {
  if (typeof text !== 'string' || !/^\/(?![/\\])/.test(text)) return '/';
  const base = 'http://site.invalid';
  if (!URL.canParse(text, base)) return '/';
  const { origin, pathname, search } = new URL(text, base);
  // A path of dots may come out beginning with two slashes, which browsers take for another host.
  return origin === base && !pathname.startsWith('//') ? pathname + search : '/';
}
