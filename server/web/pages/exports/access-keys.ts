/** A person's secret addresses and tokens: the list, the form, and the one page that ever shows a secret. */
import type { Deps } from '../../../deps.ts';
import { type AccessKey, isFeed, KEY_KINDS, type KeyKind, RIGHT_OF_KEY } from '../../../domain/access-key.ts';
import { may } from '../../../domain/rights.ts';
import { listAccessKeys, type OwnedKey } from '../../../store/access-keys.ts';
import { listUnits } from '../../../store/units.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { errorsOf, fieldsOf, formView } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import { feedPath } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';

/** `form` is a revocation that could not be done. */
export async function accessKeyList({ db }: Deps, visit: SignedIn, form: FormState = freshForm()): Promise<Answer> {
  const { t, paths, user, actor } = visit;
  const units = new Map((await listUnits(db)).map((unit) => [unit.id, unit.name]));
  const keys = await listAccessKeys(db, may(actor, 'manage-people') ? null : user.id);
  const groups = [
    { title: t.accessKeys.mine, id: 'mine', isMine: true, keys: keys.filter((key) => key.ownerId === user.id) },
    { title: t.accessKeys.others, id: 'others', isMine: false, keys: keys.filter((key) => key.ownerId !== user.id) },
  ].filter((group) => group.isMine || group.keys.length > 0);
  return page('access-keys', {
    title: t.accessKeys.title,
    newHref: paths.newAccessKey(),
    apiHref: paths.api(),
    errors: errorsOf(form, visit, []),
    groups: groups.map(({ keys: own, ...group }) => ({
      ...group,
      inForce: own.filter((key) => key.revokedAt === null).map((key) => keyView(key, units, visit)),
      revoked: own.filter((key) => key.revokedAt !== null).map((key) => keyView(key, units, visit)),
    })),
  }, form.status);
}

function keyView(key: OwnedKey, units: ReadonlyMap<number, string>, { t, locale, paths }: SignedIn) {
  return {
    name: key.name,
    kind: t.accessKeys.kind[key.kind],
    reach: reachWords(key, units, t.accessKeys.reach),
    owner: key.ownerName,
    createdAt: instantView(key.createdAt, locale),
    lastUsed: dayView(key.lastUsedOn, locale),
    revokedAt: instantView(key.revokedAt, locale),
    revokedBy: key.revokedBy && t.accessKeys.revokedBy(key.revokedBy),
    revokeAction: paths.revokeAccessKey(key.id),
    revokeLabel: t.accessKeys.revokeNamed(key.name),
  };
}

function reachWords({ kind, scope, unitId }: AccessKey, units: ReadonlyMap<number, string>, words: SignedIn['t']['accessKeys']['reach']): string {
  if (!isFeed(kind)) return words.token;
  return scope === 'unit' ? (units.get(unitId!) ?? '') : words[scope];
}

export async function accessKeyForm({ db }: Deps, visit: SignedIn, form: FormState): Promise<Answer> {
  const { t, paths, actor } = visit;
  const words = t.accessKeys.form;
  const field = fieldsOf(form, visit);
  return page('form', {
    title: t.accessKeys.add,
    lead: t.accessKeys.lead,
    action: paths.newAccessKey(),
    ...formView(form, visit, [
      field.select('kind', {
        label: words.kind,
        options: KEY_KINDS.filter((kind) => may(actor, RIGHT_OF_KEY[kind])).map((kind) => ({ value: kind, text: t.accessKeys.kind[kind] })),
      }),
      field.text('name', { label: words.name, hint: words.nameHint }),
      field.select('reach', {
        label: words.reach, hint: words.reachHint,
        options: [
          { value: 'mine', text: t.accessKeys.reach.mine }, { value: 'all', text: t.accessKeys.reach.all },
          ...(await listUnits(db)).map((unit) => ({ value: unit.id, text: unit.name })),
        ],
      }),
    ]),
    send: words.save,
    cancelHref: paths.accessKeys(),
  }, form.status);
}

/** Answered to the form itself: a page to be led to would have to keep the secret somewhere. */
export function accessKeyMade({ config }: Deps, { t, paths }: SignedIn, { kind, name }: { kind: KeyKind; name: string }, secret: string): Answer {
  const words = t.accessKeys.made;
  const address = isFeed(kind) ? config.baseUrl + feedPath(kind, secret) : null;
  return page('access-key-made', {
    title: words.title,
    name,
    kind: t.accessKeys.kind[kind],
    label: address ? words.address : words.token,
    secret: address ?? secret,
    webcal: kind === 'calendar' && address ? address.replace(/^https?:/, 'webcal:') : null,
    steps: words.steps[kind],
    apiHref: address ? null : paths.api(),
    backHref: paths.accessKeys(),
  }, 201);
}
