import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect } from 'chai';
import { makeProgram } from '../../server/cli/program.ts';

const guide = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');

/** Every command that does something, with its words: `act add`. */
const commandsOf = (group: Command, before: string[] = []): { words: string; command: Command }[] =>
  group.commands.flatMap((command) => {
    const words = [...before, command.name()];
    return command.commands.length > 0 ? commandsOf(command, words) : [{ words: words.join(' '), command }];
  });

describe('docs/cli.md', () => {
  for (const { words, command } of commandsOf(makeProgram())) {
    it(`describes ${words} with each of its options`, () => {
      const row = guide.split('\n').find((line) => line.startsWith(`| \`${words}`) && /[\s`]/.test(line.charAt(words.length + 3)));
      expect(row, `a row for ${words}`).to.be.a('string');
      for (const { long } of command.options.filter((one) => one.long !== '--json')) expect(row, `${words} ${long}`).to.include(long!);
    });
  }
});
