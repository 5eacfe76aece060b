package dev.confab.schemas.codec;

import static dev.confab.schemas.codec.ChatContents.command;
import static dev.confab.schemas.codec.ChatContents.event;
import static dev.confab.schemas.codec.ChatContents.readCause;

import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.RevokeInviteLink;
import java.util.List;

/** Records of {@code chat-commands} and {@code chat-events} about invitations and invite links. */
final class InvitationCodecs {
  private static final String FOLDER = "chat";

  private InvitationCodecs() {}

  static List<RecordCodec<? extends ChatCommand>> commands() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            InviteMember.class,
            (c, out) ->
                command(c, out).uuid("userId", c.userId()).number("ttlSeconds", c.ttlSeconds()),
            in ->
                new InviteMember(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.number("ttlSeconds"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            AcceptInvitation.class,
            (c, out) -> command(c, out),
            in ->
                new AcceptInvitation(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            DeclineInvitation.class,
            (c, out) -> command(c, out),
            in ->
                new DeclineInvitation(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            RevokeInvitation.class,
            (c, out) -> command(c, out).uuid("userId", c.userId()),
            in ->
                new RevokeInvitation(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.uuid("userId"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            ExpireInvitation.class,
            (c, out) ->
                out.uuid("chatId", c.chatId())
                    .uuid("actor", c.actor())
                    .uuid("userId", c.userId())
                    .number("invitation", c.invitation())
                    .time("issuedAt", c.issuedAt()),
            in ->
                new ExpireInvitation(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.uuid("userId"),
                    in.number("invitation"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            CreateInviteLink.class,
            (c, out) ->
                command(c, out).number("maxUses", c.maxUses()).number("ttlSeconds", c.ttlSeconds()),
            in ->
                new CreateInviteLink(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.numberOrNull("maxUses"),
                    in.numberOrNull("ttlSeconds"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            RevokeInviteLink.class,
            (c, out) -> command(c, out).number("link", c.link()),
            in ->
                new RevokeInviteLink(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("link"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            JoinByLink.class,
            (c, out) -> command(c, out).number("link", c.link()),
            in ->
                new JoinByLink(
                    in.uuid("chatId"),
                    in.uuid("actor"),
                    in.text("clientKey"),
                    in.number("link"),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends ChatEvent>> events() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            MemberInvited.class,
            (e, out) -> event(e, out).uuid("userId", e.userId()).time("expiresAt", e.expiresAt()),
            in ->
                new MemberInvited(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"),
                    in.time("expiresAt"))),
        RecordCodec.of(
            FOLDER,
            InvitationDeclined.class,
            (e, out) -> event(e, out).number("invitation", e.invitation()),
            in ->
                new InvitationDeclined(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("invitation"))),
        RecordCodec.of(
            FOLDER,
            InvitationRevoked.class,
            (e, out) ->
                event(e, out).uuid("userId", e.userId()).number("invitation", e.invitation()),
            in ->
                new InvitationRevoked(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"),
                    in.number("invitation"))),
        RecordCodec.of(
            FOLDER,
            InvitationExpired.class,
            (e, out) ->
                event(e, out).uuid("userId", e.userId()).number("invitation", e.invitation()),
            in ->
                new InvitationExpired(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.uuid("userId"),
                    in.number("invitation"))),
        RecordCodec.of(
            FOLDER,
            InviteLinkCreated.class,
            (e, out) ->
                event(e, out).number("maxUses", e.maxUses()).time("expiresAt", e.expiresAt()),
            in ->
                new InviteLinkCreated(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.numberOrNull("maxUses"),
                    in.timeOrNull("expiresAt"))),
        RecordCodec.of(
            FOLDER,
            InviteLinkRevoked.class,
            (e, out) -> event(e, out).number("link", e.link()),
            in ->
                new InviteLinkRevoked(
                    in.uuid("chatId"),
                    in.number("seq"),
                    in.uuid("actor"),
                    in.time("at"),
                    readCause(in),
                    in.number("link"))));
  }
}
