import type { Database } from '../../server/store/database.ts';

/** The next event is refused as the database refuses what another overtook. */
export function overtakeOnce(db: Database): void {
  const refuse = ({ sql }: { sql: string }): void => {
    if (!/^insert into [`"]events[`"]/.test(sql)) return;
    db.removeListener('query', refuse);
    throw Object.assign(new Error('could not serialize access'), { code: '40001' });
  };
  db.on('query', refuse);
}
