// A client of the protocol confab.v1.json, written from ../PROTOCOL.md: it connects again whatever
// happens, and applies every event that its user may see, once and in order.
//   CONFAB_TOKEN=… node client.mjs ws://127.0.0.1:8080/ws/chat
// Node 22 or later; 20 with --experimental-websocket. CONFAB_JITTER_MS: the longest wait before it
// connects again (5000). CONFAB_CURSORS: where an earlier run came to, {"<chat>": seq, …}.
// It reads a JSON object per line: {"chat":"…","say":"hello"}; {"drop":true} drops its connection;
// at the end of the input it leaves. It writes one per line: {"applied":{event}}, {"live":chats},
// {"committed":{frame}}, {"closed":code}, and what a healthy server never makes it write: {"failed":
// {frame}}, {"ignored":{event}} came twice, {"missing":{chat, from, to}} was left out and asked for.
import { createInterface } from 'node:readline';

const [FILL_NUMBERS, RETRY_MS, JITTER_MS] = [500, 1000, process.env.CONFAB_JITTER_MS ?? 5000];
const cursors = new Map(Object.entries(JSON.parse(process.env.CONFAB_CURSORS ?? '{}')));
const unanswered = new Map(); // clientMsgId → the wish: sent again on the next connection
let [connection, leaving, patienceMs] = [null, false, JITTER_MS];
const write = (what) => process.stdout.write(JSON.stringify(what) + '\n');
class Connection {
  gaps = new Map(); // chat → up to where it is read again, and the frames that wait for that
  fills = new Map(); // id → the fill
  known = new Map(); // chat → cursor when live events began: a server behind that repeats some
  constructor(url) {
    this.socket = new WebSocket(url, 'confab.v1.json');
    this.socket.onmessage = ({ data }) => this.take(JSON.parse(data));
    this.socket.onerror = this.socket.onclose = ({ code }) => this.end(code ?? 1006, url);
  }

  send(frame) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  end(code, url) {
    if (this.ended) return;
    this.ended = true;
    clearInterval(this.heartbeat);
    write({ closed: code });
    if (leaving) process.exit(0);
    if (code === 4401 || code === 4409) process.exit(1); // only logging in helps; another took over
    setTimeout(() => (connection = new Connection(url)), this.afterMs ?? Math.random() * patienceMs);
    patienceMs = Math.min(2 * patienceMs, 60000);
  }

  take(frame) {
    if (this.ended) return;
    this.heardAt = Date.now();
    const gap = frame.id === undefined && this.gaps.get(frame.chat);
    if (gap) gap.waiting.push(frame); // everything of this chat, in its order
    else this.handlers[frame.t]?.(frame); // an unknown type means nothing
  }

  handlers = {
    hello: ({ heartbeatMs }) => {
      this.heartbeat = setInterval(() => this.beat(heartbeatMs), heartbeatMs);
      this.send({ t: 'auth', id: 'auth', token: process.env.CONFAB_TOKEN });
    },
    ready: ({ userId }) => {
      this.userId = userId;
      this.send({ t: 'sync', id: 's', cursors: [...cursors].map(([chat, seq]) => ({ chat, seq })) });
    },
    reconnect: ({ afterMs }) => (this.afterMs = afterMs),
    live: ({ chats }) => {
      this.live = true;
      patienceMs = JITTER_MS;
      write({ live: chats });
      unanswered.forEach((wish) => this.send(wish));
    },
    chunk: (frame) => {
      this.apply(frame);
      const fill = this.fills.get(frame.id);
      if (fill && frame.upTo >= fill.to) this.readOn(fill.chat);
    },
    snapshot: (frame) => {
      const first = frame.events[0]?.seq ?? frame.upTo + 1;
      if (first > frame.after + 1) this.read(frame.chat, first - 1, [{ ...frame, after: first }]);
      else this.apply(frame);
    },
    synced: ({ chat, seq }) => {
      cursors.set(chat, cursors.get(chat) ?? seq);
      this.known.set(chat, cursors.get(chat));
    },
    event: (event) => {
      const { chat, seq, type, userId } = event;
      const cursor = cursors.get(chat);
      const begins = /^member(Added|Joined)$/.test(type) && userId === this.userId;
      if (seq <= cursor) seq <= this.known.get(chat) || write({ ignored: event });
      else if (seq === cursor + 1 || begins) this.applyOne(event);
      else {
        write({ missing: { chat, from: cursor + 1, to: seq - 1 } });
        this.read(chat, seq, []);
      }
    },
    bump: ({ chats }) => chats.forEach(({ chat, seq }) => this.take({ t: 'reached', chat, seq })),
    reached: ({ chat, seq }) => seq > cursors.get(chat) && this.read(chat, seq, []),
    committed: (frame) => unanswered.delete(frame.id) && write({ committed: frame }),
    rejected: (frame) => {
      const wish = unanswered.get(frame.id);
      if (wish && frame.retryable) setTimeout(() => this.send(wish), frame.retryAfterMs ?? RETRY_MS);
      else if (unanswered.delete(frame.id)) write({ failed: frame });
    },
    error: (frame) => {
      const fill = this.fills.get(frame.id);
      if (fill && frame.retryable) return setTimeout(() => this.send(fill), RETRY_MS);
      write({ failed: frame }); // range_gone: what is missing is in the HTTP history
      if (fill) this.handlers.chunk({ id: frame.id, chat: fill.chat, events: [], upTo: fill.to });
    },
  };

  applyOne(event) {
    write({ applied: event });
    cursors.set(event.chat, event.seq);
  }

  apply({ chat, events, upTo }) {
    events.filter(({ seq }) => !(seq <= cursors.get(chat))).forEach((event) => this.applyOne(event));
    cursors.set(chat, Math.max(upTo, cursors.get(chat) ?? 0));
  }

  // Reads what is behind the cursor again; what else comes of the chat waits.
  read(chat, to, waiting) {
    this.gaps.set(chat, { to, waiting });
    this.readOn(chat);
  }

  readOn(chat) {
    const gap = this.gaps.get(chat);
    const from = cursors.get(chat) + 1;
    if (from <= gap.to) {
      const to = Math.min(gap.to, from + FILL_NUMBERS - 1);
      const fill = { t: 'fill', id: `fill-${chat}-${from}`, chat, from, to };
      this.fills.set(fill.id, fill);
      this.send(fill);
    } else {
      this.gaps.delete(chat);
      gap.waiting.forEach((frame) => this.take(frame));
    }
  }

  beat(heartbeatMs) {
    Date.now() - this.heardAt < 3 * heartbeatMs ? this.send({ t: 'ping' }) : this.socket.close();
  }
}const commands = createInterface({ input: process.stdin });
commands.on('line', (line) => {
  const { chat, say, drop } = JSON.parse(line);
  if (drop) return connection.socket.close();
  const wish = { t: 'send', id: crypto.randomUUID(), chat, text: say };
  unanswered.set(wish.id, { ...wish, clientMsgId: wish.id });
  if (connection.live) connection.send(unanswered.get(wish.id));
});
commands.on('close', () => {
  leaving = true;
  connection.ended ? process.exit(0) : connection.socket.close();
});
connection = new Connection(process.argv[2]);
