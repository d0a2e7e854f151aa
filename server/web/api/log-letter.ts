/** Logging a letter by program: the same action as the page's, and safe to send again. */
import { z } from 'zod';
import { answerOnce } from '../../actions/answer-once.ts';
import { logLetterInput } from '../../actions/letters/log-letter.ts';
import { logLetterOnce } from '../../actions/letters/log-letter-once.ts';
import { statusOf } from '../../domain/resolution/status.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import { requireInput } from '../../input.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { type ApiAnswer, type Asking, endpoint } from './endpoint.ts';
import { loggedModel } from './models.ts';
import { letterToLog, loggedLetter } from './schemas.ts';

type LetterToLog = z.infer<typeof letterToLog>;

const none = z.strictObject({});

const EXAMPLE: LetterToLog = {
  direction: 'out', documentNumber: '數授產經字第1144000332號', issuedOn: '2025-04-17', title: '平臺經濟發展書面報告', resolutionIds: [17],
};

export const logLetterEndpoint = endpoint({
  id: 'logLetter', method: 'post', path: '/api/v1/letters', access: 'write', params: none, query: none, body: letterToLog,
  answer: loggedLetter, statuses: [200, 201, 404, 409], example: { body: EXAMPLE },
  handle(asking, { body, header }) {
    const idempotencyKey = header('Idempotency-Key');
    if (idempotencyKey === undefined) return log(asking, body);
    const request = { accessKeyId: asking.holder.key.id, idempotencyKey, content: body };
    return answerOnce(asking.deps, request, () => log(asking, body));
  },
});

/** 201 where the letter was logged, 200 where the record said all of it before. */
async function log({ deps, holder }: Asking, body: LetterToLog): Promise<ApiAnswer> {
  const { interim = false, releasedTwd, ...rest } = body;
  const input = requireInput(logLetterInput, { ...rest, releasedTwd: releasedTwd ?? '', isInterim: interim ? 'yes' : '' });
  const { documentNumber, isNew } = await logLetterOnce(deps, holder.actor, input);
  const on = asOfDay(deps.clock.today(), await loadCalendar(deps.db));
  const resolutions = (await findResolutions(deps.db, { ids: input.resolutionIds })).map((one) => statusOf(one, on));
  return {
    status: isNew ? 201 : 200,
    body: {
      isNew, documentNumber, direction: input.direction, issuedOn: input.issuedOn,
      resolutions: resolutions.map((one) => {
        const letter = one.letters.find((each) => each.direction === input.direction && each.documentNumber === documentNumber)!;
        return loggedModel(one, letter, deps.config.baseUrl);
      }),
    },
  };
}
