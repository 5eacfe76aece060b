package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatInfoEvent;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.MessageEvent;
import dev.confab.schemas.chat.RoleEvent;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What events change of who may come: invitations, links, bans. Their rows come and go; events that
 * the chat's head knows of never get here, so nothing is left behind to tell an old one.
 */
final class InvitationChanges {
  private final KeyValueStore<byte[], byte[]> rows;

  InvitationChanges(KeyValueStore<byte[], byte[]> rows) {
    this.rows = rows;
  }

  void apply(ChatEvent event) {
    switch (event) {
      case MemberInvited e ->
          rows.put(TimelineKeys.invitation(e.chatId(), e.userId()), InvitationRow.of(e).toBytes());
      case InvitationDeclined e -> end(e, e.actor());
      case InvitationRevoked e -> end(e, e.userId());
      case InvitationExpired e -> end(e, e.userId());
      case MemberAdded e -> end(e, e.userId());
      case MemberJoined e -> {
        end(e, e.actor());
        Long link = e.link();
        if (link != null) {
          use(e, link);
        }
      }
      case MemberBanned e -> {
        end(e, e.userId());
        rows.put(TimelineKeys.ban(e.chatId(), e.userId()), new ByRow(e.actor(), e.at()).toBytes());
      }
      case MemberUnbanned e -> rows.delete(TimelineKeys.ban(e.chatId(), e.userId()));
      case InviteLinkCreated e ->
          rows.put(TimelineKeys.link(e.chatId(), e.seq()), LinkRow.of(e).toBytes());
      case InviteLinkRevoked e -> rows.delete(TimelineKeys.link(e.chatId(), e.link()));
      case ChatInfoEvent _, MemberLeft _, MemberRemoved _, RoleEvent _, MessageEvent _ -> {}
    }
  }

  /** Most who come were not invited: a look is cheaper than a deletion. */
  private void end(ChatEvent event, UUID userId) {
    byte[] key = TimelineKeys.invitation(event.chatId(), userId);
    if (rows.get(key) != null) {
      rows.delete(key);
    }
  }

  private void use(ChatEvent event, long link) {
    byte[] key = TimelineKeys.link(event.chatId(), link);
    byte[] bytes = rows.get(key);
    LinkRow row = bytes == null ? null : LinkRow.fromBytes(bytes);
    if (row != null && event.seq() > row.version()) {
      rows.put(key, row.used(event.seq()).toBytes());
    }
  }
}
