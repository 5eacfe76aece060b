package dev.confab.schemas.codec;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of {@code chat-commands} and {@code chat-events}. */
final class ChatCodecs {
  private static final String FOLDER = "chat";

  private ChatCodecs() {}

  static List<RecordCodec<? extends ChatCommand>> commands() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            CreateChat.class,
            (c, out) ->
                command(c, out)
                    .symbol("type", c.type())
                    .flag("open", c.open())
                    .nested("content", c.content(), ChatCodecs::writeProfile)
                    .sealed(c.sealed())
                    .uuids("members", c.members()),
            in ->
                new CreateChat(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.symbol("type", ChatType.class),
                    in.flag("open"),
                    in.nested("content", ChatCodecs::readProfile),
                    in.sealed(),
                    in.uuids("members"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            OpenDirectChat.class,
            (c, out) -> command(c, out).uuid("other", c.other()),
            in ->
                new OpenDirectChat(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("other"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            NoteBlock.class,
            (c, out) ->
                out.uuid("chatId", c.chatId())
                    .uuid("actor", c.actor())
                    .uuid("other", c.other())
                    .flag("blocked", c.blocked())
                    .number("version", c.version())
                    .time("issuedAt", c.issuedAt()),
            in ->
                new NoteBlock(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.uuid("other"),
                    in.flag("blocked"),
                    in.number("version"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            JoinChat.class,
            (c, out) -> imported(command(c, out), c.imported()),
            in ->
                new JoinChat(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.time("issuedAt"),
                    readImported(in))),
        RecordCodec.of(
            FOLDER,
            LeaveChat.class,
            (c, out) -> imported(command(c, out), c.imported()),
            in ->
                new LeaveChat(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.time("issuedAt"),
                    readImported(in))),
        RecordCodec.of(
            FOLDER,
            AddMember.class,
            (c, out) -> command(c, out).uuid("userId", c.userId()),
            in ->
                new AddMember(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            RemoveMember.class,
            (c, out) -> command(c, out).uuid("userId", c.userId()),
            in ->
                new RemoveMember(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            PostMessage.class,
            (c, out) ->
                imported(
                    command(c, out)
                        .nested("content", c.content(), ChatCodecs::writeMessage)
                        .sealed(c.sealed())
                        .number("replyTo", c.replyTo())
                        .number("replyToPosition", c.replyToPosition()),
                    c.imported()),
            in ->
                new PostMessage(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.nested("content", ChatCodecs::readMessage),
                    in.sealed(),
                    in.numberOrNull("replyTo"),
                    in.numberOrNull("replyToPosition"),
                    in.time("issuedAt"),
                    readImported(in))));
  }

  static List<RecordCodec<? extends ChatEvent>> events() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            ChatCreated.class,
            (e, out) ->
                event(e, out)
                    .symbol("type", e.type())
                    .flag("open", e.open())
                    .nested("content", e.content(), ChatCodecs::writeProfile)
                    .sealed(e.sealed()),
            in ->
                new ChatCreated(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.symbol("type", ChatType.class),
                    in.flag("open"),
                    in.nested("content", ChatCodecs::readProfile),
                    in.sealed())),
        RecordCodec.of(
            FOLDER,
            MemberAdded.class,
            (e, out) ->
                event(e, out)
                    .uuid("userId", e.userId())
                    .symbol("role", e.role())
                    .number("joinedNo", e.joinedNo()),
            in ->
                new MemberAdded(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"),
                    in.symbol("role", Role.class),
                    in.number("joinedNo"))),
        RecordCodec.of(
            FOLDER,
            MemberJoined.class,
            (e, out) ->
                imported(
                    event(e, out).symbol("role", e.role()).number("joinedNo", e.joinedNo()),
                    e.imported()),
            in ->
                new MemberJoined(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.symbol("role", Role.class),
                    in.number("joinedNo"),
                    readImported(in))),
        RecordCodec.of(
            FOLDER,
            MemberLeft.class,
            (e, out) -> imported(event(e, out), e.imported()),
            in ->
                new MemberLeft(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    readImported(in))),
        RecordCodec.of(
            FOLDER,
            MemberRemoved.class,
            (e, out) -> event(e, out).uuid("userId", e.userId()),
            in ->
                new MemberRemoved(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"))),
        RecordCodec.of(
            FOLDER,
            MessagePosted.class,
            (e, out) ->
                imported(
                    event(e, out)
                        .number("no", e.no())
                        .time("sentAt", e.sentAt())
                        .nested("content", e.content(), ChatCodecs::writeMessage)
                        .sealed(e.sealed())
                        .number("replyTo", e.replyTo()),
                    e.imported()),
            in ->
                new MessagePosted(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.number("no"),
                    in.uuid("actor"),
                    in.time("at"),
                    in.time("sentAt"),
                    readCause(in),
                    in.nested("content", ChatCodecs::readMessage),
                    in.sealed(),
                    in.numberOrNull("replyTo"),
                    readImported(in))));
  }

  private static AvroOut command(ChatCommand c, AvroOut out) {
    return out.uuid("chatId", c.chatId())
        .uuid("actor", c.actor())
        .text("clientKey", c.clientKey())
        .time("issuedAt", c.issuedAt());
  }

  private static AvroOut event(ChatEvent e, AvroOut out) {
    Cause cause = e.cause();
    return out.uuid("chatId", e.chatId())
        .number("seq", e.seq())
        .uuid("actor", e.actor())
        .time("at", e.at())
        .text("clientKey", cause == null ? null : cause.clientKey())
        .hash("contentHash", cause == null ? null : cause.contentHash());
  }

  private static @Nullable Cause readCause(AvroIn in) {
    String clientKey = in.textOrNull("clientKey");
    Sha256 contentHash = in.hashOrNull("contentHash");
    return clientKey == null || contentHash == null ? null : new Cause(clientKey, contentHash);
  }

  static AvroOut imported(AvroOut out, @Nullable Imported imported) {
    return out.nested(
        "imported",
        imported,
        (value, inner) ->
            inner
                .text("source", value.source())
                .number("position", value.position())
                .time("sentAt", value.sentAt()));
  }

  static @Nullable Imported readImported(AvroIn in) {
    return in.nested(
        "imported",
        inner ->
            new Imported(inner.text("source"), inner.number("position"), inner.time("sentAt")));
  }

  private static void writeProfile(ChatProfile profile, AvroOut out) {
    out.text("name", profile.name()).text("description", profile.description());
  }

  private static ChatProfile readProfile(AvroIn in) {
    return new ChatProfile(in.text("name"), in.textOrNull("description"));
  }

  private static void writeMessage(MessageContent content, AvroOut out) {
    out.text("text", content.text());
  }

  private static MessageContent readMessage(AvroIn in) {
    return new MessageContent(in.text("text"));
  }
}
