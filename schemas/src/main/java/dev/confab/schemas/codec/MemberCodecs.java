package dev.confab.schemas.codec;

import static dev.confab.schemas.codec.ChatContents.command;
import static dev.confab.schemas.codec.ChatContents.event;
import static dev.confab.schemas.codec.ChatContents.imported;
import static dev.confab.schemas.codec.ChatContents.readCause;
import static dev.confab.schemas.codec.ChatContents.readImported;

import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.RoleChanged;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import java.util.List;

/** Records of {@code chat-commands} and {@code chat-events} about members. */
final class MemberCodecs {
  private static final String FOLDER = "chat";

  private MemberCodecs() {}

  static List<RecordCodec<? extends ChatCommand>> commands() {
    return List.of(
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
            BanMember.class,
            (c, out) -> command(c, out).uuid("userId", c.userId()),
            in ->
                new BanMember(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            UnbanMember.class,
            (c, out) -> command(c, out).uuid("userId", c.userId()),
            in ->
                new UnbanMember(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            ChangeRole.class,
            (c, out) -> command(c, out).uuid("userId", c.userId()).symbol("role", c.role()),
            in ->
                new ChangeRole(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.symbol("role", Role.class),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            ChangePermissions.class,
            (c, out) ->
                command(c, out)
                    .uuid("userId", c.userId())
                    .symbols("granted", c.granted())
                    .symbols("denied", c.denied()),
            in ->
                new ChangePermissions(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.symbols("granted", Permission.class),
                    in.symbols("denied", Permission.class),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            TransferOwnership.class,
            (c, out) -> command(c, out).uuid("userId", c.userId()),
            in ->
                new TransferOwnership(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends ChatEvent>> events() {
    return List.of(
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
                    event(e, out)
                        .symbol("role", e.role())
                        .number("joinedNo", e.joinedNo())
                        .number("link", e.link())
                        .number("invitation", e.invitation()),
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
                    in.numberOrNull("link"),
                    in.numberOrNull("invitation"),
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
            MemberBanned.class,
            (e, out) -> event(e, out).uuid("userId", e.userId()).flag("wasMember", e.wasMember()),
            in ->
                new MemberBanned(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"),
                    in.flag("wasMember"))),
        RecordCodec.of(
            FOLDER,
            MemberUnbanned.class,
            (e, out) -> event(e, out).uuid("userId", e.userId()),
            in ->
                new MemberUnbanned(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"))),
        RecordCodec.of(
            FOLDER,
            RoleChanged.class,
            (e, out) -> event(e, out).uuid("userId", e.userId()).symbol("role", e.role()),
            in ->
                new RoleChanged(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"),
                    in.symbol("role", Role.class))),
        RecordCodec.of(
            FOLDER,
            PermissionsChanged.class,
            (e, out) ->
                event(e, out)
                    .uuid("userId", e.userId())
                    .symbols("granted", e.granted())
                    .symbols("denied", e.denied()),
            in ->
                new PermissionsChanged(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"),
                    in.symbols("granted", Permission.class),
                    in.symbols("denied", Permission.class))),
        RecordCodec.of(
            FOLDER,
            OwnershipTransferred.class,
            (e, out) -> event(e, out).uuid("userId", e.userId()),
            in ->
                new OwnershipTransferred(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"))));
  }
}
