package dev.confab.processors.query;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.Ban;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.InviteLink;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberAnswer;
import dev.confab.platform.query.MemberPage;
import dev.confab.processors.view.ByRow;
import dev.confab.processors.view.InvitationRow;
import dev.confab.processors.view.LinkRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.TimelineKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** Queries for who is in a chat, may come, and may not. */
final class MemberQueries {
  private static final UUID FIRST_ID = new UUID(0, 0);
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final ChatReading reading;

  MemberQueries(ChatReading reading) {
    this.reading = reading;
  }

  MemberPage members(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    Limits.checkPage(limit, Limits.PAGE);
    return reading.asMember(
        viewer,
        chat,
        access -> new MemberPage(access, List.of(), false),
        seen -> {
          List<Member> found = new ArrayList<>();
          UUID _ =
              MemberScan.scan(
                  seen.rows(),
                  after,
                  Integer.MAX_VALUE,
                  (userId, row, mark) -> {
                    found.add(Standing.of(userId, seen.head(), row, mark, viewer));
                    return found.size() <= limit;
                  });
          boolean more = found.size() > limit;
          return new MemberPage(Access.MEMBER, more ? found.subList(0, limit) : found, more);
        });
  }

  MemberAnswer member(UUID viewer, ChatPosition chat, UUID userId) {
    return reading.asMember(
        viewer,
        chat,
        access -> new MemberAnswer(access, null),
        seen -> {
          MemberRow row = seen.rows().member(userId, seen.head());
          return new MemberAnswer(
              Access.MEMBER,
              row == null || !row.member()
                  ? null
                  : Standing.of(userId, seen.head(), row, seen.rows().mark(userId), viewer));
        });
  }

  ChatPage<Ban> bans(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    UUID chatId = chat.chatId();
    return byUser(
        viewer,
        chat,
        userId -> TimelineKeys.ban(chatId, userId),
        after,
        limit,
        row -> {
          ByRow ban = ByRow.fromBytes(row.value);
          return new Ban(TimelineKeys.userOf(row.key), ban.by(), ban.at());
        });
  }

  ChatPage<Invitation> invitations(
      UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    UUID chatId = chat.chatId();
    return byUser(
        viewer,
        chat,
        userId -> TimelineKeys.invitation(chatId, userId),
        after,
        limit,
        row -> InvitationRow.fromBytes(row.value).shown(chatId, TimelineKeys.userOf(row.key)));
  }

  ChatPage<InviteLink> links(UUID viewer, ChatPosition chat, long after, int limit) {
    return page(
        viewer,
        chat,
        TimelineKeys.link(chat.chatId(), Math.max(0, after)),
        TimelineKeys.link(chat.chatId(), Long.MAX_VALUE),
        limit,
        row -> {
          long seq = TimelineKeys.seqOf(row.key);
          return seq == after ? null : LinkRow.fromBytes(row.value).shown(seq);
        });
  }

  private <T> ChatPage<T> byUser(
      UUID viewer,
      ChatPosition chat,
      Function<UUID, byte[]> keyOf,
      @Nullable UUID after,
      int limit,
      Function<KeyValue<byte[], byte[]>, T> entry) {
    return page(
        viewer,
        chat,
        keyOf.apply(Objects.requireNonNullElse(after, FIRST_ID)),
        keyOf.apply(LAST_ID),
        limit,
        row -> TimelineKeys.userOf(row.key).equals(after) ? null : entry.apply(row));
  }

  private <T> ChatPage<T> page(
      UUID viewer,
      ChatPosition chat,
      byte[] from,
      byte[] to,
      int limit,
      Function<KeyValue<byte[], byte[]>, @Nullable T> entry) {
    Limits.checkPage(limit, Limits.PAGE);
    return reading.asMember(
        viewer,
        chat,
        ChatPage::none,
        seen -> Pages.of(seen.rows().store().range(from, to), limit, entry));
  }
}
