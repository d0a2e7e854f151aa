/** A mail server that takes everything and keeps nothing but the number. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

let taken = 0;
let connections = 0;
const server = new SMTPServer({
  logger: false, authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, maxClients: 100,
  onConnect(_session, done) {
    connections += 1;
    done();
  },
  onData(stream, _session, done) {
    stream.on('end', () => {
      taken += 1;
      done(null, 'taken');
    });
    stream.resume();
  },
});
server.listen(0, '127.0.0.1', () => process.send!((server.server.address() as AddressInfo).port));
process.on('message', () => process.send!({ taken, connections }, () => process.exit()));
