// A client in STOMP 1.2, with the npm package @stomp/stompjs; see ../STOMP.md.
//   CONFAB_TOKEN=… CONFAB_CURSORS='{"<chat>":0}' node stomp.mjs ws://127.0.0.1:8080/ws/chat
// Node 22 or later; 20 with --experimental-websocket. It follows the chats of CONFAB_CURSORS from
// these seqs on, over whatever happens to its connections (CONFAB_JITTER_MS: how soon it comes back).
// It reads a JSON object per line: {"chat":"…","say":"hello"}, {"chat":"…","react":17,"with":"👍"},
// {"drop":true} drops its connection, {"wrong":true} does what is answered by an ERROR. It writes one
// per line: {"live":{chat, member}}, {"applied":{event}}, {"reaction":{event}}, {"committed":{headers
// of the RECEIPT}}, {"missing":{chat, after, upTo}} is to be read by HTTP, {"beat":true} a heart-beat
// came, {"error":{headers}}, {"closed":code}, and if the server is not well {"ignored":{event}}.
import { createInterface } from 'node:readline';
import { Client } from '@stomp/stompjs';

const JITTER_MS = Number(process.env.CONFAB_JITTER_MS ?? 5000);
const cursors = new Map(Object.entries(JSON.parse(process.env.CONFAB_CURSORS ?? '{}')));
const unanswered = new Map(); // receipt → what was sent: sent again on the next connection
const write = (what) => process.stdout.write(JSON.stringify(what) + '\n');

const client = new Client({
  brokerURL: process.argv[2],
  connectHeaders: { passcode: process.env.CONFAB_TOKEN },
  heartbeatIncoming: 10000,
  heartbeatOutgoing: 25000,
  connectionTimeout: 10000,
  discardWebsocketOnCommFailure: true,
  onWebSocketError: () => client.forceDisconnect(), // Node 20 tells no more of a broken handshake
  beforeConnect: () => (client.reconnectDelay = 1 + Math.random() * JITTER_MS),
  onConnect: () => {
    for (const [chat, seq] of cursors) {
      client.subscribe(`/topic/chats/${chat}`, take, { cursor: String(seq) });
      client.subscribe(`/topic/chats/${chat}/reactions`, reaction);
    }
    unanswered.forEach((_, receipt) => send(receipt));
  },
  onStompError: ({ headers }) => write({ error: headers }),
  onWebSocketClose: ({ code }) => {
    write({ closed: code });
    if (code === 4401 || code === 4409) client.deactivate(); // log in; another took over
  },
  debug: (line) => line === '<<< PONG' && write({ beat: true }),
});

// The header `t` says what a message is, `cursor` where the next connection is to go on.
function take({ headers: { t, cursor }, body }) {
  const frame = JSON.parse(body);
  const before = cursors.get(frame.chat);
  if (t === 'event') write(Number(cursor) > before ? { applied: frame } : { ignored: frame });
  if (t === 'snapshot') write({ missing: { chat: frame.chat, after: before, upTo: Number(cursor) } });
  if (t === 'synced') write({ live: { chat: frame.chat, member: frame.member } });
  cursors.set(frame.chat, Math.max(before, Number(cursor)));
}

function reaction({ headers, body }) {
  if (headers.t === 'event') write({ reaction: JSON.parse(body) });
}

// The same client-msg-id again is answered with the first outcome: nothing is said twice.
function send(receipt) {
  const { destination, body } = unanswered.get(receipt);
  client.watchForReceipt(receipt, ({ headers }) => {
    if (unanswered.delete(receipt)) write({ committed: headers });
  });
  client.publish({ destination, body, headers: { receipt, 'client-msg-id': receipt } });
}

const commands = createInterface({ input: process.stdin });
commands.on('line', (line) => {
  const { chat, say, react, with: sign, drop, wrong } = JSON.parse(line);
  if (drop) return client.forceDisconnect();
  if (wrong) return client.publish({ destination: '/topic/nowhere' });
  const wish = { t: 'react', chat, messageSeq: react, reaction: sign };
  const what = say
    ? { destination: `/topic/chats/${chat}`, body: say }
    : { destination: '/app/wish', body: JSON.stringify(wish) };
  const receipt = crypto.randomUUID();
  unanswered.set(receipt, what);
  if (client.connected) send(receipt);
});
commands.on('close', () => client.deactivate().then(() => process.exit(0)));
client.activate();
