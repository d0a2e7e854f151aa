/**
 * Every form a person can reach, found by walking the site as each role over the demonstration's data, and sent with
 * rubbish: it comes back with a summary that leads to each field, and with what was typed.
 */
import { expect } from 'chai';
import { DEMO_PASSWORD, tellStory } from '../../seeds/demo/story.ts';
import { migrate } from '../../server/actions/migrate.ts';
import { openDatabase } from '../../server/store/database.ts';
import { aClock, testDeps } from '../support/factories.ts';
import { type Browser, openSite, type Site } from '../web/browser.ts';

const DAY = '2025-04-16';
const PEOPLE = ['officer', 'supervisor', 'platform', 'admin'];
/** Longer than any line may be, no day, no number, no address, and no good as HTML. */
const RUBBISH = '<b>"垃圾\'&'.repeat(210);
const KEPT = '&lt;b&gt;&#34;垃圾&#39;&amp;'.repeat(210);

/** Where the walk begins; a resolution that is open, and one that can be signed off. */
const START = ['/', '/resolutions/13', '/resolutions/23'];
/** Pasted words may be anything: what they hold is told by reading them. */
const TAKES_ANYTHING = ['/imports/new'];

type Field = { name: string; type: string; value: string };
type Form = { action: string; isFile: boolean; fields: Field[] };

const attribute = (tag: string, name: string): string | null => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
const unescape = (text: string): string => text.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const patternOf = (path: string): string => path.replace(/\?.*/, '').replace(/\d+/g, 'N');
const isTyped = ({ type }: Field): boolean => ['text', 'email', 'search', 'textarea', 'password'].includes(type);

/** Forms that post, of the page's main part. */
function formsIn(html: string): Form[] {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return [...main.matchAll(/<form\b[^>]*\bmethod="post"[^>]*>[^]*?<\/form>/g)].map(([form]) => {
    const head = form.slice(0, form.indexOf('>') + 1);
    const fields = [...form.matchAll(/<(input|textarea|select)\b[^>]*>/g)].flatMap(([tag, kind]): Field[] => {
      const [name, type] = [attribute(tag, 'name'), kind === 'input' ? (attribute(tag, 'type') ?? 'text') : kind!];
      const isLeft = name === null || ((type === 'checkbox' || type === 'radio') && !tag.includes(' checked'));
      return isLeft ? [] : [{ name, type, value: unescape(attribute(tag, 'value') ?? '') }];
    });
    return { action: unescape(attribute(head, 'action') ?? ''), isFile: head.includes('multipart'), fields };
  });
}

/** One page of each kind that links lead to, and the forms on them, one of each kind. */
async function walk(browser: Browser): Promise<Form[]> {
  const [forms, seen, waiting] = [new Map<string, Form>(), new Set(START.map(patternOf)), [...START]];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { status, text, headers } = await browser.get(path);
    if (status !== 200 || !headers.get('content-type')?.includes('html')) continue;
    for (const form of formsIn(text)) forms.set(patternOf(form.action), forms.get(patternOf(form.action)) ?? form);
    for (const [, href] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const next = unescape(href!);
      if (seen.has(patternOf(next)) || /^\/(assets|files|exports\/|evidence)/.test(next)) continue;
      seen.add(patternOf(next));
      waiting.push(next);
    }
  }
  return [...forms.values()].filter((form) => form.fields.some(isTyped) && !TAKES_ANYTHING.includes(patternOf(form.action)));
}

/** What is wrong with how a form that was sent with rubbish came back. */
function complaints(html: string, typed: readonly Field[]): string[] {
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]));
  const summary = /<section class="error-summary" role="alert"[^]*?<\/section>/.exec(html)?.[0];
  if (!summary) return ['no summary'];
  const links = [...summary.matchAll(/href="#([^"]+)"/g)].map((found) => found[1]!);
  return [
    ...(links.length === 0 ? ['the summary leads nowhere'] : []),
    ...links.filter((id) => !ids.has(id)).map((id) => `the summary leads to #${id}, which is not there`),
    ...[...html.matchAll(/<(?:input|textarea|select|fieldset)\b[^>]* id="([^"]+)"[^>]*>/g)].flatMap(([tag, id]) => {
      const told = (attribute(tag, 'aria-describedby') ?? '').split(' ').filter(Boolean);
      return [
        ...told.filter((one) => !ids.has(one)).map((one) => `${id} is described by ${one}, which is not there`),
        ...(ids.has(`${id}-error`) && !told.includes(`${id}-error`) ? [`${id} does not tell its error`] : []),
      ];
    }),
    ...typed.filter(({ name, type }) => type !== 'password' && !new RegExp(` name="${name}"[^>]*(?: value="|>)${KEPT.slice(0, 60)}`).test(html)).map(({ name }) => `${name} was lost`),
    ...(html.includes(RUBBISH.slice(0, 10)) ? ['what was typed is HTML'] : []),
  ];
}

describe('every form of the site', () => {
  const db = openDatabase(':memory:');
  let site: Site;
  const met = new Set<string>();

  before(async () => {
    const depsOn = (day: string) => testDeps(db, { clock: aClock(day) });
    await migrate(depsOn(DAY));
    await tellStory(depsOn, DAY);
    site = await openSite(depsOn(DAY));
  });
  after(async () => {
    await site?.close();
    await db.destroy();
  });

  for (const person of PEOPLE) {
    it(`that ${person} can reach gives rubbish back, with a summary that leads to each field`, async () => {
      const browser = site.visitor();
      await browser.post('/sign-in', { email: `${person}@agency.example`, password: DEMO_PASSWORD });
      const found: string[] = [];
      for (const { action, isFile, fields } of await walk(browser)) {
        const typed = fields.filter(isTyped);
        const body = fields.map((field) => [field.name, isTyped(field) ? RUBBISH : field.value] as const);
        met.add(patternOf(action));
        const reply = isFile
          ? await browser.upload(action, body.reduce((form, [name, value]) => (form.append(name, value), form), new FormData()))
          : await browser.post(action, Object.fromEntries(body));
        found.push(...(reply.status === 422 ? complaints(reply.text, typed) : [`${reply.status}`]).map((one) => `${patternOf(action)}: ${one}`));
      }
      expect(found).to.deep.equal([]);
    });
  }

  it('was found: those people work with most are among them', () => {
    expect([...met]).to.include.members([
      '/letters/new', '/acts/new', '/acts/N/change', '/acts/N/resolutions/new', '/resolutions/N/extensions/new', '/resolutions/N/sign-off', '/obligations/N/date',
      '/my-mail/absence', '/absences', '/people/new', '/units/new', '/keys/new', '/sessions/N/N',
    ]);
  });
});
