package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.MemberAdded;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat's head in the timeline.
 *
 * @param seq seq of the last event applied: the chat's last
 * @param type kind of chat
 * @param open may anybody join?
 * @param name display name; null once sealed or erased
 * @param description what it is about
 * @param createdAt when it was created
 * @param createdBy who created it
 * @param lastNo number of the last message
 * @param lastMessageSeq seq of the last message, 0 if there is none
 * @param memberCount how many members it has
 * @param lastActivityAt when its last change was decided on
 * @param partner of a direct chat, the one who did not open it; null in all others
 */
public record HeadRow(
    long seq,
    ChatType type,
    boolean open,
    @Nullable String name,
    @Nullable String description,
    Instant createdAt,
    UUID createdBy,
    long lastNo,
    long lastMessageSeq,
    long memberCount,
    Instant lastActivityAt,
    @Nullable UUID partner) {

  static HeadRow of(ChatCreated event) {
    var content = event.content();
    return new HeadRow(
        event.seq(),
        event.type(),
        event.open(),
        content == null ? null : content.name(),
        content == null ? null : content.description(),
        event.at(),
        event.actor(),
        0,
        0,
        0,
        event.at(),
        null);
  }

  /** The head after somebody was added. */
  HeadRow withMember(MemberAdded event) {
    boolean other = type == ChatType.DIRECT && !event.userId().equals(createdBy);
    return after(event, lastNo, lastMessageSeq, memberCount + 1, other ? event.userId() : partner);
  }

  /** The other one of a direct chat, as one of the two sees it; null in all others. */
  public @Nullable UUID peerOf(UUID viewer) {
    return viewer.equals(partner) ? createdBy : partner;
  }

  /** The head after an event that changed the number of members. */
  HeadRow withMembers(ChatEvent event, int more) {
    return after(event, lastNo, lastMessageSeq, memberCount + more, partner);
  }

  /** The head after a message. */
  HeadRow withMessage(ChatEvent event, long no) {
    return after(event, no, event.seq(), memberCount, partner);
  }

  /** The oldest change that the view keeps. */
  public long oldestChange() {
    return Math.max(1, seq - Timeline.KEPT_CHANGES + 1);
  }

  byte[] toBytes() {
    return new RowOut()
        .number(seq)
        .symbol(type)
        .flag(open)
        .text(name)
        .text(description)
        .time(createdAt)
        .uuid(createdBy)
        .number(lastNo)
        .number(lastMessageSeq)
        .number(memberCount)
        .time(lastActivityAt)
        .uuidOrNull(partner)
        .bytes();
  }

  /** Reads a row. */
  public static HeadRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new HeadRow(
        in.number(),
        in.symbol(ChatType.class),
        in.flag(),
        in.textOrNull(),
        in.textOrNull(),
        in.time(),
        in.uuid(),
        in.number(),
        in.number(),
        in.number(),
        in.time(),
        in.isAtEnd() ? null : in.uuidOrNull());
  }

  private HeadRow after(
      ChatEvent event, long no, long messageSeq, long members, @Nullable UUID newPartner) {
    return new HeadRow(
        event.seq(),
        type,
        open,
        name,
        description,
        createdAt,
        createdBy,
        no,
        messageSeq,
        members,
        event.at(),
        newPartner);
  }
}
