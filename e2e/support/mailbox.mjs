import { createServer } from 'node:net';

/** A mail server that takes every letter and keeps it: what a company's own would be. */
export async function startMailbox(port = 0) {
  const letters = [];
  const server = createServer((socket) => {
    let letter;
    let waiting = '';
    const say = (line) => socket.write(`${line}\r\n`);
    say('220 mailbox');
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      waiting += bytes;
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end + 2);
        if (letter !== undefined && line !== '.') letter += `${line}\n`;
        else if (letter !== undefined) {
          letters.push(letter);
          letter = undefined;
          say('250 kept');
        } else if (/^DATA/i.test(line)) {
          letter = '';
          say('354 go on');
        } else if (/^QUIT/i.test(line)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    letters,
    url: `smtp://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
