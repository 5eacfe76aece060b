package dev.confab.schemas.codec;

import static dev.confab.schemas.codec.ChatContents.command;
import static dev.confab.schemas.codec.ChatContents.event;
import static dev.confab.schemas.codec.ChatContents.readCause;

import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import java.util.List;

/** Records of {@code chat-commands} and {@code chat-events} about chats as such. */
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
                    .nested("content", c.content(), ChatContents::writeProfile)
                    .sealed(c.sealed())
                    .uuids("members", c.members()),
            in ->
                new CreateChat(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.symbol("type", ChatType.class),
                    in.flag("open"),
                    in.nested("content", ChatContents::readProfile),
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
            EditChat.class,
            (c, out) ->
                command(c, out)
                    .nested("content", c.content(), ChatContents::writeProfile)
                    .sealed(c.sealed()),
            in ->
                new EditChat(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.nested("content", ChatContents::readProfile),
                    in.sealed(),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            ChangeChatSettings.class,
            (c, out) ->
                command(c, out).nested("settings", c.settings(), ChatContents::writeSettings),
            in ->
                new ChangeChatSettings(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.required("settings", ChatContents::readSettings),
                    in.time("issuedAt"))));
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
                    .nested("content", e.content(), ChatContents::writeProfile)
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
                    in.nested("content", ChatContents::readProfile),
                    in.sealed())),
        RecordCodec.of(
            FOLDER,
            ChatEdited.class,
            (e, out) ->
                event(e, out)
                    .nested("content", e.content(), ChatContents::writeProfile)
                    .sealed(e.sealed()),
            in ->
                new ChatEdited(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.nested("content", ChatContents::readProfile),
                    in.sealed())),
        RecordCodec.of(
            FOLDER,
            ChatSettingsChanged.class,
            (e, out) -> event(e, out).nested("settings", e.settings(), ChatContents::writeSettings),
            in ->
                new ChatSettingsChanged(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.required("settings", ChatContents::readSettings))));
  }
}
