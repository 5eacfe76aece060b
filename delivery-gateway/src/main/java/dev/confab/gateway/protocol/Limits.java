package dev.confab.gateway.protocol;

import java.time.Duration;

/** The protocol's bounds; {@code PROTOCOL.md} promises them. */
public final class Limits {
  /** The WebSocket subprotocol. */
  public static final String SUBPROTOCOL = "confab.v1.json";

  /** The WebSocket subprotocol of STOMP, which is translated. */
  public static final String STOMP_SUBPROTOCOL = "v12.stomp";

  /** A larger message from a client is refused: 8,192 characters of text fit many times. */
  public static final int MAX_FRAME_BYTES = 64 * 1024;

  /** Requests of one connection that may wait for their answer. */
  public static final int MAX_PENDING = 1_024;

  /** A client that has nothing to say pings this often. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(25);

  /** Three heartbeats: one may be lost, and one be late. */
  public static final Duration IDLE = HEARTBEAT.multipliedBy(3);

  /** How long a client may take to send {@code auth}. */
  public static final Duration AUTH = Duration.ofSeconds(10);

  /** A client to which nothing could be written for so long does not read. */
  public static final Duration STALL = Duration.ofSeconds(30);

  /** Clients that are sent away together come back within this time, each at another moment. */
  public static final Duration RECONNECT_WINDOW = Duration.ofSeconds(5);

  /** Frames of a client that has not said who it is: it needs one. */
  public static final int MAX_FRAMES_OF_STRANGERS = 50;

  /** One chunk, or a whole gap, holds at most this many events; likewise a fill's numbers. */
  public static final int MAX_CHUNK_EVENTS = 500;

  /** One chunk, or a whole gap, holds at most this many bytes. */
  public static final int MAX_CHUNK_BYTES = 256 * 1024;

  /** The newest events that a snapshot holds: about a screen. */
  public static final int MAX_SNAPSHOT_EVENTS = 50;

  /** More bad frames than this are no accident. */
  public static final int MAX_BAD_FRAMES = 10;

  /** What may wait for one session; who is slower is dropped. */
  public static final int MAX_QUEUED_BYTES = 1024 * 1024;

  /** Likewise, in frames. */
  public static final int MAX_QUEUED_FRAMES = 4096;

  /** With so much waiting, events collapse into {@code bump}; answers still have room. */
  public static final int NEARLY_FULL_BYTES = MAX_QUEUED_BYTES / 4 * 3;

  /** Likewise, in frames. */
  public static final int NEARLY_FULL_FRAMES = MAX_QUEUED_FRAMES / 4 * 3;

  /** With so much waiting, a chunk of history may follow and live events still have room. */
  public static final int DRAINED_BYTES = 256 * 1024;

  /** Characters of a request id. */
  public static final int MAX_ID_CHARS = 64;

  /** Characters of an import's source. */
  public static final int MAX_KEY_CHARS = 128;

  /** Chats whose marks may wait for being written down. */
  public static final int MAX_MARKED_CHATS = 1_024;

  /** Users whose presence one connection may watch: some screens full. */
  public static final int MAX_WATCHED = 256;

  /** How long somebody is shown to be writing, unless it is said again. */
  public static final Duration TYPING_EXPIRY = Duration.ofSeconds(6);

  /**
   * A client says at most this often that its user is writing: once more before it expires, with
   * time to spare.
   */
  public static final Duration TYPING_PAUSE = Duration.ofSeconds(3);

  /** With more sessions of a chat on a node nobody there is seen writing: all would be, always. */
  public static final int MAX_TYPING_SESSIONS = 100;

  /** Chats in which one connection may be writing at the same time. */
  public static final int MAX_TYPING_CHATS = 8;

  /** Chats that are open on one device: several windows full. */
  public static final int MAX_OPEN_CHATS = 256;

  private Limits() {}
}
