package dev.confab.ingest.memory;

import dev.confab.platform.query.Ban;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.InviteLink;
import dev.confab.platform.query.Marks;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.query.ThreadInfo;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.outcome.Accepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One chat: what was said, who is there, who may come. */
final class MemoryChat {
  final CreateChat made;
  final Map<UUID, Member> members = new TreeMap<>();
  final Map<UUID, Marks> marks = new HashMap<>();
  final Map<UUID, Ban> bans = new TreeMap<>();
  final Map<UUID, Invitation> invitations = new TreeMap<>();
  final Map<Long, InviteLink> links = new TreeMap<>();
  final Set<Long> revokedLinks = new HashSet<>();
  final List<MemoryMessage> messages = new ArrayList<>();
  final Map<String, Done> done = new HashMap<>();
  @Nullable ChatProfile profile;
  ChatSettings settings;
  long lastSeq;
  Instant lastActivityAt;

  /** What became of a client's wish. */
  record Done(Sha256 contentHash, Accepted outcome) {}

  MemoryChat(CreateChat made) {
    this.made = made;
    this.profile = made.content();
    this.settings = ChatSettings.initial(made.type(), made.open());
    this.lastActivityAt = made.issuedAt();
  }

  Accepted next(ChatCommand command, long no) {
    lastSeq++;
    return accepted(command, lastSeq, no);
  }

  Accepted accepted(ChatCommand command, long seq, long no) {
    lastActivityAt = command.issuedAt();
    return new Accepted(UUID.randomUUID(), command.chatId(), seq, no, command.issuedAt(), false);
  }

  /** It is so already. */
  Accepted nothing(ChatCommand command) {
    return new Accepted(UUID.randomUUID(), command.chatId(), lastSeq, 0, lastActivityAt, true);
  }

  void put(UUID userId, Role role, Instant at) {
    long seq = ++lastSeq;
    SeqRange visible = settings.open() ? SeqRange.ALL : new SeqRange(seq, Long.MAX_VALUE);
    marks.put(userId, Marks.NONE);
    members.put(userId, member(userId, role, Set.of(), Set.of(), seq, at, List.of(visible)));
  }

  void rule(ChatSettings wanted) {
    settings = wanted;
    List.copyOf(members.values())
        .forEach(member -> change(member, member.role(), member.granted(), member.denied()));
  }

  void change(Member member, Role role, Set<Permission> granted, Set<Permission> denied) {
    members.put(
        member.userId(),
        member(
            member.userId(),
            role,
            granted,
            denied,
            member.joinedSeq(),
            member.joinedAt(),
            member.visible()));
  }

  private Member member(
      UUID userId,
      Role role,
      Set<Permission> granted,
      Set<Permission> denied,
      long seq,
      Instant at,
      List<SeqRange> visible) {
    Set<Permission> may = EnumSet.noneOf(Permission.class);
    may.addAll(ofRole(role));
    may.addAll(granted);
    may.removeAll(denied);
    return new Member(userId, role, granted, denied, may, seq, at, visible, Marks.NONE);
  }

  private Collection<Permission> ofRole(Role role) {
    if (made.type() == ChatType.DIRECT) {
      return Set.of(Permission.SEND_MESSAGES, Permission.PIN_MESSAGES);
    }
    return role == Role.MEMBER
        ? settings.memberPermissions()
        : EnumSet.complementOf(EnumSet.of(Permission.UNKNOWN));
  }

  Member actor(ChatCommand command) {
    return Optional.ofNullable(members.get(command.actor()))
        .orElseThrow(() -> new Refused("not_a_member"));
  }

  void require(ChatCommand command, Permission permission) {
    Refused.unless(actor(command).permissions().contains(permission), "forbidden");
  }

  Optional<MemoryMessage> message(long seq) {
    return messages.stream().filter(message -> message.seq == seq).findFirst();
  }

  boolean canSee(UUID viewer, long seq) {
    Member member = members.get(viewer);
    return member != null && member.visible().stream().anyMatch(range -> range.contains(seq));
  }

  /** What a viewer may see, ascending. */
  List<Message> seenBy(UUID viewer) {
    return messages.stream()
        .filter(message -> canSee(viewer, message.seq))
        .map(message -> message.seenBy(viewer, thread(message.seq)))
        .toList();
  }

  private @Nullable ThreadInfo thread(long root) {
    List<MemoryMessage> replies =
        messages.stream()
            .filter(reply -> Long.valueOf(root).equals(reply.posted.threadRoot()))
            .toList();
    return replies.isEmpty()
        ? null
        : new ThreadInfo(
            replies.size(), replies.getLast().seq, replies.getLast().posted.issuedAt());
  }

  ChatHead head(UUID viewer) {
    Member membership = members.get(viewer);
    List<Message> seen = seenBy(viewer);
    return new ChatHead(
        made.chatId(),
        made.type(),
        profile == null ? null : profile.name(),
        profile == null ? null : profile.description(),
        profile == null ? null : profile.avatarId(),
        settings,
        made.issuedAt(),
        made.actor(),
        lastSeq,
        messages.size(),
        members.size(),
        lastActivityAt,
        membership == null ? null : withMarks(membership),
        invitations.get(viewer),
        membership == null ? 0 : unread(viewer, seen),
        membership == null ? 0 : mentions(viewer, seen),
        messages.stream().filter(message -> message.pinnedBy != null).count(),
        seen.isEmpty() ? null : seen.getLast(),
        membership == null ? null : peerOf(viewer));
  }

  private Member withMarks(Member member) {
    return new Member(
        member.userId(),
        member.role(),
        member.granted(),
        member.denied(),
        member.permissions(),
        member.joinedSeq(),
        member.joinedAt(),
        member.visible(),
        marks.get(member.userId()));
  }

  private long unread(UUID viewer, List<Message> seen) {
    Member member = members.get(viewer);
    long readNo = marks.get(viewer).readNo();
    return seen.stream()
        .filter(m -> m.seq() > member.joinedSeq() && m.no() > readNo)
        .filter(m -> !m.senderId().equals(viewer))
        .count();
  }

  private long mentions(UUID viewer, List<Message> seen) {
    long readNo = marks.get(viewer).readNo();
    return seen.stream()
        .filter(m -> m.no() > readNo && m.mentions() != null)
        .filter(m -> m.mentions().everyone() || m.mentions().users().contains(viewer))
        .count();
  }

  private @Nullable UUID peerOf(UUID viewer) {
    return made.type() != ChatType.DIRECT
        ? null
        : members.keySet().stream().filter(id -> !id.equals(viewer)).findFirst().orElseThrow();
  }
}
