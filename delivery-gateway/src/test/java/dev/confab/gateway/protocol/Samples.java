package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.Cursor;
import dev.confab.gateway.protocol.OwnRow.Kind;
import dev.confab.platform.query.ShownPresence;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.mark.MarksAdvanced;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.NotificationSettings;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One sample, or a few, of everything that a server sends. */
final class Samples {
  static final UUID CHAT = UUID.fromString("0b0c0000-0000-4000-8000-000000000001");
  static final UUID ANNA = UUID.fromString("77aa0000-0000-4000-8000-000000000001");
  static final UUID BEN = UUID.fromString("77aa0000-0000-4000-8000-000000000002");
  static final UUID FILE = UUID.fromString("f11e0000-0000-4000-8000-000000000001");
  static final Instant AT = Instant.parse("2026-01-31T10:00:01Z");
  static final Cause CAUSE = new Cause("m-1", Sha256.ofParts("m-1"));

  private Samples() {}

  static MessagePosted posted(long seq, String text, Long replyTo) {
    return new MessagePosted(
        CHAT, seq, 51, ANNA, AT, AT, CAUSE, new MessageContent(text), null, replyTo, null);
  }

  /** Every frame, by a name that begins with its type. */
  static Map<String, byte[]> frames() {
    Map<String, byte[]> frames = new LinkedHashMap<>();
    frames.put("hello", ServerFrames.hello(AT));
    frames.put("ready", ServerFrames.ready("1", ANNA, BEN, AT));
    frames.put("ready at the handshake", ServerFrames.ready(null, ANNA, BEN, AT));
    EventSamples.all().forEach((type, event) -> frames.put("event " + type, frame(event)));
    EventSamples.bare().forEach((name, event) -> frames.put("event of " + name, frame(event)));
    List<EventBody> bodies =
        List.of(EventBody.of(posted(56, "one", null)), EventBody.of(posted(57, "two", 56L)));
    frames.put("chunk", ServerFrames.chunk(null, CHAT, 41, 57, bodies));
    frames.put("chunk of nothing", ServerFrames.chunk(null, CHAT, 41, 57, List.of()));
    frames.put("chunk of a fill", ServerFrames.chunk("6", CHAT, 41, 57, bodies.subList(0, 1)));
    frames.put("snapshot", ServerFrames.snapshot(CHAT, 41, 9000, "Cooks", 8700, bodies));
    frames.put("snapshot without a name", ServerFrames.snapshot(CHAT, 0, 9, null, 7, List.of()));
    frames.put("synced", ServerFrames.synced(CHAT, 57, true));
    frames.put("live", ServerFrames.live("2", 3));
    frames.put("opened", ServerFrames.opened("4", List.of(new Cursor(CHAT, 57))));
    addOwn(frames);
    frames.put("bump", ServerFrames.bump(List.of(new Bump(CHAT, 58, 3, 1))));
    frames.put(
        "committed", ServerFrames.committed("3", new Accepted(BEN, CHAT, 58, 51, AT, false)));
    frames.put(
        "committed, no message",
        ServerFrames.committed("4", new Accepted(BEN, CHAT, 59, 0, AT, true)));
    frames.put(
        "committed, a link",
        ServerFrames.linkCreated("29", new Accepted(BEN, CHAT, 60, 0, AT, false), "CwwAAA"));
    frames.put(
        "committed, no change of the chat",
        ServerFrames.committed("8", CHAT, new Accepted(BEN, ANNA, 7, 0, AT, false)));
    frames.put(
        "rejected",
        ServerFrames.rejected("3", new Rejected(BEN, "not_a_member", "You are no member.")));
    frames.put(
        "rejected for a while",
        ServerFrames.rejected("3", new Rejected(BEN, "slow_down", "Slowly.", 1500)));
    frames.put(
        "rejected for now",
        ServerFrames.rejected("3", ErrorCode.OUTCOME_UNKNOWN, "Not known yet.", 1000L));
    ShownPresence gone = new ShownPresence(ANNA, "offline", AT);
    frames.put(
        "presence",
        EphemeralFrames.presence("8", List.of(gone, new ShownPresence(BEN, "hidden", null))));
    frames.put(
        "presence, news",
        EphemeralFrames.presence(null, List.of(new ShownPresence(ANNA, "away", null))));
    frames.put("typing", EphemeralFrames.typing(CHAT, ANNA, 6000));
    frames.put("typing, no more", EphemeralFrames.typing(CHAT, ANNA, 0));
    frames.put(
        "marks",
        EphemeralFrames.marks(
            CHAT,
            List.of(
                new MarksAdvanced(CHAT, ANNA, 51, AT, 50, AT),
                new MarksAdvanced(CHAT, BEN, 51, AT, 0, null))));
    frames.put("marks, counts", EphemeralFrames.markCounts(CHAT, 51, 740, 512));
    frames.put("reconnect", ServerFrames.reconnect(2340));
    frames.put("pong", ServerFrames.pong("7"));
    frames.put("pong without id", ServerFrames.pong(null));
    frames.put("error", ServerFrames.error("9", ErrorCode.BAD_FRAME, "`chat` is missing."));
    return frames;
  }

  /** A user's own state: a row of each kind, and those that are gone. */
  private static void addOwn(Map<String, byte[]> frames) {
    OwnRow invited = OwnRow.invitation(CHAT, 12, BEN, AT);
    List<Kind> ofChats = List.of(Kind.CHAT, Kind.INVITATION);
    frames.put("me", ServerFrames.me("2-0a-17-", ofChats, List.of(OwnRow.chat(CHAT, 2), invited)));
    frames.put("me, unchanged", ServerFrames.me("2-0a-17-0b", List.of(), List.of()));
    UserSettings quiet =
        new UserSettings(
            new NotificationSettings(true, false, true, new DoNotDisturb(1350, 420, "Europe/Rome")),
            new InterfaceSettings("de", Theme.DARK));
    List<OwnRow> all =
        List.of(
            new OwnRow.Preference(CHAT, new ChatPreferences(false, true, true, AT)),
            new OwnRow.Settings(quiet),
            new OwnRow.Privacy(Privacy.DEFAULT),
            new OwnRow.Name("Anna"),
            new OwnRow.Profile("Two\nlines", "at tea", "+441632960961"),
            new OwnRow.Contact(BEN, "Benny", false),
            new OwnRow.Block(BEN, false),
            new OwnRow.Mark(CHAT, 41, 40));
    frames.put("me, one of each", ServerFrames.me("2-0a-17-0b", List.of(Kind.values()), all));
    List<OwnRow> less =
        List.of(
            new OwnRow.Preference(CHAT, ChatPreferences.DEFAULT),
            new OwnRow.Settings(UserSettings.DEFAULT),
            new OwnRow.Profile(null, null, null),
            new OwnRow.Contact(BEN, null, false),
            new OwnRow.Contact(BEN, null, true),
            new OwnRow.Block(BEN, true));
    frames.put("me, less of each", ServerFrames.me("2-0a-18-0b", List.of(), less));
    List<OwnRow> accepted = List.of(OwnRow.chat(CHAT, 14), OwnRow.noInvitation(CHAT, 14));
    frames.put("me, joined", ServerFrames.me("2--18-0b", List.of(), accepted));
    frames.put(
        "me, left", ServerFrames.me("2--18-0b", List.of(), List.of(OwnRow.noChat(CHAT, 15))));
  }

  private static byte[] frame(ChatEvent event) {
    return ServerFrames.event(EventBody.of(event));
  }
}
