/** proof */
import type { Command } from 'commander';
import { z } from 'zod';
import { proveDates } from '../actions/dates/prove-dates.ts';
import { PROGRAM } from '../domain/rights.ts';
import { day, requireInput, wholeNumber } from '../input.ts';
import { describeProof, proof } from '../locales/proof.ts';
import { proofJson } from '../locales/proof-json.ts';
import { LOCALE, runs } from './command.ts';

const proofInput = z.object({ resolution: wholeNumber('resolution').required, asOf: day('asOf').optional });

export function addProofCommand(program: Command): void {
  runs(
    program.command('proof').description('期限推算證明 / why each due date is that day').requiredOption('--resolution <id>').option('--as-of <day>'),
    async (deps, options) => {
      const { resolution, asOf } = requireInput(proofInput, options);
      const sheet = await proveDates(deps, PROGRAM, { resolutionId: resolution, day: asOf ?? deps.clock.today() });
      const words = proof[LOCALE];
      const lines = sheet.dates.flatMap((one) => {
        const said = describeProof(one.proof, LOCALE);
        return [
          `${words.dueOn}${words.colon}${said.due ?? '—'}　「${one.proof.words.replace(/\s+/g, '')}」`,
          `  ${words.start}${words.colon}${said.anchor.name}${said.anchor.day ?? ''}，${said.anchor.evidence}`,
          ...said.steps.map((step) => `  - ${step}`),
          `  ${words.edition}${words.colon}${said.edition}`,
          ...said.others.map((other) => `  ${other.line}${other.isInForce ? `（${words.inForce}）` : ''}`),
          ...said.beside.map(({ name, sentence }) => `  ${name}${words.colon}${sentence}`),
        ];
      });
      return { json: proofJson(sheet, LOCALE), lines: lines.length > 0 ? lines : [words.nothing] };
    },
  );
}
