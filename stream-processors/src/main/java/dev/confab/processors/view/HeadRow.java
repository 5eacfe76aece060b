package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.Permission;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat's head in the timeline.
 *
 * @param seq seq of the last event applied: the chat's last
 * @param type kind of chat
 * @param settings its rules
 * @param profile what it is called; null once sealed or erased
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
    ChatSettings settings,
    @Nullable ChatProfile profile,
    Instant createdAt,
    UUID createdBy,
    long lastNo,
    long lastMessageSeq,
    long memberCount,
    Instant lastActivityAt,
    @Nullable UUID partner) {

  static HeadRow of(ChatCreated event) {
    return new HeadRow(
        event.seq(),
        event.type(),
        ChatSettings.initial(event.type(), event.open()),
        event.content(),
        event.at(),
        event.actor(),
        0,
        0,
        0,
        event.at(),
        null);
  }

  /** May anybody find it and join? */
  public boolean open() {
    return settings.open();
  }

  /** What it is called; null once sealed or erased. */
  public @Nullable String name() {
    return profile == null ? null : profile.name();
  }

  /** The other one of a direct chat, as one of the two sees it; null in all others. */
  public @Nullable UUID peerOf(UUID viewer) {
    return viewer.equals(partner) ? createdBy : partner;
  }

  /** The oldest change that the view keeps. */
  public long oldestChange() {
    return Math.max(1, seq - RecentChanges.KEPT + 1);
  }

  /** The head after somebody was added. */
  HeadRow withMember(MemberAdded event) {
    boolean other = type == ChatType.DIRECT && !event.userId().equals(createdBy);
    return after(event, lastNo, lastMessageSeq, memberCount + 1, other ? event.userId() : partner);
  }

  /** The head after an event that changed the number of members. */
  HeadRow withMembers(ChatEvent event, int more) {
    return after(event, lastNo, lastMessageSeq, memberCount + more, partner);
  }

  /** The head after a message. */
  HeadRow withMessage(ChatEvent event, long no) {
    return after(event, no, event.seq(), memberCount, partner);
  }

  /** The head after an event that nothing else shows of here. */
  HeadRow after(ChatEvent event) {
    return withMembers(event, 0);
  }

  /** The head of a chat with another name. */
  HeadRow edited(ChatEdited event) {
    return with(event, settings, event.content());
  }

  /** The head of a chat with other rules. */
  HeadRow withSettings(ChatSettingsChanged event) {
    return with(event, event.settings(), profile);
  }

  byte[] toBytes() {
    return new RowOut()
        .number(seq)
        .symbol(type)
        .flag(settings.open())
        .text(profile == null ? null : profile.name())
        .text(profile == null ? null : profile.description())
        .time(createdAt)
        .uuid(createdBy)
        .number(lastNo)
        .number(lastMessageSeq)
        .number(memberCount)
        .time(lastActivityAt)
        .uuidOrNull(partner)
        .uuidOrNull(profile == null ? null : profile.avatarId())
        .number(settings.slowModeSeconds())
        .number(settings.recallSeconds())
        .symbols(settings.memberPermissions())
        .bytes();
  }

  /** Reads a row. */
  public static HeadRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    long seq = in.number();
    ChatType type = in.symbol(ChatType.class);
    boolean open = in.flag();
    String name = in.textOrNull();
    String description = in.textOrNull();
    Instant createdAt = in.time();
    UUID createdBy = in.uuid();
    long lastNo = in.number();
    long lastMessageSeq = in.number();
    long memberCount = in.number();
    Instant lastActivityAt = in.time();
    UUID partner = in.isAtEnd() ? null : in.uuidOrNull();
    boolean old = in.isAtEnd();
    UUID avatarId = old ? null : in.uuidOrNull();
    return new HeadRow(
        seq,
        type,
        old ? ChatSettings.initial(type, open) : settings(in, open),
        name == null ? null : new ChatProfile(name, description, avatarId),
        createdAt,
        createdBy,
        lastNo,
        lastMessageSeq,
        memberCount,
        lastActivityAt,
        partner);
  }

  private static ChatSettings settings(RowIn in, boolean open) {
    return new ChatSettings(
        open, in.number(), in.number(), List.copyOf(in.symbols(Permission.class)));
  }

  private HeadRow after(
      ChatEvent event, long no, long messageSeq, long members, @Nullable UUID newPartner) {
    return new HeadRow(
        event.seq(),
        type,
        settings,
        profile,
        createdAt,
        createdBy,
        no,
        messageSeq,
        members,
        event.at(),
        newPartner);
  }

  private HeadRow with(
      ChatEvent event, ChatSettings newSettings, @Nullable ChatProfile newProfile) {
    return new HeadRow(
        event.seq(),
        type,
        newSettings,
        newProfile,
        createdAt,
        createdBy,
        lastNo,
        lastMessageSeq,
        memberCount,
        event.at(),
        partner);
  }
}
