/** Runs another program that starts further processes: all of them end with us, however we end. */
import { spawn } from 'node:child_process';

export type Outcome = 'done' | 'absent' | 'too-slow';

/**
 * The group's first process holds the end of a pipe from us. When time is up we close it, and when this process is killed
 * the system does: it then kills its group, and itself with it. A program that is not there ends it with 127 or 126.
 */
const GUARD = `
exec 3<&0
"$0" "$@" 3<&- </dev/null &
program=$!
{ read -r closed <&3; kill -9 0; } &
wait "$program"`;

const ABSENT: readonly (number | null)[] = [126, 127];

/** `mostMs`: in milliseconds, after which all of its processes are killed. */
export function runApart(program: string, options: readonly string[], mostMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = process.platform === 'win32'
      ? spawn(program, options, { stdio: ['pipe', 'ignore', 'ignore'] })
      : spawn('/bin/sh', ['-c', GUARD, program, ...options], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      child.stdin.destroy();
      if (outcome === 'too-slow' && process.platform === 'win32') child.kill();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle('too-slow'), mostMs);
    // It may have ended before the pipe did.
    child.stdin.on('error', () => undefined);
    child.once('error', () => settle('absent'));
    child.once('exit', (code) => settle(ABSENT.includes(code) ? 'absent' : 'done'));
  });
}
