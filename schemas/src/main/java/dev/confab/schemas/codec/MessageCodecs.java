package dev.confab.schemas.codec;

import static dev.confab.schemas.codec.ChatContents.command;
import static dev.confab.schemas.codec.ChatContents.event;
import static dev.confab.schemas.codec.ChatContents.imported;
import static dev.confab.schemas.codec.ChatContents.readCause;
import static dev.confab.schemas.codec.ChatContents.readImported;

import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.UnpinMessage;
import java.util.List;

/** Records of {@code chat-commands} and {@code chat-events} about messages. */
final class MessageCodecs {
  private static final String FOLDER = "chat";

  private MessageCodecs() {}

  static List<RecordCodec<? extends ChatCommand>> commands() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            PostMessage.class,
            (c, out) ->
                imported(
                    command(c, out)
                        .nested("content", c.content(), ChatContents::writeMessage)
                        .sealed(c.sealed())
                        .number("replyTo", c.replyTo())
                        .number("replyToPosition", c.replyToPosition())
                        .number("threadRoot", c.threadRoot())
                        .nested("mentions", c.mentions(), ChatContents::writeMentions)
                        .nested("forwarded", c.forwarded(), ChatContents::writeForwarded),
                    c.imported()),
            in ->
                new PostMessage(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.nested("content", ChatContents::readMessage),
                    in.sealed(),
                    in.numberOrNull("replyTo"),
                    in.numberOrNull("replyToPosition"),
                    in.numberOrNull("threadRoot"),
                    in.nested("mentions", ChatContents::readMentions),
                    in.nested("forwarded", ChatContents::readForwarded),
                    in.time("issuedAt"),
                    readImported(in))),
        RecordCodec.of(
            FOLDER,
            EditMessage.class,
            (c, out) ->
                command(c, out)
                    .number("messageSeq", c.messageSeq())
                    .nested("content", c.content(), ChatContents::writeMessage)
                    .sealed(c.sealed())
                    .nested("mentions", c.mentions(), ChatContents::writeMentions),
            in ->
                new EditMessage(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("messageSeq"),
                    in.nested("content", ChatContents::readMessage),
                    in.sealed(),
                    in.nested("mentions", ChatContents::readMentions),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            DeleteMessage.class,
            (c, out) -> command(c, out).number("messageSeq", c.messageSeq()),
            in ->
                new DeleteMessage(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("messageSeq"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            RecallMessage.class,
            (c, out) -> command(c, out).number("messageSeq", c.messageSeq()),
            in ->
                new RecallMessage(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("messageSeq"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            AddReaction.class,
            (c, out) ->
                command(c, out).number("messageSeq", c.messageSeq()).text("reaction", c.reaction()),
            in ->
                new AddReaction(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("messageSeq"),
                    in.text("reaction"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            RemoveReaction.class,
            (c, out) ->
                command(c, out).number("messageSeq", c.messageSeq()).text("reaction", c.reaction()),
            in ->
                new RemoveReaction(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("messageSeq"),
                    in.text("reaction"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            PinMessage.class,
            (c, out) -> command(c, out).number("messageSeq", c.messageSeq()),
            in ->
                new PinMessage(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("messageSeq"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            UnpinMessage.class,
            (c, out) -> command(c, out).number("messageSeq", c.messageSeq()),
            in ->
                new UnpinMessage(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("messageSeq"),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends ChatEvent>> events() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            MessagePosted.class,
            (e, out) ->
                imported(
                    event(e, out)
                        .number("no", e.no())
                        .time("sentAt", e.sentAt())
                        .nested("content", e.content(), ChatContents::writeMessage)
                        .sealed(e.sealed())
                        .number("replyTo", e.replyTo())
                        .number("threadRoot", e.threadRoot())
                        .nested("mentions", e.mentions(), ChatContents::writeMentions)
                        .nested("forwarded", e.forwarded(), ChatContents::writeForwarded),
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
                    in.nested("content", ChatContents::readMessage),
                    in.sealed(),
                    in.numberOrNull("replyTo"),
                    in.numberOrNull("threadRoot"),
                    in.nested("mentions", ChatContents::readMentions),
                    in.nested("forwarded", ChatContents::readForwarded),
                    readImported(in))),
        RecordCodec.of(
            FOLDER,
            MessageEdited.class,
            (e, out) ->
                event(e, out)
                    .number("messageSeq", e.messageSeq())
                    .nested("content", e.content(), ChatContents::writeMessage)
                    .sealed(e.sealed())
                    .nested("mentions", e.mentions(), ChatContents::writeMentions),
            in ->
                new MessageEdited(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("messageSeq"),
                    in.nested("content", ChatContents::readMessage),
                    in.sealed(),
                    in.nested("mentions", ChatContents::readMentions))),
        RecordCodec.of(
            FOLDER,
            MessageDeleted.class,
            (e, out) ->
                event(e, out)
                    .number("messageSeq", e.messageSeq())
                    .uuid("author", e.author())
                    .number("threadRoot", e.threadRoot()),
            in ->
                new MessageDeleted(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("messageSeq"),
                    in.uuid("author"),
                    in.numberOrNull("threadRoot"))),
        RecordCodec.of(
            FOLDER,
            MessageRecalled.class,
            (e, out) ->
                event(e, out)
                    .number("messageSeq", e.messageSeq())
                    .number("threadRoot", e.threadRoot()),
            in ->
                new MessageRecalled(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("messageSeq"),
                    in.numberOrNull("threadRoot"))),
        RecordCodec.of(
            FOLDER,
            ReactionAdded.class,
            (e, out) ->
                event(e, out)
                    .number("messageSeq", e.messageSeq())
                    .uuid("author", e.author())
                    .text("reaction", e.reaction()),
            in ->
                new ReactionAdded(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("messageSeq"),
                    in.uuid("author"),
                    in.text("reaction"))),
        RecordCodec.of(
            FOLDER,
            ReactionRemoved.class,
            (e, out) ->
                event(e, out)
                    .number("messageSeq", e.messageSeq())
                    .uuid("author", e.author())
                    .text("reaction", e.reaction()),
            in ->
                new ReactionRemoved(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("messageSeq"),
                    in.uuid("author"),
                    in.text("reaction"))),
        RecordCodec.of(
            FOLDER,
            MessagePinned.class,
            (e, out) ->
                event(e, out).number("messageSeq", e.messageSeq()).uuid("author", e.author()),
            in ->
                new MessagePinned(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("messageSeq"),
                    in.uuid("author"))),
        RecordCodec.of(
            FOLDER,
            MessageUnpinned.class,
            (e, out) ->
                event(e, out).number("messageSeq", e.messageSeq()).uuid("author", e.author()),
            in ->
                new MessageUnpinned(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("messageSeq"),
                    in.uuid("author"))));
  }
}
